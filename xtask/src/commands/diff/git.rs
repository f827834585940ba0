//! What is asked of git.
//!
//! Invariant: nothing is written, neither to the repository nor to the working tree; commits are
//! named by their full ids from here on, so a branch that moves meanwhile changes nothing.

use std::{
    fmt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use crate::failure::Failure;

/// A repository, seen from a folder in it.
#[derive(Clone, Debug)]
pub(super) struct Git {
    /// The folder.
    folder: PathBuf,
    /// The folder as the repository writes it: empty at the top, else with a `/` at its end.
    pub(super) prefix: String,
}

/// A commit, and how it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    /// Its full id.
    pub(super) id: String,
    /// What it was called: `v1.2`, or `the merge base with main`.
    called: String,
}

impl fmt::Display for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.id.get(..12).unwrap_or(&self.id);
        write!(f, "{} ({short})", self.called)
    }
}

impl Git {
    /// The repository around a folder.
    pub(super) fn around(folder: &Path) -> Result<Self, Failure> {
        let mut git = Self {
            folder: folder.to_owned(),
            prefix: String::new(),
        };
        let output = git.run(&["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            return Err(Failure::new(
                format!(
                    "`{}` is in no git repository that can be read{}",
                    folder.display(),
                    said(&output)
                ),
                "run the command inside a clone, or compare two files: `cargo xtask diff old.yaml new.yaml`",
            ));
        }
        git.prefix = line(&output);
        Ok(git)
    }

    /// The commit that a revision names; `None` where there is no such revision.
    pub(super) fn find(&self, revision: &str) -> Result<Option<Commit>, Failure> {
        if revision.is_empty() || revision.starts_with('-') {
            return Ok(None);
        }
        let wanted = format!("{revision}^{{commit}}");
        let id = self.asked(&["rev-parse", "--verify", "--quiet", &wanted])?;
        Ok(id.map(|id| Commit {
            id,
            called: revision.to_owned(),
        }))
    }

    /// The commit that a revision names.
    pub(super) fn commit(&self, revision: &str) -> Result<Commit, Failure> {
        if let Some(commit) = self.find(revision)? {
            return Ok(commit);
        }
        let help = if self.is_shallow()? {
            "this clone is shallow: get its history by `git fetch --unshallow --tags` (in GitHub Actions: `fetch-depth: 0`)"
        } else {
            "check the name with `git log`; a branch of a remote is named with it (origin/main), and may have to be fetched"
        };
        Err(Failure::new(
            format!("`{revision}` is neither a file nor a revision of this repository"),
            help,
        ))
    }

    /// Where the current commit left the main branch.
    pub(super) fn merge_base(&self) -> Result<Commit, Failure> {
        let main = self.main_branch()?;
        let id = self.asked(&["merge-base", "HEAD", &main.id])?;
        if let Some(id) = id {
            let called = format!("the merge base with {}", main.called);
            return Ok(Commit { id, called });
        }
        let help = if self.is_shallow()? {
            "this clone is shallow: get its history by `git fetch --unshallow` (in GitHub Actions: `fetch-depth: 0`)"
        } else {
            "name the revision to compare with: `cargo xtask diff BASE`"
        };
        Err(Failure::new(
            format!("HEAD and {} have no commit in common", main.called),
            help,
        ))
    }

    /// The main branch: of the remote, of the clone, or whatever is the default.
    fn main_branch(&self) -> Result<Commit, Failure> {
        let default = self.asked(&[
            "symbolic-ref",
            "--quiet",
            "--short",
            "refs/remotes/origin/HEAD",
        ])?;
        let configured = self.asked(&["config", "--get", "init.defaultBranch"])?;
        let known = ["origin/main", "main"].map(str::to_owned);
        let usual = ["origin/master", "master"].map(str::to_owned);
        let names = known.into_iter().chain(default).chain(configured);
        for name in names.chain(usual) {
            if let Some(commit) = self.find(&name)? {
                return Ok(commit);
            }
        }
        Err(Failure::new(
            "there is no main branch to compare with: neither origin/main nor main nor a default branch",
            "name the revision to compare with: `cargo xtask diff BASE`; if the repository has no commit yet, make one",
        ))
    }

    fn is_shallow(&self) -> Result<bool, Failure> {
        let said = self.asked(&["rev-parse", "--is-shallow-repository"])?;
        Ok(said.is_some_and(|said| said == "true"))
    }

    /// The output of a question, without the last line break; `None` where git says no.
    fn asked(&self, arguments: &[&str]) -> Result<Option<String>, Failure> {
        let output = self.run(arguments)?;
        Ok(output.status.success().then(|| line(&output)))
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Failure> {
        self.command(arguments)
            .output()
            .map_err(|error| no_git(&error))
    }

    /// A command of git that reads nothing.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(&self.folder)
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C")
            .args(arguments)
            .stdin(Stdio::null());
        command
    }
}

/// The failure of starting git.
pub(super) fn no_git(error: &std::io::Error) -> Failure {
    Failure::new(
        format!("cannot start git: {error}"),
        "install git, or compare two files: `cargo xtask diff old.yaml new.yaml`",
    )
}

/// What git said on standard error, for the end of a message.
pub(super) fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let first = text.lines().next().unwrap_or_default();
    let first = first.trim_start_matches("fatal: ");
    if first.is_empty() {
        String::new()
    } else {
        format!(": {first}")
    }
}

fn line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim_end_matches(['\n', '\r']).to_owned()
}
