//! Which operations of a document are generated.

use std::fmt;

/// Selects operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Those with the tag, whether it is their first or not.
    Tag(String),
    /// Those under the path template.
    Path(String),
    /// The one with the operationId.
    Operation(String),
}

impl Selector {
    /// Reads `tag:T`, `path:P` or `op:ID`; `None` if the text is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            (_, "") => None,
            ("tag", name) => Some(Self::Tag(name.to_owned())),
            ("path", path) => Some(Self::Path(path.to_owned())),
            ("op", id) => Some(Self::Operation(id.to_owned())),
            _ => None,
        }
    }

    fn selects(&self, operation: Selected<'_>) -> bool {
        match self {
            Self::Tag(name) => operation.tags.contains(name),
            Self::Path(template) => operation.path == template,
            Self::Operation(name) => operation.id == name,
        }
    }
}

/// As it is written on the command line.
impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(name) => write!(f, "tag:{name}"),
            Self::Path(template) => write!(f, "path:{template}"),
            Self::Operation(name) => write!(f, "op:{name}"),
        }
    }
}

/// What an operation is selected by.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'a> {
    /// Its tags.
    pub tags: &'a [String],
    /// Its path template.
    pub path: &'a str,
    /// Its operationId.
    pub id: &'a str,
}

/// Which operations are generated, and what a broken one means.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only these; all where empty.
    pub include: Vec<Selector>,
    /// Not these.
    pub exclude: Vec<Selector>,
    /// Leave out what is broken instead of stopping.
    pub lenient: bool,
}

impl Filter {
    /// Whether it lets every operation through.
    pub fn is_open(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }

    /// Whether the operation is generated.
    pub fn admits(&self, operation: Selected<'_>) -> bool {
        let selects = |s: &Selector| s.selects(operation);
        let included = self.include.is_empty() || self.include.iter().any(selects);
        included && !self.exclude.iter().any(selects)
    }

    /// The selectors that select none of the operations.
    pub fn idle<'a>(&'a self, operations: &[Selected<'_>]) -> impl Iterator<Item = &'a Selector> {
        let selectors = self.include.iter().chain(&self.exclude);
        selectors.filter(|s| !operations.iter().any(|o| s.selects(*o)))
    }
}
