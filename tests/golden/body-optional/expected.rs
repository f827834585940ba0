// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `sendForm`.
    ///
    /// `POST /forms`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().send_form().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn send_form(&self) -> SendForm {
        let call = rt::call(self.0, "POST /forms", &[], auth::NO_CREDENTIALS);
        SendForm(call)
    }

    /// Calls `startRun`.
    ///
    /// `POST /runs`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().start_run().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn start_run(&self) -> StartRun {
        let call = rt::call(self.0, "POST /runs", &[], auth::NO_CREDENTIALS);
        StartRun(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::send_form`].
    SendForm -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::start_run`].
    StartRun -> (), rt::empty, rt::NoErrorBody;
}

impl SendForm {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: &model::Run) -> Self {
        Self(self.0.form(body, &[]))
    }
}

impl StartRun {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: &model::Run) -> Self {
        Self(self.0.json(body))
    }
}
