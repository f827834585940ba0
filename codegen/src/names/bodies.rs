//! Names of the media types of a body.

use super::{
    scope::{Scope, Wish},
    words::upper_camel,
};
use crate::{
    diagnostics::Findings,
    ir::{Api, BodyCase, BodyFormat, Operation, Type},
    resolve::essence,
};

/// The argument or setter of a body: what it is, where that is rows.
pub(super) fn argument(api: &Api, operation: &Operation) -> &'static str {
    match operation.body.as_ref().map(|body| &body.cases[..]) {
        Some([only]) if only.member.is_some() => "rows",
        Some([only]) if matches!(api.dealiased(&only.ty), Type::Table(_)) => "rows",
        _ => "body",
    }
}

/// The variants of the type of a body; none where there is one media type only.
pub(super) fn variants(operation: &Operation, findings: &mut Findings) -> Vec<String> {
    let cases = match &operation.body {
        Some(body) if body.cases.len() > 1 => &body.cases,
        _ => return Vec::new(),
    };
    let wishes = cases.iter().map(|case| {
        Wish::new(variant(case), &case.media_type, &operation.place)
            .or(upper_camel(&case.media_type))
            .quiet()
    });
    Scope::new("a variant", &["Self"]).settle(&wishes.collect::<Vec<_>>(), findings)
}

/// A word for what is usual, else the words of the media type.
fn variant(case: &BodyCase) -> String {
    let name = essence(&case.media_type);
    let word = match name.as_str() {
        "application/json" => "Json",
        "application/x-www-form-urlencoded" => "Form",
        "multipart/form-data" => "Multipart",
        "text/plain" | "text/*" => "Text",
        "application/xml" | "text/xml" => "Xml",
        "application/octet-stream" => "Bytes",
        "*/*" | "application/*" | "application/*+json" => match case.format {
            BodyFormat::Json => "Json",
            _ => "Bytes",
        },
        name => return upper_camel(name.strip_prefix("application/").unwrap_or(name)),
    };
    word.to_owned()
}
