// ---- src/model/teams.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Team {
    /// The member `coach`.
    pub coach: rt::Patch<String>,
    /// Never changes.
    pub id: String,
    /// The member `motto`.
    pub motto: Option<String>,
    /// The member `size`.
    pub size: Option<i64>,
}

rt::members! { Team
    served(id: impl Into<String>, motto: Option<String>)
    req { 0 id "id", 1 motto "motto" }
    opt { 2 size "size" }
    patch { 3 coach "coach" }
    else skip
}

/// The object `TeamChange`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct TeamChange {
    /// The member `coach`.
    pub coach: rt::Patch<String>,
    /// Never changes.
    pub id: String,
    /// The member `motto`.
    pub motto: Option<String>,
    /// The member `size`.
    pub size: Option<i64>,
}

rt::members! { TeamChange
    new(id: impl Into<String>, motto: Option<String>)
    req { 0 id "id", 1 motto "motto" }
    opt { 2 size "size" }
    patch { 3 coach "coach" }
    else skip
}

rt::objects! { Team TeamChange }
