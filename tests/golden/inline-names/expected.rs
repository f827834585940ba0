// ---- src/model/races.rs ----

use specwright_runtime::glue as rt;

/// The object `createRace 422 error`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct CreateRace422Error {
    /// The member `field`.
    pub field: Option<String>,
}

impl rt::DecodeObject for CreateRace422Error {
    const FIELDS: &'static [&'static str] = &["field"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { field: f0 })
    }
}

impl rt::EncodeObject for CreateRace422Error {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("field", &self.field);
    }
}

/// The object `createRace body`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBody {
    /// The member `course`.
    pub course: Option<CreateRaceBodyCourse>,
    /// The member `name`.
    pub name: String,
}

impl CreateRaceBody {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            course: None,
            name: name.into(),
        }
    }
}

impl rt::DecodeObject for CreateRaceBody {
    const FIELDS: &'static [&'static str] = &["name", "course"];
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
        Some(Self { name: f0, course: f1 })
    }
}

impl rt::EncodeObject for CreateRaceBody {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("course", &self.course);
        w.put("name", &self.name);
    }
}

/// The object `createRace body course`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBodyCourse {
    /// The member `marks`.
    pub marks: Option<Vec<CreateRaceBodyCourseMarksItem>>,
}

impl rt::DecodeObject for CreateRaceBodyCourse {
    const FIELDS: &'static [&'static str] = &["marks"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { marks: f0 })
    }
}

impl rt::EncodeObject for CreateRaceBodyCourse {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("marks", &self.marks);
    }
}

/// The object `createRace body course marks item`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct CreateRaceBodyCourseMarksItem {
    /// The member `km`.
    pub km: Option<f64>,
}

impl rt::DecodeObject for CreateRaceBodyCourseMarksItem {
    const FIELDS: &'static [&'static str] = &["km"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { km: f0 })
    }
}

impl rt::EncodeObject for CreateRaceBodyCourseMarksItem {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("km", &self.km);
    }
}

rt::string_enum! {
    /// The values of `createRace mode`.
    pub enum CreateRaceMode {
        Draft = "draft", Final = "final",
    } else Unknown
}

/// The object `createRace response`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct CreateRaceResponse {
    /// The member `id`.
    pub id: Option<String>,
}

impl rt::DecodeObject for CreateRaceResponse {
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

impl rt::EncodeObject for CreateRaceResponse {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
    }
}

rt::objects! {
    CreateRace422Error CreateRaceBody CreateRaceBodyCourse CreateRaceBodyCourseMarksItem
    CreateRaceResponse
}

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
