//! An HTTP answer as it came: status, headers and the bytes of the body.
//!
//! Invariant: nothing here judges the status or knows the type that an operation promises.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::codec::{Decode, DecodeError, Decoded, from_json};

/// An answer, read to its end and not interpreted.
#[derive(Clone)]
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Reply {
    /// An answer of these parts; of use in tests of decoders.
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers,
            body: body.into(),
        }
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, after any transfer coding was undone.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body read as JSON.
    ///
    /// # Errors
    /// When the body is not JSON, or not of the shape that `T` asks for.
    #[inline]
    pub fn json<T: Decode>(&self) -> Decoded<T> {
        from_json(&self.body)
    }

    /// The body as text.
    ///
    /// # Errors
    /// When the body is not UTF-8.
    pub fn text(&self) -> Decoded<String> {
        std::str::from_utf8(&self.body)
            .map(str::to_owned)
            .map_err(|error| DecodeError::new(format_args!("the body is not UTF-8: {error}")))
    }

    pub(crate) fn into_parts(self) -> (StatusCode, HeaderMap) {
        (self.status, self.headers)
    }

    /// Forgets all but the first `limit` bytes of the body, and frees the rest.
    pub(crate) fn shorten(&mut self, limit: usize) {
        if let Some(kept) = self.body.get(..limit) {
            self.body = Bytes::copy_from_slice(kept);
        }
    }
}

/// Shows the status and the length of the body only: headers and body may hold secrets.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Decodes an answer as JSON.
///
/// # Errors
/// As [`Reply::json`].
#[inline]
pub fn json<T: Decode>(reply: &Reply) -> Decoded<T> {
    reply.json()
}

/// Decodes an answer as text.
///
/// # Errors
/// As [`Reply::text`].
pub fn text(reply: &Reply) -> Decoded<String> {
    reply.text()
}

/// Takes the body of an answer as it is.
///
/// # Errors
/// None; the result is that of every decoder.
#[allow(clippy::unnecessary_wraps)] // The signature is that of every decoder.
pub fn bytes(reply: &Reply) -> Decoded<Bytes> {
    Ok(reply.body.clone())
}

/// Ignores the body of an answer.
///
/// # Errors
/// None; the result is that of every decoder.
#[allow(clippy::unnecessary_wraps)] // The signature is that of every decoder.
pub fn empty(_: &Reply) -> Decoded<()> {
    Ok(())
}
