//! Reading texts: the only way in which a file becomes part of a run.
//!
//! Invariant: every text is UTF-8 and at most [`LIMIT`] bytes long.

use std::{
    fs::File,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use specwright::source::{FileId, Sources};

use crate::failure::Failure;

/// The longest text that is read, in bytes: several times the largest documents in public use.
pub(crate) const LIMIT: u64 = 64 << 20;

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Where the files of the project are read from.
pub(crate) trait Texts {
    /// The text of `relative`, a path that a file of the project names, below `folder`, which
    /// counts from the root of the workspace. The path may not leave `folder`.
    fn below(&self, folder: &Path, relative: &str) -> Result<String, Failure>;
}

/// Takes in the documents that a user named; each under the path as it was given.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    input_taken: bool,
}

impl Reader {
    /// Takes in one document; `-` is standard input, which can be read once.
    pub(crate) fn add(&mut self, sources: &mut Sources, path: &Path) -> Result<FileId, Failure> {
        if path.as_os_str() != STANDARD_INPUT {
            let text = file(path)?;
            return Ok(sources.add(path.display().to_string(), text));
        }
        if std::mem::replace(&mut self.input_taken, true) {
            return Err(Failure::new(
                "`-` stands twice, and standard input can be read only once",
                "put one of the two documents into a file",
            ));
        }
        let text = limited(io::stdin().lock(), Path::new("<stdin>"))?;
        Ok(sources.add("<stdin>", text))
    }
}

/// The text of a file.
pub(crate) fn file(path: &Path) -> Result<String, Failure> {
    let file = File::open(path).map_err(|error| Failure::io("read", path, &error))?;
    limited(file, path)
}

/// The text of `relative`, a path that a file of the project names, below `folder`.
/// It may not leave `folder`, nor reach out of `root` through a symbolic link.
pub(crate) fn below(root: &Path, folder: &Path, relative: &str) -> Result<String, Failure> {
    check_relative(relative)?;
    let path = root.join(folder).join(relative);
    let shown = folder.join(relative);
    let real = path
        .canonicalize()
        .map_err(|error| Failure::io("read", &shown, &error))?;
    if !real.starts_with(root) {
        return Err(leads_out(&shown));
    }
    let file = File::open(&real).map_err(|error| Failure::io("read", &shown, &error))?;
    limited(file, &shown)
}

/// Refuses a path that leaves the folder that it counts from.
pub(crate) fn check_relative(relative: &str) -> Result<(), Failure> {
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !relative.is_empty() && Path::new(relative).components().all(inside) {
        return Ok(());
    }
    Err(Failure::new(
        format!("cannot read `{relative}`: the path leaves its folder"),
        "name a file below the folder of api.toml, by a relative path without `..`",
    ))
}

/// Refuses a path that a symbolic link takes out of the workspace.
fn leads_out(shown: &Path) -> Failure {
    Failure::new(
        format!(
            "cannot read `{}`: a symbolic link leads out of the workspace",
            shown.display()
        ),
        "put a copy of the file in the place of the link",
    )
}

/// The text that `from` gives; `path` names it in failures.
pub(crate) fn limited(from: impl Read, path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    from.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::io("read", path, &error))?;
    if bytes.len() as u64 > LIMIT {
        return Err(Failure::new(
            format!("cannot read `{}`: it is longer than 64 MiB", path.display()),
            "split the document, or leave out what is not needed",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(
            format!("cannot read `{}`: byte {at} is not UTF-8", path.display()),
            "save the file as UTF-8",
        )
    })
}

/// The folder that the process works in.
pub(crate) fn current_folder() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|error| Failure::io("read", Path::new("."), &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_and_where() {
        let folder = tempfile::tempdir().unwrap();
        let broken = folder.path().join("latin1.yaml");
        std::fs::write(&broken, b"a: \xe9").unwrap();
        let said = file(&broken).unwrap_err().to_string();
        assert!(said.contains("latin1.yaml`: byte 3 is not UTF-8"), "{said}");

        let said = file(&folder.path().join("gone.yaml"))
            .unwrap_err()
            .to_string();
        assert!(said.contains("gone.yaml`: there is no such file"), "{said}");
        assert!(file(folder.path()).is_err());
    }

    #[test]
    fn the_limit_counts_bytes() {
        let long = io::repeat(b'a').take(LIMIT + 1);
        assert!(limited(long, Path::new("long")).is_err());
    }

    #[test]
    fn a_named_file_stays_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("specs/a/sources")).unwrap();
        std::fs::write(root.join("specs/a/sources/a.yaml"), "a: 1\n").unwrap();
        std::fs::write(root.join("specs/secret"), "x").unwrap();
        let read = |relative| below(&root, Path::new("specs/a"), relative);
        assert_eq!(read("sources/a.yaml").as_deref(), Ok("a: 1\n"));
        for bad in [
            "",
            "../secret",
            "sources/../../secret",
            "/etc/hostname",
            "sources",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_the_workspace() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("a.yaml"), "a: 1\n").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("specs/a")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.join("specs/a/sources")).unwrap();
        let said = below(&root, Path::new("specs/a"), "sources/a.yaml").unwrap_err();
        assert!(said.message.contains("leads out of the workspace"));
    }
}
