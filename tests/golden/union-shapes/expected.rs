// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Event`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Event {
    /// Holds `Start`.
    Start(Start),
    /// Holds `Finish`.
    Finish(Finish),
    /// Holds `Marker`.
    Marker(EventMarker),
    /// Holds `map`.
    Map(rt::Map<String>),
    /// Holds `Start list`.
    StartList(Vec<Start>),
    /// Holds `text list`.
    TextList(Vec<String>),
    /// Holds `Mark`.
    Mark(Mark),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Event or Unknown {
        Start [
            rt::Form {
                constants: &[("kind", &[rt::Scalar::Text("start")])],
                ..rt::Form::of::<Start>(&["at", "kind"])
            },
        ],
        Finish [
            rt::Form {
                constants: &[("kind", &[rt::Scalar::Text("finish"), rt::Scalar::Text("abandon")])],
                ..rt::Form::of::<Finish>(&["at", "kind"])
            },
        ],
        Marker [rt::Form { others: rt::Others::Refused, ..rt::Form::of::<EventMarker>(&[]) }],
        Map [rt::Form::MAP],
        StartList [
            rt::Form {
                items: &[
                    rt::Form {
                        constants: &[("kind", &[rt::Scalar::Text("start")])],
                        required: &["at", "kind"],
                        known: &["at", "kind"],
                        ..rt::Form::OBJECT
                    },
                ],
                ..rt::Form::LIST
            },
        ],
        TextList [rt::Form { items: &[rt::Form::TEXT], ..rt::Form::LIST }],
        Mark [
            rt::Form::INTEGER, rt::Form { values: &[rt::Scalar::Bool(true)], ..rt::Form::BOOL },
            rt::Form {
                values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
                closed: true,
                ..rt::Form::TEXT
            },
        ],
    }
}

/// The object `Event Marker`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct EventMarker {
    /// The member `at`.
    pub at: Option<f64>,
}

impl rt::DecodeObject for EventMarker {
    const FIELDS: &'static [&'static str] = &["at"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { at: f0 })
    }
}

impl rt::EncodeObject for EventMarker {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("at", &self.at);
    }
}

/// The object `Finish`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Finish {
    /// The member `at`.
    pub at: f64,
    /// The member `kind`.
    pub kind: FinishKind,
    /// The member `next`.
    pub next: Option<Box<Next>>,
}

impl rt::DecodeObject for Finish {
    const FIELDS: &'static [&'static str] = &["at", "kind", "next"];
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
        Some(Self { at: f0, kind: f1, next: f2 })
    }
}

impl rt::EncodeObject for Finish {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("at", &self.at);
        w.put("kind", &self.kind);
        w.opt("next", &self.next);
    }
}

rt::string_enum! {
    /// The values of `Finish kind`.
    pub enum FinishKind {
        Finish = "finish", Abandon = "abandon",
    } else Unknown
}

/// The alternatives of `Mark`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Mark {
    /// Holds `integer`.
    Integer(i64),
    /// Holds `bool`.
    Bool(bool),
    /// Holds `value`.
    Value(MarkValue),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Mark or Unknown {
        Integer [rt::Form::INTEGER],
        Bool [rt::Form { values: &[rt::Scalar::Bool(true)], ..rt::Form::BOOL }],
        Value [
            rt::Form {
                values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
                closed: true,
                ..rt::Form::TEXT
            },
        ],
    }
}

rt::string_enum! {
    /// The values of `Mark value`.
    ///
    /// Values that are not listed are refused.
    pub enum MarkValue {
        Dns = "dns", Dnf = "dnf",
    }
}

/// Another name: `Next`.
pub type Next = Event;

/// The object `Start`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Start {
    /// The member `at`.
    pub at: f64,
    /// The member `kind`.
    pub kind: StartKind,
}

impl rt::DecodeObject for Start {
    const FIELDS: &'static [&'static str] = &["at", "kind"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self { at: f0, kind: f1 })
    }
}

impl rt::EncodeObject for Start {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("at", &self.at);
        w.put("kind", &self.kind);
    }
}

rt::string_enum! {
    /// The values of `Start kind`.
    pub enum StartKind {
        Start = "start",
    } else Unknown
}

rt::objects! { EventMarker Finish Start }
