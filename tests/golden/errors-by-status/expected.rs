// ---- src/errors.rs ----

//! The errors that operations declare.

use super::model;
use specwright_runtime::glue as rt;

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error404ToOther {
    /// Status 404.
    Status404(model::Problem),
    /// Status 409.
    Status409(model::Conflict),
    /// Status 410.
    Status410,
    /// A status from 500 to 599.
    Status5xx(String),
    /// Any other status.
    Other(model::Problem),
}

impl rt::ErrorBody for Error404ToOther {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply.status().as_u16() {
                404 => reply.json().map(Self::Status404),
                409 => reply.json().map(Self::Status409),
                410 => Ok(Self::Status410),
                500..=599 => reply.text().map(Self::Status5xx),
                _ => reply.json().map(Self::Other),
            },
        )
    }
}

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getJob`.
    ///
    /// `GET /jobs`
    ///
    /// # Errors
    /// Declared errors: 404, 409, 410, 5XX, any other, as [`Error404ToOther`](errors::Error404ToOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_job().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_job(&self) -> GetJob {
        let call = rt::call(self.0, "GET /jobs", &[], auth::NO_CREDENTIALS);
        GetJob(call.accept("application/json, text/plain;q=0.5"))
    }
}

rt::operations! {
    /// The request of [`Untagged::get_job`].
    GetJob -> String, rt::json, errors::Error404ToOther;
}
