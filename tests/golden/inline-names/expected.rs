// ---- src/model/races.rs ----

use specwright_runtime::glue as rt;

/// The object `createRace body`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBody {
    /// The member `course`.
    pub course: Option<CreateRaceBodyCourse>,
    /// The member `name`.
    pub name: String,
}

rt::members! { CreateRaceBody
    new(name: impl Into<String>)
    req { 0 name "name" }
    opt { 1 course "course" }
    else skip
}

/// The object `createRace body course`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBodyCourse {
    /// The member `marks`.
    pub marks: Option<Vec<CreateRaceBodyCourseMarksItem>>,
}

rt::members! { CreateRaceBodyCourse opt { 0 marks "marks" } else skip }

/// The object `createRace body course marks item`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBodyCourseMarksItem {
    /// The member `km`.
    pub km: Option<f64>,
}

rt::members! { CreateRaceBodyCourseMarksItem opt { 0 km "km" } else skip }

rt::string_enum! {
    /// The values of `createRace mode`.
    pub enum CreateRaceMode {
        Draft = "draft", Final = "final",
    } else Unknown
}

/// The object `createRace response`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct CreateRaceResponse {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! { CreateRaceResponse opt { 0 id "id" } else skip }

rt::objects! {
    CreateRaceBody CreateRaceBodyCourse CreateRaceBodyCourseMarksItem CreateRaceResponse
}

// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// The object `createRace 422 error`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct CreateRace422Error {
    /// The member `field`.
    pub field: Option<String>,
}

rt::members! { CreateRace422Error opt { 0 field "field" } else skip }

rt::objects! { CreateRace422Error }

// ---- src/races.rs ----

//! The operations of `races`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `races`.
#[derive(Clone, Copy, Debug)]
pub struct Races<'c>(pub(super) &'c rt::Client);

impl Races<'_> {
    /// Calls `createRace`.
    ///
    /// `POST /races`
    ///
    /// # Errors
    /// Declared errors: 422, as [`Error422`](errors::Error422).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::CreateRaceBody) -> Result<(), golden::Error> {
    /// let answer = client.races().create(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn create(&self, body: &model::CreateRaceBody) -> CreateRace {
        let call = rt::call(self.0, "POST /races", &[], auth::NO_CREDENTIALS);
        CreateRace(call.json(body))
    }
}

rt::operations! {
    /// The request of [`Races::create`].
    CreateRace -> model::CreateRaceResponse, rt::json, errors::Error422;
}

impl CreateRace {
    /// Sets the query parameter `mode`.
    #[inline]
    pub fn mode(self, mode: model::CreateRaceMode) -> Self {
        Self(self.0.query("mode", &mode, rt::Style::Form))
    }
}
