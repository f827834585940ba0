//! What holds for one call and differs from what holds for its client.

use std::{fmt, time::Duration};

use crate::{Patch, auth::Credentials, exchange::Retry};

/// Settings of one call; what is not set is as the client has it.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::{CallOptions, Retry};
///
/// let patient = CallOptions::new()
///     .timeout(Duration::from_secs(300))
///     .retry(Retry::default().attempts(10))
///     .idempotent(true);
/// # let _ = patient;
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) base_url: Option<String>,
    pub(crate) credentials: Option<Credentials>,
    /// Null is no limit.
    pub(crate) timeout: Patch<Duration>,
    pub(crate) attempt_timeout: Patch<Duration>,
    pub(crate) retry: Option<Retry>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) unlimited: bool,
    pub(crate) max_response_bytes: Option<usize>,
}

impl CallOptions {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends to another address than the client's; it is what a base URL may be.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Uses these credentials; for schemes without one, and for addresses of token endpoints
    /// that are not set, those of the client.
    pub fn credentials(mut self, credentials: impl Into<Credentials>) -> Self {
        self.credentials = Some(credentials.into());
        self
    }

    /// Limits the time of the whole call: all attempts, and all waiting.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = Patch::from_nullable(limit.into());
        self
    }

    /// Limits the time of each attempt, until the end of its answer; where the answer is handed
    /// out while it comes, until its head.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = Patch::from_nullable(limit.into());
        self
    }

    /// Sets whether and when it is tried again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Says whether the call may be repeated without doing twice what it does, whatever its
    /// method.
    pub fn idempotent(mut self, yes: bool) -> Self {
        self.idempotent = Some(yes);
        self
    }

    /// Sends this key, in the header that the builder's `idempotency_key` names or
    /// `Idempotency-Key`; the call may be repeated with it.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self {
        self.idempotency_key = Some(key.into());
        self
    }

    /// Sends without waiting for other calls, whatever limit the client has.
    pub fn without_concurrency_limit(mut self) -> Self {
        self.unlimited = true;
        self
    }

    /// Limits the length of an answer that is read to its end, in bytes.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.max_response_bytes = Some(limit);
        self
    }
}

/// Shows no secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent)
            .finish_non_exhaustive()
    }
}
