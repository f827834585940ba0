// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Club`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Club {
    /// The member `id`.
    pub id: Option<String>,
}

impl rt::DecodeObject for Club {
    const FIELDS: &'static [&'static str] = &["id"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { id: f0 })
    }
}

impl rt::EncodeObject for Club {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
    }
}

/// The object `MaybeClub`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct MaybeClub {
    /// The member `id`.
    pub id: Option<String>,
}

impl rt::DecodeObject for MaybeClub {
    const FIELDS: &'static [&'static str] = &["id"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { id: f0 })
    }
}

impl rt::EncodeObject for MaybeClub {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
    }
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `captain`.
    pub captain: Option<Club>,
    /// The member `club`.
    pub club: Option<MaybeClub>,
    /// The member `clubs`.
    pub clubs: Option<Vec<Option<MaybeClub>>>,
    /// The member `laps`.
    pub laps: Vec<Option<f64>>,
    /// The member `level`.
    pub level: Option<RunnerLevel>,
    /// The member `marks`.
    pub marks: Option<rt::Map<Option<String>>>,
    /// The member `name`.
    pub name: Option<String>,
}

impl rt::DecodeObject for Runner {
    const FIELDS: &'static [&'static str] = &[
        "club",
        "laps",
        "name",
        "captain",
        "clubs",
        "level",
        "marks",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let (mut f4, mut f5, mut f6) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                6 => m.opt(&mut f6),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1), Some(f2)) = (f0, f1, f2) else {
            return None;
        };
        Some(Self {
            club: f0,
            laps: f1,
            name: f2,
            captain: f3,
            clubs: f4,
            level: f5,
            marks: f6,
        })
    }
}

impl rt::EncodeObject for Runner {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("captain", &self.captain);
        w.put("club", &self.club);
        w.opt("clubs", &self.clubs);
        w.put("laps", &self.laps);
        w.opt("level", &self.level);
        w.opt("marks", &self.marks);
        w.put("name", &self.name);
    }
}

rt::string_enum! {
    /// The values of `Runner level`.
    pub enum RunnerLevel {
        Low = "low", High = "high",
    } else Unknown
}

rt::objects! { Club MaybeClub Runner }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getRunner`.
    ///
    /// `GET /runner`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_runner().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_runner(&self) -> GetRunner {
        let call = rt::call(self.0, "GET /runner", &[], auth::NO_CREDENTIALS);
        GetRunner(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_runner`].
    GetRunner -> Option<model::Runner>, rt::json, rt::NoErrorBody;
}
