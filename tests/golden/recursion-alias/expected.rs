// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// The object `Heat`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Heat {
    /// The member `next`.
    pub next: Option<Box<Later>>,
}

rt::members! { Heat opt { 0 next "next" } else skip }

/// Another name: `Later`.
pub type Later = Heat;

rt::objects! { Heat }
