//! What users can do before and after each attempt of a call.

use std::{fmt, time::Duration};

use http::{HeaderMap, StatusCode};

use crate::{
    error::Error,
    transport::{BoxError, Request},
};

/// Is told of every attempt of every call of a client.
///
/// Hooks are called in the order in which the builder got them. They run where the call runs, so
/// they must not wait.
///
/// ```
/// use std::sync::atomic::{AtomicU32, Ordering};
/// use specwright_runtime::{Attempt, BoxError, Hook, Outcome, Request};
///
/// /// Names the run that a call belongs to, and counts attempts that are repeated.
/// struct Run {
///     id: String,
///     repeated: AtomicU32,
/// }
///
/// impl Hook for Run {
///     fn before(&self, request: &mut Request, _: Attempt) -> Result<(), BoxError> {
///         request.headers_mut().insert("x-run", self.id.parse()?);
///         Ok(())
///     }
///
///     fn after(&self, _: Attempt, outcome: &Outcome<'_>) {
///         if outcome.retry_in.is_some() {
///             self.repeated.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Before the request of an attempt is sent, and each request that a redirect leads to. It has
    /// its credentials and can be changed.
    ///
    /// # Errors
    /// What ends the call: it becomes the source of the call's error, and nothing is sent.
    fn before(&self, request: &mut Request, attempt: Attempt) -> Result<(), BoxError> {
        let _ = (request, attempt);
        Ok(())
    }

    /// After an attempt has come to its end.
    fn after(&self, attempt: Attempt, outcome: &Outcome<'_>) {
        let _ = (attempt, outcome);
    }
}

/// Which attempt of which operation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The method and the path template, with `{}` where arguments stand.
    pub operation: &'static str,
    /// The number of the attempt, from 1.
    pub number: u32,
}

impl Attempt {
    /// The method, such as `GET`.
    pub fn method(&self) -> &'static str {
        self.parts().0
    }

    /// The template of the path, such as `/teams/{}`.
    pub fn path(&self) -> &'static str {
        self.parts().1
    }

    fn parts(&self) -> (&'static str, &'static str) {
        self.operation
            .split_once(' ')
            .unwrap_or(("GET", self.operation))
    }
}

/// What came of an attempt.
#[non_exhaustive]
pub struct Outcome<'a> {
    /// The status of the answer, where there is one.
    pub status: Option<StatusCode>,
    /// The headers of the answer, where there is one.
    pub headers: Option<&'a HeaderMap>,
    /// Why the attempt failed, where it did.
    pub error: Option<&'a Error>,
    /// How long the attempt took.
    pub duration: Duration,
    /// After what time the call is tried again; `None` where this was the last attempt.
    pub retry_in: Option<Duration>,
}

/// Shows the names of the headers only: a server may repeat what it was sent.
impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |headers: &'_ HeaderMap| headers.keys().cloned().collect::<Vec<_>>();
        f.debug_struct("Outcome")
            .field("status", &self.status)
            .field("headers", &self.headers.map(names))
            .field("error", &self.error)
            .field("duration", &self.duration)
            .field("retry_in", &self.retry_in)
            .finish()
    }
}
