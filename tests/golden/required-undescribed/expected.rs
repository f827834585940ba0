// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Revocation`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Revocation {
    /// Required, but not described.
    pub grant_type: Option<rt::Value>,
    /// The member `token`.
    pub token: String,
}

rt::members! { Revocation
    new(token: impl Into<String>)
    req { 0 token "token" }
    any { 1 grant_type "grant_type" }
    else skip
}

rt::objects! { Revocation }
