//! What is told of a request: one line, without secrets.
//!
//! Invariant: an entry holds no header and nothing of a body.

use std::{fmt, time::Duration};

use serde::Serialize;

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// The connection was cut on purpose.
    Cut,
    /// The client went away before there was an answer.
    Gone,
    /// The server failed within; the client got a 500.
    Panicked,
}

/// What is told of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The id that the answer has as `X-Request-Id`.
    pub id: String,
    /// The method.
    pub method: String,
    /// The path, with the prefix of the API.
    pub path: String,
    /// The query, with `[redacted]` for each value that may be secret.
    pub query: Option<String>,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
    /// The bytes of the answer's body, if there was one.
    pub bytes: Option<u64>,
    /// How long it took to make the answer, in milliseconds.
    pub milliseconds: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// The line of the access log.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if let Some(query) = &self.query {
            write!(f, "?{query}")?;
        }
        match self.status {
            Some(status) => write!(f, " {status}")?,
            None => f.write_str(" -")?,
        }
        match self.bytes {
            Some(bytes) => write!(f, " {bytes} B")?,
            None => f.write_str(" -")?,
        }
        write!(f, " {} ms {}", self.milliseconds, self.id)?;
        match self.outcome {
            Outcome::Answered => Ok(()),
            Outcome::Cut => f.write_str(" (cut)"),
            Outcome::Gone => f.write_str(" (client gone)"),
            Outcome::Panicked => f.write_str(" (panicked)"),
        }
    }
}

/// Whole milliseconds.
pub(super) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
