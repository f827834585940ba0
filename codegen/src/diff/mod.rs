//! What changed between two documents, for those who call the API and for those who compile
//! against its crate.
//!
//! Invariant: pure and deterministic. Neither document has to be right: what is broken on both
//! sides alike is no change.

pub mod report;
pub mod rust;

use crate::{surface::Surface, tree::Node};
use report::Report;

/// One of two documents that are compared.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The document, bundled and overlaid, before tidying.
    pub tree: &'a Node,
    /// The surface of its crate, or why there is none.
    pub rust: Result<&'a Surface, String>,
}

/// All that differs between two documents.
pub fn compare(base: &Side<'_>, revision: &Side<'_>) -> Report {
    let unknown = [&base.rust, &revision.rust];
    Report {
        rust_unknown: unknown.into_iter().find_map(|side| side.clone().err()),
        ..Report::default()
    }
}
