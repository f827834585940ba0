//! Expected texts that are files, and the switch that writes them anew.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use similar::TextDiff;

use crate::root;

/// The variable that has expected files written instead of compared.
pub const SWITCH: &str = "SPECWRIGHT_BLESS";

/// Everything in a set of cases that is not as expected.
#[derive(Debug, Default)]
pub struct Differences(Vec<String>);

impl Differences {
    /// Compares `actual` with the file at `path`, or writes the file where that is asked for.
    pub fn check(&mut self, path: &Path, actual: &str) {
        let expected = fs::read_to_string(path).unwrap_or_default();
        if expected == actual {
            return;
        }
        if env::var_os(SWITCH).is_some() {
            fs::write(path, actual).expect("the folder of the case can be written");
            return;
        }
        let shown = path
            .strip_prefix(root())
            .unwrap_or(path)
            .display()
            .to_string();
        let diff = TextDiff::from_lines(expected.as_str(), actual);
        let hunks = diff
            .unified_diff()
            .header(&format!("{shown} (expected)"), "actual")
            .to_string();
        self.add(hunks);
    }

    /// Adds something that no file can make right.
    pub fn add(&mut self, complaint: impl Into<String>) {
        self.0.push(complaint.into());
    }

    /// Fails the test if there are any; all are shown, and how to accept them.
    ///
    /// # Panics
    /// If something is not as expected.
    pub fn settle(self) {
        assert!(
            self.0.is_empty(),
            "{}\n{} differ; if that is right, run: {SWITCH}=1 cargo test -p workspace-tests",
            self.0.join("\n"),
            self.0.len(),
        );
    }
}

/// The folders in `tests/<kind>`, sorted; there has to be one.
pub fn folders(kind: &str) -> Vec<PathBuf> {
    let all = root().join("tests").join(kind);
    let entries = fs::read_dir(&all).expect("the folder of the cases");
    let mut folders: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no case in {}", all.display());
    folders
}

/// The last part of a path, as text.
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
