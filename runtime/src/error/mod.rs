//! Why a call failed.
//!
//! Invariant: nothing here shows a secret. The address of a request is never kept, headers and
//! bodies are never shown whole, and texts from a server pass the redaction of the credentials.

mod ask;
mod build;
mod call;
mod made;
mod mistake;
mod present;
mod show;
#[cfg(not(target_arch = "wasm32"))]
mod transport;

use std::error::Error as StdError;

use http::StatusCode;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::transport::without_addresses;
pub use self::{
    build::BuildError,
    call::{CallError, ErrorBody, NoErrorBody},
};
pub(crate) use self::{made::Limit, mistake::Mistake};
use crate::{exchange::Signal, reply::Reply, secrets::Secrets};

/// How much of the body of an answer an error keeps, in bytes.
pub const KEPT_BODY_BYTES: usize = 1 << 20;

/// Why a call failed, whatever its operation.
///
/// What to do about it is asked with the `is_` predicates; status, headers and the raw body of
/// the answer are there whenever there was an answer. The text names the method and the path
/// template, and never the address or a credential.
///
/// ```
/// use specwright_runtime::Error;
///
/// fn advice(error: &Error) -> &'static str {
///     if error.is_rate_limited() || error.is_timeout() || error.is_connect() {
///         "try again later"
///     } else if error.is_unauthorized() || error.is_credentials() || error.is_token() {
///         "look at the credentials"
///     } else if error.is_not_found() {
///         "there is no such thing"
///     } else {
///         "tell the people who know"
///     }
/// }
/// # let _ = advice;
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    operation: &'static str,
    answer: Option<Answer>,
    /// What is wrong with the request, or the start of the answer.
    detail: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
    /// What an error inside of a success says.
    in_band: Option<InBand>,
    /// What speaks for trying again, where there is no answer that does.
    signal: Signal,
    attempts: u32,
}

/// The answer that an error is about, and the secrets that are not to be shown with it.
struct Answer {
    reply: Reply,
    secrets: Secrets,
}

/// What an error inside of a success says.
struct InBand {
    code: Option<String>,
    message: Option<String>,
    /// The status that it stands for.
    status: Option<StatusCode>,
}

/// The stages at which a call can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The client cannot be built.
    Build,
    /// The arguments cannot be made into a request.
    Request,
    /// No alternative of the security requirement has all its credentials.
    Credentials,
    /// A token cannot be fetched.
    Token,
    /// A hook of the user ended the call.
    Hook,
    /// No connection to the server.
    Connect,
    /// A limit of time passed.
    Timeout,
    /// The exchange failed otherwise.
    Transport,
    /// The answer has a status other than 2xx, and is no declared redirect.
    Status,
    /// The answer has a status of success and holds an error.
    InBand,
    /// The answer is longer than it may be.
    TooLong,
    /// The answer is a success and its body is not as declared.
    Decode,
    /// A part of a body that is handed out while it comes is not as declared.
    Stream,
    /// What an answer says of the next page cannot be followed.
    Paging,
}
