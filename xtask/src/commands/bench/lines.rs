//! How many lines of code a crate has, in a form that does not depend on who wrote it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::failure::{Failure, Failures};

/// The lines of all Rust files below `folder`, without their documentation, laid out by rustfmt
/// with its defaults. A server is not counted: no peer writes one, and no tag is called so.
pub(super) fn count(folder: &Path) -> Result<usize, Failures> {
    let (mut total, mut open) = (0, vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                if !path.ends_with("src/server") {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                total += lines_of(&path)?;
            }
        }
    }
    Ok(total)
}

/// What a folder holds, in order of name.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::io("read", folder, &error);
    let listing = folder.read_dir().map_err(failed)?;
    let paths: Result<Vec<PathBuf>, _> = listing.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn lines_of(path: &Path) -> Result<usize, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error))?;
    let laid_out =
        laid_out(&bare(&text)).map_err(|error| Failure::io("run", Path::new("rustfmt"), &error))?;
    Ok(laid_out.lines().count())
}

/// The text as rustfmt lays it out; a text on its input is taken without the files it declares.
fn laid_out(text: &str) -> std::io::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // It reads all of its input before it writes, so that neither waits for the other.
    if let Some(mut input) = rustfmt.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = rustfmt.wait_with_output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A text without comments that stand alone and orders to leave it as it is.
fn bare(text: &str) -> String {
    let kept = |line: &str| {
        let line = line.trim_start();
        !line.starts_with("//") && line != "#[rustfmt::skip]"
    };
    let lines = text.lines().filter(|line| kept(line));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_does_not_count() {
        let text = "//! A\n\n/// B\n#[rustfmt::skip]\nfn f() {\n    // C\n    g() // D\n}\n";
        assert_eq!(bare(text), "\nfn f() {\n    g() // D\n}\n");
    }

    #[test]
    fn lines_are_those_of_rustfmt() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b.rs"), "fn f(){g();h()}\nmod gone;").unwrap();
        assert_eq!(count(folder.path()), Ok(5));
    }
}
