//! What BASE and REVISION mean.
//!
//! Two documents where both name files; else revisions of the repository, whose APIs under
//! `specs/` are compared.

use std::{
    collections::BTreeSet,
    fmt,
    path::{Path, PathBuf},
};

use super::{git::Git, snapshot::Snapshot};
use crate::{
    failure::{Failure, Failures},
    read::Texts,
    workspace::Workspace,
};

/// What is compared with what.
#[derive(Debug)]
pub(super) enum Sides {
    /// Two documents.
    Documents(PathBuf, PathBuf),
    /// The APIs of two revisions.
    Trees(Box<Trees>),
}

/// The APIs of two revisions.
#[derive(Debug)]
pub(super) struct Trees {
    pub(super) base: Tree,
    pub(super) revision: Tree,
    /// The workspace as the repository writes it: what stands before paths from its root.
    pub(super) prefix: String,
    pub(super) workspace: Workspace,
}

/// The files under `specs/`.
#[derive(Debug)]
pub(super) enum Tree {
    /// As a commit has them.
    Commit(Snapshot),
    /// As they are on disk, whether git knows them or not.
    Working(Workspace),
}

impl Sides {
    /// What the arguments name.
    pub(super) fn of(base: Option<&Path>, revision: Option<&Path>) -> Result<Self, Failure> {
        if let (Some(base), Some(revision)) = (base, revision) {
            if is_document(base) && is_document(revision) {
                return Ok(Self::Documents(base.to_owned(), revision.to_owned()));
            }
            if let Some(failure) = one_document(base, revision) {
                return Err(failure);
            }
        }
        let workspace = Workspace::current()?;
        let git = Git::around(&workspace.root)?;
        let commit = |path: &Path| git.commit(&path.to_string_lossy());
        let base = match (base, revision) {
            (None, _) => git.merge_base()?,
            (Some(path), None) => commit(path).map_err(|failure| lone_document(path, failure))?,
            (Some(path), Some(_)) => commit(path)?,
        };
        let revision = match revision {
            None => Tree::Working(workspace.clone()),
            Some(path) => Tree::Commit(Snapshot::of(&git, commit(path)?)?),
        };
        Ok(Self::Trees(Box::new(Trees {
            base: Tree::Commit(Snapshot::of(&git, base)?),
            revision,
            prefix: git.prefix,
            workspace,
        })))
    }
}

/// Whether an argument names a text to read; `-` is standard input.
fn is_document(path: &Path) -> bool {
    path.as_os_str() == "-" || path.is_file()
}

/// The failure where one of two arguments is a document and the other is neither that nor a
/// revision.
fn one_document(base: &Path, revision: &Path) -> Option<Failure> {
    let (document, other) = match (is_document(base), is_document(revision)) {
        (true, false) => (base, revision),
        (false, true) => (revision, base),
        _ => return None,
    };
    // A file may be called as a branch is.
    let git = Workspace::current().and_then(|workspace| Git::around(&workspace.root));
    let found = |path: &Path| {
        let found = git.as_ref().ok()?.find(&path.to_string_lossy());
        found.ok().flatten()
    };
    if found(document).is_some() && found(other).is_some() {
        return None;
    }
    Some(Failure::new(
        format!(
            "`{}` is a document, and `{}` is no file",
            document.display(),
            other.display()
        ),
        "name two documents, or two revisions; the document of a revision is printed by `git show REVISION:PATH`, and `-` reads it",
    ))
}

/// The failure where the only argument is no revision.
fn lone_document(path: &Path, failure: Failure) -> Failure {
    if !is_document(path) {
        return failure;
    }
    Failure::new(
        format!(
            "`{}` is a document, and there is none to compare it with",
            path.display()
        ),
        "name two documents: `cargo xtask diff old.yaml new.yaml`",
    )
}

impl Tree {
    /// The APIs under `specs/`.
    pub(super) fn apis(&self) -> Result<BTreeSet<String>, Failures> {
        match self {
            Self::Commit(snapshot) => Ok(snapshot.apis()),
            Self::Working(workspace) => Ok(workspace.apis_if_any()?.into_iter().collect()),
        }
    }

    /// The APIs that are gone and whose approvals are still there.
    pub(super) fn farewells(&self) -> Result<BTreeSet<String>, Failure> {
        match self {
            Self::Commit(snapshot) => {
                let accepted = snapshot.folders_with("/accepted.toml");
                Ok(&accepted - &snapshot.apis())
            }
            Self::Working(workspace) => Ok(workspace.farewells()?.into_iter().collect()),
        }
    }

    /// Whether there is a file, by its path from the root of the workspace.
    pub(super) fn has(&self, path: &str) -> bool {
        match self {
            Self::Commit(snapshot) => snapshot.has(path),
            Self::Working(workspace) => workspace.root.join(path).is_file(),
        }
    }
}

impl Texts for Tree {
    fn below(&self, folder: &Path, relative: &str) -> Result<String, Failure> {
        match self {
            Self::Commit(snapshot) => snapshot.below(folder, relative),
            Self::Working(workspace) => workspace.below(folder, relative),
        }
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commit(snapshot) => snapshot.commit.fmt(f),
            Self::Working(_) => f.write_str("the working tree"),
        }
    }
}
