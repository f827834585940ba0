//! A workspace in a git repository that is made for one test.

use std::{fs, path::Path, process::Command};

use tempfile::TempDir;

use super::{document, write};

pub(super) const ROOT: &str = "[workspace.package]\nversion = \"0.1.0\"\n\
                               [workspace.metadata.specwright]\npackage = \"lists\"\n";
pub(super) const API: &str = "[[source]]\nfile = \"sources/a.yaml\"\norigin = \"transcribed\"\n\
                              page = \"https://api.example\"\n";

/// A repository with a workspace in it.
pub(super) struct Repository {
    folder: TempDir,
}

impl Repository {
    /// A repository whose only commit has these APIs: a name, and operations.
    pub(super) fn of(apis: &[(&str, &[&str])]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = Self { folder };
        repository.git("init --quiet --initial-branch=main");
        write(repository.at(), "Cargo.toml", ROOT);
        write(repository.at(), "specs/README", "APIs");
        for (name, operations) in apis {
            repository.api(name, operations);
        }
        repository.commit("first");
        repository
    }

    pub(super) fn at(&self) -> &Path {
        self.folder.path()
    }

    /// Writes an API of one document with these operations.
    pub(super) fn api(&self, name: &str, operations: &[&str]) {
        write(self.at(), &format!("specs/{name}/api.toml"), API);
        let path = format!("specs/{name}/sources/a.yaml");
        write(self.at(), &path, &document(operations));
    }

    /// Removes an API.
    pub(super) fn remove(&self, name: &str) {
        fs::remove_dir_all(self.at().join("specs").join(name)).unwrap();
    }

    /// Commits all that there is.
    pub(super) fn commit(&self, message: &str) {
        self.git("add --all");
        self.git(&format!("commit --quiet --message {message}"));
    }

    /// Runs git, with an author and a day that do not change and nobody's settings.
    pub(super) fn git(&self, arguments: &str) -> String {
        git(self.at(), arguments)
    }
}

/// Runs git in a folder.
pub(super) fn git(at: &Path, arguments: &str) -> String {
    let mut command = Command::new("git");
    command.args(arguments.split(' ')).current_dir(at);
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "nobody");
        command.env(format!("GIT_{role}_EMAIL"), "nobody@example.invalid");
        command.env(format!("GIT_{role}_DATE"), "2026-01-01T00:00:00Z");
    }
    let output = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "git {arguments}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
