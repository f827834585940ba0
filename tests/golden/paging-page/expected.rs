// ---- src/teams.rs ----

//! The operations of `Teams`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `Teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// Calls `listNames`.
    ///
    /// `GET /names`
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list_names().stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list_names(&self) -> ListNames {
        let call = rt::call(self.0, "GET /names", &[], auth::NO_CREDENTIALS);
        ListNames(
            call
                .paged(
                    &rt::Paging::Page {
                        page: "page",
                        first: 0,
                        total: "X-Total",
                        pages: "",
                        more: "X-More",
                    },
                ),
        )
    }

    /// Calls `listTeams`.
    ///
    /// `GET /teams`
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list().stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list(&self) -> ListTeams {
        let call = rt::call(self.0, "GET /teams", &[], auth::NO_CREDENTIALS);
        ListTeams(
            call
                .paged(
                    &rt::Paging::Page {
                        page: "page",
                        first: 1,
                        total: "",
                        pages: "/result/pages",
                        more: "",
                    },
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Teams::list_names`].
    ListNames -> Vec<String>, rt::json, rt::NoErrorBody;
    /// The request of [`Teams::list`].
    ListTeams -> model::Page, rt::json, rt::NoErrorBody;
}

rt::paged! {
    ListNames: Vec<String> => String, rt::json, rt::NoErrorBody, |page| page;
    ListTeams: model::Page => model::PageResultTeamsItem, rt::json, rt::NoErrorBody,
        |page| page.result.into_value().and_then(|held| held.teams).unwrap_or_default();
}

impl ListNames {
    /// Sets the query parameter `page`.
    #[inline]
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", &page, rt::Style::Form))
    }
}

impl ListTeams {
    /// Sets the query parameter `page`.
    #[inline]
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", &page, rt::Style::Form))
    }
}
