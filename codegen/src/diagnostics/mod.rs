//! What is wrong with a document, said to the person who can mend it.
//!
//! Invariant: every finding holds a row of the table in [`codes`]; no code compares message text.

pub mod codes;
mod render;

pub use codes::Code;
pub use render::{explain, render, render_json};

use crate::{pointer::Pointer, source::Span, tree::Node};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something in the document has no effect on the crate, or surprises its users.
    Warning,
    /// The document, or the operation that the finding names, cannot be generated.
    Error,
}

/// One thing found, with its place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The row of the table that says what this is.
    pub code: &'static Code,
    /// What was found, in one sentence with the names from the document.
    pub message: String,
    /// Where.
    pub span: Option<Span>,
    /// The address of the node in the document that was being read.
    pub pointer: Pointer,
    /// Further places that belong to it, each with a few words.
    pub related: Vec<(Span, String)>,
    /// What to do, where the table's general advice can be made exact (an overlay action, say).
    pub help: Option<String>,
}

impl Finding {
    /// A finding without a place; [`at`](Self::at) or [`on`](Self::on) gives it one.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            span: None,
            pointer: Pointer::root(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Puts it at a place in a text, found while reading the node at `pointer`.
    #[must_use]
    pub fn at(mut self, span: Span, pointer: Pointer) -> Self {
        self.span = Some(span);
        self.pointer = pointer;
        self
    }

    /// Puts it on the node of `tree` at `pointer`, or on the nearest that exists.
    #[must_use]
    pub fn on(self, tree: &Node, pointer: &Pointer) -> Self {
        let span = tree.nearest_span(pointer);
        self.at(span, pointer.clone())
    }

    /// Adds a place that belongs to it.
    #[must_use]
    pub fn related(mut self, span: Span, words: impl Into<String>) -> Self {
        self.related.push((span, words.into()));
        self
    }

    /// Says what to do in this very case.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity
    }
}

/// Marks that a phase ended with errors; they are in the [`Findings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// All findings of a run, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// All findings, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The weight of the heaviest; `None` if nothing was found.
    pub fn worst(&self) -> Option<Severity> {
        self.0.iter().map(Finding::severity).max()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }

    /// The border of a phase: stops where errors were found.
    pub fn border(&self) -> Result<(), Stopped> {
        if self.has_errors() {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    /// Keeps the findings for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.0.retain(keep);
    }

    /// Takes in the findings of another part of the run.
    pub fn extend(&mut self, other: Findings) {
        self.0.extend(other.0);
    }
}
