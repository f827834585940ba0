// ---- src/model/teams.rs ----

use specwright_runtime::glue as rt;

/// The object `Coach`.
///
/// Deprecated.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Coach {
    /// The member `name`.
    pub name: Option<String>,
}

impl rt::DecodeObject for Coach {
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

impl rt::EncodeObject for Coach {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("name", &self.name);
    }
}

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
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

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &["id", "number", "coach"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            id: f0,
            number: f1,
            coach: f2,
        })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("coach", &self.coach);
        w.put("id", &self.id);
        w.put("number", &self.number);
    }
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
