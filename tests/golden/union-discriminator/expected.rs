// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Entry`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Entry {
    /// Holds `Runner`.
    Runner(Runner),
    /// Holds `Relay`.
    Relay(Relay),
    /// Holds `Walker`.
    Walker(Walker),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Entry by "kind" or Unknown {
        Runner "jogger" "runner",
        Relay "team",
        Walker "Walker",
    }
}

/// The object `Relay`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Relay {
    /// The member `kind`.
    pub kind: RelayKind,
    /// The member `legs`.
    pub legs: Option<i64>,
}

impl rt::DecodeObject for Relay {
    const FIELDS: &'static [&'static str] = &["kind", "legs"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { kind: f0, legs: f1 })
    }
}

impl rt::EncodeObject for Relay {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("kind", &self.kind);
        w.opt("legs", &self.legs);
    }
}

rt::string_enum! {
    /// The values of `Relay kind`.
    pub enum RelayKind {
        Team = "team",
    } else Unknown
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `kind`.
    pub kind: String,
}

impl rt::DecodeObject for Runner {
    const FIELDS: &'static [&'static str] = &["bib", "kind"];
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
        Some(Self { bib: f0, kind: f1 })
    }
}

impl rt::EncodeObject for Runner {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("bib", &self.bib);
        w.put("kind", &self.kind);
    }
}

/// The object `Walker`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Walker {
    /// The member `kind`.
    pub kind: String,
    /// The member `poles`.
    pub poles: Option<bool>,
}

impl rt::DecodeObject for Walker {
    const FIELDS: &'static [&'static str] = &["kind", "poles"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { kind: f0, poles: f1 })
    }
}

impl rt::EncodeObject for Walker {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("kind", &self.kind);
        w.opt("poles", &self.poles);
    }
}

rt::objects! { Relay Runner Walker }
