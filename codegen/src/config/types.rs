//! `[types]`: which types the formats of texts become.

use std::{collections::BTreeMap, ops::Range};

use toml::Spanned;

use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::{Dates, Format},
    pointer::Pointer,
    source::Span,
};

/// What is offered: format, name of a type, the type; none for the text as it is.
const OFFERED: &[(&str, &str, Option<Format>)] = &[
    ("byte", "bytes", Some(Format::Base64)),
    ("date", "chrono", Some(Format::Date(Dates::Chrono))),
    ("date", "jiff", Some(Format::Date(Dates::Jiff))),
    ("date-time", "chrono", Some(Format::DateTime(Dates::Chrono))),
    ("date-time", "jiff", Some(Format::DateTime(Dates::Jiff))),
    ("decimal", "rust_decimal", Some(Format::Decimal)),
    ("duration", "jiff", Some(Format::Duration)),
    ("ip", "std", Some(Format::Ip)),
    ("ipv4", "std", Some(Format::Ipv4)),
    ("ipv6", "std", Some(Format::Ipv6)),
    ("password", "secret", Some(Format::Secret)),
    ("uri", "url", Some(Format::Url)),
    ("uuid", "uuid", Some(Format::Uuid)),
    ("binary", "", None),
    ("email", "", None),
    ("time", "", None),
];

/// Every format has it: the text itself.
const STRING: &str = "string";

/// Which types the formats of texts become; those that are not in it stay texts.
#[derive(Clone, Debug, Default)]
pub struct Types(BTreeMap<String, Format>);

impl Types {
    /// What a format becomes, where it is more than a text.
    pub fn of(&self, format: &str) -> Option<Format> {
        self.0.get(format).copied()
    }

    pub(super) fn read(
        entries: &BTreeMap<Spanned<String>, Spanned<String>>,
        span: impl Fn(Range<usize>) -> Span,
        findings: &mut Findings,
    ) -> Self {
        let mut types = Self::default();
        for (format, wanted) in entries {
            let (name, choice) = (format.get_ref().as_str(), wanted.get_ref().as_str());
            let offered: Vec<_> = OFFERED.iter().filter(|(f, ..)| *f == name).collect();
            let found = offered
                .iter()
                .find(|(_, c, _)| *c == choice && !c.is_empty());
            let (message, place) = match found {
                _ if offered.is_empty() => {
                    let known: Vec<&str> = OFFERED.iter().map(|(f, ..)| *f).collect();
                    let message = format!("`{name}` is none of {}", list(known));
                    (message, format.span())
                }
                Some((_, _, chosen)) => {
                    types
                        .0
                        .extend(chosen.map(|chosen| (name.to_owned(), chosen)));
                    continue;
                }
                None if choice == STRING => continue,
                None => {
                    let choices = offered.iter().map(|(_, c, _)| *c).filter(|c| !c.is_empty());
                    let known = list(choices.chain([STRING]).collect());
                    let message = format!("`{choice}` is no type for `{name}`, which has {known}");
                    (message, wanted.span())
                }
            };
            let finding = Finding::new(&codes::CONFIG_TYPE, message);
            findings.push(finding.at(span(place), Pointer::root()));
        }
        types
    }
}

fn list(mut words: Vec<&str>) -> String {
    words.sort_unstable();
    words.dedup();
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
