// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Club`.
///
/// What is sent is a [`ClubRequest`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Club {
    /// The member `captain`.
    pub captain: Option<ClubCaptain>,
    /// The member `level`.
    pub level: Option<ClubLevel>,
    /// The member `members`.
    pub members: Vec<Runner>,
}

rt::members! { Club
    req { 0 members "members" }
    opt { 1 captain "captain", 2 level "level" }
    else skip
}

/// The alternatives of `Club captain`.
///
/// The first variant that can be read from a value is taken.
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

impl rt::Decode for ClubCaptain {
    #[inline]
    fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
        let value = rt::buffer(s)?;
        if let Ok(v) = value.get() {
            return Ok(Self::Runner(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Text(v));
        }
        Ok(Self::Unknown(value.into_json()))
    }
}

impl rt::Encode for ClubCaptain {
    #[inline]
    fn view(&self) -> rt::View<'_> {
        match self {
            Self::Runner(v) => rt::Encode::view(v),
            Self::Text(v) => rt::Encode::view(v),
            Self::Unknown(v) => rt::Encode::view(v),
        }
    }
}

/// The alternatives of `Club captain request`.
///
/// The first variant that can be read from a value is taken.
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

impl rt::Decode for ClubCaptainRequest {
    #[inline]
    fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
        let value = rt::buffer(s)?;
        if let Ok(v) = value.get() {
            return Ok(Self::Runner(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Text(v));
        }
        Ok(Self::Unknown(value.into_json()))
    }
}

impl rt::Encode for ClubCaptainRequest {
    #[inline]
    fn view(&self) -> rt::View<'_> {
        match self {
            Self::Runner(v) => rt::Encode::view(v),
            Self::Text(v) => rt::Encode::view(v),
            Self::Unknown(v) => rt::Encode::view(v),
        }
    }
}

/// The values of `Club level`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ClubLevel {
    /// `low`
    Low,
    /// `high`
    High,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl ClubLevel {
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

impl From<&str> for ClubLevel {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "low" => Self::Low,
            "high" => Self::High,
            v => Self::Unknown(v.into()),
        }
    }
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
#[non_exhaustive]
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
#[non_exhaustive]
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
rt::string_enums! { ClubLevel }
rt::serde_impls! { ClubCaptain ClubCaptainRequest }
