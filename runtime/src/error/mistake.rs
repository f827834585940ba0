//! What is wrong with the arguments of a call.

use std::{error::Error as StdError, fmt, sync::Arc};

/// What is wrong with the arguments of a call. The text never holds a value, only its name.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    pub(super) what: String,
    pub(super) source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Mistake {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            source: None,
        }
    }

    /// What is wrong, in words.
    #[cfg(feature = "server")]
    pub(crate) fn text(&self) -> &str {
        &self.what
    }

    /// The same, with the argument that it is about.
    pub(crate) fn at(mut self, argument: &str, name: impl fmt::Display) -> Self {
        self.what = format!("{argument} `{name}`: {}", self.what);
        self
    }

    /// A mistake that another error tells about; its text is repeated.
    pub(crate) fn because(what: &str, source: impl StdError + Send + Sync + 'static) -> Self {
        Self {
            what: format!("{what}: {source}"),
            source: Some(Arc::new(source)),
        }
    }
}
