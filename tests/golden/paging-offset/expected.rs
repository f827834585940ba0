// ---- src/teams.rs ----

//! The operations of `Teams`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `Teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// Calls `listParts`.
    ///
    /// `GET /parts`
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list_parts().stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list_parts(&self) -> ListParts {
        let call = rt::call(self.0, "GET /parts", &[], auth::NO_CREDENTIALS);
        ListParts(
            call
                .paged(
                    &rt::Paging::Offset {
                        offset: "start",
                        total: "",
                        more: "/page/more",
                    },
                ),
        )
    }

    /// Calls `listTeams`.
    ///
    /// `GET /teams`
    ///
    /// - `start`: required.
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list(1).stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list(&self, start: i64) -> ListTeams {
        let call = rt::call(self.0, "GET /teams", &[], auth::NO_CREDENTIALS);
        ListTeams(
            call
                .required("start", &start, rt::Style::Form)
                .paged(
                    &rt::Paging::Offset {
                        offset: "start",
                        total: "/total",
                        more: "",
                    },
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Teams::list_parts`].
    ListParts -> model::Parts, rt::json, rt::NoErrorBody;
    /// The request of [`Teams::list`].
    ListTeams -> model::Teams, rt::json, rt::NoErrorBody;
}

rt::paged! {
    ListParts: model::Parts => model::Parts, rt::json, rt::NoErrorBody,
        |page| page.page.parts.unwrap_or_default();
    ListTeams: model::Teams => String, rt::json, rt::NoErrorBody, |page| page.teams;
}

impl ListParts {
    /// Sets the query parameter `start`.
    #[inline]
    pub fn start(self, start: i64) -> Self {
        Self(self.0.query("start", &start, rt::Style::Form))
    }
}

impl ListTeams {
    /// Sets the query parameter `limit`.
    #[inline]
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query("limit", &limit, rt::Style::Form))
    }
}
