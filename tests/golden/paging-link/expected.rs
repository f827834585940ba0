// ---- src/teams.rs ----

//! The operations of `Teams`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `Teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// Calls `findRaces`.
    ///
    /// `POST /races`
    ///
    /// The list comes a page at a time. `stream` gives the items of this page and of all that
    /// follow.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::FindRacesBody) -> Result<(), golden::Error> {
    /// let mut items = client.teams().find_races(body).stream();
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// #   let _ = item;
    /// }
    /// # Ok(()) }
    /// ```
    #[inline]
    pub fn find_races(&self, body: &model::FindRacesBody) -> FindRaces {
        let call = rt::call(self.0, "POST /races", &[], auth::NO_CREDENTIALS);
        FindRaces(
            call
                .json(body)
                .paged(
                    &rt::Paging::Link {
                        next: "/links/next",
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
        ListTeams(call.paged(&rt::Paging::Link { next: "" }))
    }
}

rt::operations! {
    /// The request of [`Teams::find_races`].
    FindRaces -> model::Races, rt::json, rt::NoErrorBody;
    /// The request of [`Teams::list`].
    ListTeams -> Vec<String>, rt::json, rt::NoErrorBody;
}

rt::paged! {
    FindRaces: model::Races => i64, rt::json, rt::NoErrorBody, |page| page.races;
    ListTeams: Vec<String> => String, rt::json, rt::NoErrorBody, |page| page;
}
