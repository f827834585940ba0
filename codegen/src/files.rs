//! The generated files, before anything touches a disk.

use std::collections::BTreeMap;

/// A sorted map from path (relative, with `/`) to text.
///
/// `regen` writes it, `regen --check` compares it, tests look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet(BTreeMap<String, String>);

impl FileSet {
    /// A set without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file in; a file already under that path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// Takes in all files of `other`, below `folder` if it is not empty.
    pub fn extend(&mut self, folder: &str, other: FileSet) {
        for (path, text) in other.0 {
            let path = match folder {
                "" => path,
                folder => format!("{folder}/{path}"),
            };
            self.0.insert(path, text);
        }
    }

    /// The text under `path`.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// All files in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
