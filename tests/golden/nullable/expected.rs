// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Club`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Club {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! { Club opt { 0 id "id" } else skip }

/// The object `MaybeClub`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct MaybeClub {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! { MaybeClub opt { 0 id "id" } else skip }

/// Another name: `MaybeText`.
pub type MaybeText = String;

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Runner {
    /// The member `alias`.
    pub alias: rt::Patch<MaybeText>,
    /// The member `any`.
    pub any: Option<rt::Value>,
    /// The member `captain`.
    pub captain: rt::Patch<Club>,
    /// The member `club`.
    pub club: Option<MaybeClub>,
    /// The member `clubs`.
    pub clubs: Option<Vec<Option<MaybeClub>>>,
    /// The member `either`.
    pub either: rt::Patch<RunnerEither>,
    /// The member `laps`.
    pub laps: Vec<Option<f64>>,
    /// The member `level`.
    pub level: rt::Patch<RunnerLevel>,
    /// The member `levels`.
    pub levels: rt::Patch<Vec<Option<RunnerLevel>>>,
    /// The member `marks`.
    pub marks: Option<rt::Map<Option<String>>>,
    /// The member `name`.
    pub name: Option<String>,
    /// The member `named`.
    pub named: rt::Patch<rt::Map<Option<MaybeText>>>,
}

rt::members! { Runner
    new(club: Option<MaybeClub>, laps: Vec<Option<f64>>, name: Option<String>)
    req { 0 club "club", 1 laps "laps", 2 name "name" }
    opt { 3 clubs "clubs", 4 marks "marks" }
    patch {
        5 alias "alias", 6 captain "captain", 7 either "either", 8 level "level",
        9 levels "levels", 10 named "named"
    }
    any { 11 any "any" }
    else skip
}

/// The alternatives of `Runner either`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum RunnerEither {
    /// Holds `text`.
    Text(String),
    /// Holds `Club`.
    Club(Club),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    RunnerEither or Unknown {
        Text [rt::Form::TEXT],
        Club [rt::Form::of::<Club>(&[])],
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

    /// Calls `putRunner`.
    ///
    /// `PUT /runner`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &Option<golden::model::Runner>) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_runner(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_runner(&self, body: &Option<model::Runner>) -> PutRunner {
        let call = rt::call(self.0, "PUT /runner", &[], auth::NO_CREDENTIALS);
        PutRunner(call.json(body))
    }
}

rt::operations! {
    /// The request of [`Untagged::get_runner`].
    GetRunner -> Option<model::Runner>, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::put_runner`].
    PutRunner -> (), rt::empty, rt::NoErrorBody;
}
