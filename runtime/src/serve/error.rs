//! Why a service cannot be started.

use std::fmt;

/// What is wrong with a service before its first call: a schema that cannot be used, or routes
/// that do not belong to it. It is a mistake in the program, not in a call.
#[derive(Clone, PartialEq, Eq)]
pub struct ServeError(Box<str>);

impl ServeError {
    pub(super) fn new(message: String) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServeError").field(&self.0).finish()
    }
}

impl std::error::Error for ServeError {}
