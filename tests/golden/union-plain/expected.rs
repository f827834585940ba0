// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Refusal`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Refusal {
    /// The member `reason`.
    pub reason: String,
}

impl rt::DecodeObject for Refusal {
    const FIELDS: &'static [&'static str] = &["reason"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { reason: f0 })
    }
}

impl rt::EncodeObject for Refusal {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("reason", &self.reason);
    }
}

/// The alternatives of `Result`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `Time`.
    Time(Time),
    /// Holds `Refusal`.
    Refusal(Refusal),
    /// Holds `value`.
    Value(ResultValue),
    /// Holds `text`.
    Text(String),
    /// Holds `integer`.
    Integer(i64),
    /// Holds `number`.
    Number(f64),
    /// Holds `Time list`.
    TimeList(Vec<Time>),
    /// Holds `object`.
    Object(ResultObject),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Time [rt::Form::of::<Time>(&["seconds"])],
        Refusal [rt::Form::of::<Refusal>(&["reason"])],
        Value [
            rt::Form {
                values: &[rt::Scalar::Text("dns"), rt::Scalar::Text("dnf")],
                ..rt::Form::TEXT
            },
        ],
        Text [rt::Form::TEXT],
        Integer [rt::Form::INTEGER],
        Number [rt::Form::NUMBER],
        TimeList [
            rt::Form {
                items: &[
                    rt::Form {
                        required: &["seconds"],
                        known: &["seconds"],
                        ..rt::Form::OBJECT
                    },
                ],
                ..rt::Form::LIST
            },
        ],
        Object [rt::Form::of::<ResultObject>(&["laps"])],
    }
}

/// The object `Result object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct ResultObject {
    /// The member `laps`.
    pub laps: i64,
}

impl rt::DecodeObject for ResultObject {
    const FIELDS: &'static [&'static str] = &["laps"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { laps: f0 })
    }
}

impl rt::EncodeObject for ResultObject {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("laps", &self.laps);
    }
}

rt::string_enum! {
    /// The values of `Result value`.
    pub enum ResultValue {
        Dns = "dns", Dnf = "dnf",
    } else Unknown
}

/// The object `Time`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Time {
    /// The member `seconds`.
    pub seconds: f64,
}

impl rt::DecodeObject for Time {
    const FIELDS: &'static [&'static str] = &["seconds"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { seconds: f0 })
    }
}

impl rt::EncodeObject for Time {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("seconds", &self.seconds);
    }
}

rt::objects! { Refusal ResultObject Time }
