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
mod tie;
mod types;
mod verdict;

pub use tie::tie;

use super::report::{RustChange, Semver};
use crate::surface::Surface;

/// The items of the crate that differ, sorted by path; `root` is the path to the API
/// (`startlist::toornament`), empty where it is of no interest.
pub fn changes(base: &Surface, revision: &Surface, root: &str) -> Vec<RustChange> {
    let mut changes = compare::compare(base, revision);
    if !root.is_empty() {
        for change in &mut changes {
            change.item = format!("{root}::{}", change.item);
        }
    }
    changes
}

/// What the version of the crate has to say about all of them.
pub fn semver(changes: &[RustChange]) -> Semver {
    let all = changes.iter().map(|change| change.semver);
    all.max().unwrap_or_default()
}
