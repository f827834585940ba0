// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `ping`.
    ///
    /// `GET /ping`
    ///
    /// - `range`: required.
    ///   Pattern: `^items=[0-9]+-[0-9]+$`.
    /// - `x_request_id`: required.
    /// - `session`: required.
    ///
    /// Headers: [`X_LEFT`](crate::headers::X_LEFT).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().ping("Range", "X-Request-Id", "session").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn ping(&self, range: &str, x_request_id: &str, session: &str) -> Ping {
        let call = rt::call(self.0, "GET /ping", &[], auth::NO_CREDENTIALS);
        Ping(
            call
                .header("Range", &range)
                .header("X-Request-Id", &x_request_id)
                .cookie("session", &session),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::ping`].
    Ping -> (), rt::empty, rt::NoErrorBody;
}

impl Ping {
    /// Sets the header parameter `X-Point`.
    #[inline]
    pub fn x_point(self, x_point: &model::Point) -> Self {
        Self(self.0.header("X-Point", &x_point))
    }

    /// Sets the header parameter `X-Tags`.
    #[inline]
    pub fn x_tags(self, x_tags: &[&str]) -> Self {
        Self(self.0.header("X-Tags", &x_tags))
    }

    /// Sets the cookie parameter `tracking`.
    #[inline]
    pub fn tracking(self, tracking: bool) -> Self {
        Self(self.0.cookie("tracking", &tracking))
    }
}
