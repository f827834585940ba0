//! Why a call failed.
//!
//! Invariant: nothing here shows a secret. The address of a request is never kept, headers and
//! bodies are never shown whole, and texts from a server pass the redaction of the credentials.

mod build;
mod call;
mod transport;

use std::{error::Error as StdError, fmt, sync::Arc};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub use self::{
    build::BuildError,
    call::{CallError, ErrorBody, NoErrorBody},
};
use crate::{
    client::Client,
    codec::{Decode, DecodeError, Decoded},
    header::Header,
    reply::Reply,
};

/// How much of the body of an answer an error keeps, in bytes.
pub const KEPT_BODY_BYTES: usize = 1 << 20;

/// How much of any text of an answer the text of an error shows, in characters.
const SNIPPET_CHARS: usize = 200;

/// How much of a body is looked at for the snippet, in bytes.
const SNIPPET_SOURCE_BYTES: usize = 4096;

/// Why a call failed, whatever its operation.
///
/// What to do about it is asked with the `is_` predicates; status, headers and the raw body of
/// the answer are there whenever there was an answer. The text names the method and the path
/// template, and never the address or a credential.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    operation: &'static str,
    answer: Option<Answer>,
    /// What is wrong with the request, or the start of the answer.
    detail: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The answer that an error is about, and the client whose secrets are not to be shown with it.
struct Answer {
    reply: Reply,
    client: Client,
}

/// The stages at which a call can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The client cannot be built.
    Build,
    /// The arguments cannot be made into a request.
    Request,
    /// No alternative of the security requirement has all its credentials.
    Credentials,
    /// No connection to the server.
    Connect,
    /// A limit of time of the HTTP client passed.
    Timeout,
    /// The exchange failed otherwise.
    Transport,
    /// The answer has a status other than 2xx, and is no declared redirect.
    Status,
    /// The answer is a success and its body is not as declared.
    Decode,
    /// A part of a body that is handed out while it comes is not as declared.
    Stream,
    /// What an answer says of the next page cannot be followed.
    Paging,
}

impl Error {
    pub(crate) fn request(operation: &'static str, mistake: Mistake) -> Self {
        let source = mistake.source.map(|source| Box::new(source) as _);
        Self::new(Kind::Request, operation, mistake.what, source)
    }

    pub(crate) fn build(error: BuildError) -> Self {
        let detail = error.to_string();
        Self::new(
            Kind::Build,
            "building a client",
            detail,
            Some(Box::new(error)),
        )
    }

    pub(crate) fn credentials(operation: &'static str, needed: String) -> Self {
        Self::new(Kind::Credentials, operation, needed, None)
    }

    pub(crate) fn transport(operation: &'static str, error: reqwest::Error) -> Self {
        let kind = if error.is_timeout() {
            Kind::Timeout
        } else if error.is_connect() {
            Kind::Connect
        } else {
            Kind::Transport
        };
        let source = transport::without_addresses(error);
        Self::new(kind, operation, String::new(), Some(source))
    }

    /// The exchange ended while the body came.
    pub(crate) fn broken_off(
        operation: &'static str,
        error: reqwest::Error,
        place: String,
    ) -> Self {
        let mut failed = Self::transport(operation, error);
        failed.0.detail = place;
        failed
    }

    /// A part of a body, such as `event 3`, is not as declared.
    pub(crate) fn in_stream(
        operation: &'static str,
        client: &Client,
        place: String,
        error: DecodeError,
    ) -> Self {
        let error = presentable(client, error);
        Self::new(Kind::Stream, operation, place, Some(Box::new(error)))
    }

    /// The text names places and counts, no text of the answer.
    pub(crate) fn paging(operation: &'static str, why: String) -> Self {
        Self::new(Kind::Paging, operation, why, None)
    }

    pub(crate) fn too_many_redirects(operation: &'static str) -> Self {
        let detail = "there are too many redirects".to_owned();
        Self::new(Kind::Transport, operation, detail, None)
    }

    pub(crate) fn refused(operation: &'static str, client: Client, reply: Reply) -> Self {
        Self::answer(Kind::Status, operation, client, reply)
    }

    pub(crate) fn decode(
        operation: &'static str,
        client: Client,
        reply: Reply,
        error: DecodeError,
    ) -> Self {
        let error = presentable(&client, error);
        let mut failed = Self::answer(Kind::Decode, operation, client, reply);
        failed.0.source = Some(Box::new(error));
        failed
    }

    fn new(
        kind: Kind,
        operation: &'static str,
        detail: String,
        source: Option<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            answer: None,
            detail,
            source,
        }))
    }

    fn answer(kind: Kind, operation: &'static str, client: Client, mut reply: Reply) -> Self {
        let detail = snippet(&client, reply.body());
        reply.shorten(KEPT_BODY_BYTES);
        let mut failed = Self::new(kind, operation, detail, None);
        failed.0.answer = Some(Answer { reply, client });
        failed
    }

    /// The status of the answer, when there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.reply().map(Reply::status)
    }

    /// The headers of the answer, when there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.reply().map(Reply::headers)
    }

    /// The raw body of the answer, when there was one: its first [`KEPT_BODY_BYTES`].
    pub fn body(&self) -> Option<&Bytes> {
        self.reply().map(Reply::body)
    }

    /// The value of a declared header; `None` where there is no answer, or it does not have it.
    ///
    /// # Errors
    /// When its text is not of the declared type.
    pub fn header<T: Decode>(&self, header: Header<T>) -> Decoded<Option<T>> {
        self.reply().map_or(Ok(None), |reply| reply.header(header))
    }

    /// What was asked for does not exist: status 404.
    pub fn is_not_found(&self) -> bool {
        self.has_status(StatusCode::NOT_FOUND)
    }

    /// The server does not accept the credentials: status 401.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// The credentials do not allow the call: status 403.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(StatusCode::FORBIDDEN)
    }

    /// The call does not fit the state that the server is in: status 409.
    pub fn is_conflict(&self) -> bool {
        self.has_status(StatusCode::CONFLICT)
    }

    /// There were too many calls: status 429.
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// A time limit of the HTTP client passed; the server may have acted on the call.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// There was no connection to the server; it has seen nothing of the call.
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// The call succeeded and its answer is not as the document declares.
    pub fn is_decode(&self) -> bool {
        matches!(self.0.kind, Kind::Decode | Kind::Stream)
    }

    /// The client lacks a credential that the operation needs; nothing was sent.
    pub fn is_credentials(&self) -> bool {
        self.0.kind == Kind::Credentials
    }

    /// The arguments cannot be made into a request; nothing was sent.
    pub fn is_request(&self) -> bool {
        self.0.kind == Kind::Request
    }

    /// What an answer says of the next page of its list cannot be followed; the text tells why.
    /// Where the list changed meanwhile, walking from its start again helps.
    pub fn is_paging(&self) -> bool {
        self.0.kind == Kind::Paging
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.0.kind == Kind::Status && self.status() == Some(status)
    }

    fn reply(&self) -> Option<&Reply> {
        self.0.answer.as_ref().map(|answer| &answer.reply)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            kind,
            operation,
            answer,
            detail,
            source,
        } = &*self.0;
        write!(f, "{operation}: ")?;
        if let Some(answer) = answer {
            write!(f, "{}", answer.reply.status())?;
        }
        match kind {
            Kind::Build => f.write_str(detail)?,
            Kind::Request => write!(f, "the request cannot be made: {detail}")?,
            Kind::Credentials => write!(f, "a credential is missing; needed: {detail}")?,
            Kind::Connect => f.write_str("no connection to the server")?,
            Kind::Timeout => f.write_str("the time limit passed")?,
            Kind::Transport => f.write_str("the exchange with the server failed")?,
            Kind::Stream => {
                write!(f, "{detail} of the body is not as declared")?;
                if let Some(source) = source {
                    write!(f, ": {source}")?;
                }
            }
            Kind::Status => {}
            Kind::Paging => write!(f, "the pages cannot be walked on: {detail}")?,
            Kind::Decode => {
                f.write_str(", but the body is not as declared")?;
                if let Some(source) = source {
                    write!(f, ": {source}")?;
                }
            }
        }
        let told = answer.is_some() || matches!(kind, Kind::Transport | Kind::Timeout);
        if told && !detail.is_empty() {
            write!(f, ": {detail}")?;
        }
        Ok(())
    }
}

/// Shows what [`Display`](fmt::Display) shows, by fields, and the source.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("status", &self.status())
            .field("detail", &self.0.detail)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

/// What is wrong with the arguments of a call. The text never holds a value, only its name.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    what: String,
    /// Shared by the copies of a call.
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Mistake {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            source: None,
        }
    }

    /// The same, with the argument that it is about.
    pub(crate) fn at(mut self, argument: &str, name: impl fmt::Display) -> Self {
        self.what = format!("{argument} `{name}`: {}", self.what);
        self
    }

    /// A mistake that another error tells about; its text is repeated.
    pub(crate) fn because(what: &str, source: impl StdError + Send + Sync + 'static) -> Self {
        Self {
            what: format!("{what}: {source}"),
            source: Some(Arc::new(source)),
        }
    }
}

/// The start of a body, fit for one line of a log.
fn snippet(client: &Client, body: &[u8]) -> String {
    let start = body.get(..SNIPPET_SOURCE_BYTES).unwrap_or(body);
    line(client, &String::from_utf8_lossy(start))
}

/// An error of decoding, without secrets and without the whole of a long value.
fn presentable(client: &Client, error: DecodeError) -> DecodeError {
    error.reworded(|text| line(client, text))
}

/// The start of a text from a server, without secrets and line ends.
fn line(client: &Client, text: &str) -> String {
    // Secrets go first: a part of one would not be found.
    let text = client.credentials().redact(text);
    let mut chars = text.trim().chars();
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = chars.by_ref().take(SNIPPET_CHARS).map(plain).collect();
    if chars.next().is_some() {
        shown.push('…');
    }
    shown
}
