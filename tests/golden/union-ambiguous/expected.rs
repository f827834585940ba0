// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Distance`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Distance {
    /// The member `value`.
    pub value: f64,
}

rt::members! { Distance served(value: f64) req { 0 value "value" } else skip }

/// The alternatives of `Result`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `Time`.
    Time(Time),
    /// Holds `Distance`.
    Distance(Distance),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Time [rt::Form::of::<Time>(&["value"])],
        Distance [rt::Form::of::<Distance>(&["value"])],
    }
}

/// The object `Time`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Time {
    /// The member `value`.
    pub value: f64,
}

rt::members! { Time served(value: f64) req { 0 value "value" } else skip }

rt::objects! { Distance Time }
