//! Calls: what an operation takes, sends, answers and fails with.

use super::{
    Action, Api, Docs, Limits, Location, Paging, Place, RustName, Status, Style, Template, Type,
};

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
    /// Its tag: an index into [`Api::tags`](super::Api::tags).
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
    /// The declared errors: an index into [`Api::error_sets`](super::Api::error_sets).
    pub errors: Option<usize>,
    /// What it needs to be allowed: an index into [`Api::requirements`](super::Api::requirements).
    pub requirement: usize,
    /// The server that it has for itself: an index into
    /// [`Api::operation_servers`](super::Api::operation_servers).
    pub server: Option<usize>,
    /// The headers that its answers and errors declare: indices into
    /// [`Api::headers`](super::Api::headers).
    pub headers: Vec<usize>,
    /// How its list is walked.
    pub paging: Option<Paging>,
    /// The names under which it is called with a preset body.
    pub actions: Vec<Action>,
    /// How an error looks in its successes: an index into [`Api::in_band`](super::Api::in_band).
    pub in_band: Option<usize>,
    /// Whether it may be sent again, where the document says other than by the method.
    pub idempotent: Option<bool>,
    /// What a server tells with each case of the answer, then of the errors, in their order.
    pub replies: Vec<ServerReply>,
    /// How what is refused is told, where the document declares a shape that can be filled: by
    /// status, exact ones first.
    pub refusals: Vec<Refusal>,
}

/// How what is refused is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The statuses.
    pub status: Status,
    /// The content type.
    pub content_type: String,
    /// The shape.
    pub template: Template,
}

/// What a server tells with a case of an answer or an error, beyond what a client reads of it.
#[derive(Clone, Debug)]
pub struct ServerReply {
    /// The content type that is written: the first one declared; none without a body.
    pub content_type: Option<String>,
    /// The headers that the response declares: indices into [`Api::headers`](super::Api::headers).
    pub headers: Vec<usize>,
    /// What the document says of the response.
    pub description: String,
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
    /// The only member of that type, where it is a table: calls take its rows.
    pub member: Option<String>,
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

impl Operation {
    /// All that a call may give outside of its body, the header of a window among it, and whether
    /// it has to: what is required first.
    pub fn arguments(&self) -> impl Iterator<Item = (&Argument, bool)> {
        let window = self
            .paging
            .as_ref()
            .and_then(|paging| paging.window.as_ref());
        let windowed = move |required: bool| {
            let window = window.filter(|window| window.required == required);
            window.map(|window| &window.argument)
        };
        let required = self.required.iter().chain(windowed(true));
        let optional = self.optional.iter().chain(windowed(false));
        let required = required.map(|argument| (argument, true));
        required.chain(optional.map(|argument| (argument, false)))
    }
}

impl Api {
    /// What a server may answer: each case of the answer and of the errors, in order.
    pub fn replies<'a>(
        &'a self,
        operation: &'a Operation,
    ) -> impl Iterator<Item = (&'a Case, &'a ServerReply)> {
        let errors = operation.errors.map(|set| &self.error_sets[set].cases);
        let cases = operation
            .answer
            .cases
            .iter()
            .chain(errors.into_iter().flatten());
        cases.zip(&operation.replies)
    }
}
