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
    pub level: EventLevel,
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
