//! Spans of attempts, for those who subscribe to `tracing`.
//!
//! Invariant: a span holds the method, the path template and numbers, never an argument or an
//! address.

use std::future::Future;

use crate::hook::{Attempt, Outcome};

/// The span of an attempt: `method`, `path` (the template), `attempt`, and when it is over
/// `status`, `duration_ms`, `retry_in_ms`, and `error`.
#[cfg(feature = "tracing")]
pub(super) struct Span(tracing::Span);

#[cfg(feature = "tracing")]
impl Span {
    pub(super) fn new(attempt: Attempt) -> Self {
        use tracing::field::Empty;

        Self(tracing::debug_span!(
            target: "specwright",
            "attempt",
            method = attempt.method(),
            path = attempt.path(),
            attempt = attempt.number,
            status = Empty,
            duration_ms = Empty,
            retry_in_ms = Empty,
            error = Empty,
        ))
    }

    /// What happens in it belongs to it.
    pub(super) fn wrap<T>(&self, work: impl Future<Output = T>) -> impl Future<Output = T> {
        use tracing::Instrument as _;

        work.instrument(self.0.clone())
    }

    pub(super) fn end(&self, outcome: &Outcome<'_>) {
        if self.0.is_disabled() {
            return;
        }
        let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1e3;
        self.0.record("duration_ms", milliseconds(outcome.duration));
        if let Some(status) = outcome.status {
            self.0.record("status", status.as_u16());
        }
        if let Some(wait) = outcome.retry_in {
            self.0.record("retry_in_ms", milliseconds(wait));
        }
        if let Some(error) = outcome.error {
            self.0.record("error", tracing::field::display(error));
        }
    }
}

#[cfg(not(feature = "tracing"))]
pub(super) struct Span;

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(super) fn new(_: Attempt) -> Self {
        Self
    }

    #[allow(clippy::unused_self)] // It has the shape of the other one.
    pub(super) fn wrap<T>(&self, work: impl Future<Output = T>) -> impl Future<Output = T> {
        work
    }

    #[allow(clippy::unused_self)]
    pub(super) fn end(&self, _: &Outcome<'_>) {}
}
