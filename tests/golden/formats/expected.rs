// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Values`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Values {
    /// The member `anything`.
    pub anything: Option<rt::Value>,
    /// The member `beyond`.
    ///
    /// At least -99999999999999999999.
    pub beyond: Option<rt::Number>,
    /// The member `code`.
    ///
    /// At least 3 characters. At most 3 characters. Pattern: `^[A-Z]{3}$`.
    pub code: Option<String>,
    /// The member `count`.
    pub count: Option<u32>,
    /// The member `day`.
    ///
    /// Format: `date`.
    pub day: Option<String>,
    /// The member `exact`.
    pub exact: Option<f64>,
    /// The member `file`.
    ///
    /// Format: `byte`.
    pub file: Option<String>,
    /// The member `flag`.
    pub flag: Option<bool>,
    /// The member `id`.
    ///
    /// Format: `uuid`.
    pub id: Option<String>,
    /// The member `large`.
    ///
    /// At most 9223372036854775807.
    pub large: Option<i64>,
    /// The member `moment`.
    ///
    /// Format: `date-time`.
    pub moment: Option<String>,
    /// The member `natural`.
    ///
    /// At most 18446744073709551615. The maximum itself is excluded.
    pub natural: Option<u64>,
    /// The member `own`.
    ///
    /// Format: `bib-number`.
    pub own: Option<String>,
    /// The member `plain`.
    pub plain: Option<i64>,
    /// The member `ratio`.
    ///
    /// A multiple of 0.01.
    pub ratio: Option<f32>,
    /// The member `small`.
    ///
    /// At least -5. At most 5.
    pub small: Option<i32>,
}

rt::members! { Values
    opt {
        0 beyond "beyond", 1 code "code", 2 count "count", 3 day "day", 4 exact "exact",
        5 file "file", 6 flag "flag", 7 id "id", 8 large "large", 9 moment "moment",
        10 natural "natural", 11 own "own", 12 plain "plain", 13 ratio "ratio", 14 small "small"
    }
    any { 15 anything "anything" }
    else skip
}

rt::objects! { Values }
