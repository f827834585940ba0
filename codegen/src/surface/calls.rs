//! Operations and what belongs to them, as users see them.

use super::Served;
use crate::{
    ir::{Location, Status},
    pointer::Pointer,
};

/// An operation as users call it: `client.teams().list(…).page(2).await`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    /// Where it stands in the normalized document.
    pub pointer: Pointer,
    /// The method of the client that gives the handle.
    pub handle: String,
    /// The method of the handle.
    pub method: String,
    /// The request type: its module and name.
    pub request: String,
    /// Whether the method is marked as deprecated.
    pub deprecated: bool,
    /// What the method takes, in order.
    pub positional: Vec<Positional>,
    /// The setters of the request for optional arguments.
    pub optional: Vec<Argument>,
    /// The body, required or not.
    pub body: Option<Body>,
    /// What a success gives.
    pub answer: Answer,
    /// The enum of its declared errors: an index into [`Surface::error_sets`](super::Surface::error_sets).
    pub errors: Option<usize>,
    /// The constants of the headers that its answers and errors declare: `headers::X_LEFT`.
    pub headers: Vec<String>,
    /// The setter of the window of a list, which stands for a header parameter.
    pub window: Option<WindowSetter>,
    /// The type of the items of `stream`, where the list is walked.
    pub items: Option<String>,
    /// The same request under other names, with its body preset.
    pub actions: Vec<Action>,
    /// The same on the side of a server, in crates with the feature `server`.
    pub served: Served,
}

/// The setter of a window of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowSetter {
    /// Where its parameter stands in the normalized document.
    pub pointer: Pointer,
    /// The name of the header on the wire.
    pub wire: String,
    /// The setter.
    pub name: String,
    /// The unit that stands before the range on the wire.
    pub unit: String,
    /// Most items of a window; so many come from the first on where none is set.
    pub max: u32,
}

/// A method that makes the request of an operation with a preset body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name in the document.
    pub wire: String,
    /// The method of the handle.
    pub method: String,
    /// What it takes, in order; never a body.
    pub positional: Vec<Argument>,
    /// The body, as JSON.
    pub body: String,
}

/// One place of a method's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Positional {
    /// A required argument.
    Argument(Argument),
    /// The body.
    Body,
}

/// An argument outside the body, positional or a setter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Where its parameter stands in the normalized document.
    pub pointer: Pointer,
    /// Where it travels.
    pub location: Location,
    /// Its name on the wire.
    pub wire: String,
    /// Its Rust name: of the argument or of the setter.
    pub name: String,
    /// The type that the call takes: `&[&str]`.
    pub taken: String,
    /// The type that owns such a value: `Vec<String>`.
    pub owned: String,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`](super::Surface::models).
    pub bare: bool,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Whether it is positional; a setter otherwise.
    pub required: bool,
    /// The name of the argument or of the setter.
    pub name: String,
    /// The type that the call takes.
    pub taken: String,
    /// The enum of its media types, where there are several: its module and name.
    pub choice: Option<String>,
    /// By media type.
    pub contents: Vec<BodyContent>,
}

/// A body of one media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyContent {
    /// The media type as the document writes it.
    pub media_type: String,
    /// Its variant; of no meaning outside an enum.
    pub variant: String,
    /// How it is written.
    pub kind: BodyKind,
    /// The type that owns such a value.
    pub owned: String,
    /// The type that its variant holds, lifetime and all: `&'a model::Team`; of no meaning outside
    /// an enum.
    pub held: String,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`](super::Surface::models).
    pub bare: bool,
    /// Whether there are files in it, so that it cannot be written as JSON.
    pub files: bool,
    /// The field of that type whose rows the call takes, instead of the whole.
    pub member: Option<String>,
    /// The type of the rows that the call takes, where it takes rows.
    pub rows: Option<String>,
    /// The fields whose files need a content type of that range.
    pub ranges: Vec<(String, String)>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// From a value, as JSON or as a form.
    Value,
    /// From a text, or the text of a scalar.
    Text,
    /// From a file.
    Bytes,
}

/// What a success gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The same type for all cases, which have no variants.
    One(Vec<Case>),
    /// An enum.
    Several(CaseEnum),
}

impl Answer {
    /// What may come.
    pub fn cases(&self) -> &[Case] {
        match self {
            Self::One(cases) => cases,
            Self::Several(several) => &several.cases,
        }
    }
}

/// An enum with a variant for each declared status and what is read alike of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEnum {
    /// Its module and name: `errors::Error404`.
    pub path: String,
    /// Its variants, in order.
    pub cases: Vec<Case>,
    /// The variant for what is none of these.
    pub undeclared: Option<String>,
    /// What `into_body` gives, where all cases of an error hold the same.
    pub body: Option<String>,
}

/// A declared response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its status.
    pub status: Status,
    /// Its media types, in small letters and without blanks and charset; none where the status
    /// alone decides.
    pub media_types: Vec<String>,
    /// Its variant; of no meaning outside an enum.
    pub variant: String,
    /// How the body is given.
    pub kind: PayloadKind,
    /// The type that is given: `rt::JsonStream<model::Team>`.
    pub ty: String,
    /// The type of the value, or of each one of a stream.
    pub value: Option<String>,
    /// Whether that is a bare model, whose schema is told of in [`Surface::models`](super::Surface::models).
    pub bare: bool,
}

/// How the body of a response is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayloadKind {
    /// Not at all.
    Empty,
    /// As a typed value.
    Value,
    /// As a text.
    Text,
    /// As bytes.
    Bytes,
    /// As bytes while they come.
    Stream,
    /// As typed values while they come.
    Records,
    /// As events while they come, whose data is a typed value.
    Events,
    /// As events while they come, whose data is a text.
    TextEvents,
}

impl CaseEnum {
    /// Whether a case is handed out while it comes, so that there is no `Clone`.
    pub fn is_live(&self) -> bool {
        use PayloadKind::{Events, Records, Stream, TextEvents};
        let live = |case: &Case| matches!(case.kind, Stream | Records | Events | TextEvents);
        self.cases.iter().any(live)
    }
}
