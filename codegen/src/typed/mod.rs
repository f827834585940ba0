//! The typed view: `openapiv3::OpenAPI`, read from a finished tree.
//!
//! Invariant: the view is made from a prepared copy of the tree (see `prepare`), so that nothing
//! that matters is refused or lost on the way; whatever is still refused is a finding.

mod prepare;
mod refused;

pub(crate) use prepare::{coerce, complete};

use crate::{
    diagnostics::{Finding, Findings, Stopped, codes},
    pointer::Pointer,
    tree::Node,
};

/// Reads a whole document as OpenAPI 3.0.3.
///
/// Differences between the view and the tree, all of them deliberate: keywords that have no effect
/// on the declared `type` of a schema are left out; limits that the view cannot hold exactly and
/// the `explode` of headers are left out; `explode` of an encoding is always the effective one;
/// callbacks hold no references and no extensions.
pub fn typed(tree: &Node, findings: &mut Findings) -> Result<openapiv3::OpenAPI, Stopped> {
    let prepared = prepare::prepare(tree);
    let refused = refused::refused(&prepared);
    if !refused.is_empty() {
        for (pointer, reason) in refused {
            findings.push(refusal(tree, &pointer, &reason));
        }
        return Err(Stopped);
    }
    serde_path_to_error::deserialize(prepared.to_json()).map_err(|error| {
        let pointer = pointer_of(error.path());
        findings.push(refusal(tree, &pointer, &error.into_inner().to_string()));
        Stopped
    })
}

fn refusal(tree: &Node, pointer: &Pointer, reason: &str) -> Finding {
    let message = format!("this is not OpenAPI 3.0.3: {reason}");
    Finding::new(&codes::NOT_OPENAPI, message).on(tree, pointer)
}

fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    path.iter()
        .fold(Pointer::root(), |at, segment| match segment {
            Segment::Seq { index } => at.child(index),
            Segment::Map { key } => at.child(key),
            Segment::Enum { .. } | Segment::Unknown => at,
        })
}

#[cfg(test)]
mod tests;
