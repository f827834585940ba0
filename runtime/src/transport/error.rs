//! Why a transport has no answer.

use std::{error::Error as StdError, fmt};

use super::BoxError;

/// Why a [`Transport`](super::Transport) has no answer, or an answer has no end.
///
/// What it says of itself decides what a client does: after [`connect`](Self::connect) the server
/// has seen nothing, and a call that [`Retry`](crate::Retry) lets repeat is repeated. Its text is
/// shown, so it must not hold the address: that may have a key in it.
pub struct TransportError {
    connect: bool,
    timeout: bool,
    source: BoxError,
}

impl TransportError {
    /// There was no connection; the server has seen nothing of the request.
    ///
    /// ```
    /// use specwright_runtime::TransportError;
    ///
    /// assert!(TransportError::connect("no such host").is_connect());
    /// ```
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self {
            connect: true,
            ..Self::other(source)
        }
    }

    /// A time limit of the transport passed; the server may have acted on the request.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Self {
            timeout: true,
            ..Self::other(source)
        }
    }

    /// The exchange failed; the server may have acted on the request.
    pub fn other(source: impl Into<BoxError>) -> Self {
        Self {
            connect: false,
            timeout: false,
            source: source.into(),
        }
    }

    /// Whether the server can have seen nothing.
    pub fn is_connect(&self) -> bool {
        self.connect
    }

    /// Whether a time limit of the transport passed.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn with(connect: bool, timeout: bool, source: BoxError) -> Self {
        Self {
            connect,
            timeout,
            source,
        }
    }

    /// The error below it.
    pub fn into_source(self) -> BoxError {
        self.source
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("connect", &self.connect)
            .field("timeout", &self.timeout)
            .field("source", &self.source)
            .finish()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.source()
    }
}
