//! The workspace that a command is run in.
//!
//! Invariant: it is found from the current folder at run time; nothing here knows where the
//! command was built.

use std::path::{Path, PathBuf};

use crate::{
    failure::{Failure, Failures, all},
    names,
    read::{self, Texts},
};

/// The folder with `Cargo.toml` and `specs/`.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// Its path without symbolic links.
    pub(crate) root: PathBuf,
}

/// What the crate in `generated/` is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// `workspace.metadata.specwright.package` in the root `Cargo.toml`.
    pub(crate) name: String,
    /// `workspace.package.version` in the root `Cargo.toml`.
    pub(crate) version: String,
}

impl Workspace {
    /// The workspace around the current folder.
    pub(crate) fn current() -> Result<Self, Failure> {
        Self::find(&read::current_folder()?)
    }

    /// The nearest folder, from `start` upwards, that holds `Cargo.toml` and `specs/`.
    pub(crate) fn find(start: &Path) -> Result<Self, Failure> {
        let real = start
            .canonicalize()
            .map_err(|error| Failure::io("read", start, &error))?;
        let found = real
            .ancestors()
            .find(|folder| folder.join("Cargo.toml").is_file() && folder.join("specs").is_dir());
        match found {
            Some(root) => Ok(Self {
                root: root.to_owned(),
            }),
            None => Err(Failure::new(
                format!(
                    "no workspace here: neither `{}` nor a folder above it holds Cargo.toml and specs/",
                    start.display()
                ),
                "run the command inside the workspace, or use `generate`, `normalize` or `lint` with documents",
            )),
        }
    }

    /// The APIs: the folders under `specs/`, in order of name; at least one.
    pub(crate) fn apis(&self) -> Result<Vec<String>, Failures> {
        let names = self.apis_if_any()?;
        if names.is_empty() {
            return Err(no_api().into());
        }
        Ok(names)
    }

    /// The APIs: the folders under `specs/`, in order of name.
    pub(crate) fn apis_if_any(&self) -> Result<Vec<String>, Failures> {
        let specs = Path::new("specs");
        let failed = |error| Failure::io("read", specs, &error);
        let mut names = Vec::new();
        for entry in self.root.join(specs).read_dir().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() && !name.starts_with('.') && !is_farewell(&entry.path()) {
                names.push(name);
            }
        }
        names.sort();
        let checked = names.into_iter().map(|name| self.check(name)).collect();
        all(checked)
    }

    /// The folders under `specs/` that hold nothing but what was accepted of an API that is gone.
    pub(crate) fn farewells(&self) -> Result<Vec<String>, Failure> {
        let specs = Path::new("specs");
        let failed = |error| Failure::io("read", specs, &error);
        let mut names = Vec::new();
        for entry in self.root.join(specs).read_dir().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if is_farewell(&entry.path()) {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        Ok(names)
    }

    fn check(&self, name: String) -> Result<String, Failures> {
        names::check_api(&name)?;
        if self
            .root
            .join("specs")
            .join(&name)
            .join("api.toml")
            .is_file()
        {
            return Ok(name);
        }
        Err(Failure::new(
            format!("`specs/{name}` has no api.toml"),
            "write one that names the sources of the API, or remove the folder",
        )
        .into())
    }

    /// What the crate in `generated/` is called, from the root `Cargo.toml`.
    pub(crate) fn identity(&self) -> Result<Identity, Failure> {
        let text = read::below(&self.root, Path::new(""), "Cargo.toml")?;
        let manifest: toml::Table = toml::from_str(&text).map_err(|error| {
            Failure::new(
                format!("Cargo.toml: {error}"),
                "correct the root Cargo.toml",
            )
        })?;
        let name = at(
            &manifest,
            &["workspace", "metadata", "specwright", "package"],
        )?;
        let version = at(&manifest, &["workspace", "package", "version"])?;
        names::check_crate(&name)?;
        Ok(Identity { name, version })
    }
}

/// Whether nothing is left of an API but that its removal is accepted (see `diff`).
fn is_farewell(folder: &Path) -> bool {
    folder.join("accepted.toml").is_file() && !folder.join("api.toml").exists()
}

impl Texts for Workspace {
    fn below(&self, folder: &Path, relative: &str) -> Result<String, Failure> {
        read::below(&self.root, folder, relative)
    }
}

fn no_api() -> Failure {
    Failure::new(
        "specs/ holds no API",
        "make a folder specs/<api>/ with an api.toml that names the sources of the API",
    )
}

/// The text at `path` in the root manifest.
fn at(manifest: &toml::Table, path: &[&str]) -> Result<String, Failure> {
    let (first, rest) = path.split_first().unwrap_or((&"", &[]));
    let node = manifest.get(*first);
    let node = rest
        .iter()
        .fold(node, |node, key| node.and_then(|table| table.get(key)));
    node.and_then(toml::Value::as_str).map(str::to_owned).ok_or_else(|| {
        Failure::new(
            format!("Cargo.toml does not say `{}`", path.join(".")),
            "add it to the root Cargo.toml: the generated crate takes its name and version from there",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(manifest: &str, folders: &[&str]) -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
        for path in folders {
            let api = folder.path().join("specs").join(path);
            std::fs::create_dir_all(&api).unwrap();
            std::fs::write(api.join("api.toml"), "").unwrap();
        }
        let found = Workspace::find(folder.path()).unwrap();
        (folder, found)
    }

    #[test]
    fn found_from_a_folder_inside() {
        let (folder, _) = workspace("", &["b", "a/sources", "a", ".git"]);
        let found = Workspace::find(&folder.path().join("specs/a/sources")).unwrap();
        assert_eq!(found.root, folder.path().canonicalize().unwrap());
        assert_eq!(found.apis(), Ok(vec!["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn not_found_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Cargo.toml"), "").unwrap();
        let said = Workspace::find(folder.path()).unwrap_err();
        assert!(said.message.starts_with("no workspace here"), "{said}");
    }

    #[test]
    fn every_bad_folder_is_named() {
        let (folder, found) = workspace("", &["Bad-Name"]);
        std::fs::create_dir(folder.path().join("specs/bare")).unwrap();
        let said = found.apis().unwrap_err().0;
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(said[1].message, "`specs/bare` has no api.toml");
    }

    #[test]
    fn what_is_left_of_an_api_is_none() {
        let (_folder, found) = workspace("", &["a", "b"]);
        let gone = found.root.join("specs/b");
        std::fs::rename(gone.join("api.toml"), gone.join("accepted.toml")).unwrap();
        assert_eq!(found.apis(), Ok(vec!["a".to_owned()]));
        assert_eq!(found.farewells(), Ok(vec!["b".to_owned()]));
    }

    #[test]
    fn the_manifest_names_the_crate() {
        let text = "[workspace.package]\nversion = \"1.2.3\"\n";
        let named = format!("{text}[workspace.metadata.specwright]\npackage = \"lists\"\n");
        let identity = workspace(&named, &["a"]).1.identity().unwrap();
        assert_eq!(
            (identity.name.as_str(), identity.version.as_str()),
            ("lists", "1.2.3")
        );
        let said = workspace(text, &["a"]).1.identity().unwrap_err();
        assert!(
            said.message
                .contains("workspace.metadata.specwright.package"),
            "{said}"
        );
    }
}
