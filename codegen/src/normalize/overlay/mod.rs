//! Overlays (Overlay specification 1.0): corrections of a document, as data.

mod apply;
mod read;
#[cfg(test)]
mod tests;
mod update;

pub use apply::apply;

use serde_json_path::JsonPath;

use crate::{
    pointer::Pointer,
    source::{Sources, Span},
    tree::Node,
};

/// An overlay, read.
#[derive(Debug)]
pub struct Overlay {
    /// The file name of the one document it is for (`x-source`); without it, it is for the merged
    /// one.
    pub source: Option<Named>,
    actions: Vec<Action>,
    strictness: Strictness,
}

/// A name and where it stands.
#[derive(Debug)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// How much is asked of the actions of an overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Each action matches as many places as `x-expect` says (1 if it says nothing), and has a
    /// reason.
    Corrections,
    /// What the specification asks for; an action that matches nothing is a warning.
    Standard,
}

#[derive(Debug)]
struct Action {
    path: JsonPath,
    target: Named,
    /// Where the target stands in the overlay.
    pointer: Pointer,
    expect: usize,
    change: Change,
}

#[derive(Debug)]
enum Change {
    Update(Node),
    Remove,
}

impl Overlay {
    /// Whether this overlay is for the document `path`, or, without a path, for the merged one.
    pub fn is_for(&self, path: Option<&str>) -> bool {
        match (&self.source, path) {
            (None, None) => true,
            (Some(source), Some(path)) => names(&source.name, path),
            _ => false,
        }
    }

    /// Whether this overlay is for none of the documents at `paths`.
    pub fn is_lost<'a>(&self, sources: &'a Sources, documents: &[crate::source::FileId]) -> bool {
        let path = |file: &crate::source::FileId| -> &'a str { sources.path(*file) };
        self.source.is_some()
            && !documents
                .iter()
                .map(path)
                .any(|path| self.is_for(Some(path)))
    }
}

/// Whether `name` is the path or its last parts.
fn names(name: &str, path: &str) -> bool {
    let rest = path.strip_suffix(name);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', '\\']))
}
