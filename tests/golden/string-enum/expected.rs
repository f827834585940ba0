// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Event`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Event {
    /// The member `kind`.
    pub kind: Option<EventKind>,
    /// The member `level`.
    ///
    /// One of 1, 2, 3.
    pub level: i64,
    /// How far it is.
    pub status: Status,
}

rt::members! { Event req { 0 level "level", 1 status "status" } opt { 2 kind "kind" } else skip }

/// The values of `Event kind`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum EventKind {
    /// `run`
    Run,
    /// `ride`
    Ride,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl EventKind {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Run => "run",
            Self::Ride => "ride",
            Self::Unknown(v) => v,
        }
    }
}

impl From<&str> for EventKind {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "run" => Self::Run,
            "ride" => Self::Ride,
            v => Self::Unknown(v.into()),
        }
    }
}

/// How far it is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Status {
    /// `open`
    Open,
    /// `closed`
    Closed,
    /// `in-progress`
    InProgress,
    /// `  `
    Empty,
    /// `10k`
    N10k,
    /// `unknown`
    Unknown,
    /// `Self`
    SelfValue,
    /// `new/old`
    NewOld,
    /// A value that the document does not list.
    UnknownValue(Box<str>),
}

impl Status {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::InProgress => "in-progress",
            Self::Empty => "",
            Self::N10k => "10k",
            Self::Unknown => "unknown",
            Self::SelfValue => "Self",
            Self::NewOld => "new/old",
            Self::UnknownValue(v) => v,
        }
    }
}

impl From<&str> for Status {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "open" => Self::Open,
            "closed" => Self::Closed,
            "in-progress" => Self::InProgress,
            "" => Self::Empty,
            "10k" => Self::N10k,
            "unknown" => Self::Unknown,
            "Self" => Self::SelfValue,
            "new/old" => Self::NewOld,
            v => Self::UnknownValue(v.into()),
        }
    }
}

rt::objects! { Event }
rt::string_enums! { EventKind Status }
