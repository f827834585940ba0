//! The API as a client crate sees it: models and operations, nothing of OpenAPI's notation left.
//!
//! Invariant: no Rust text in here. Wire names, shapes and presence; what things are called in
//! Rust is decided in [`crate::names`] alone.

mod calls;
mod checks;
mod form;
mod listed;
mod paging;
mod text;

use std::collections::BTreeSet;

pub use calls::{
    Answer, Argument, Body, BodyCase, BodyFormat, Case, ErrorSet, Header, HeaderForm, Operation,
    Part, Payload, Positional, Refusal, ServerReply,
};
pub use checks::{Checks, OperationChecks, Template};
pub use form::{Form, FormKind, Others};
pub use listed::{Base, Enum, EnumValue, Scalar};
pub use paging::{Paging, Walk, Windowed};

pub use crate::resolve::{
    document::{
        Docs, Flow, FlowKind, Limits, Location, Need, Place, RustName, Scheme, SchemeKind,
        Security, Server, Status, Style, Tag, Variable,
    },
    extensions::{Action, InBand},
};

/// Identifies a model in [`Api::models`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub usize);

/// One API.
#[derive(Clone, Debug)]
pub struct Api {
    /// The whole document.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// What the document says of it.
    pub description: Option<String>,
    /// Its version.
    pub version: String,
    /// Where it is served; empty where the document names no absolute address.
    pub base_url: String,
    /// The servers of the whole API that have an address, in the document's order.
    pub servers: Vec<Server>,
    /// The distinct servers that operations have for themselves.
    pub operation_servers: Vec<Server>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The distinct security requirements of its operations.
    pub requirements: Vec<Security>,
    /// The tags of its operations, sorted by name.
    pub tags: Vec<Tag>,
    /// Its operations, sorted by path and method.
    pub operations: Vec<Operation>,
    /// Its models: those with a name of their own first, sorted by it.
    pub models: Vec<Model>,
    /// The distinct lists of declared errors.
    pub error_sets: Vec<ErrorSet>,
    /// The distinct headers that answers declare, sorted by name.
    pub headers: Vec<Header>,
    /// The distinct ways in which successes are errors.
    pub in_band: Vec<InBand>,
    /// How many calls may be on their way at once.
    pub concurrency: Option<u32>,
    /// What a server checks of what clients send.
    pub checks: Checks,
}

/// A type with a name.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where its schema stands.
    pub place: Place,
    /// Words for its name: the component's name, or where it stands.
    pub suggestion: String,
    /// The name that the document asks for.
    pub rust_name: Option<RustName>,
    /// Whether it is made of several places of the document, so that the schema at its own place
    /// does not describe it whole.
    pub composed: bool,
    /// What people are told.
    pub docs: Docs,
    /// What it is.
    pub shape: Shape,
    /// Whether its schema allows `null`; what holds it says so by a type of its own.
    pub nullable: bool,
    /// Whether clients send it.
    pub sent: bool,
    /// Whether clients receive it.
    pub received: bool,
    /// The same schema in the other direction, where that is another type.
    pub counterpart: Option<ModelId>,
    /// The tags whose operations reach it: indices into [`Api::tags`].
    pub tags: BTreeSet<usize>,
}

/// What a model is.
#[derive(Clone, Debug)]
pub enum Shape {
    /// An object with known members.
    Struct(Struct),
    /// A plain value out of a list, or another one.
    Enum(Enum),
    /// One of several.
    Union(Union),
    /// Another name for a type.
    Alias {
        /// The type.
        ty: Type,
        /// Its limits.
        limits: Limits,
    },
}

/// An object with known members.
#[derive(Clone, Debug, Default)]
pub struct Struct {
    /// The members, sorted by name.
    pub fields: Vec<Field>,
    /// What members of other names hold, where they are kept.
    pub rest: Option<Type>,
    /// The table of which this is a row and no object of its own: its fields are the columns, in
    /// their order.
    pub table: Option<Table>,
}

/// An object that holds rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The member that lists the columns.
    pub columns: String,
    /// The member that holds the rows.
    pub rows: String,
    /// The fields of a row of which no value stands twice.
    pub unique: Vec<usize>,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where its schema stands.
    pub place: Place,
    /// Its name on the wire.
    pub wire: String,
    /// The name that the document asks for.
    pub rust_name: Option<RustName>,
    /// What it holds.
    pub ty: Type,
    /// Whether it must be present.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether only servers set it.
    pub read_only: bool,
    /// Whether only clients set it.
    pub write_only: bool,
    /// Whether it stands behind a pointer, so that the type has an end.
    pub boxed: bool,
    /// What people are told.
    pub docs: Docs,
    /// Its limits.
    pub limits: Limits,
    /// Its default, as JSON.
    pub default: Option<String>,
}

/// One of several.
#[derive(Clone, Debug)]
pub struct Union {
    /// The property that tells them apart.
    pub tag: Option<String>,
    /// The members, in the document's order: the first of those that fit equally well is taken.
    pub variants: Vec<Variant>,
}

/// A member of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Words for its name.
    pub suggestion: String,
    /// The values of the tag that stand for it; the first is written where it has none itself.
    pub tags: Vec<String>,
    /// What its values look like.
    pub forms: Vec<Form>,
    /// What it holds.
    pub ty: Type,
    /// Whether it stands behind a pointer, so that the type has an end.
    pub boxed: bool,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A truth value.
    Bool,
    /// An integer of 32 bits.
    I32,
    /// An integer of 64 bits.
    I64,
    /// A non-negative integer of 32 bits.
    U32,
    /// A non-negative integer of 64 bits.
    U64,
    /// A number of 32 bits.
    F32,
    /// A number of 64 bits.
    F64,
    /// A number by its digits: an integer beyond 64 bits, or a decimal.
    Number,
    /// A text.
    String,
    /// A file; only members of multipart bodies are.
    File,
    /// A text of a format that is more than a text.
    Format(Format),
    /// Any JSON value.
    Json,
    /// A list.
    List(Box<Type>),
    /// A map from text.
    Map(Box<Type>),
    /// Something that may be null.
    Nullable(Box<Type>),
    /// A table of such rows.
    Table(ModelId),
    /// A model.
    Model(ModelId),
}

/// What a text stands for, where the configuration asks for more than the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Bytes in base64.
    Base64,
    /// A day.
    Date(Dates),
    /// An instant (RFC 3339).
    DateTime(Dates),
    /// A decimal of up to 28 digits.
    Decimal,
    /// A duration (ISO 8601).
    Duration,
    /// An address of either version.
    Ip,
    /// An address of version 4.
    Ipv4,
    /// An address of version 6.
    Ipv6,
    /// A text that is not shown.
    Secret,
    /// An absolute URL.
    Url,
    /// A UUID.
    Uuid,
}

/// Whose types for days and instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dates {
    /// Those of chrono; instants keep their offset.
    Chrono,
    /// Those of jiff; instants are without an offset.
    Jiff,
}

impl Api {
    /// A place for what stands nowhere in particular.
    pub(crate) fn whole(&self) -> Place {
        self.place.clone()
    }

    /// Whether there is more to say of its servers than the one address.
    pub fn has_choice_of_servers(&self) -> bool {
        let varies = |server: &Server| !server.variables.is_empty();
        self.servers.len() > 1 || self.servers.iter().any(varies)
    }

    /// Whether an answer of it is a stream of server-sent events.
    pub fn has_events(&self) -> bool {
        let cases = self.operations.iter().flat_map(|o| &o.answer.cases);
        cases
            .map(|case| &case.payload)
            .any(|p| matches!(p, Payload::Events(_)))
    }

    /// Whether a token of it can be had by the authorization code flow.
    pub fn has_authorization_code(&self) -> bool {
        let flows = self.schemes.iter().flat_map(|scheme| &scheme.flows);
        flows
            .map(|flow| &flow.kind)
            .any(|kind| matches!(kind, FlowKind::AuthorizationCode { .. }))
    }

    /// The model behind an id.
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
    }

    /// All types of models, calls and answers, each with what it is made of.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let models = self.models.iter().flat_map(|m| m.shape.types());
        let operations = self.operations.iter().flat_map(|operation| {
            let arguments = operation.required.iter().chain(&operation.optional);
            let bodies = operation.body.iter().flat_map(|b| &b.cases).map(|c| &c.ty);
            arguments.map(|a| &a.ty).chain(bodies)
        });
        let answers = self.operations.iter().flat_map(|o| &o.answer.cases);
        let errors = self.error_sets.iter().flat_map(|set| &set.cases);
        let payloads = answers.chain(errors).filter_map(|case| case.payload.ty());
        let headers = self.headers.iter().map(|header| &header.ty);
        let all = models.chain(operations).chain(payloads).chain(headers);
        all.flat_map(|ty| std::iter::successors(Some(ty), |ty| ty.inner()))
    }

    /// The type itself, wherever aliases lead.
    pub fn dealiased<'a>(&'a self, mut ty: &'a Type) -> &'a Type {
        while let Type::Model(id) = ty
            && let Shape::Alias { ty: inner, .. } = &self.model(*id).shape
        {
            ty = inner;
        }
        ty
    }
}

impl Type {
    /// The models that the type names.
    pub fn models(&self) -> Option<ModelId> {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.models(),
            Self::Table(id) | Self::Model(id) => Some(*id),
            _ => None,
        }
    }

    /// What a list, a map or something nullable holds.
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => Some(inner),
            _ => None,
        }
    }

    /// Puts other models in the place of those that it names.
    pub(crate) fn replace(&mut self, by: &dyn Fn(ModelId) -> ModelId) {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.replace(by),
            Self::Table(id) | Self::Model(id) => *id = by(*id),
            _ => {}
        }
    }
}

impl Shape {
    /// The types that stand directly in it.
    pub fn types(&self) -> Vec<&Type> {
        match self {
            Self::Struct(object) => {
                let fields = object.fields.iter().map(|f| &f.ty);
                fields.chain(&object.rest).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.variants.iter().map(|v| &v.ty).collect(),
            Self::Alias { ty, .. } => vec![ty],
        }
    }

    /// The same, to be changed.
    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Struct(object) => {
                let fields = object.fields.iter_mut().map(|f| &mut f.ty);
                fields.chain(&mut object.rest).collect()
            }
            Self::Enum(_) => Vec::new(),
            Self::Union(union) => union.variants.iter_mut().map(|v| &mut v.ty).collect(),
            Self::Alias { ty, .. } => vec![ty],
        }
    }
}
