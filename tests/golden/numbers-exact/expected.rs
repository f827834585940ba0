// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Values`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Values {
    /// The member `beyond`.
    ///
    /// At least -99999999999999999999.
    pub beyond: Option<rt::Number>,
    /// The member `count`.
    pub count: Option<rt::Number>,
    /// The member `double`.
    pub double: Option<f64>,
    /// The member `fits`.
    ///
    /// At most 18446744073709551615.
    pub fits: Option<u64>,
    /// The member `list`.
    pub list: Option<Vec<rt::Number>>,
    /// The member `price`.
    pub price: Option<rt::Number>,
    /// The member `rounded`.
    ///
    /// At most 18446744073709552000.
    pub rounded: Option<u64>,
    /// The member `wide`.
    pub wide: Option<rt::Number>,
}

rt::members! { Values
    served(price: Option<rt::Number>)
    req { 0 price "price" }
    opt {
        1 beyond "beyond", 2 count "count", 3 double "double", 4 fits "fits", 5 list "list",
        6 rounded "rounded", 7 wide "wide"
    }
    else skip
}

rt::objects! { Values }
