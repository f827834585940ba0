// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Place`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Place {
    /// Holds `integer`.
    Integer(u64),
    /// Holds `value`.
    Value(PlaceValue),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Place or Unknown {
        Integer [rt::Form::INTEGER],
        Value [
            rt::Form {
                values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
                ..rt::Form::TEXT
            },
        ],
    }
}

rt::string_enum! {
    /// The values of `Place value`.
    pub enum PlaceValue {
        Dns = "dns", Dnf = "dnf",
    } else Unknown
}

/// The object `Result`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ResultModel {
    /// The member `place`.
    pub place: Option<Place>,
    /// The member `time`.
    pub time: rt::Patch<ResultTime>,
}

rt::members! { ResultModel
    served(place: Option<Place>)
    req { 0 place "place" }
    patch { 1 time "time" }
    else skip
}

/// The alternatives of `Result time`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultTime {
    /// Holds `text`.
    Text(String),
    /// Holds `number`.
    Number(f64),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultTime or Unknown {
        Text [rt::Form::TEXT],
        Number [rt::Form::NUMBER],
    }
}

rt::objects! { ResultModel }
