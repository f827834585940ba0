// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Event`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Event {
    /// The member `kind`.
    pub kind: Option<EventKind>,
    /// The member `level`.
    pub level: EventLevel,
    /// How far it is.
    pub status: Status,
}

rt::members! { Event
    served(level: EventLevel, status: Status)
    req { 0 level "level", 1 status "status" }
    opt { 2 kind "kind" }
    else skip
}

rt::string_enum! {
    /// The values of `Event kind`.
    pub enum EventKind {
        Run = "run", Ride = "ride",
    } else Unknown
}

rt::integer_enum! {
    /// The values of `Event level`.
    pub enum EventLevel {
        N1 = 1, N2 = 2, N3 = 3,
    } else Unknown
}

rt::string_enum! {
    /// How far it is.
    pub enum Status {
        /// `open`
        Open = "open",
        /// `closed`
        Closed = "closed",
        /// `in-progress`
        InProgress = "in-progress",
        /// `  `
        Empty = "",
        /// `10k`
        N10k = "10k",
        /// `unknown`
        Unknown = "unknown",
        /// `Self`
        SelfValue = "Self",
        /// `new/old`
        NewOld = "new/old",
    } else UnknownValue
}

rt::objects! { Event }
