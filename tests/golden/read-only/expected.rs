// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
///
/// What is sent is a [`TeamRequest`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Team {
    /// The member `id`.
    pub id: String,
    /// The member `made`.
    ///
    /// Format: `date-time`.
    pub made: rt::Patch<String>,
    /// The member `name`.
    pub name: String,
}

rt::members! { Team
    served(id: impl Into<String>, name: impl Into<String>)
    req { 0 id "id", 1 name "name" }
    patch { 2 made "made" }
    else skip
}

/// The object `Team request`.
///
/// What is received is a [`Team`].
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct TeamRequest {
    /// The member `name`.
    pub name: String,
    /// The member `secret`.
    pub secret: String,
}

rt::members! { TeamRequest
    new(name: impl Into<String>, secret: impl Into<String>)
    req { 0 name "name", 1 secret "secret" }
    else skip
}

rt::objects! { Team TeamRequest }
