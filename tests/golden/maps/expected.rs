// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// Another name: `ByName`.
pub type ByName = rt::Map<Runner>;

/// The object `Maps`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Maps {
    /// The member `by_name`.
    pub by_name: Option<ByName>,
    /// The member `counts`.
    pub counts: rt::Map<i32>,
    /// The member `free`.
    pub free: Option<rt::Map<rt::Value>>,
    /// The member `nested`.
    pub nested: Option<rt::Map<rt::Map<bool>>>,
    /// The member `runners`.
    pub runners: Option<rt::Map<Runner>>,
}

impl rt::DecodeObject for Maps {
    const FIELDS: &'static [&'static str] = &[
        "counts",
        "by_name",
        "free",
        "nested",
        "runners",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            counts: f0,
            by_name: f1,
            free: f2,
            nested: f3,
            runners: f4,
        })
    }
}

impl rt::EncodeObject for Maps {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("by_name", &self.by_name);
        w.put("counts", &self.counts);
        w.opt("free", &self.free);
        w.opt("nested", &self.nested);
        w.opt("runners", &self.runners);
    }
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `bib`.
    pub bib: Option<i64>,
}

impl rt::DecodeObject for Runner {
    const FIELDS: &'static [&'static str] = &["bib"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { bib: f0 })
    }
}

impl rt::EncodeObject for Runner {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("bib", &self.bib);
    }
}

rt::objects! { Maps Runner }
