//! Names of what an answer or an error may be.

use super::{
    scope::{Scope, Wish},
    words::upper_camel,
};
use crate::{
    diagnostics::Findings,
    ir::{Case, Payload, Place, Status},
};

/// The variant for successes that are none of the cases.
pub(super) const UNDECLARED: &str = "Undeclared";

/// The variants: `Status200` where the status says which it is, `Json` where the media type does,
/// else both.
pub(super) fn cases(cases: &[Case], place: &Place, findings: &mut Findings) -> Vec<String> {
    let one_status = cases
        .windows(2)
        .all(|pair| pair[0].status == pair[1].status);
    let texts: Vec<String> = cases.iter().map(|c| c.media.join(" ")).collect();
    let wishes = cases.iter().zip(&texts).map(|(case, text)| {
        let status = status(case.status);
        let Some(media_type) = case.media.first() else {
            return Wish::new(status.clone(), text, place).or(status).quiet();
        };
        let short = word(media_type, &case.payload);
        let long = upper_camel(media_type);
        let (short, long) = match one_status {
            true => (short, long),
            false => (format!("{status}{short}"), format!("{status}{long}")),
        };
        Wish::new(short, text, place).or(long).quiet()
    });
    let wishes: Vec<Wish<'_>> = wishes.collect();
    Scope::new("a variant", &["Self", UNDECLARED]).settle(&wishes, findings)
}

/// `Status404`, `Status4xx`, `Other`.
pub(super) fn status(status: Status) -> String {
    match status {
        Status::Code(code) => format!("Status{code}"),
        Status::Range(range) => format!("Status{range}xx"),
        Status::Default => "Other".to_owned(),
    }
}

/// A media type in a word: `Json`, `Text`, `Pdf`.
pub(super) fn word(media_type: &str, payload: &Payload) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", essence));
    match (payload, subtype) {
        (Payload::Events(_), _) => "Events".to_owned(),
        (Payload::Records(_), _) => "Records".to_owned(),
        (Payload::Json(_), "json" | "*") => "Json".to_owned(),
        (Payload::Text, "plain" | "*") => "Text".to_owned(),
        (_, "octet-stream") => "Bytes".to_owned(),
        (_, "*") if kind == "*" || kind == "application" => "Bytes".to_owned(),
        (_, "*") => upper_camel(kind),
        _ => upper_camel(subtype),
    }
}
