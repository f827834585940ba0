//! The errors that there are.

use std::{error::Error as StdError, sync::Arc};

use super::{
    Answer, BuildError, Error, InBand, Inner, KEPT_BODY_BYTES, Kind, Mistake,
    present::{presentable, snippet},
};
use crate::{
    auth::TokenFailure,
    clock::Clock,
    codec::DecodeError,
    exchange::Signal,
    in_band::Found,
    reply::Reply,
    secrets::Secrets,
    transport::{BoxError, TransportError},
};

/// A limit of time that can pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// That of an attempt.
    Attempt,
    /// That of the whole call.
    Call,
}

impl Error {
    pub(crate) fn request(operation: &'static str, mistake: Mistake) -> Self {
        Self::new(Kind::Request, operation, mistake.what, mistake.source)
    }

    pub(crate) fn build(error: BuildError) -> Self {
        let (detail, source) = (error.to_string(), Box::new(error));
        Self::new(Kind::Build, "building a client", detail, Some(source))
    }

    pub(crate) fn credentials(operation: &'static str, needed: String) -> Self {
        Self::new(Kind::Credentials, operation, needed, None)
    }

    pub(crate) fn token(
        operation: &'static str,
        scheme: &str,
        why: Arc<TokenFailure>,
        secrets: &Secrets,
    ) -> Self {
        // The text may be that of a source of the user's.
        let detail = secrets.redact(&format!("`{scheme}`: {}", why.text));
        let signal = why.signal;
        let mut failed = Self::new(Kind::Token, operation, detail, Some(Box::new(why)));
        failed.0.signal = signal;
        failed
    }

    #[cfg(feature = "authorization-code")]
    pub(crate) fn login(operation: &'static str, error: BoxError) -> Self {
        Self::new(Kind::Token, operation, error.to_string(), Some(error))
    }

    pub(crate) fn hook(operation: &'static str, error: BoxError, secrets: &Secrets) -> Self {
        let detail = secrets.redact(&error.to_string());
        Self::new(Kind::Hook, operation, detail, Some(error))
    }

    pub(crate) fn transport(operation: &'static str, error: TransportError) -> Self {
        let (connect, timeout) = (error.is_connect(), error.is_timeout());
        let kind = match (connect, timeout) {
            (true, _) => Kind::Connect,
            (_, true) => Kind::Timeout,
            _ => Kind::Transport,
        };
        let source = error.into_source();
        let mut failed = Self::new(kind, operation, String::new(), Some(source));
        failed.0.signal = Signal {
            connect,
            lost: !connect,
            ..Signal::default()
        };
        failed
    }

    pub(crate) fn timed_out(operation: &'static str, limit: Limit) -> Self {
        let detail = match limit {
            Limit::Attempt => "that of an attempt",
            Limit::Call => "that of the whole call",
        };
        let mut failed = Self::new(Kind::Timeout, operation, detail.to_owned(), None);
        failed.0.signal.lost = limit == Limit::Attempt;
        failed
    }

    /// The exchange ended while the body came.
    pub(crate) fn broken_off(
        operation: &'static str,
        error: TransportError,
        place: String,
    ) -> Self {
        let mut failed = Self::transport(operation, error);
        failed.0.detail = place;
        failed
    }

    /// A part of a body, such as `event 3`, is not as declared.
    pub(crate) fn in_stream(
        operation: &'static str,
        secrets: &Secrets,
        place: String,
        error: DecodeError,
    ) -> Self {
        let error = presentable(secrets, error);
        Self::new(Kind::Stream, operation, place, Some(Box::new(error)))
    }

    pub(crate) fn too_many_redirects(operation: &'static str) -> Self {
        let detail = "there are too many redirects".to_owned();
        Self::new(Kind::Transport, operation, detail, None)
    }

    pub(crate) fn refused(operation: &'static str, secrets: Secrets, reply: Reply) -> Self {
        Self::answer(Kind::Status, operation, secrets, reply)
    }

    pub(crate) fn in_band(
        operation: &'static str,
        secrets: Secrets,
        reply: Reply,
        found: Found,
    ) -> Self {
        let mut failed = Self::answer(Kind::InBand, operation, secrets, reply);
        failed.0.in_band = Some(InBand {
            code: found.code,
            message: found.message,
            status: found.status,
        });
        failed
    }

    pub(crate) fn too_long(
        operation: &'static str,
        secrets: Secrets,
        reply: Reply,
        limit: usize,
    ) -> Self {
        let mut failed = Self::answer(Kind::TooLong, operation, secrets, reply);
        failed.0.detail = format!("its body is longer than {limit} bytes");
        failed
    }

    pub(crate) fn decode(
        operation: &'static str,
        secrets: Secrets,
        reply: Reply,
        error: DecodeError,
    ) -> Self {
        let error = presentable(&secrets, error);
        let mut failed = Self::answer(Kind::Decode, operation, secrets, reply);
        failed.0.source = Some(Box::new(error));
        failed
    }

    fn new(
        kind: Kind,
        operation: &'static str,
        detail: String,
        source: Option<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            answer: None,
            detail,
            source,
            in_band: None,
            signal: Signal::default(),
            attempts: 0,
        }))
    }

    fn answer(kind: Kind, operation: &'static str, secrets: Secrets, mut reply: Reply) -> Self {
        let detail = snippet(&secrets, reply.body());
        reply.shorten(KEPT_BODY_BYTES);
        let mut failed = Self::new(kind, operation, detail, None);
        failed.0.answer = Some(Answer { reply, secrets });
        failed
    }

    /// The same, after so many attempts.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// What it says about trying again.
    pub(crate) fn signal(&self, clock: &dyn Clock) -> Signal {
        let status = match self.0.kind {
            Kind::Status | Kind::InBand => self.standing(),
            _ => None,
        };
        match (status, self.headers()) {
            (Some(status), Some(headers)) => Signal {
                status: Some(status.as_u16()),
                asked: Signal::asked(headers, clock),
                ..Signal::default()
            },
            _ => self.0.signal,
        }
    }
}
