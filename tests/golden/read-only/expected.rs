// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Team {
    /// The member `id`.
    pub id: Option<String>,
    /// The member `made`.
    ///
    /// Format: `date-time`.
    pub made: rt::Patch<String>,
    /// The member `name`.
    pub name: String,
    /// The member `secret`.
    pub secret: Option<String>,
}

rt::members! {
    Team new(name : impl Into < String >) req { 0 name "name" } opt { 1 id "id", 2 secret
    "secret" } patch { 3 made "made" } else skip
}

rt::objects! { Team }
