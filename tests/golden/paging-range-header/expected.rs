// ---- src/teams.rs ----

//! The operations of `Teams`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `Teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// List teams.
    ///
    /// `GET /races/{race}/teams`
    ///
    /// - `race`: required.
    ///
    /// The list comes a window at a time: `range` says which, and without it the first 50 items
    /// come. `stream` gives all items of the list, or all of the window that was set.
    ///
    /// # Errors
    /// Declared errors: 416, as [`Error416`](errors::Error416).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let mut items = client.teams().list("race").stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn list(&self, race: &str) -> ListTeams {
        let call = rt::call(
            self.0,
            "GET /races/{}/teams",
            &[&race],
            auth::NO_CREDENTIALS,
        );
        ListTeams(
            call
                .paged(
                    &rt::Paging::RangeHeader {
                        header: "Range",
                        unit: "teams",
                        max: 50,
                    },
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Teams::list`].
    ListTeams -> Vec<model::Team>, rt::json, errors::Error416;
}

rt::paged! {
    ListTeams: Vec<model::Team> => model::Team, rt::json, errors::Error416, |page| page;
}

impl ListTeams {
    /// Sets the query parameter `Stream`.
    #[inline]
    pub fn stream_query(self, stream_query: bool) -> Self {
        Self(self.0.query("Stream", &stream_query, rt::Style::Form))
    }

    /// Which teams.
    ///
    /// A range of `teams` counted from 0, such as `0..50`, of at most 50: a larger window is
    /// refused before anything is sent, unless `stream` walks it. Not set: the first 50, or with `stream`
    /// all.
    #[inline]
    pub fn range(self, range: impl Into<rt::Window>) -> Self {
        Self(self.0.window(range.into()))
    }
}
