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

impl ManageTeamsBody {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(event_ids: Vec<i64>, request: ManageTeamsBodyRequest) -> Self {
        Self {
            event_ids,
            note: None,
            place: None,
            request,
            tags: None,
        }
    }
}

impl rt::DecodeObject for ManageTeamsBody {
    const FIELDS: &'static [&'static str] = &[
        "event_ids",
        "request",
        "note",
        "place",
        "tags",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            event_ids: f0,
            request: f1,
            note: f2,
            place: f3,
            tags: f4,
        })
    }
}

impl rt::EncodeObject for ManageTeamsBody {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("event_ids", &self.event_ids);
        w.opt("note", &self.note);
        w.opt("place", &self.place);
        w.put("request", &self.request);
        w.opt("tags", &self.tags);
    }
}

/// The object `manageTeams body place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ManageTeamsBodyPlace {
    /// The member `town`.
    pub town: Option<String>,
}

impl rt::DecodeObject for ManageTeamsBodyPlace {
    const FIELDS: &'static [&'static str] = &["town"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { town: f0 })
    }
}

impl rt::EncodeObject for ManageTeamsBodyPlace {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("town", &self.town);
    }
}

/// The object `manageTeams body request`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ManageTeamsBodyRequest {
    /// The member `name`.
    pub name: Option<String>,
}

impl rt::DecodeObject for ManageTeamsBodyRequest {
    const FIELDS: &'static [&'static str] = &["name"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { name: f0 })
    }
}

impl rt::EncodeObject for ManageTeamsBodyRequest {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("name", &self.name);
    }
}

rt::objects! { ManageTeamsBody ManageTeamsBodyPlace ManageTeamsBodyRequest }
