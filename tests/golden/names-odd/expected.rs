// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `3d-names`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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

rt::members! { N3dNames
    served(
        plus_1: i64, minus_1: i64, größe: impl Into<String>, self_: impl Into<String>,
        type_: impl Into<String>
    )
    req { 0 plus_1 "+1", 1 minus_1 "-1", 2 größe "größe", 3 self_ "self", 4 type_ "type" }
    opt {
        5 ref_count "$ref_count", 6 n2fa "2fa", 7 odata_type "@odata.type",
        8 http_server_url "HTTPServerURL", 9 private "_private", 10 async_ "async",
        11 crate_ "crate", 12 sort "sort",
        13 with_quotes_and_braces "with \"quotes\" \\ and {braces}", 14 empty "🎉"
    }
    else skip
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
