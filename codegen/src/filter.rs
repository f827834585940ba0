//! Which operations of a document are generated.

/// Selects operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Those with the tag.
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

    fn selects(&self, tag: &str, path: &str, id: &str) -> bool {
        match self {
            Self::Tag(name) => tag == name,
            Self::Path(template) => path == template,
            Self::Operation(name) => id == name,
        }
    }
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

    /// Whether the operation with that tag, path template and operationId is generated.
    pub fn admits(&self, tag: &str, path: &str, id: &str) -> bool {
        let selects = |s: &Selector| s.selects(tag, path, id);
        let included = self.include.is_empty() || self.include.iter().any(selects);
        included && !self.exclude.iter().any(selects)
    }
}
