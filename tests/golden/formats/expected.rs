// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Values`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Values {
    /// The member `anything`.
    pub anything: Option<rt::Value>,
    /// The member `beyond`.
    ///
    /// At least -99999999999999999999.
    pub beyond: Option<i64>,
    /// The member `code`.
    ///
    /// At least 3 characters. At most 3 characters. Pattern: `^[A-Z]{3}$`.
    pub code: Option<String>,
    /// The member `count`.
    pub count: Option<u32>,
    /// The member `day`.
    ///
    /// Format: `date`.
    pub day: Option<String>,
    /// The member `exact`.
    pub exact: Option<f64>,
    /// The member `file`.
    ///
    /// Format: `byte`.
    pub file: Option<String>,
    /// The member `flag`.
    pub flag: Option<bool>,
    /// The member `id`.
    ///
    /// Format: `uuid`.
    pub id: Option<String>,
    /// The member `large`.
    ///
    /// At most 9223372036854775807.
    pub large: Option<i64>,
    /// The member `moment`.
    ///
    /// Format: `date-time`.
    pub moment: Option<String>,
    /// The member `natural`.
    ///
    /// At most 18446744073709551615. The maximum itself is excluded.
    pub natural: Option<u64>,
    /// The member `own`.
    ///
    /// Format: `bib-number`.
    pub own: Option<String>,
    /// The member `plain`.
    pub plain: Option<i64>,
    /// The member `ratio`.
    ///
    /// A multiple of 0.01.
    pub ratio: Option<f32>,
    /// The member `small`.
    ///
    /// At least -5. At most 5.
    pub small: Option<i32>,
}

impl rt::DecodeObject for Values {
    const FIELDS: &'static [&'static str] = &[
        "anything",
        "beyond",
        "code",
        "count",
        "day",
        "exact",
        "file",
        "flag",
        "id",
        "large",
        "moment",
        "natural",
        "own",
        "plain",
        "ratio",
        "small",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let (mut f4, mut f5, mut f6, mut f7) = (None, None, None, None);
        let (mut f8, mut f9, mut f10, mut f11) = (None, None, None, None);
        let (mut f12, mut f13, mut f14, mut f15) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                6 => m.opt(&mut f6),
                7 => m.opt(&mut f7),
                8 => m.opt(&mut f8),
                9 => m.opt(&mut f9),
                10 => m.opt(&mut f10),
                11 => m.opt(&mut f11),
                12 => m.opt(&mut f12),
                13 => m.opt(&mut f13),
                14 => m.opt(&mut f14),
                15 => m.opt(&mut f15),
                _ => m.skip(),
            }
        }
        Some(Self {
            anything: f0,
            beyond: f1,
            code: f2,
            count: f3,
            day: f4,
            exact: f5,
            file: f6,
            flag: f7,
            id: f8,
            large: f9,
            moment: f10,
            natural: f11,
            own: f12,
            plain: f13,
            ratio: f14,
            small: f15,
        })
    }
}

impl rt::EncodeObject for Values {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("anything", &self.anything);
        w.opt("beyond", &self.beyond);
        w.opt("code", &self.code);
        w.opt("count", &self.count);
        w.opt("day", &self.day);
        w.opt("exact", &self.exact);
        w.opt("file", &self.file);
        w.opt("flag", &self.flag);
        w.opt("id", &self.id);
        w.opt("large", &self.large);
        w.opt("moment", &self.moment);
        w.opt("natural", &self.natural);
        w.opt("own", &self.own);
        w.opt("plain", &self.plain);
        w.opt("ratio", &self.ratio);
        w.opt("small", &self.small);
    }
}

rt::objects! { Values }
