//! The error of one operation: an [`Error`] that knows the types of the declared error bodies.

use std::{error::Error as StdError, fmt, marker::PhantomData, ops::Deref};

use super::{Error, Kind, present::presentable};
use crate::{codec::Decoded, reply::Reply};

/// The declared error bodies of an operation, by status.
///
/// ```
/// use std::collections::BTreeMap;
/// use specwright_runtime::{ErrorBody, Reply, glue::Decoded};
///
/// /// What the document declares for status 404.
/// struct NotFound(BTreeMap<String, i64>);
///
/// impl ErrorBody for NotFound {
///     fn read(reply: &Reply) -> Option<Decoded<Self>> {
///         (reply.status() == 404).then(|| reply.json().map(Self))
///     }
/// }
/// # let _ = NotFound::read;
/// ```
pub trait ErrorBody: Sized {
    /// Decodes the body of an answer; `None` when its status is not declared.
    fn read(reply: &Reply) -> Option<Decoded<Self>>;
}

/// The error body of an operation that declares none; it has no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoErrorBody {}

impl ErrorBody for NoErrorBody {
    fn read(_: &Reply) -> Option<Decoded<Self>> {
        None
    }
}

/// Why a call of one operation failed; `E` is its declared error bodies.
///
/// It derefs to [`Error`] for status, headers, raw body and predicates, and turns into one with
/// `?`.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # use std::collections::BTreeMap;
/// # #[derive(Debug)]
/// # pub struct NotFound(BTreeMap<String, i64>);
/// # impl rt::ErrorBody for NotFound {
/// #     fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
/// #         (reply.status() == 404).then(|| reply.json().map(Self))
/// #     }
/// # }
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, NotFound;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let server = MockTransport::json(404, r#"{"reason": 7}"#);
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let error = get_team(&client).await.unwrap_err();
/// assert!(error.is_not_found());
/// // Decoded when it is asked for.
/// let NotFound(body) = error.typed().expect("status 404 is declared")?;
/// assert_eq!(body["reason"], 7);
/// // Into the error without the type.
/// let plain: specwright_runtime::Error = error.into();
/// assert_eq!(plain.to_string(), r#"GET /team: 404 Not Found: {"reason": 7}"#);
/// # Ok(())
/// # }
/// ```
pub struct CallError<E> {
    error: Error,
    body: PhantomData<fn() -> E>,
}

impl<E> CallError<E> {
    /// The error without the type of its body.
    #[inline]
    pub fn into_error(self) -> Error {
        self.error
    }
}

impl<E: ErrorBody> CallError<E> {
    /// The error body as declared, decoded now.
    ///
    /// `None` when the call failed otherwise than by an error status, or by one that the
    /// document does not declare; then [`Error::body`] has the bytes, if there are any. A body
    /// that is not as declared gives the reason. An error that came with a status of success is
    /// read as that of the status which its code stands for.
    pub fn typed(&self) -> Option<Decoded<E>> {
        let answer = self.error.0.answer.as_ref()?;
        let read = match self.error.0.kind {
            Kind::Status => E::read(&answer.reply),
            Kind::InBand => E::read(&answer.reply.standing_for(self.error.standing()?)),
            _ => None,
        };
        Some(read?.map_err(|error| presentable(&answer.secrets, error)))
    }
}

impl<E> From<Error> for CallError<E> {
    #[inline]
    fn from(error: Error) -> Self {
        Self {
            error,
            body: PhantomData,
        }
    }
}

impl<E> From<CallError<E>> for Error {
    #[inline]
    fn from(error: CallError<E>) -> Self {
        error.error
    }
}

impl<E> Deref for CallError<E> {
    type Target = Error;

    #[inline]
    fn deref(&self) -> &Error {
        &self.error
    }
}

impl<E> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E> fmt::Debug for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.error, f)
    }
}

impl<E> StdError for CallError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}
