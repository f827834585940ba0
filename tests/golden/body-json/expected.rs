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

impl Team {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            size: None,
        }
    }
}

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &["name", "size"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { name: f0, size: f1 })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("name", &self.name);
        w.opt("size", &self.size);
    }
}

rt::objects! { Team }
