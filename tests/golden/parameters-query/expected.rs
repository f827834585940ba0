// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `search`.
    ///
    /// `GET /search`
    ///
    /// - `after`: required.
    ///   Format: `date-time`.
    /// - `zone`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().search("after", "zone").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn search(&self, after: &str, zone: &str) -> Search {
        let call = rt::call(self.0, "GET /search", &[], auth::NO_CREDENTIALS);
        Search(
            call
                .required("after", &after, rt::Style::Form)
                .required("zone", &zone, rt::Style::Form),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::search`].
    Search -> (), rt::empty, rt::NoErrorBody;
}

impl Search {
    /// Sets the query parameter `comma`.
    #[inline]
    pub fn comma(self, comma: &[i64]) -> Self {
        Self(self.0.query("comma", &comma, rt::Style::FormJoined))
    }

    /// Sets the query parameter `deep`.
    #[inline]
    pub fn deep(self, deep: &model::Point) -> Self {
        Self(self.0.query("deep", &deep, rt::Style::DeepObject))
    }

    /// Sets the query parameter `each`.
    #[inline]
    pub fn each(self, each: &[&str]) -> Self {
        Self(self.0.query("each", &each, rt::Style::Form))
    }

    /// Sets the query parameter `filter[name]`.
    #[inline]
    pub fn filter_name(self, filter_name: &str) -> Self {
        Self(self.0.query("filter[name]", &filter_name, rt::Style::Form))
    }

    /// Sets the query parameter `flag`.
    ///
    /// Default: `false`.
    #[inline]
    pub fn flag(self, flag: bool) -> Self {
        Self(self.0.query("flag", &flag, rt::Style::Form))
    }

    /// Sets the query parameter `flat`.
    #[inline]
    pub fn flat(self, flat: &model::Point) -> Self {
        Self(self.0.query("flat", &flat, rt::Style::Form))
    }

    /// Sets the query parameter `json`.
    #[inline]
    pub fn json(self, json: &model::Point) -> Self {
        Self(self.0.query("json", &json, rt::Style::Json))
    }

    /// Sets the query parameter `pipe`.
    #[inline]
    pub fn pipe(self, pipe: &[&str]) -> Self {
        Self(self.0.query("pipe", &pipe, rt::Style::Pipe))
    }

    /// Sets the query parameter `space`.
    #[inline]
    pub fn space(self, space: &[&str]) -> Self {
        Self(self.0.query("space", &space, rt::Style::Space))
    }
}
