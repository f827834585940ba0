//! An HTTP answer as it came: status, headers and the bytes of the body.
//!
//! Invariant: nothing here judges the status or knows the type that an operation promises.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};

use crate::{
    cases::{self, Case},
    codec::{Decode, DecodeError, Decoded, from_json},
    header::{self, Header},
};

/// An answer, read to its end and not interpreted.
///
/// ```
/// use specwright_runtime::{HeaderMap, Reply, StatusCode};
///
/// let reply = Reply::new(StatusCode::OK, HeaderMap::new(), "[1, 2]");
/// assert_eq!(reply.json::<Vec<i64>>()?, [1, 2]);
/// assert_eq!(reply.text()?, "[1, 2]");
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
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

    /// The body as text, in the charset that its `Content-Type` names: UTF-8 where it names
    /// none, or ISO 8859-1.
    ///
    /// # Errors
    /// When the body is not in that charset, or it is another one.
    pub fn text(&self) -> Decoded<String> {
        let charset = self.charset().unwrap_or_default();
        match charset.as_str() {
            "" | "utf-8" | "utf8" | "us-ascii" => std::str::from_utf8(&self.body)
                .map(str::to_owned)
                .map_err(|error| DecodeError::new(format_args!("the body is not UTF-8: {error}"))),
            "iso-8859-1" | "latin1" => Ok(self.body.iter().copied().map(char::from).collect()),
            other => Err(DecodeError::new(format_args!(
                "texts in the charset `{other}` are not read"
            ))),
        }
    }

    /// The value of a declared header; `None` where the answer does not have it.
    ///
    /// # Errors
    /// When its text is not of the declared type.
    pub fn header<T: Decode>(&self, header: Header<T>) -> Decoded<Option<T>> {
        header::read(&self.headers, header)
    }

    /// Which of the cases the answer is; `None` where none stands for its status.
    pub fn case(&self, cases: &[Case]) -> Option<usize> {
        cases::error(cases, self.status, &self.headers, &self.body)
    }

    /// The charset that the content type names, in small letters.
    fn charset(&self) -> Option<String> {
        let content_type = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let parameters = content_type.split(';').skip(1);
        let mut pairs = parameters.filter_map(|parameter| parameter.split_once('='));
        let (_, name) = pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case("charset"))?;
        Some(name.trim().trim_matches('"').to_ascii_lowercase())
    }

    /// The same with another status.
    pub(crate) fn standing_for(&self, status: StatusCode) -> Self {
        Self {
            status,
            ..self.clone()
        }
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
