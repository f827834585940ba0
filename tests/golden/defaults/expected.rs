// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Team {
    /// The member `fee`.
    ///
    /// Default: `12.5`.
    pub fee: Option<f64>,
    /// The member `name`.
    ///
    /// Default: `"unnamed"`.
    pub name: String,
    /// The member `note`.
    pub note: rt::Patch<String>,
    /// The member `open`.
    ///
    /// Default: `true`.
    pub open: Option<bool>,
    /// The member `place`.
    ///
    /// Default: `{"town":"Bonn"}`.
    pub place: Option<TeamPlace>,
    /// The member `size`.
    ///
    /// Default: `4`.
    pub size: Option<i32>,
}

rt::members! { Team
    new(name: impl Into<String>)
    req { 0 name "name" }
    opt { 1 fee "fee", 2 open "open", 3 place "place", 4 size "size" }
    patch { 5 note "note" }
    else skip
}

/// The object `Team place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct TeamPlace {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { TeamPlace opt { 0 town "town" } else skip }

rt::objects! { Team TeamPlace }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `createTeam`.
    ///
    /// `POST /teams`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::Team) -> Result<(), golden::Error> {
    /// let answer = client.untagged().create_team(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn create_team(&self, body: &model::Team) -> CreateTeam {
        let call = rt::call(self.0, "POST /teams", &[], auth::NO_CREDENTIALS);
        CreateTeam(call.json(body))
    }
}

rt::operations! {
    /// The request of [`Untagged::create_team`].
    CreateTeam -> (), rt::empty, rt::NoErrorBody;
}

impl CreateTeam {
    /// Sets the query parameter `limit`.
    ///
    /// At least 1. At most 100. Default: `50`.
    #[inline]
    pub fn limit(self, limit: u64) -> Self {
        Self(self.0.query("limit", &limit, rt::Style::Form))
    }

    /// Sets the query parameter `sort`.
    ///
    /// Default: `["name","id"]`.
    #[inline]
    pub fn sort(self, sort: &[&str]) -> Self {
        Self(self.0.query("sort", &sort, rt::Style::Form))
    }
}
