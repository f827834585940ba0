// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Distance`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Distance {
    /// The member `value`.
    pub value: f64,
}

impl rt::DecodeObject for Distance {
    const FIELDS: &'static [&'static str] = &["value"];
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
        Some(Self { value: f0 })
    }
}

impl rt::EncodeObject for Distance {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("value", &self.value);
    }
}

/// The object `Numbers`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Numbers {
    /// The member `from`.
    pub from: Option<f64>,
    /// The member `to`.
    pub to: Option<f64>,
}

impl rt::DecodeObject for Numbers {
    const FIELDS: &'static [&'static str] = &["from", "to"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        Some(Self { from: f0, to: f1 })
    }
}

impl rt::EncodeObject for Numbers {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("from", &self.from);
        w.opt("to", &self.to);
    }
}

/// The alternatives of `Range`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Range {
    /// Holds `Numbers`.
    Numbers(Numbers),
    /// Holds `Texts`.
    Texts(Texts),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Range or Unknown {
        Numbers [rt::Form::of::<Numbers>(&[])],
        Texts [rt::Form::of::<Texts>(&[])],
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
    /// Holds `Distance`.
    Distance(Distance),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Time [rt::Form::of::<Time>(&["value"])],
        Distance [rt::Form::of::<Distance>(&["value"])],
    }
}

/// The object `Texts`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Texts {
    /// The member `from`.
    pub from: Option<String>,
    /// The member `to`.
    pub to: Option<String>,
}

impl rt::DecodeObject for Texts {
    const FIELDS: &'static [&'static str] = &["from", "to"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        Some(Self { from: f0, to: f1 })
    }
}

impl rt::EncodeObject for Texts {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("from", &self.from);
        w.opt("to", &self.to);
    }
}

/// The object `Time`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Time {
    /// The member `value`.
    pub value: f64,
}

impl rt::DecodeObject for Time {
    const FIELDS: &'static [&'static str] = &["value"];
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
        Some(Self { value: f0 })
    }
}

impl rt::EncodeObject for Time {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("value", &self.value);
    }
}

rt::objects! { Distance Numbers Texts Time }
