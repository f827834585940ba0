// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// Another name: `ByName`.
pub type ByName = rt::Map<Runner>;

/// The object `Maps`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Maps {
    /// The member `by_name`.
    pub by_name: Option<ByName>,
    /// The member `counts`.
    pub counts: rt::Map<i32>,
    /// The member `free`.
    pub free: Option<rt::Map<rt::Value>>,
    /// The member `nested`.
    pub nested: Option<rt::Map<rt::Map<bool>>>,
    /// The member `runners`.
    pub runners: Option<rt::Map<Runner>>,
}

rt::members! { Maps
    served(counts: rt::Map<i32>)
    req { 0 counts "counts" }
    opt { 1 by_name "by_name", 2 free "free", 3 nested "nested", 4 runners "runners" }
    else skip
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Runner {
    /// The member `bib`.
    pub bib: Option<i64>,
}

rt::members! { Runner opt { 0 bib "bib" } else skip }

rt::objects! { Maps Runner }
