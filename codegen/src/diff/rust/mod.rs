//! What a change of the document does to those who compile against its crate: the items that
//! differ, as they were and are written, and what the crate's version has to say.
//!
//! What is promised to users, and so what counts as a break, stands in `docs/diff.md`.
//!
//! Invariant: names and types come from the [`Surface`] alone; nothing of the document is read.

mod client;
mod compare;
mod items;
mod models;
mod operations;
mod renames;
mod same;
mod tie;
mod types;
mod uses;
mod verdict;

use super::report::{Report, RustChange, Semver};
use crate::surface::Surface;

/// Puts the items of the crate that differ into a report, and ties its changes to them.
pub fn fill(report: &mut Report, base: &Surface, revision: &Surface) {
    report.rust = changes(base, revision);
    tie::tie(report);
}

/// The items of the crate that differ, sorted by path. Paths begin at the module of the API:
/// `model::Participant::name`.
pub fn changes(base: &Surface, revision: &Surface) -> Vec<RustChange> {
    compare::compare(base, revision)
}

/// Puts the path to the API (`startlist::toornament`) before the path of each item.
pub fn under(root: &str, report: &mut Report) {
    for change in &mut report.rust {
        change.item = format!("{root}::{}", change.item);
    }
}

/// What the version of the crate has to say about all of them.
pub fn semver(changes: &[RustChange]) -> Semver {
    let all = changes.iter().map(|change| change.semver);
    all.max().unwrap_or_default()
}
