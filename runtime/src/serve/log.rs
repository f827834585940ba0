//! What is told of a server to those who subscribe to `tracing`.
//!
//! Invariant: nothing of a request but the id of its operation.

use std::fmt;

/// A mistake of a handler.
#[cfg(feature = "tracing")]
pub(super) fn fault(operation: &str, what: &dyn fmt::Display) {
    tracing::error!(target: "specwright", operation, "the handler has made a mistake: {what}");
}

/// Something that is not done and does not keep the service from being started.
#[cfg(feature = "tracing")]
pub(super) fn warn(what: fmt::Arguments<'_>) {
    tracing::warn!(target: "specwright", "{what}");
}

/// Input that is as the document says and not as its type.
#[cfg(feature = "tracing")]
pub(super) fn unread(operation: &str, error: &crate::DecodeError) {
    tracing::warn!(
        target: "specwright",
        operation,
        place = error.path(),
        "input that was checked is not what its type takes",
    );
}

#[cfg(not(feature = "tracing"))]
pub(super) fn unread(_: &str, _: &crate::DecodeError) {}

#[cfg(not(feature = "tracing"))]
pub(super) fn fault(_: &str, _: &dyn fmt::Display) {}

#[cfg(not(feature = "tracing"))]
pub(super) fn warn(_: fmt::Arguments<'_>) {}
