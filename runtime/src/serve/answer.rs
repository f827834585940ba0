//! What a handler answers, on its way to a response.
//!
//! Invariant: what is not as declared is a fault of the handler and answered with 500; it never
//! reaches the client half written, streams excepted.

use std::fmt;

use axum::{body::Body, response::Response};
use http::{
    HeaderName, HeaderValue, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE},
};
use serde_json::{Map, Number, Value};

use super::{problem::Refusal, records};
use crate::{
    body::{file::File, outgoing},
    codec::{Encode, to_json},
    header::{Header, HeaderForm},
    in_band::InBand,
    outline::Outline,
    sink::Plain,
    style::{json_text, scalar_text, simple},
};

/// What an operation answers: an enum of what is declared; written by generated code.
pub trait Answer: Sized + Send + 'static {
    /// Makes the response of it.
    ///
    /// # Errors
    /// When it cannot be written, or has a status that is not declared.
    fn write(self) -> Written;

    /// The same with a declared header; see [`Answered::header`].
    fn header<T: Encode>(self, header: Header<T>, value: &T) -> Answered<Self> {
        Answered::from(self).header(header, value)
    }
}

/// An answer as a response, or why there is none.
pub type Written = Result<Reply, Fault>;

/// A response that was written.
#[derive(Debug)]
pub struct Reply(Response);

/// A mistake of a handler; clients see a 500 without it.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        Self(message.to_string())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An answer with its headers; what handlers give back.
///
/// An answer becomes one with `into()`, and so does a [`Refusal`].
///
/// ```
/// use specwright_runtime::{Header, StatusCode, glue::HeaderForm};
/// use specwright_runtime::serve::{Answer, Answered, Refusal, axum::response::IntoResponse};
/// # use specwright_runtime::serve::glue as srv;
/// # struct GetTeamAnswer;
/// # impl srv::Answer for GetTeamAnswer {
/// #     fn write(self) -> srv::Written { srv::empty(srv::Status::Exactly(204)) }
/// # }
///
/// const LEFT: Header<i64> = Header::new("X-Left", HeaderForm::Plain);
///
/// fn answer(left: i64) -> Answered<GetTeamAnswer> {
///     match left {
///         0 => Refusal::new(StatusCode::TOO_MANY_REQUESTS).into(),
///         // What no answer says.
///         13 => Answered::response(StatusCode::IM_A_TEAPOT.into_response()),
///         left => GetTeamAnswer.header(LEFT, &left).raw_header("x-more", "1"),
///     }
/// }
/// # let _ = answer(1);
/// ```
pub struct Answered<A> {
    what: What<A>,
    headers: Vec<(HeaderName, HeaderValue)>,
    fault: Option<Fault>,
}

enum What<A> {
    Answer(A),
    Refusal(Refusal),
    Response(Box<Response>),
}

/// What is done with an [`Answered`].
pub(super) enum Outcome {
    Response(Box<Response>),
    Refusal(Refusal),
    Fault(Fault),
}

impl<A: Answer> From<A> for Answered<A> {
    fn from(answer: A) -> Self {
        Self::new(What::Answer(answer))
    }
}

impl<A: Answer> From<Refusal> for Answered<A> {
    fn from(refusal: Refusal) -> Self {
        Self::new(What::Refusal(refusal))
    }
}

impl<A: Answer> Answered<A> {
    fn new(what: What<A>) -> Self {
        Self {
            what,
            headers: Vec::new(),
            fault: None,
        }
    }

    /// A response that no answer of the operation says; it is sent as it is.
    pub fn response(response: Response) -> Self {
        Self::new(What::Response(Box::new(response)))
    }

    /// The same with a declared header, written in its declared form. A value that no header can
    /// have is a mistake of the handler, and becomes a 500.
    #[must_use]
    pub fn header<T: Encode>(mut self, header: Header<T>, value: &T) -> Self {
        match header_text(header.form(), value) {
            Ok(Some(text)) => self.raw_header(header.name(), &text),
            Ok(None) => self,
            Err(fault) => {
                self.fault = Some(Fault(format!("the header `{}`: {fault}", header.name())));
                self
            }
        }
    }

    /// The same with a header, beside others of its name. A name or a value that no header can have
    /// is a mistake of the handler, and becomes a 500.
    #[must_use]
    pub fn raw_header(mut self, name: &str, value: &str) -> Self {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value.as_bytes()),
        ) {
            (Ok(name), Ok(value)) => self.headers.push((name, value)),
            _ => self.fault = Some(Fault(format!("`{name}` cannot be sent as a header"))),
        }
        self
    }

    pub(super) fn outcome(self) -> Outcome {
        if let Some(fault) = self.fault {
            return Outcome::Fault(fault);
        }
        let mut response = match self.what {
            What::Answer(answer) => match answer.write() {
                Ok(reply) => Box::new(reply.0),
                Err(fault) => return Outcome::Fault(fault),
            },
            What::Response(response) => response,
            What::Refusal(mut refusal) => {
                refusal.headers.extend(self.headers);
                return Outcome::Refusal(refusal);
            }
        };
        for (name, value) in self.headers {
            response.headers_mut().append(name, value);
        }
        Outcome::Response(response)
    }
}

/// Shows the answer where it is one.
impl<A: fmt::Debug> fmt::Debug for Answered<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Answer(answer) => f.debug_tuple("Answered").field(answer).finish(),
            What::Refusal(refusal) => f.debug_tuple("Answered").field(refusal).finish(),
            What::Response(response) => {
                f.debug_tuple("Answered").field(&response.status()).finish()
            }
        }
    }
}

/// The text of a header in its declared form; `None` for a value that is not there.
fn header_text(form: HeaderForm, value: &dyn Encode) -> Result<Option<String>, Fault> {
    if matches!(Outline::of(value), Outline::Nothing) {
        return Ok(None);
    }
    if form == HeaderForm::Json {
        return json_text(value)
            .map(Some)
            .map_err(|mistake| Fault(mistake.text().to_owned()));
    }
    let mut text = String::new();
    let written = simple(value, &mut Plain(&mut text));
    written.map_err(|mistake| Fault(mistake.text().to_owned()))?;
    Ok(Some(text))
}

/// An error with a status of success, in the form that the document declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InBandError {
    /// The code, written as a number where it is one.
    pub code: String,
    /// The reason in words.
    pub message: String,
}

/// The status of an answer, and what is declared of it.
#[derive(Clone, Copy, Debug)]
pub enum Status {
    /// A declared status.
    Exactly(u16),
    /// One of those with a declared first digit.
    Range(u8, StatusCode),
    /// One of those that nothing else is declared for.
    Any(StatusCode),
}

impl Status {
    fn code(self) -> Result<StatusCode, Fault> {
        let (status, fits) = match self {
            Self::Exactly(status) => {
                let status = StatusCode::from_u16(status).map_err(Fault::new)?;
                (status, true)
            }
            Self::Range(digit, status) => (status, status.as_u16() / 100 == u16::from(digit)),
            // What is informational is not the answer.
            Self::Any(status) => (status, (200..=599).contains(&status.as_u16())),
        };
        match fits {
            true => Ok(status),
            false => Err(Fault(format!(
                "the status {status} is not declared for this answer"
            ))),
        }
    }
}

fn reply(status: Status, content_type: &str, body: Body) -> Written {
    let mut response = Response::new(body);
    *response.status_mut() = status.code()?;
    let value = HeaderValue::from_str(content_type).map_err(Fault::new)?;
    response.headers_mut().insert(CONTENT_TYPE, value);
    Ok(Reply(response))
}

/// A media type that can be written: none, and a declared range, is the first of its kind.
fn written_type<'t>(content_type: &'t str, default: &'t str) -> &'t str {
    if content_type.is_empty() || content_type.contains('*') {
        default
    } else {
        content_type
    }
}

/// An answer of JSON.
///
/// # Errors
/// When it cannot be written as JSON, or the status is not declared.
pub fn json(status: Status, content_type: &str, value: &dyn Encode) -> Written {
    let bytes = to_json(value).map_err(Fault::new)?;
    reply(
        status,
        written_type(content_type, "application/json"),
        bytes.into(),
    )
}

/// An answer of the text of a scalar.
///
/// # Errors
/// When the value is no scalar, or the status is not declared.
pub fn text(status: Status, content_type: &str, value: &dyn Encode) -> Written {
    let mut text = String::new();
    let written = scalar_text(&Outline::of(value), &mut Plain(&mut text));
    written.map_err(|mistake| Fault(mistake.text().to_owned()))?;
    let content_type = written_type(content_type, "text/plain");
    // A text is written in UTF-8, which is not what all readers take texts to be in.
    let named = content_type.contains("charset") || !content_type.starts_with("text/");
    let charset = if named { "" } else { "; charset=utf-8" };
    reply(status, &format!("{content_type}{charset}"), text.into())
}

/// An answer of bytes: in memory, of a stream, or of a file of the system. A content type of its
/// own wins over the declared one.
///
/// # Errors
/// When a file cannot be opened, or the status is not declared.
#[allow(clippy::needless_pass_by_value)] // Its stream is sent once.
pub fn bytes(status: Status, content_type: &str, value: File) -> Written {
    let own = value.media_type();
    let content_type = own.unwrap_or(written_type(content_type, "application/octet-stream"));
    let content_type = content_type.to_owned();
    let body = outgoing::body(vec![value.content()]);
    let body = body.map_err(|mistake| Fault(mistake.text().to_owned()))?;
    reply(status, &content_type, Body::new(body))
}

/// An answer of JSON values in a row: one per line, or as `application/json-seq`.
///
/// # Errors
/// When the status is not declared.
pub fn lines<T: Encode + 'static>(
    status: Status,
    content_type: &str,
    values: records::Records<T>,
) -> Written {
    let content_type = written_type(content_type, "application/x-ndjson");
    let body = values.into_body(content_type.starts_with("application/json-seq"));
    reply(status, content_type, body)
}

/// An answer of server-sent events whose data is JSON.
///
/// # Errors
/// When the status is not declared.
pub fn events<T: Encode + 'static>(status: Status, values: records::Events<T>) -> Written {
    reply(status, "text/event-stream", values.into_json())
}

/// An answer of server-sent events whose data is text.
///
/// # Errors
/// When the status is not declared.
pub fn text_events(status: Status, values: records::Events<String>) -> Written {
    reply(status, "text/event-stream", values.into_text())
}

/// An answer without a body.
///
/// # Errors
/// When the status is not declared.
pub fn empty(status: Status) -> Written {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status.code()?;
    if !matches!(response.status().as_u16(), 204 | 304) {
        response
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(Reply(response))
}

/// An error with the status 200, in its declared form.
///
/// # Errors
/// When the content type is none.
pub fn in_band(shape: &'static InBand, content_type: &str, error: InBandError) -> Written {
    let inner = if shape.code.is_empty() && shape.message.is_empty() {
        Value::from(error.message)
    } else {
        let mut members = Map::new();
        if !shape.code.is_empty() {
            let number = error.code.parse::<i64>().map(Number::from);
            let code = number.map_or_else(|_| error.code.into(), Value::Number);
            members.insert(shape.code.to_owned(), code);
        }
        if !shape.message.is_empty() {
            members.insert(shape.message.to_owned(), error.message.into());
        }
        Value::Object(members)
    };
    let mut outer = Map::new();
    outer.insert(shape.member.to_owned(), inner);
    let content_type = written_type(content_type, "application/json");
    reply(
        Status::Exactly(200),
        content_type,
        Value::Object(outer).to_string().into(),
    )
}
