//! From what a call gives to what the proof is told.

use std::{error::Error as _, fmt::Write as _};

use serde::Serialize;
use specwright_runtime::{
    Bytes, CallError, Error, ErrorBody, HeaderMap, Response, ResponseFuture, glue::NoErrorBody,
};

use crate::{
    Given, Made, Pending,
    protocol::{Answer, Content, Outcome},
    written,
};

/// A body that was read: its content, and the variant that it was given as.
#[derive(Debug)]
pub struct Shown {
    content: Content,
    declared_status: Option<&'static str>,
    media_type: Option<&'static str>,
}

impl Shown {
    fn new(content: Content) -> Self {
        Self {
            content,
            declared_status: None,
            media_type: None,
        }
    }

    /// Says that it was given as the variant of that status.
    #[must_use]
    pub fn of(mut self, status: &'static str) -> Self {
        self.declared_status = Some(status);
        self
    }

    /// Says that it was given as the variant of that media type.
    #[must_use]
    pub fn media(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    fn answer(self, success: bool, status: u16, headers: &HeaderMap) -> Outcome {
        Outcome::Answer(Answer {
            success,
            status,
            headers: shown_headers(headers),
            typed_headers: Vec::new(),
            declared_status: self.declared_status.map(str::to_owned),
            media_type: self.media_type.map(str::to_owned),
            content: self.content,
        })
    }
}

/// A typed value, written again.
#[allow(clippy::needless_pass_by_value, reason = "what shows a body takes it")]
pub fn value<T: Serialize>(value: T) -> Shown {
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

/// No body.
pub fn nothing((): ()) -> Shown {
    Shown::new(Content::Empty)
}

/// A variant that the surface of the crate does not tell of.
pub fn unlisted() -> Shown {
    Shown::new(Content::Unread("a variant that is not known".to_owned()))
}

/// The errors of an operation that declares none.
pub fn no_body(error: NoErrorBody) -> Shown {
    match error {}
}

/// Sends a call that has taken all that is given; `good` and `bad` show its bodies.
///
/// # Errors
/// When something is given that the call did not take.
pub fn send<T: 'static, E: ErrorBody + 'static>(
    given: &Given,
    call: impl IntoFuture<IntoFuture = ResponseFuture<T, E>>,
    good: fn(T) -> Shown,
    bad: fn(E) -> Shown,
) -> Made {
    given.finish()?;
    Ok(shown(call.into_future(), good, bad))
}

/// One function for all operations that answer alike.
fn shown<T: 'static, E: ErrorBody + 'static>(
    call: ResponseFuture<T, E>,
    good: fn(T) -> Shown,
    bad: fn(E) -> Shown,
) -> Pending {
    Box::pin(async move {
        match call.await {
            Ok(response) => success(response, good),
            Err(error) => failure(&error, bad),
        }
    })
}

fn success<T>(response: Response<T>, show: fn(T) -> Shown) -> Outcome {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    show(response.into_inner()).answer(true, status, &headers)
}

fn failure<E: ErrorBody>(error: &CallError<E>, show: fn(E) -> Shown) -> Outcome {
    let body = match error.typed() {
        Some(Ok(body)) => show(body),
        Some(Err(error)) => Shown::new(Content::Unread(error.to_string())),
        None => undeclared(error),
    };
    failed(error, body)
}

/// What there is of an error whose status is not declared, or of a success that is not read.
fn undeclared(error: &Error) -> Shown {
    let raw = error.body().map(|body| Content::Bytes(body.to_vec()));
    Shown::new(match raw {
        _ if error.is_decode() => Content::Unread(told(error)),
        raw => raw.unwrap_or(Content::Empty),
    })
}

fn failed(error: &Error, body: Shown) -> Outcome {
    match (error.status(), error.headers()) {
        (Some(status), Some(headers)) => body.answer(false, status.as_u16(), headers),
        _ => Outcome::Refused {
            message: told(error),
        },
    }
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
