// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Club`.
///
/// What is sent is a [`ClubRequest`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Club {
    /// The member `captain`.
    pub captain: Option<ClubCaptain>,
    /// The member `level`.
    pub level: Option<ClubLevel>,
    /// The member `members`.
    pub members: Vec<Runner>,
}

rt::members! { Club
    served(members: Vec<Runner>)
    req { 0 members "members" }
    opt { 1 captain "captain", 2 level "level" }
    else skip
}

/// The alternatives of `Club captain`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ClubCaptain {
    /// Holds `Runner`.
    Runner(Runner),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ClubCaptain or Unknown {
        Runner [rt::Form::of::<Runner>(&["name"])],
        Text [rt::Form::TEXT],
    }
}

/// The alternatives of `Club captain request`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ClubCaptainRequest {
    /// Holds `Runner`.
    Runner(RunnerRequestModel),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ClubCaptainRequest or Unknown {
        Runner [rt::Form::of::<RunnerRequestModel>(&["name"])],
        Text [rt::Form::TEXT],
    }
}

rt::string_enum! {
    /// The values of `Club level`.
    pub enum ClubLevel {
        Low = "low", High = "high",
    } else Unknown
}

/// The object `Club request`.
///
/// What is received is a [`Club`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct ClubRequest {
    /// The member `captain`.
    pub captain: Option<ClubCaptainRequest>,
    /// The member `level`.
    pub level: Option<ClubLevel>,
    /// The member `members`.
    pub members: Vec<RunnerRequestModel>,
}

rt::members! { ClubRequest
    new(members: Vec<RunnerRequestModel>)
    req { 0 members "members" }
    opt { 1 captain "captain", 2 level "level" }
    else skip
}

/// The object `Place`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Place {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { Place opt { 0 town "town" } else skip }

/// The object `Runner`.
///
/// What is sent is a [`RunnerRequestModel`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Runner {
    /// The member `both`.
    pub both: Option<String>,
    /// The member `id`.
    pub id: String,
    /// The member `name`.
    pub name: String,
    /// The member `place`.
    pub place: Option<Place>,
}

rt::members! { Runner
    served(id: impl Into<String>, name: impl Into<String>)
    req { 0 id "id", 1 name "name" }
    opt { 2 both "both", 3 place "place" }
    else skip
}

/// The object `Runner request`.
///
/// What is received is a [`Runner`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct RunnerRequestModel {
    /// The member `both`.
    pub both: Option<String>,
    /// The member `name`.
    pub name: String,
    /// The member `secret`.
    pub secret: String,
}

rt::members! { RunnerRequestModel
    new(name: impl Into<String>, secret: impl Into<String>)
    req { 0 name "name", 1 secret "secret" }
    opt { 2 both "both" }
    else skip
}

rt::objects! { Club ClubRequest Place Runner RunnerRequestModel }
