//! Texts become trees.
//!
//! Invariant: what this module hands out is no deeper than [`limits::DEPTH`], so that every later
//! pass may recurse; and each node's span lies inside the text that it was read from.

mod json;
pub mod limits;
mod path;
pub(crate) mod scalar;
#[cfg(test)]
mod tests;
mod yaml;

use crate::{
    diagnostics::{Finding, Findings, codes},
    pointer::Pointer,
    source::{FileId, Sources, Span},
    tree::Node,
};

/// Marks that reading cannot go on; the finding that says why has been made.
struct Broken;

/// Reads one text: as JSON if its first character that is not blank is `{` or `[`, else as YAML
/// 1.2 with the merge keys (`<<`) of YAML 1.1.
///
/// Findings are syntax errors (the first ends the reading), duplicate keys (all of them; the first
/// value is kept), texts that JSON's data model cannot hold, and the [`limits`]. `None` means that
/// nothing could be read, and that a finding says why; a tree may come along with errors.
pub fn parse(sources: &Sources, file: FileId, findings: &mut Findings) -> Option<Node> {
    let whole = sources.text(file);
    // A byte order mark is no part of the document, but counts in the places of all that follows.
    let text = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let source = Source {
        text,
        file,
        offset: whole.len() - text.len(),
    };
    if whole.len() > limits::TEXT_BYTES {
        let message = format!(
            "the text has {} bytes, {} are allowed",
            whole.len(),
            limits::TEXT_BYTES
        );
        findings.push(
            Finding::new(&codes::TEXT_TOO_LARGE, message).at(source.span(0, 0), Pointer::root()),
        );
        return None;
    }
    let read = match text.trim_start().chars().next() {
        Some('{' | '[') => json::read(&source, findings),
        _ => yaml::read(&source, findings),
    };
    read.ok()
}

/// The text of a document, without its byte order mark.
struct Source<'a> {
    text: &'a str,
    file: FileId,
    /// How many bytes of the file stand before the text.
    offset: usize,
}

impl Source<'_> {
    /// The span in the file of a range of bytes in the text.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start + self.offset, end + self.offset)
    }

    /// The span of the one character at a byte, or of the last one if the text ends before it.
    fn character(&self, at: usize) -> Span {
        let mut start = at.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let length = self.text[start..].chars().next().map_or(0, char::len_utf8);
        self.span(start, start + length)
    }
}

/// Says that the member `key` stands twice in the object at `object`.
fn duplicate(key: &str, first: Span, second: Span, object: &Pointer) -> Finding {
    Finding::new(
        &codes::DUPLICATE_KEY,
        format!("`{key}` stands twice in the same object"),
    )
    .at(second, object.child(key))
    .related(first, "it stands here first")
}
