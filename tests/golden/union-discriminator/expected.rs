// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Entry`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Entry {
    /// Holds `Runner`.
    Runner(Runner),
    /// Holds `Relay`.
    Relay(Relay),
    /// Holds `Walker`.
    Walker(Walker),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Entry by "kind" or Unknown {
        Runner "jogger" "runner",
        Relay "team",
        Walker "Walker",
    }
}

/// The object `Relay`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Relay {
    /// The member `kind`.
    pub kind: RelayKind,
    /// The member `legs`.
    pub legs: Option<i64>,
}

rt::members! { Relay
    served(kind: RelayKind)
    req { 0 kind "kind" }
    opt { 1 legs "legs" }
    else skip
}

rt::string_enum! {
    /// The values of `Relay kind`.
    pub enum RelayKind {
        Team = "team",
    } else Unknown
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Runner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `kind`.
    pub kind: String,
}

rt::members! { Runner
    served(bib: i64, kind: impl Into<String>)
    req { 0 bib "bib", 1 kind "kind" }
    else skip
}

/// The object `Walker`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Walker {
    /// The member `kind`.
    pub kind: String,
    /// The member `poles`.
    pub poles: Option<bool>,
}

rt::members! { Walker
    served(kind: impl Into<String>)
    req { 0 kind "kind" }
    opt { 1 poles "poles" }
    else skip
}

rt::objects! { Relay Runner Walker }
