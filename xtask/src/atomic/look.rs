//! What is on the disk, compared with what is wanted.

use std::{
    fs, io,
    path::{Component, Path},
};

use specwright::files::FileSet;

use super::{Ownership, Scope, State, is_marked, stage};
use crate::failure::Failure;

/// The files that are there but not wanted.
#[derive(Debug, Default)]
pub(super) struct Others {
    pub(super) orphans: Vec<String>,
    pub(super) foreign: Vec<String>,
}

/// How the wanted file `path` stands under `root`.
pub(super) fn state(root: &Path, path: &str, text: &str) -> Result<State, Failure> {
    check_path(path)?;
    check_links(root, path)?;
    match fs::read(root.join(path)) {
        Ok(bytes) if bytes == text.as_bytes() => Ok(State::Unchanged),
        Ok(bytes) => Ok(State::Stale(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::Missing),
        Err(error) => Err(Failure::io("compare", Path::new(path), &error)),
    }
}

/// Refuses a path that a generator must never make.
fn check_path(path: &str) -> Result<(), Failure> {
    let normal = |part: Component<'_>| matches!(part, Component::Normal(_));
    let odd = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    if !path.is_empty() && !path.contains(odd) && Path::new(path).components().all(normal) {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "the generator made a file under the path `{}`",
            path.escape_debug()
        ),
        "this is a defect of the generator: a path has to be relative, plain and without `..`",
    ))
}

/// Refuses a path on which a symbolic link stands.
fn check_links(root: &Path, path: &str) -> Result<(), Failure> {
    let mut at = root.to_owned();
    for part in Path::new(path).components() {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(meta) if meta.is_symlink() => {
                let shown = at.strip_prefix(root).unwrap_or(&at);
                return Err(Failure::new(
                    format!("`{}` is a symbolic link", shown.display()),
                    "generated files are not written through links: put a plain folder or file there",
                ));
            }
            Ok(_) => {}
            // What is not there cannot be a link, nor can anything below it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => break,
            Err(error) => return Err(Failure::io("compare", Path::new(path), &error)),
        }
    }
    Ok(())
}

/// The files in `scopes` that are not wanted, and temporary files that an interrupted run left
/// beside wanted ones.
pub(super) fn others(
    root: &Path,
    wanted: &FileSet,
    scopes: &[Scope<'_>],
) -> Result<Others, Failure> {
    let mut others = Others::default();
    for scope in scopes {
        let top = root.join(scope.folder);
        if scope.folder.is_empty() || check_links(root, scope.folder).is_ok() {
            let mut walk = Walk {
                wanted,
                scope,
                others: &mut others,
            };
            walk.folder(&top, scope.folder, true)?;
        }
    }
    for (path, _) in wanted.iter() {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        leftovers(&root.join(folder), folder, &mut others.orphans)?;
    }
    others.orphans.sort();
    others.orphans.dedup();
    others.foreign.sort();
    Ok(others)
}

/// A walk through one scope.
struct Walk<'a, 'b> {
    wanted: &'a FileSet,
    scope: &'a Scope<'a>,
    others: &'b mut Others,
}

impl Walk<'_, '_> {
    /// Visits a folder, which need not exist; `shown` is its path from the root.
    fn folder(&mut self, folder: &Path, shown: &str, top: bool) -> Result<(), Failure> {
        for (name, kind) in entries(folder, shown)? {
            let path = join(shown, &name);
            if kind.is_file() && stage::is_temporary(&name) {
                self.others.orphans.push(path);
                continue;
            }
            if name.starts_with('.') || top && matches!(name.as_str(), "target" | "Cargo.lock") {
                // Not the generator's: version control, editors, cargo.
                continue;
            }
            if kind.is_dir() {
                self.folder(&folder.join(&name), &path, false)?;
            } else if self.wanted.get(&path).is_none() {
                self.unwanted(&folder.join(&name), path, kind);
            }
        }
        Ok(())
    }

    fn unwanted(&mut self, file: &Path, path: String, kind: fs::FileType) {
        let ours = match self.scope.ownership {
            Ownership::Whole => true,
            Ownership::Marked => {
                kind.is_file() && crate::read::file(file).is_ok_and(|text| is_marked(&text))
            }
        };
        if ours {
            self.others.orphans.push(path);
        } else {
            self.others.foreign.push(path);
        }
    }
}

/// Adds the temporary files that an interrupted run left in `folder`.
fn leftovers(folder: &Path, shown: &str, into: &mut Vec<String>) -> Result<(), Failure> {
    for (name, kind) in entries(folder, shown)? {
        if kind.is_file() && stage::is_temporary(&name) {
            into.push(join(shown, &name));
        }
    }
    Ok(())
}

/// The names in a folder and what they are; links are not followed. None if it does not exist.
fn entries(folder: &Path, shown: &str) -> Result<Vec<(String, fs::FileType)>, Failure> {
    let failed = |error: io::Error| Failure::io("list", Path::new(shown), &error);
    let listing = match folder.read_dir() {
        Ok(listing) => listing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    listing
        .map(|entry| {
            let entry = entry.map_err(failed)?;
            // A name that is not Unicode cannot be a wanted one, whatever it is shown as.
            let name = entry.file_name().to_string_lossy().into_owned();
            Ok((name, entry.file_type().map_err(failed)?))
        })
        .collect()
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}
