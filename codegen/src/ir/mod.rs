//! The API as a client crate sees it: models and operations, nothing of OpenAPI's notation left.
//!
//! Invariant: no Rust text in here. Wire names, shapes and presence; what things are called in
//! Rust is decided in [`crate::names`] alone.

mod form;
mod listed;
mod text;

use std::collections::BTreeSet;

pub use form::{Form, FormKind, Others};
pub use listed::{Base, Enum, EnumValue, Scalar};

pub use crate::resolve::document::{
    Docs, Limits, Location, Need, Place, RustName, Scheme, SchemeKind, Security, Server, Status,
    Style, Tag, Variable,
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

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// Its operationId.
    pub id: String,
    /// The name that the document asks for.
    pub rust_name: Option<RustName>,
    /// The method in capitals.
    pub method: String,
    /// The path template as written.
    pub path: String,
    /// For each placeholder of the template, the index of its argument.
    pub path_arguments: Vec<usize>,
    /// Its tag: an index into [`Api::tags`].
    pub tag: usize,
    /// What people are told.
    pub docs: Docs,
    /// The arguments that a call has to give: path in order of the template, then the others by
    /// location and wire name. The body stands between the two.
    pub required: Vec<Argument>,
    /// The arguments that a call may give, by wire name.
    pub optional: Vec<Argument>,
    /// The body.
    pub body: Option<Body>,
    /// What a successful answer holds.
    pub answer: Answer,
    /// The declared errors: an index into [`Api::error_sets`].
    pub errors: Option<usize>,
    /// What it needs to be allowed: an index into [`Api::requirements`].
    pub requirement: usize,
    /// The server that it has for itself: an index into [`Api::operation_servers`].
    pub server: Option<usize>,
    /// The headers that its answers and errors declare: indices into [`Api::headers`].
    pub headers: Vec<usize>,
}

/// An argument that travels outside the body.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire.
    pub wire: String,
    /// The name that the document asks for.
    pub rust_name: Option<RustName>,
    /// Where it travels.
    pub location: Location,
    /// How its value becomes text.
    pub style: Style,
    /// Whether reserved characters in it are sent as they are; in queries only.
    pub reserved: bool,
    /// A text that the document gives as an example.
    pub example: Option<String>,
    /// What it holds.
    pub ty: Type,
    /// What people are told.
    pub docs: Docs,
    /// Its limits.
    pub limits: Limits,
    /// Its default, as JSON.
    pub default: Option<String>,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it has to be sent.
    pub required: bool,
    /// Its media types, the default first; never empty.
    pub cases: Vec<BodyCase>,
    /// What people are told.
    pub docs: Docs,
}

/// One media type of a request body.
#[derive(Clone, Debug)]
pub struct BodyCase {
    /// The media type as the document writes it.
    pub media_type: String,
    /// The content type that is sent; a range (`image/*`) where the caller names it.
    pub content_type: String,
    /// How it is written.
    pub format: BodyFormat,
    /// What it holds. Where bytes are sent this is a file.
    pub ty: Type,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// As JSON.
    Json,
    /// As `application/x-www-form-urlencoded`, with the members that are not written as usual.
    Form(Vec<(String, Part)>),
    /// As `multipart/form-data` or another multipart type, with the members that are not written
    /// as usual.
    Multipart(Vec<(String, Part)>),
    /// As the text of a scalar.
    Text,
    /// As it is.
    Bytes,
}

/// How a member of a form is written where it is not written as usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As JSON text.
    Json,
    /// As that content type, which may be a range for files.
    Typed(String),
    /// In a style.
    Style(Style),
    /// In a style, reserved characters as they are.
    Reserved(Style),
}

/// What an answer or an error holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// JSON.
    Json(Type),
    /// A text.
    Text,
    /// Bytes, all of them.
    Bytes,
    /// Bytes as they come.
    Stream,
    /// JSON values as they come.
    Records(Type),
    /// Server-sent events as they come: the JSON in their data, or else text.
    Events(Option<Type>),
}

/// One of the things that an answer or an error may be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The statuses.
    pub status: Status,
    /// The media types, without blanks and charset; empty where the status alone decides.
    pub media: Vec<String>,
    /// What it holds.
    pub payload: Payload,
}

/// What a successful answer holds.
#[derive(Clone, Debug)]
pub struct Answer {
    /// By status, in order, and media type, the preferred one first; never empty. A redirect that
    /// is declared is one of them.
    pub cases: Vec<Case>,
    /// The statuses that the document names, for docs: status and description.
    pub statuses: Vec<(Status, String)>,
    /// The media types to ask for, where these are not JSON alone.
    pub accept: Option<String>,
}

/// The errors that operations declare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorSet {
    /// By status, in order, `default` last, and media type; each read to its end.
    pub cases: Vec<Case>,
}

/// A header that answers declare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Header {
    /// Its name on the wire.
    pub name: String,
    /// What it holds.
    pub ty: Type,
    /// How that is written.
    pub form: HeaderForm,
    /// What the document says of it.
    pub description: Option<String>,
}

/// How a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeaderForm {
    /// As text.
    Text,
    /// As a number or truth value.
    Plain,
    /// As texts with commas between them.
    Texts,
    /// As numbers or truth values with commas between them.
    Plains,
    /// As JSON.
    Json,
}

impl Status {
    /// Whether a redirect of that status is an answer where it is declared. An answer to a
    /// question whether something changed (304) is none.
    pub fn is_redirect(self) -> bool {
        matches!(self, Self::Code(300..=303 | 307 | 308) | Self::Range(3))
    }
}

impl Payload {
    /// Whether it is handed out while it comes.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Stream | Self::Records(_) | Self::Events(_))
    }

    /// The type that is in it.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Records(ty) | Self::Events(Some(ty)) => Some(ty),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Records(ty) | Self::Events(Some(ty)) => Some(ty),
            _ => None,
        }
    }
}

impl Answer {
    /// What it holds, where that is the same in all cases; else it is one of several.
    pub fn single(&self) -> Option<&Payload> {
        let (first, others) = self.cases.split_first()?;
        let same = others.iter().all(|case| case.payload == first.payload);
        same.then_some(&first.payload)
    }

    /// Whether redirects are answers.
    pub fn has_redirects(&self) -> bool {
        self.cases.iter().any(|case| case.status.is_redirect())
    }

    /// Whether a success may come that is none of the cases: two statuses are declared, so that
    /// neither stands for all.
    pub fn may_be_undeclared(&self) -> bool {
        let successes = || self.cases.iter().filter(|case| !case.status.is_redirect());
        let open = |case: &Case| matches!(case.status, Status::Range(2) | Status::Default);
        let first = successes().next().map(|case| case.status);
        successes().any(|case| Some(case.status) != first) && !successes().any(open)
    }
}

/// What a method takes at one place of its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Positional {
    /// The argument of that index in [`Operation::required`].
    Argument(usize),
    /// The body.
    Body,
}

impl Operation {
    /// What a call has to give, in order: path, body, the others.
    pub fn positional(&self) -> Vec<Positional> {
        let in_path = |a: &&Argument| a.location == Location::Path;
        let paths = self.required.iter().take_while(in_path).count();
        let body = self.body.iter().filter(|b| b.required);
        (0..paths)
            .map(Positional::Argument)
            .chain(body.map(|_| Positional::Body))
            .chain((paths..self.required.len()).map(Positional::Argument))
            .collect()
    }
}

impl Api {
    /// A place for what stands nowhere in particular.
    pub(crate) fn whole(&self) -> Place {
        self.place.clone()
    }

    /// Whether an answer of it is a stream of server-sent events.
    pub fn has_events(&self) -> bool {
        let cases = self.operations.iter().flat_map(|o| &o.answer.cases);
        cases
            .map(|case| &case.payload)
            .any(|p| matches!(p, Payload::Events(_)))
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
            Self::Model(id) => Some(*id),
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
            Self::Model(id) => *id = by(*id),
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
