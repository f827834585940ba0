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
    /// - `mode`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().ping("mode").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn ping(&self, mode: &str) -> Ping {
        let call = rt::call(self.0, "GET /ping", &[], auth::NO_CREDENTIALS);
        Ping(call.required_reserved("mode", &mode, rt::Style::Form))
    }
}

rt::operations! {
    /// The request of [`Untagged::ping`].
    Ping -> (), rt::empty, rt::NoErrorBody;
}

impl Ping {
    /// Sets the header parameter `X-Json`.
    #[inline]
    pub fn x_json(self, x_json: &model::Point) -> Self {
        Self(self.0.header_as("X-Json", &x_json, rt::Style::Json))
    }

    /// Sets the header parameter `X-List`.
    #[inline]
    pub fn x_list(self, x_list: &[&str]) -> Self {
        Self(self.0.header("X-List", &x_list))
    }

    /// Sets the header parameter `X-Point`.
    #[inline]
    pub fn x_point(self, x_point: &model::Point) -> Self {
        Self(self.0.header_as("X-Point", &x_point, rt::Style::Form))
    }

    /// Sets the cookie parameter `few`.
    #[inline]
    pub fn few(self, few: &[&str]) -> Self {
        Self(self.0.cookie_as("few", &few, rt::Style::FormJoined))
    }

    /// Sets the query parameter `link`.
    #[inline]
    pub fn link(self, link: &[&str]) -> Self {
        Self(self.0.reserved("link", &link, rt::Style::FormJoined))
    }

    /// Sets the cookie parameter `many`.
    #[inline]
    pub fn many(self, many: &[&str]) -> Self {
        Self(self.0.cookie("many", &many))
    }

    /// Sets the header parameter `mode`.
    #[inline]
    pub fn mode(self, mode: &str) -> Self {
        Self(self.0.header("mode", &mode))
    }

    /// Sets the query parameter `note`.
    #[inline]
    pub fn note(self, note: &model::PingNote) -> Self {
        Self(self.0.query("note", &note, rt::Style::Form))
    }

    /// Sets the cookie parameter `point`.
    #[inline]
    pub fn point(self, point: &model::Point) -> Self {
        Self(self.0.cookie_as("point", &point, rt::Style::Json))
    }

    /// Sets the query parameter `xml`.
    #[inline]
    pub fn xml(self, xml: &str) -> Self {
        Self(self.0.query("xml", &xml, rt::Style::Form))
    }
}
