// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Race`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Race {
    /// The member `next`.
    pub next: Option<RaceNext>,
    /// The member `place`.
    pub place: Option<RacePlace>,
}

rt::members! { Race opt { 0 next "next", 1 place "place" } else skip }

/// The object `Race next`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct RaceNext {
    /// The member `next`.
    pub next: Option<Box<RaceNext>>,
    /// The member `place`.
    pub place: Option<RacePlace>,
}

rt::members! { RaceNext opt { 0 next "next", 1 place "place" } else skip }

/// The object `Race place`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct RacePlace {
    /// The member `town`.
    pub town: String,
    /// Members that the document does not name. One with the name of a field is not written: the
    /// field is.
    pub additional_properties: rt::Map<rt::Value>,
}

rt::members! { RacePlace
    served(town: impl Into<String>)
    req { 0 town "town" }
    else rest additional_properties
}

rt::objects! { Race RaceNext RacePlace }
