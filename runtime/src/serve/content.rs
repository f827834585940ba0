//! The body of a call: of a limited length, by its media type, checked.

use axum::body::Body as AxumBody;
use bytes::Bytes;
use http::{
    HeaderMap, StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE},
};
use http_body::Body as _;
use serde_json::Value;

use super::{
    checks::Checks,
    form,
    json::{Wrong, not_json, scalar},
    media, multipart,
    parameters::note,
    place::Steps,
    problem::{Location, Problem, Refusal},
    spec::{Body, BodyForm, Operation},
};
use crate::{
    Reply,
    body::file::File,
    codec::{Decode, DecodeError, Decoded, from_json, parts::Parts},
};

/// A body that was read.
pub(super) struct Content {
    /// Which of the declared bodies it is.
    pub(super) media: usize,
    pub(super) value: Sent,
}

/// What was sent.
pub(super) enum Sent {
    /// JSON text.
    Json(Bytes),
    Parts(Parts),
}

impl Sent {
    /// Reads a type.
    pub(super) fn decode<T: Decode>(&self) -> Decoded<T> {
        match self {
            Self::Json(text) => from_json(text),
            Self::Parts(parts) => parts.decode(),
        }
    }
}

/// Reads the body of a call; `None` where there is none, or where it has problems, which are added
/// to the others.
pub(super) async fn read(
    operation: &'static Operation,
    headers: &HeaderMap,
    body: AxumBody,
    limit: usize,
    checks: &Checks,
    problems: &mut Vec<Problem>,
) -> Result<Option<Content>, Refusal> {
    if operation.bodies.is_empty() {
        return Ok(None);
    }
    let content_type = headers
        .get(CONTENT_TYPE)
        .map(|value| value.to_str().unwrap_or("?"));
    let bytes = collect(headers, body, limit).await?;
    let media = match content_type {
        Some(content_type) => media::choose(operation.bodies, content_type),
        // One declared type needs no name.
        None => (operation.bodies.len() == 1).then_some(0),
    };
    let chosen = media.and_then(|place| Some((place, operation.bodies.get(place)?)));
    let whole = Steps::default();
    if bytes.is_empty() && may_be_absent(content_type, chosen.map(|(_, body)| body)) {
        if operation.body_required {
            let wrong = Wrong::new("required", "is missing");
            note(Location::Body, &whole, wrong, problems);
        }
        return Ok(None);
    }
    let Some((media, body)) = chosen else {
        return Err(unknown_type(operation));
    };
    let before = problems.len();
    match value(
        body,
        content_type.unwrap_or_default(),
        bytes,
        checks,
        problems,
    )
    .await
    {
        Ok(value) => Ok((problems.len() == before).then_some(Content { media, value })),
        Err(wrong) => {
            note(Location::Body, &whole, wrong, problems);
            Ok(None)
        }
    }
}

/// No bytes are an empty form, text or file if a content type says so, and no body otherwise.
fn may_be_absent(content_type: Option<&str>, body: Option<&Body>) -> bool {
    content_type.is_none() || body.is_none_or(|body| body.form == BodyForm::Json)
}

fn unknown_type(operation: &Operation) -> Refusal {
    let known: Vec<&str> = operation
        .bodies
        .iter()
        .map(|body| body.content_type)
        .collect();
    let detail = format!(
        "The body has to be of the content type {}.",
        known.join(" or ")
    );
    Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE).because(detail)
}

/// The bytes of a body, if they are not too many.
async fn collect(headers: &HeaderMap, mut body: AxumBody, limit: usize) -> Result<Bytes, Refusal> {
    let too_large = || {
        let detail = format!("The body is larger than {limit} bytes.");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE).because(detail)
    };
    let length = headers
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    let length: Option<u64> = length.and_then(|length| length.trim().parse().ok());
    if length.is_some_and(|length| length > limit as u64) {
        return Err(too_large());
    }
    let mut chunks: Vec<Bytes> = Vec::new();
    let mut size = 0_usize;
    let mut body = std::pin::Pin::new(&mut body);
    while let Some(frame) = std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        let Ok(frame) = frame else {
            let detail = "The body broke off.";
            return Err(Refusal::new(StatusCode::BAD_REQUEST).because(detail));
        };
        let Ok(chunk) = frame.into_data() else {
            continue;
        };
        size = size.saturating_add(chunk.len());
        if size > limit {
            return Err(too_large());
        }
        chunks.push(chunk);
    }
    match &chunks[..] {
        [one] => Ok(one.clone()),
        chunks => Ok(chunks.concat().into()),
    }
}

/// Reads and checks a body of known form.
async fn value(
    body: &'static Body,
    content_type: &str,
    bytes: Bytes,
    checks: &Checks,
    problems: &mut Vec<Problem>,
) -> Result<Sent, Wrong> {
    let lens = checks.lens(body.schema);
    let json = match body.form {
        BodyForm::Bytes => {
            let mut file = File::new(bytes);
            if !content_type.is_empty() {
                file = file.content_type(content_type);
            }
            return Ok(Sent::Parts(Parts::File(file)));
        }
        BodyForm::Multipart(parts) => {
            let read = multipart::read(content_type, bytes, parts, lens).await?;
            check_parts(&read, body, checks, problems)?;
            return Ok(Sent::Parts(read));
        }
        BodyForm::Json => bytes,
        BodyForm::Form(parts) => {
            let text = std::str::from_utf8(&bytes).map_err(|_| super::text::NotText);
            form::read(text.map_err(Wrong::from)?, parts, lens)?.into()
        }
        BodyForm::Text => scalar(&text(content_type, bytes)?, lens).into(),
    };
    // This reader refuses names that come twice, and nesting that is too deep.
    let value: Value = from_json(&json).map_err(|error| wrong_json(&json, &error))?;
    check(value, body, checks, problems);
    Ok(Sent::Json(json))
}

fn check(value: Value, body: &Body, checks: &Checks, problems: &mut Vec<Problem>) {
    checks.check(
        body.schema,
        value,
        Location::Body,
        &Steps::default(),
        problems,
    );
}

/// Checks a value with files in it, which are texts to a schema.
fn check_parts(
    parts: &Parts,
    body: &Body,
    checks: &Checks,
    problems: &mut Vec<Problem>,
) -> Result<(), Wrong> {
    if checks.has(body.schema) {
        let json = parts.to_checked_json();
        let value = serde_json::from_str(&json).map_err(|error| not_json(&error))?;
        check(value, body, checks, problems);
    }
    Ok(())
}

/// What is wrong with a JSON text that is not read.
fn wrong_json(json: &[u8], error: &DecodeError) -> Wrong {
    if std::str::from_utf8(json).is_err() {
        return super::text::NotText.into();
    }
    match serde_json::from_slice::<serde::de::IgnoredAny>(json) {
        Err(error) => not_json(&error),
        Ok(_) if error.message().contains("duplicate") => Wrong::new(
            "duplicate",
            "has an object with a name that comes more than once",
        ),
        Ok(_) => Wrong::new(
            "json",
            "has a number that is too large, or is nested too deeply",
        ),
    }
}

/// A body as a text, in the charset of its content type.
fn text(content_type: &str, bytes: Bytes) -> Result<String, Wrong> {
    let mut headers = HeaderMap::new();
    if let Ok(value) = content_type.parse() {
        headers.insert(CONTENT_TYPE, value);
    }
    let reply = Reply::new(StatusCode::OK, headers, bytes);
    reply
        .text()
        .map_err(|_| Wrong::new("encoding", "is not a text in the charset that it names"))
}
