//! What `--runtime` means: how a generated crate finds the runtime that it calls.

mod manifest;

pub(crate) use manifest::package;

use std::path::{Component, Path, PathBuf};

use specwright::files::FileSet;

use crate::{
    atomic::MARK,
    failure::{Failure, Failures},
    library::RuntimeDependency,
    read,
};

/// The package that generated crates call.
const PACKAGE: &str = "specwright-runtime";

/// The folder of the runtime that this command was built beside.
///
/// The one place that knows where the command was built: it is only the default of an option, and
/// whether the folder still exists is looked up each time.
const BUILT_BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// How the crate depends on the runtime, and the files that come along for it.
#[derive(Debug)]
pub(crate) struct RuntimeSource {
    pub(crate) dependency: RuntimeDependency,
    /// Empty unless the runtime is bundled.
    pub(crate) files: FileSet,
}

/// Reads `--runtime` for a crate that will stand in `out`.
pub(crate) fn resolve(option: Option<&str>, out: &Path) -> Result<RuntimeSource, Failures> {
    let mut files = FileSet::new();
    let dependency = match option {
        None => RuntimeDependency::Path(slashed(&built_beside()?)),
        Some("bundled") => {
            files = bundle(&built_beside()?)?;
            RuntimeDependency::Bundled
        }
        Some(version) if is_version(version) => RuntimeDependency::Version(version.to_owned()),
        Some(path) => {
            let real = folder(Path::new(path))?;
            let relative = Path::new(path).is_relative();
            let from_out = relative.then(|| from(out, &real)).flatten();
            RuntimeDependency::Path(slashed(&from_out.unwrap_or(real)))
        }
    };
    Ok(RuntimeSource { dependency, files })
}

/// The real path of the runtime that this command was built beside, if it is still there.
fn built_beside() -> Result<PathBuf, Failure> {
    let path = Path::new(BUILT_BESIDE);
    if path.is_dir() {
        return folder(path);
    }
    Err(Failure::new(
        "the runtime that this command was built beside is not there any more",
        "give --runtime PATH (a folder with specwright-runtime) or --runtime VERSION",
    ))
}

/// The real path of a folder that holds the runtime.
fn folder(path: &Path) -> Result<PathBuf, Failure> {
    let real = path
        .canonicalize()
        .map_err(|error| Failure::io("read the runtime in", path, &error))?;
    let text = read::file(&real.join("Cargo.toml"))?;
    if manifest::package(&text).as_deref() == Some(PACKAGE) {
        return Ok(real);
    }
    Err(Failure::new(
        format!(
            "`{}` does not hold the package {PACKAGE}, or its Cargo.toml is not TOML",
            path.display()
        ),
        "give --runtime the path of the runtime's folder, a version such as 0.1, or `bundled`",
    ))
}

/// Whether the option is a version requirement; `./1.0` names a folder.
fn is_version(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".^~=<>*, +-".contains(c);
    text.starts_with(|c: char| c.is_ascii_digit() || "^~=<>*".contains(c))
        && text.contains(|c: char| c.is_ascii_digit() || c == '*')
        && text.chars().all(allowed)
}

/// The path from the folder `out`, which need not exist, to `target`; `None` across drives.
fn from(out: &Path, target: &Path) -> Option<PathBuf> {
    let (out, target): (Vec<_>, Vec<_>) =
        (out.components().collect(), target.components().collect());
    let shared = out.iter().zip(&target).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = out[shared..].iter().map(|_| Component::ParentDir);
    Some(up.chain(target[shared..].iter().copied()).collect())
}

/// A path as manifests write it on every system.
fn slashed(path: &Path) -> String {
    let text = path.display().to_string();
    // What resolving a path puts in front of it on Windows; manifests do not take it.
    text.strip_prefix(r"\\?\")
        .unwrap_or(&text)
        .replace('\\', "/")
}

/// The runtime's sources as files below `runtime/`, each marked as written by the generator.
fn bundle(folder: &Path) -> Result<FileSet, Failures> {
    let mut files = FileSet::new();
    let own = read::file(&folder.join("Cargo.toml"))?;
    let workspace = read::file(&folder.join("../Cargo.toml"))?;
    let manifest = manifest::standalone(&own, &workspace)?;
    files.insert(
        "runtime/Cargo.toml",
        format!("# {MARK}: a copy of {PACKAGE}\n{manifest}"),
    );
    let mut open = vec![("runtime/src".to_owned(), folder.join("src"))];
    while let Some((shown, folder)) = open.pop() {
        let failed = |error| Failure::io("read", &folder, &error);
        for entry in folder.read_dir().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let shown = format!("{shown}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(failed)?.is_dir() {
                open.push((shown, entry.path()));
            } else if has_extension(&shown, "rs") {
                let text = read::file(&entry.path())?;
                files.insert(shown, format!("// {MARK}: a copy of {PACKAGE}\n{text}"));
            } else {
                files.insert(shown, read::file(&entry.path())?);
            }
        }
    }
    Ok(files)
}

fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_paths() {
        for version in ["0.1", "1.2.3-rc.1", "^1", "=0.1.0", ">=1, <2", "*"] {
            assert!(is_version(version), "{version}");
        }
        for path in [
            "./0.1",
            "runtime",
            "../runtime",
            "/opt/runtime",
            "=",
            "1/2",
            "1\"\n",
        ] {
            assert!(!is_version(path), "{path}");
        }
    }

    #[test]
    fn a_relative_path_counts_from_the_crate() {
        let relative =
            |out, target| from(Path::new(out), Path::new(target)).map(|path| slashed(&path));
        assert_eq!(
            relative("/a/b/out", "/a/runtime").as_deref(),
            Some("../../runtime")
        );
        assert_eq!(relative("/a", "/a/runtime").as_deref(), Some("runtime"));
        assert_eq!(relative("out", "/a/runtime"), None);
    }

    #[test]
    fn a_folder_without_the_runtime_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("Cargo.toml"),
            "[package]\nname = \"other\"\n",
        )
        .unwrap();
        let said = resolve(folder.path().to_str(), Path::new("/out")).unwrap_err();
        assert!(
            said.0[0]
                .message
                .contains("does not hold the package specwright-runtime")
        );
    }

    #[test]
    fn the_runtime_beside_can_be_bundled() {
        let source = resolve(Some("bundled"), Path::new("/out")).unwrap();
        assert_eq!(source.dependency, RuntimeDependency::Bundled);
        let manifest = source.files.get("runtime/Cargo.toml").unwrap();
        assert!(!manifest.contains("workspace"), "{manifest}");
        for (path, text) in source.files.iter() {
            assert!(
                !has_extension(path, "rs") || crate::atomic::is_marked(text),
                "{path}"
            );
        }
        assert!(source.files.get("runtime/src/lib.rs").is_some());
    }
}
