// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Lists`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Lists {
    /// The member `anything`.
    pub anything: Option<Vec<rt::Value>>,
    /// The member `laps`.
    pub laps: Vec<Vec<f64>>,
    /// The member `names`.
    ///
    /// At least 1 element. At most 9 elements. No element twice.
    pub names: Vec<String>,
    /// The member `runners`.
    pub runners: Option<Vec<Runner>>,
    /// The member `squads`.
    pub squads: Option<Squads>,
}

impl rt::DecodeObject for Lists {
    const FIELDS: &'static [&'static str] = &[
        "laps",
        "names",
        "anything",
        "runners",
        "squads",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            laps: f0,
            names: f1,
            anything: f2,
            runners: f3,
            squads: f4,
        })
    }
}

impl rt::EncodeObject for Lists {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("anything", &self.anything);
        w.put("laps", &self.laps);
        w.put("names", &self.names);
        w.opt("runners", &self.runners);
        w.opt("squads", &self.squads);
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

/// Another name: `Squads`.
pub type Squads = Vec<Runner>;

rt::objects! { Lists Runner }
