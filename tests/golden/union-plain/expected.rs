// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Refusal`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Refusal {
    /// The member `reason`.
    pub reason: String,
}

rt::members! { Refusal served(reason: impl Into<String>) req { 0 reason "reason" } else skip }

/// The alternatives of `Result`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `Time`.
    Time(Time),
    /// Holds `Refusal`.
    Refusal(Refusal),
    /// Holds `value`.
    Value(ResultValue),
    /// Holds `text`.
    Text(String),
    /// Holds `integer`.
    Integer(i64),
    /// Holds `number`.
    Number(f64),
    /// Holds `Time list`.
    TimeList(Vec<Time>),
    /// Holds `object`.
    Object(ResultObject),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Time [rt::Form::of::<Time>(&["seconds"])],
        Refusal [rt::Form::of::<Refusal>(&["reason"])],
        Value [
            rt::Form {
                values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
                ..rt::Form::TEXT
            },
        ],
        Text [rt::Form::TEXT],
        Integer [rt::Form::INTEGER],
        Number [rt::Form::NUMBER],
        TimeList [
            rt::Form {
                items: &[
                    rt::Form {
                        required: &["seconds"],
                        known: &["seconds"],
                        ..rt::Form::OBJECT
                    },
                ],
                ..rt::Form::LIST
            },
        ],
        Object [rt::Form::of::<ResultObject>(&["laps"])],
    }
}

/// The object `Result object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ResultObject {
    /// The member `laps`.
    pub laps: i64,
}

rt::members! { ResultObject served(laps: i64) req { 0 laps "laps" } else skip }

rt::string_enum! {
    /// The values of `Result value`.
    pub enum ResultValue {
        Dns = "dns", Dnf = "dnf",
    } else Unknown
}

/// The object `Time`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Time {
    /// The member `seconds`.
    pub seconds: f64,
}

rt::members! { Time served(seconds: f64) req { 0 seconds "seconds" } else skip }

rt::objects! { Refusal ResultObject Time }
