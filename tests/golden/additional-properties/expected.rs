// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Answer`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Answer {
    /// The member `any`.
    pub any: Option<AnyRest>,
    /// The member `closed`.
    pub closed: Option<Closed>,
    /// The member `empty`.
    pub empty: Option<Empty>,
    /// The member `patterned`.
    pub patterned: Option<Patterned>,
    /// The member `typed`.
    pub typed: Option<TypedRest>,
}

rt::members! { Answer
    opt {
        0 any "any", 1 closed "closed", 2 empty "empty", 3 patterned "patterned", 4 typed "typed"
    }
    else skip
}

/// The object `AnyRest`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct AnyRest {
    /// The member `id`.
    pub id: String,
    /// Members that the document does not name. One with the name of a field is not written: the
    /// field is.
    pub additional_properties: rt::Map<rt::Value>,
}

rt::members! { AnyRest
    served(id: impl Into<String>)
    req { 0 id "id" }
    else rest additional_properties
}

/// The object `Closed`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Closed {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! { Closed opt { 0 id "id" } else skip }

/// The object `Empty`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Empty {}

rt::members! { Empty else skip }

/// The object `Patterned`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Patterned {
    /// The member `id`.
    pub id: Option<String>,
    /// Members that the document does not name. One with the name of a field is not written: the
    /// field is.
    pub additional_properties: rt::Map<rt::Value>,
}

rt::members! { Patterned opt { 0 id "id" } else rest additional_properties }

/// The object `TypedRest`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct TypedRest {
    /// The member `additional_properties`.
    pub additional_properties: Option<String>,
    /// The member `id`.
    pub id: Option<String>,
    /// Members that the document does not name. One with the name of a field is not written: the
    /// field is.
    pub further_properties: rt::Map<i64>,
}

rt::members! { TypedRest
    opt { 0 additional_properties "additional_properties", 1 id "id" }
    else rest further_properties
}

rt::objects! { Answer AnyRest Closed Empty Patterned TypedRest }
