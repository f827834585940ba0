// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `count`.
    ///
    /// `GET /count`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().count().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn count(&self) -> Count {
        let call = rt::call(self.0, "GET /count", &[], auth::NO_CREDENTIALS);
        Count(call.idempotent(false))
    }

    /// Calls `link`.
    ///
    /// `POST /links`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().link().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn link(&self) -> Link {
        let call = rt::call(self.0, "POST /links", &[], auth::NO_CREDENTIALS);
        Link(call.idempotent(true))
    }
}

rt::operations! {
    /// The request of [`Untagged::count`].
    Count -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::link`].
    Link -> (), rt::empty, rt::NoErrorBody;
}
