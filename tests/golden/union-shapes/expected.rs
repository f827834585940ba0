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
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct EventMarker {
    /// The member `at`.
    pub at: Option<f64>,
}

rt::members! { EventMarker opt { 0 at "at" } else skip }

/// The object `Finish`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Finish {
    /// The member `at`.
    pub at: f64,
    /// The member `kind`.
    pub kind: FinishKind,
    /// The member `next`.
    pub next: rt::Patch<Box<Next>>,
}

rt::members! { Finish
    served(at: f64, kind: FinishKind)
    req { 0 at "at", 1 kind "kind" }
    patch { 2 next "next" }
    else skip
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
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Start {
    /// The member `at`.
    pub at: f64,
    /// The member `kind`.
    pub kind: StartKind,
}

rt::members! { Start
    served(at: f64, kind: StartKind)
    req { 0 at "at", 1 kind "kind" }
    else skip
}

rt::string_enum! {
    /// The values of `Start kind`.
    pub enum StartKind {
        Start = "start",
    } else Unknown
}

rt::objects! { EventMarker Finish Start }
