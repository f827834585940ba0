// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `3d-names`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct N3dNames {
    /// The member `$ref_count`.
    pub ref_count: Option<i64>,
    /// The member `+1`.
    pub plus_1: i64,
    /// The member `-1`.
    pub minus_1: i64,
    /// The member `2fa`.
    pub n2fa: Option<bool>,
    /// The member `@odata.type`.
    pub odata_type: Option<String>,
    /// The member `HTTPServerURL`.
    pub http_server_url: Option<String>,
    /// The member `_private`.
    pub private: Option<String>,
    /// The member `async`.
    pub async_: Option<String>,
    /// The member `crate`.
    pub crate_: Option<String>,
    /// The member `größe`.
    pub größe: String,
    /// The member `self`.
    pub self_: String,
    /// The member `sort`.
    pub sort: Option<N3dNamesSort>,
    /// The member `type`.
    pub type_: String,
    /// The member `with "quotes" \ and {braces}`.
    pub with_quotes_and_braces: Option<String>,
    /// The member `🎉`.
    pub empty: Option<String>,
}

impl rt::DecodeObject for N3dNames {
    const FIELDS: &'static [&'static str] = &[
        "+1",
        "-1",
        "größe",
        "self",
        "type",
        "$ref_count",
        "2fa",
        "@odata.type",
        "HTTPServerURL",
        "_private",
        "async",
        "crate",
        "sort",
        "with \"quotes\" \\ and {braces}",
        "🎉",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let (mut f4, mut f5, mut f6, mut f7) = (None, None, None, None);
        let (mut f8, mut f9, mut f10, mut f11) = (None, None, None, None);
        let (mut f12, mut f13, mut f14) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                3 => m.get(&mut f3),
                4 => m.get(&mut f4),
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
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1), Some(f2), Some(f3)) = (f0, f1, f2, f3) else {
            return None;
        };
        let f4 = f4?;
        Some(Self {
            plus_1: f0,
            minus_1: f1,
            größe: f2,
            self_: f3,
            type_: f4,
            ref_count: f5,
            n2fa: f6,
            odata_type: f7,
            http_server_url: f8,
            private: f9,
            async_: f10,
            crate_: f11,
            sort: f12,
            with_quotes_and_braces: f13,
            empty: f14,
        })
    }
}

impl rt::EncodeObject for N3dNames {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("$ref_count", &self.ref_count);
        w.put("+1", &self.plus_1);
        w.put("-1", &self.minus_1);
        w.opt("2fa", &self.n2fa);
        w.opt("@odata.type", &self.odata_type);
        w.opt("HTTPServerURL", &self.http_server_url);
        w.opt("_private", &self.private);
        w.opt("async", &self.async_);
        w.opt("crate", &self.crate_);
        w.put("größe", &self.größe);
        w.put("self", &self.self_);
        w.opt("sort", &self.sort);
        w.put("type", &self.type_);
        w.opt("with \"quotes\" \\ and {braces}", &self.with_quotes_and_braces);
        w.opt("🎉", &self.empty);
    }
}

rt::string_enum! {
    /// The values of `3d-names sort`.
    pub enum N3dNamesSort {
        /// `+name`
        Name = "+name",
        /// `-name`
        Name2 = "-name",
        /// `<=`
        LessEqual = "<=",
        /// `>=`
        GreaterEqual = ">=",
        /// `  `
        Empty = "",
        /// ` `
        Empty2 = " ",
        /// `*`
        Star = "*",
        /// `true`
        True = "true",
    } else Unknown
}

rt::objects! { N3dNames }
