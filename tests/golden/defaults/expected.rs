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

impl Team {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            fee: None,
            name: name.into(),
            note: rt::Patch::Absent,
            open: None,
            place: None,
            size: None,
        }
    }
}

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &[
        "name",
        "fee",
        "note",
        "open",
        "place",
        "size",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f3, mut f4) = (None, None, None, None);
        let mut f5 = None;
        let mut f2 = rt::Patch::Absent;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.patch(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            name: f0,
            fee: f1,
            note: f2,
            open: f3,
            place: f4,
            size: f5,
        })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("fee", &self.fee);
        w.put("name", &self.name);
        w.opt("note", &self.note);
        w.opt("open", &self.open);
        w.opt("place", &self.place);
        w.opt("size", &self.size);
    }
}

/// The object `Team place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct TeamPlace {
    /// The member `town`.
    pub town: Option<String>,
}

impl rt::DecodeObject for TeamPlace {
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

impl rt::EncodeObject for TeamPlace {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("town", &self.town);
    }
}

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
