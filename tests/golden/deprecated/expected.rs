// ---- src/model/teams.rs ----

use specwright_runtime::glue as rt;

/// The object `Coach`.
///
/// Deprecated.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Coach {
    /// The member `name`.
    pub name: Option<String>,
}

rt::members! { Coach opt { 0 name "name" } else skip }

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Team {
    /// The member `coach`.
    ///
    /// Deprecated.
    pub coach: Option<Coach>,
    /// The member `id`.
    pub id: String,
    /// Use `id`.
    ///
    /// Deprecated.
    pub number: i64,
}

rt::members! { Team
    served(id: impl Into<String>, number: i64)
    req { 0 id "id", 1 number "number" }
    opt { 2 coach "coach" }
    else skip
}

rt::objects! { Coach Team }

// ---- src/teams.rs ----

//! The operations of `teams`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `teams`.
#[derive(Clone, Copy, Debug)]
pub struct Teams<'c>(pub(super) &'c rt::Client);

impl Teams<'_> {
    /// Use the other one.
    ///
    /// `GET /teams`
    ///
    /// # Example
    /// ```
    /// # #[allow(deprecated)]
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.teams().list().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[deprecated]
    #[inline]
    pub fn list(&self) -> ListTeams {
        let call = rt::call(self.0, "GET /teams", &[], auth::NO_CREDENTIALS);
        ListTeams(call)
    }
}

rt::operations! {
    /// The request of [`Teams::list`].
    ListTeams -> Vec<model::Team>, rt::json, rt::NoErrorBody;
}

impl ListTeams {
    /// Sets the query parameter `page`.
    ///
    /// Deprecated.
    #[inline]
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", &page, rt::Style::Form))
    }
}
