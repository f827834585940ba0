//! From what a call gives to what the proof is told.

use std::{
    error::Error as _,
    fmt::{self, Write as _},
    future::{Future, poll_fn},
    pin::{Pin, pin},
};

use futures_core::Stream;
use specwright_runtime::{
    ByteStream, Bytes, CallError, DecodeError, Error, ErrorBody, HeaderMap, Reply, Response,
    ResponseFuture,
    glue::{Encode, NoErrorBody},
};

use crate::{
    Given, Made, Pending,
    protocol::{Answer, Content, Outcome},
    written,
};

/// A header that is offered as a typed value: its name, and the value as JSON text.
pub type TypedHeader = (String, Result<String, String>);

/// The content of a body, or what is still to come of it.
enum Body {
    There(Content),
    Coming(Pin<Box<dyn Future<Output = Content>>>),
}

/// A body that was read: its content, and the variant that it was given as.
pub struct Shown {
    body: Body,
    declared_status: Option<&'static str>,
    media_types: &'static [&'static str],
}

/// What an answer says besides its body.
struct Head {
    success: bool,
    status: u16,
    headers: HeaderMap,
    typed: Vec<TypedHeader>,
}

impl Shown {
    fn new(content: Content) -> Self {
        Self::of_body(Body::There(content))
    }

    fn coming(content: impl Future<Output = Content> + 'static) -> Self {
        Self::of_body(Body::Coming(Box::pin(content)))
    }

    fn of_body(body: Body) -> Self {
        Self {
            body,
            declared_status: None,
            media_types: &[],
        }
    }

    /// Says that it was given as the variant of that status.
    #[must_use]
    pub fn of(mut self, status: &'static str) -> Self {
        self.declared_status = Some(status);
        self
    }

    /// Says that it was given as the variant of these media types.
    #[must_use]
    pub fn media(mut self, media_types: &'static [&'static str]) -> Self {
        self.media_types = media_types;
        self
    }

    async fn answer(self, head: Head) -> Outcome {
        let content = match self.body {
            Body::There(content) => content,
            Body::Coming(content) => content.await,
        };
        Outcome::Answer(Answer {
            success: head.success,
            status: head.status,
            headers: shown_headers(&head.headers),
            typed_headers: head.typed,
            declared_status: self.declared_status.map(str::to_owned),
            media_types: self.media_types.iter().map(|&m| m.to_owned()).collect(),
            content,
        })
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown")
            .field("declared_status", &self.declared_status)
            .finish_non_exhaustive()
    }
}

/// A typed value, written again.
#[allow(clippy::needless_pass_by_value, reason = "what shows a body takes it")]
pub fn value<T: Encode>(value: T) -> Shown {
    Shown::new(written(&value).map_or_else(Content::Unread, Content::Json))
}

/// A text.
pub fn text(text: String) -> Shown {
    Shown::new(Content::Text(text))
}

/// Bytes.
#[allow(clippy::needless_pass_by_value, reason = "what shows a body takes it")]
pub fn bytes(bytes: Bytes) -> Shown {
    Shown::new(Content::Bytes(bytes.to_vec()))
}

/// Bytes while they come.
pub fn stream(stream: ByteStream) -> Shown {
    Shown::coming(async {
        let whole = stream.bytes().await;
        whole.map_or_else(
            |e| Content::Unread(told(&e)),
            |b| Content::Bytes(b.to_vec()),
        )
    })
}

/// Typed values while they come; `value` takes one out of what the stream gives.
pub fn items<I: 'static, T: Encode + 'static>(
    stream: impl Stream<Item = Result<I, Error>> + 'static,
    value: fn(I) -> T,
) -> Shown {
    Shown::coming(async move {
        let items = all(stream, move |item| written(&value(item))).await;
        items.map_or_else(Content::Unread, Content::Items)
    })
}

/// Texts while they come; `value` takes one out of what the stream gives.
pub fn texts<I: 'static>(
    stream: impl Stream<Item = Result<I, Error>> + 'static,
    value: fn(I) -> String,
) -> Shown {
    Shown::coming(async move {
        let items = all(stream, move |item| Ok(value(item))).await;
        items.map_or_else(Content::Unread, Content::Texts)
    })
}

/// Everything that comes, or the first thing that is wrong with it.
async fn all<I>(
    stream: impl Stream<Item = Result<I, Error>>,
    one: impl Fn(I) -> Result<String, String>,
) -> Result<Vec<String>, String> {
    let (mut stream, mut found) = (pin!(stream), Vec::new());
    while let Some(item) = poll_fn(|cx| stream.as_mut().poll_next(cx)).await {
        found.push(one(item.map_err(|error| told(&error))?)?);
    }
    Ok(found)
}

/// No body.
pub fn nothing((): ()) -> Shown {
    Shown::new(Content::Empty)
}

/// A success that is given as none of the declared ones.
#[allow(clippy::needless_pass_by_value, reason = "what shows a body takes it")]
pub fn undeclared(reply: Reply) -> Shown {
    Shown::new(Content::Bytes(reply.body().to_vec())).of("undeclared")
}

/// A variant that the surface of the crate does not tell of.
pub fn unlisted() -> Shown {
    Shown::new(Content::Unread("a variant that is not known".to_owned()))
}

/// A typed header as it is handed on.
pub fn told_header<T: Encode>(name: &str, read: Result<Option<T>, DecodeError>) -> TypedHeader {
    let value = read.map_err(|error| error.to_string());
    (name.to_owned(), value.and_then(|value| written(&value)))
}

/// The errors of an operation that declares none.
pub fn no_body(error: NoErrorBody) -> Shown {
    match error {}
}

/// How what an operation gives is shown.
#[allow(missing_debug_implementations, reason = "it is made and used at once")]
pub struct Show<T, E> {
    /// The body of a success.
    pub good: fn(T) -> Shown,
    /// The body of a declared error.
    pub bad: fn(E) -> Shown,
    /// The declared headers of a success.
    pub good_headers: fn(&Response<T>) -> Vec<TypedHeader>,
    /// The declared headers of an error.
    pub bad_headers: fn(&Error) -> Vec<TypedHeader>,
}

/// Sends a call that has taken all that is given.
///
/// # Errors
/// When something is given that the call did not take.
pub fn send<T: 'static, E: ErrorBody + 'static>(
    given: &Given,
    call: impl IntoFuture<IntoFuture = ResponseFuture<T, E>>,
    show: Show<T, E>,
) -> Made {
    given.finish()?;
    Ok(shown(call.into_future(), show))
}

/// One function for all operations that answer alike.
fn shown<T: 'static, E: ErrorBody + 'static>(
    call: ResponseFuture<T, E>,
    show: Show<T, E>,
) -> Pending {
    Box::pin(async move {
        let (body, head) = match call.await {
            Ok(response) => success(response, &show),
            Err(error) => match failure(&error, &show) {
                Some(failed) => failed,
                None => {
                    return Outcome::Refused {
                        message: told(&error),
                    };
                }
            },
        };
        body.answer(head).await
    })
}

fn success<T, E>(response: Response<T>, show: &Show<T, E>) -> (Shown, Head) {
    let head = Head {
        success: true,
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        typed: (show.good_headers)(&response),
    };
    ((show.good)(response.into_inner()), head)
}

/// `None` where there was no answer.
fn failure<T, E: ErrorBody>(error: &CallError<E>, show: &Show<T, E>) -> Option<(Shown, Head)> {
    let body = match error.typed() {
        Some(Ok(body)) => (show.bad)(body),
        Some(Err(error)) => Shown::new(Content::Unread(error.to_string())),
        None => unread(error),
    };
    let head = Head {
        success: false,
        status: error.status()?.as_u16(),
        headers: error.headers()?.clone(),
        typed: (show.bad_headers)(error),
    };
    Some((body, head))
}

/// What there is of an error whose status is not declared, or of a success that is not read.
fn unread(error: &Error) -> Shown {
    let raw = error.body().map(|body| Content::Bytes(body.to_vec()));
    Shown::new(match raw {
        _ if error.is_decode() => Content::Unread(told(error)),
        raw => raw.unwrap_or(Content::Empty),
    })
}

/// An error with all its causes.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let _ = write!(text, ": {error}");
        cause = error.source();
    }
    text
}

fn shown_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())))
        .collect()
}
