//! Why there is no probe.

use std::{error::Error, fmt, io, path::Path};

/// Why there is no probe for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing of the document can be generated: the findings, or what else is wrong.
    Document(String),
    /// The crate or its probe does not compile: what the compiler says.
    Compile(String),
    /// A file or a process fails: what was tried, and why it did not work.
    System(String),
}

impl Failure {
    pub(super) fn io(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::System(format!("cannot {what} `{}`: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(text) | Self::System(text) => f.write_str(text),
            Self::Compile(text) => write!(f, "the generated crate does not compile\n{text}"),
        }
    }
}

impl Error for Failure {}
