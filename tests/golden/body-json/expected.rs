// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `putTeam`.
    ///
    /// `PUT /teams/{team}`
    ///
    /// - `team`: required.
    /// - `notify`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::Team) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_team("team", body, true).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_team(&self, team: &str, body: &model::Team, notify: bool) -> PutTeam {
        let call = rt::call(self.0, "PUT /teams/{}", &[&team], auth::NO_CREDENTIALS);
        PutTeam(
            call
                .required("notify", &notify, rt::Style::Form)
                .json_as("application/vnd.example+json", body)
                .accept("application/vnd.example+json"),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::put_team`].
    PutTeam -> model::Team, rt::json, rt::NoErrorBody;
}

// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Team {
    /// The member `name`.
    pub name: String,
    /// The member `size`.
    pub size: Option<i64>,
}

rt::members! { Team
    new(name: impl Into<String>)
    req { 0 name "name" }
    opt { 1 size "size" }
    else skip
}

rt::objects! { Team }
