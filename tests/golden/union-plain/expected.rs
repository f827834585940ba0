// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Refusal`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Refusal {
    /// The member `reason`.
    pub reason: String,
}

rt::members! { Refusal req { 0 reason "reason" } else skip }

/// The alternatives of `Result`.
///
/// The first variant that can be read from a value is taken.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `integer`.
    Integer(i64),
    /// Holds `number`.
    Number(f64),
    /// Holds `Time list`.
    TimeList(Vec<Time>),
    /// Holds `object`.
    Object(ResultObject),
    /// Holds `Refusal`.
    Refusal(Refusal),
    /// Holds `Time`.
    Time(Time),
    /// Holds `value`.
    Value(ResultValue),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

impl rt::Decode for ResultModel {
    #[inline]
    fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
        let value = rt::buffer(s)?;
        if let Ok(v) = value.get() {
            return Ok(Self::Integer(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Number(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::TimeList(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Object(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Refusal(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Time(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Value(v));
        }
        if let Ok(v) = value.get() {
            return Ok(Self::Text(v));
        }
        Ok(Self::Unknown(value.into_json()))
    }
}

impl rt::Encode for ResultModel {
    #[inline]
    fn view(&self) -> rt::View<'_> {
        match self {
            Self::Integer(v) => rt::Encode::view(v),
            Self::Number(v) => rt::Encode::view(v),
            Self::TimeList(v) => rt::Encode::view(v),
            Self::Object(v) => rt::Encode::view(v),
            Self::Refusal(v) => rt::Encode::view(v),
            Self::Time(v) => rt::Encode::view(v),
            Self::Value(v) => rt::Encode::view(v),
            Self::Text(v) => rt::Encode::view(v),
            Self::Unknown(v) => rt::Encode::view(v),
        }
    }
}

/// The object `Result object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct ResultObject {
    /// The member `laps`.
    pub laps: i64,
}

rt::members! { ResultObject req { 0 laps "laps" } else skip }

/// The values of `Result value`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ResultValue {
    /// `dns`
    Dns,
    /// `dnf`
    Dnf,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl ResultValue {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Dns => "dns",
            Self::Dnf => "dnf",
            Self::Unknown(v) => v,
        }
    }
}

impl From<&str> for ResultValue {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "dns" => Self::Dns,
            "dnf" => Self::Dnf,
            v => Self::Unknown(v.into()),
        }
    }
}

/// The object `Time`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Time {
    /// The member `seconds`.
    pub seconds: f64,
}

rt::members! { Time req { 0 seconds "seconds" } else skip }

rt::objects! { Refusal ResultObject Time }
rt::string_enums! { ResultValue }
rt::serde_impls! { ResultModel }
