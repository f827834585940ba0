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

impl rt::DecodeObject for Event {
    const FIELDS: &'static [&'static str] = &["level", "status", "kind"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            level: f0,
            status: f1,
            kind: f2,
        })
    }
}

impl rt::EncodeObject for Event {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("kind", &self.kind);
        w.put("level", &self.level);
        w.put("status", &self.status);
    }
}

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
