//! `accepted.toml`: changes of an API that were looked at and are wanted.
//!
//! Invariant: an entry accepts the changes with its id at its pointer and no others; one that does
//! not do so is a finding.

use std::ops::Range;

use serde::Deserialize;
use specwright::{
    diagnostics::{Code, Finding, Findings, codes},
    pointer::Pointer,
    source::{FileId, Sources, Span},
};
use toml::Spanned;

use super::{date::Date, outcome::Entry};

/// The file below the folder of an API.
pub(super) const FILE: &str = "accepted.toml";

/// What one API accepts.
#[derive(Debug, Default)]
pub(super) struct Approvals(Vec<Approval>);

#[derive(Debug)]
struct Approval {
    id: String,
    pointer: Pointer,
    reason: String,
    expires: Option<Date>,
    span: Span,
}

/// Why a change is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Accepted {
    /// The reason, as it was written down.
    pub(super) reason: String,
    /// The last day on which it is.
    pub(super) expires: Option<Date>,
}

impl Approvals {
    /// Reads the file; what is wrong with it is among the findings.
    pub(super) fn parse(sources: &Sources, file: FileId, findings: &mut Findings) -> Self {
        let span = |range: Range<usize>| Span::new(file, range.start, range.end);
        let mut report = |code: &'static Code, message: String, span: Span| {
            findings.push(Finding::new(code, message).at(span, Pointer::root()));
        };
        let malformed = &codes::APPROVALS_MALFORMED;
        let raw: Raw = match toml::from_str(sources.text(file)) {
            Ok(raw) => raw,
            Err(error) => {
                let place = span(error.span().unwrap_or_default());
                report(malformed, error.message().to_owned(), place);
                return Self::default();
            }
        };
        let mut approvals: Vec<Approval> = Vec::new();
        for entry in raw.accept {
            let place = span(entry.span());
            let entry = entry.into_inner();
            let pointer = Pointer::parse(&entry.pointer);
            if entry.reason.trim().is_empty() {
                let message = format!("`{}` is accepted without a reason", entry.id);
                report(malformed, message, place);
            }
            let twice = |other: &Approval| other.id == entry.id && other.pointer == pointer;
            if approvals.iter().any(twice) {
                let message = format!("`{}` at `{pointer}` is accepted twice", entry.id);
                report(&codes::DUPLICATE_APPROVAL, message, place);
                continue;
            }
            let expires = entry.expires.and_then(|value| {
                let day = day(value.get_ref());
                if day.is_none() {
                    let message = format!("{} is no day like 2027-01-31", value.get_ref());
                    report(malformed, message, span(value.span()));
                }
                day
            });
            approvals.push(Approval {
                id: entry.id,
                pointer,
                reason: entry.reason.trim().to_owned(),
                expires,
                span: place,
            });
        }
        Self(approvals)
    }

    /// Marks the changes that are accepted. Entries that are over, or accept nothing, are
    /// findings; of an API that is `untouched` the latter are notes.
    pub(super) fn apply(
        &self,
        entries: &mut [Entry],
        today: Date,
        untouched: bool,
        findings: &mut Findings,
    ) {
        for approval in &self.0 {
            let mut report = |code, message: String| {
                let finding = Finding::new(code, message);
                findings.push(finding.at(approval.span, approval.pointer.clone()));
            };
            let name = format!("`{}` at `{}`", approval.id, approval.pointer);
            if let Some(day) = approval.expires.filter(|day| *day < today) {
                let message = format!("the approval of {name} ended on {day}");
                report(&codes::EXPIRED_APPROVAL, message);
                continue;
            }
            let mut used = false;
            for entry in entries.iter_mut().filter(|entry| approval.matches(entry)) {
                used = true;
                entry.accepted = Some(Accepted {
                    reason: approval.reason.clone(),
                    expires: approval.expires,
                });
            }
            if !used {
                let message = format!("there is no change {name}");
                let code = if untouched {
                    &codes::SPENT_APPROVAL
                } else {
                    &codes::STALE_APPROVAL
                };
                report(code, message);
            }
        }
    }
}

impl Approval {
    fn matches(&self, entry: &Entry) -> bool {
        self.id == entry.id && self.pointer.as_str() == entry.pointer
    }
}

/// The day that a value writes, with quotes or without.
fn day(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::String(text) => Date::parse(text),
        toml::Value::Datetime(day) => Date::parse(&day.to_string()),
        _ => None,
    }
}

/// The file as TOML has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    accept: Vec<Spanned<RawEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    id: String,
    pointer: String,
    reason: String,
    expires: Option<Spanned<toml::Value>>,
}
