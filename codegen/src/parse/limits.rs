//! How much of a document is read, in one place.

use super::{Broken, path::Path};
use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    source::Span,
};

/// The longest text that is read, in bytes: 64 MiB.
pub const TEXT_BYTES: usize = 64 << 20;

/// How many objects and lists may stand inside each other, the outermost included.
///
/// Every later pass may recurse over a tree: with 100 levels (and twice as many once overlays have
/// put trees into trees) a pass of 4 KB of stack per level stays below half of the 2 MiB that a
/// thread has. `serde_json` and `serde_yaml` stop at 128, so whatever is read here is read there.
/// Published documents have about 25 levels.
pub const DEPTH: usize = 100;

/// How many values a document may have, those that aliases and merge keys repeat counted each time.
/// GitHub's document of 3.6 MB has 72,000.
pub const NODES: usize = 2_000_000;

/// How many bytes of keys and texts aliases and merge keys may repeat: 64 MiB, as [`TEXT_BYTES`].
pub const REPEATED_BYTES: usize = TEXT_BYTES;

/// After how many findings in one text its reading stops: nobody reads more, and each costs memory.
pub const FINDINGS: usize = 1_000;

/// What a tree costs.
#[derive(Clone, Copy, Default)]
pub(super) struct Size {
    /// Objects and lists inside each other, the node itself included.
    pub(super) depth: usize,
    /// Values, the node itself included.
    pub(super) nodes: usize,
    /// Bytes of keys and texts.
    pub(super) bytes: usize,
}

/// What has been read of a document so far.
pub(super) struct Budget {
    nodes: usize,
    repeated: usize,
    /// How many findings may have been made, those of other texts included.
    findings: usize,
}

impl Budget {
    /// A budget for a text before anything is read of it.
    pub(super) fn new(findings: &Findings) -> Self {
        Self {
            nodes: 0,
            repeated: 0,
            findings: findings.len() + FINDINGS,
        }
    }

    /// Counts one value that is read from the text.
    pub(super) fn node(
        &mut self,
        span: Span,
        path: &Path<'_>,
        findings: &mut Findings,
    ) -> Result<(), Broken> {
        self.nodes += 1;
        if self.nodes > NODES {
            return Err(too_many(span, path, findings));
        }
        if findings.len() >= self.findings {
            let message = format!("{FINDINGS} findings have been made in this text");
            return Err(stop(
                &codes::TOO_MANY_FINDINGS,
                message,
                span,
                path,
                findings,
            ));
        }
        Ok(())
    }

    /// Checks that an object or list may stand inside `depth` others.
    pub(super) fn depth(
        depth: usize,
        span: Span,
        path: &Path<'_>,
        findings: &mut Findings,
    ) -> Result<(), Broken> {
        if depth >= DEPTH {
            return Err(too_deep(span, path, findings));
        }
        Ok(())
    }

    /// Counts the copy of a tree, put in at `depth`.
    pub(super) fn copy(
        &mut self,
        size: Size,
        depth: usize,
        span: Span,
        path: &Path<'_>,
        findings: &mut Findings,
    ) -> Result<(), Broken> {
        if size.depth > 0 {
            Self::depth(depth + size.depth - 1, span, path, findings)?;
        }
        self.nodes += size.nodes;
        self.repeated += size.bytes;
        if self.nodes > NODES || self.repeated > REPEATED_BYTES {
            return Err(too_many(span, path, findings));
        }
        Ok(())
    }
}

/// Says that objects and lists are nested deeper than [`DEPTH`].
pub(super) fn too_deep(span: Span, path: &Path<'_>, findings: &mut Findings) -> Broken {
    let message = format!("more than {DEPTH} objects and lists stand inside each other");
    stop(&codes::NESTED_TOO_DEEP, message, span, path, findings)
}

fn too_many(span: Span, path: &Path<'_>, findings: &mut Findings) -> Broken {
    let message = format!(
        "with its aliases written out the document has more than {NODES} values or repeats more \
         than {REPEATED_BYTES} bytes"
    );
    stop(&codes::TOO_MANY_NODES, message, span, path, findings)
}

fn stop(
    code: &'static Code,
    message: String,
    span: Span,
    path: &Path<'_>,
    findings: &mut Findings,
) -> Broken {
    findings.push(Finding::new(code, message).at(span, path.pointer()));
    Broken
}
