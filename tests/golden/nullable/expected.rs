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

rt::members! {
    Club opt { 0 id "id" } else skip
}

/// The object `MaybeClub`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct MaybeClub {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! {
    MaybeClub opt { 0 id "id" } else skip
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `captain`.
    pub captain: rt::Patch<Club>,
    /// The member `club`.
    pub club: Option<MaybeClub>,
    /// The member `clubs`.
    pub clubs: Option<Vec<Option<MaybeClub>>>,
    /// The member `laps`.
    pub laps: Vec<Option<f64>>,
    /// The member `level`.
    pub level: rt::Patch<RunnerLevel>,
    /// The member `marks`.
    pub marks: Option<rt::Map<Option<String>>>,
    /// The member `name`.
    pub name: Option<String>,
}

rt::members! {
    Runner req { 0 club "club", 1 laps "laps", 2 name "name" } opt { 3 clubs "clubs", 4
    marks "marks" } patch { 5 captain "captain", 6 level "level" } else skip
}

/// The values of `Runner level`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RunnerLevel {
    /// `low`
    Low,
    /// `high`
    High,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl RunnerLevel {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Low => "low",
            Self::High => "high",
            Self::Unknown(v) => v,
        }
    }
}

impl From<&str> for RunnerLevel {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "low" => Self::Low,
            "high" => Self::High,
            v => Self::Unknown(v.into()),
        }
    }
}

rt::objects! { Club MaybeClub Runner }
rt::string_enums! { RunnerLevel }

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
