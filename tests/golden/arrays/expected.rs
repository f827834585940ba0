// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Lists`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Lists {
    /// The member `anything`.
    pub anything: Option<Vec<rt::Value>>,
    /// The member `laps`.
    pub laps: Vec<Vec<f64>>,
    /// The member `names`.
    ///
    /// At least 1 element. At most 9 elements. No element twice.
    pub names: Vec<String>,
    /// The member `runners`.
    pub runners: Option<Vec<Runner>>,
    /// The member `squads`.
    pub squads: Option<Squads>,
}

rt::members! { Lists
    served(laps: Vec<Vec<f64>>, names: Vec<String>)
    req { 0 laps "laps", 1 names "names" }
    opt { 2 anything "anything", 3 runners "runners", 4 squads "squads" }
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

/// Another name: `Squads`.
pub type Squads = Vec<Runner>;

rt::objects! { Lists Runner }
