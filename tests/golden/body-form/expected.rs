// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `manageTeams`.
    ///
    /// `POST /teams`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::ManageTeamsBody) -> Result<(), golden::Error> {
    /// let answer = client.untagged().manage_teams(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn manage_teams(&self, body: &model::ManageTeamsBody) -> ManageTeams {
        let call = rt::call(self.0, "POST /teams", &[], auth::NO_CREDENTIALS);
        ManageTeams(
            call
                .form(
                    body,
                    &[
                        ("event_ids", rt::Part::Style(rt::Style::FormJoined)),
                        ("place", rt::Part::Style(rt::Style::DeepObject)),
                        ("request", rt::Part::Json),
                    ],
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::manage_teams`].
    ManageTeams -> (), rt::empty, rt::NoErrorBody;
}

// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `manageTeams body`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ManageTeamsBody {
    /// The member `event_ids`.
    pub event_ids: Vec<i64>,
    /// The member `note`.
    pub note: Option<String>,
    /// The member `place`.
    pub place: Option<ManageTeamsBodyPlace>,
    /// The member `request`.
    pub request: ManageTeamsBodyRequest,
    /// The member `tags`.
    pub tags: Option<Vec<String>>,
}

rt::members! { ManageTeamsBody
    new(event_ids: Vec<i64>, request: ManageTeamsBodyRequest)
    req { 0 event_ids "event_ids", 1 request "request" }
    opt { 2 note "note", 3 place "place", 4 tags "tags" }
    else skip
}

/// The object `manageTeams body place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ManageTeamsBodyPlace {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { ManageTeamsBodyPlace opt { 0 town "town" } else skip }

/// The object `manageTeams body request`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ManageTeamsBodyRequest {
    /// The member `name`.
    pub name: Option<String>,
}

rt::members! { ManageTeamsBodyRequest opt { 0 name "name" } else skip }

rt::objects! { ManageTeamsBody ManageTeamsBodyPlace ManageTeamsBodyRequest }
