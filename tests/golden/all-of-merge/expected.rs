// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// Somebody who runs.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Runner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `name`.
    ///
    /// At least 1 character.
    pub name: String,
    /// The member `seconds`.
    pub seconds: f64,
}

rt::members! { Runner
    served(bib: i64, name: impl Into<String>, seconds: f64)
    req { 0 bib "bib", 1 name "name", 2 seconds "seconds" }
    else skip
}

rt::objects! { Runner }
