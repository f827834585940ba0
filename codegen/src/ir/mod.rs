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
    Docs, Limits, Location, Need, Place, Scheme, SchemeKind, Security, Status, Style, Tag,
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
}

/// A type with a name.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where its schema stands.
    pub place: Place,
    /// Words for its name: the component's name, or where it stands.
    pub suggestion: String,
    /// The name that the document asks for.
    pub rust_name: Option<String>,
    /// What people are told.
    pub docs: Docs,
    /// What it is.
    pub shape: Shape,
    /// Whether clients send it.
    pub sent: bool,
    /// Whether clients receive it.
    pub received: bool,
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
    pub rust_name: Option<String>,
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
    /// A text.
    String,
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

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// Its operationId.
    pub id: String,
    /// The name that the document asks for.
    pub rust_name: Option<String>,
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
}

/// An argument that travels outside the body.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Where it stands.
    pub place: Place,
    /// Its name on the wire.
    pub wire: String,
    /// The name that the document asks for.
    pub rust_name: Option<String>,
    /// Where it travels.
    pub location: Location,
    /// How its value becomes text.
    pub style: Style,
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
    /// How it is written.
    pub format: BodyFormat,
    /// What it holds.
    pub ty: Type,
    /// What people are told.
    pub docs: Docs,
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyFormat {
    /// As JSON of that media type.
    Json(String),
    /// As `application/x-www-form-urlencoded`, with the members that are not written as usual.
    Form(Vec<(String, Part)>),
    /// As `multipart/form-data`, with the members that are not written as usual.
    Multipart(Vec<(String, Part)>),
    /// As text of that media type.
    Text(String),
    /// As it is, with that media type.
    Bytes(String),
}

/// How a member of a form is written where it is not written as usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As JSON text.
    Json,
    /// In a style.
    Style(Style),
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
    /// Bytes.
    Bytes,
}

/// What a successful answer holds.
#[derive(Clone, Debug)]
pub struct Answer {
    /// By status; one entry where all successful statuses hold the same.
    pub cases: Vec<(Status, Payload)>,
    /// The statuses that the document names, for docs: status and description.
    pub statuses: Vec<(Status, String)>,
    /// The headers that the document names, for docs.
    pub headers: Vec<(String, Option<String>)>,
    /// The media type to ask for, where it is not JSON.
    pub accept: Option<String>,
}

/// The errors that operations declare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErrorSet {
    /// By status, in order, `default` last.
    pub cases: Vec<(Status, Payload)>,
}

impl Api {
    /// A place for what stands nowhere in particular.
    pub(crate) fn whole(&self) -> Place {
        self.place.clone()
    }

    /// The model behind an id.
    pub fn model(&self, id: ModelId) -> &Model {
        &self.models[id.0]
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
}
