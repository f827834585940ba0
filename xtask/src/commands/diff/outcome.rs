//! What a run of the comparison has to show, in the terms that all formats share.
//!
//! Invariant: places are resolved and indices followed, so that no format needs the documents; the
//! order is the one in which everything is shown.

use std::collections::HashSet;

use specwright::{
    diff::report::{self, Level, Reached, Renamed, Report, RustChange, Semver},
    source::{Sources, Span},
};

use super::approvals::Accepted;

/// The whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// What was compared.
    pub(super) base: String,
    /// What it was compared with.
    pub(super) revision: String,
    /// What the repository writes before the paths of the workspace.
    pub(super) prefix: String,
    /// The APIs, by name.
    pub(super) apis: Vec<Api>,
    /// What is wrong with approvals.
    pub(super) problems: Vec<Problem>,
}

/// What became of one API, or of two documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Api {
    /// Its name under `specs/`; empty where two documents are compared.
    pub(super) name: String,
    /// Which side has it.
    pub(super) state: State,
    /// The edited places.
    pub(super) entries: Vec<Entry>,
    /// How many edited places are left out that concern readers only.
    pub(super) docs_hidden: usize,
    /// Items of the crate that differ and that no edited place explains.
    pub(super) other_rust: Vec<RustChange>,
    /// What the version of the crate has to say.
    pub(super) semver: Semver,
    /// Why nothing is said of the crate; `None` where it was compared.
    pub(super) rust_unknown: Option<String>,
}

/// Which side has an API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Both.
    #[default]
    Compared,
    /// The revision only.
    Added,
    /// The base only.
    Removed,
}

/// One edited place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) level: Level,
    /// Whether it concerns readers only.
    pub(super) docs: bool,
    pub(super) pointer: String,
    pub(super) text: String,
    pub(super) reached: Vec<Reached>,
    pub(super) base: Option<Seen>,
    pub(super) revision: Option<Seen>,
    /// The nearest place in the revision: where reviewers look for it.
    pub(super) anchor: Option<Place>,
    pub(super) renamed: Option<Renamed>,
    pub(super) rust: Vec<RustChange>,
    pub(super) accepted: Option<Accepted>,
}

/// What one side says at an edited place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) place: Place,
    pub(super) value: String,
}

/// A place as people write it; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A finding about an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    /// Whether the run fails by it.
    pub(super) fails: bool,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) pointer: String,
    pub(super) place: Option<Place>,
}

/// How many changes there are of each kind; accepted ones are counted as such only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) breaking: usize,
    pub(super) warning: usize,
    pub(super) info: usize,
    pub(super) accepted: usize,
}

impl Outcome {
    /// Leaves out what concerns readers only, unless that is to be shown.
    pub(super) fn show_docs(&mut self, docs: bool) {
        for api in self.apis.iter_mut().filter(|_| !docs) {
            let all = api.entries.len();
            api.entries.retain(|entry| !entry.docs);
            api.docs_hidden = all - api.entries.len();
        }
    }

    /// All edited places with the API that they belong to, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&Api, &Entry)> {
        self.apis
            .iter()
            .flat_map(|api| api.entries.iter().map(move |entry| (api, entry)))
    }

    /// How many changes there are.
    pub(super) fn counts(&self) -> Counts {
        Counts::of(self.entries().map(|(_, entry)| entry))
    }

    /// What the version of the crate has to say of all APIs together.
    pub(super) fn semver(&self) -> Semver {
        let all = self.apis.iter().map(|api| api.semver);
        all.max().unwrap_or_default()
    }
}

impl Api {
    /// How many changes it has.
    pub(super) fn counts(&self) -> Counts {
        Counts::of(&self.entries)
    }

    /// Whether there is anything to say of it.
    pub(super) fn is_quiet(&self) -> bool {
        self.entries.is_empty() && self.other_rust.is_empty() && self.rust_unknown.is_none()
    }
}

impl Counts {
    fn of<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut counts = Self::default();
        for entry in entries {
            *match (&entry.accepted, entry.level) {
                (Some(_), _) => &mut counts.accepted,
                (None, Level::Err) => &mut counts.breaking,
                (None, Level::Warn) => &mut counts.warning,
                (None, Level::Info) => &mut counts.info,
            } += 1;
        }
        counts
    }

    /// How many there are of a level that are not accepted.
    pub(super) fn at(self, level: Level) -> usize {
        match level {
            Level::Err => self.breaking,
            Level::Warn => self.warning,
            Level::Info => self.info,
        }
    }

    /// All of them.
    pub(super) fn total(self) -> usize {
        self.breaking + self.warning + self.info + self.accepted
    }
}

impl Place {
    /// Where a span starts.
    pub(super) fn of(span: Span, sources: &Sources) -> Self {
        let at = sources.line_column(span);
        Self {
            file: sources.path(span.file).to_owned(),
            line: at.line,
            column: at.column,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Entry {
    fn of(
        change: report::Change,
        rust: &[RustChange],
        texts: (&Sources, &Sources),
        anchor: impl Fn(&report::Change) -> Span,
    ) -> Self {
        let seen = |seen: &Option<report::Seen>, sources: &Sources| {
            seen.as_ref().map(|seen| Seen {
                place: Place::of(seen.span, sources),
                value: seen.value.clone(),
            })
        };
        let rust = change.rust.iter().filter_map(|at| rust.get(*at).cloned());
        Self {
            rust: rust.collect(),
            base: seen(&change.base, texts.0),
            revision: seen(&change.revision, texts.1),
            anchor: Some(Place::of(anchor(&change), texts.1)),
            id: change.id,
            level: change.level,
            docs: change.docs,
            pointer: change.pointer.to_string(),
            text: change.text,
            reached: change.reached,
            renamed: change.renamed,
            accepted: None,
        }
    }
}

impl Api {
    /// What a report says of an API that both sides have. `texts` are those of the base and of
    /// the revision; `anchor` finds the place in the revision where a change is shown.
    pub(super) fn compared(
        name: &str,
        report: Report,
        texts: (&Sources, &Sources),
        anchor: impl Fn(&report::Change) -> Span,
    ) -> Self {
        let explained = report.changes.iter().flat_map(|change| &change.rust);
        let explained: HashSet<usize> = explained.copied().collect();
        let others = report.rust.iter().enumerate();
        let others = others.filter(|(at, _)| !explained.contains(at));
        let other_rust = others.map(|(_, change)| change.clone()).collect();
        let entries = report.changes.into_iter();
        let entries = entries.map(|change| Entry::of(change, &report.rust, texts, &anchor));
        Self {
            name: name.to_owned(),
            state: State::Compared,
            entries: entries.collect(),
            docs_hidden: 0,
            other_rust,
            semver: report.semver,
            rust_unknown: report.rust_unknown,
        }
    }
}
