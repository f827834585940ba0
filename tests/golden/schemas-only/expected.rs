// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// Another name: `Count`.
pub type Count = u32;

rt::string_enum! {
    /// The values of `Place`.
    pub enum Place {
        North = "north", South = "south",
    } else Unknown
}

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Team {
    /// The member `coach`.
    pub coach: rt::Patch<String>,
    /// The member `name`.
    pub name: String,
    /// The member `place`.
    pub place: Option<Place>,
}

rt::members! { Team
    served(name: impl Into<String>)
    req { 0 name "name" }
    opt { 1 place "place" }
    patch { 2 coach "coach" }
    else skip
}

rt::objects! { Team }
