// ---- src/teams.rs ----

//! The operations of `Teams`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `Teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// Calls `listLast`.
    ///
    /// `GET /last`
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Errors
    /// Declared errors: any other, as [`ErrorOther`](errors::ErrorOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list_last().stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list_last(&self) -> ListLast {
        let call = rt::call(self.0, "GET /last", &[], auth::NO_CREDENTIALS);
        ListLast(
            call
                .paged(
                    &rt::Paging::Cursor {
                        cursor: "after",
                        next: "/teams/-/id",
                        more: "",
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
    /// # Errors
    /// Declared errors: any other, as [`ErrorOther`](errors::ErrorOther).
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
                    &rt::Paging::Cursor {
                        cursor: "after",
                        next: "/next",
                        more: "/more",
                    },
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Teams::list_last`].
    ListLast -> model::Page, rt::json, errors::ErrorOther;
    /// The request of [`Teams::list`].
    ListTeams -> model::Page, rt::json, errors::ErrorOther;
}

rt::paged! {
    ListLast: model::Page => model::PageTeamsItem, rt::json, errors::ErrorOther,
        |page| page.teams.into_value().unwrap_or_default();
    ListTeams: model::Page => model::PageTeamsItem, rt::json, errors::ErrorOther,
        |page| page.teams.into_value().unwrap_or_default();
}

impl ListLast {
    /// Sets the query parameter `after`.
    #[inline]
    pub fn after(self, after: &str) -> Self {
        Self(self.0.query("after", &after, rt::Style::Form))
    }
}

impl ListTeams {
    /// Sets the query parameter `after`.
    #[inline]
    pub fn after(self, after: &str) -> Self {
        Self(self.0.query("after", &after, rt::Style::Form))
    }
}
