//! `diff` as it is run: documents, revisions of a repository made for each test, exit codes.

mod approvals;
mod documents;
mod repository;
mod revisions;

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A document with these operations: `id path` each, all of them GET.
fn document(operations: &[&str]) -> String {
    let mut text = "openapi: 3.0.3\ninfo: {title: Lists, version: '1'}\npaths:\n".to_owned();
    if operations.is_empty() {
        text = text.replace("paths:\n", "paths: {}\n");
    }
    for operation in operations {
        let (id, path) = operation.split_once(' ').unwrap();
        text += &format!(
            "  {path}:\n    get:\n      operationId: {id}\n      responses:\n        '200': {{description: ok}}\n"
        );
    }
    text
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(folder.path(), path, text);
    }
    folder
}

/// Runs `diff` with these arguments, on a day that does not change.
fn diff(at: &Path, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("diff")
        .args(arguments.split_whitespace())
        .current_dir(at)
        .env("SPECWRIGHT_TODAY", "2026-06-30")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs `diff`, which has to end with `exit` and to say all of `words`; gives what it says.
fn check(at: &Path, arguments: &str, exit: i32, words: &[&str]) -> String {
    let output = diff(at, arguments);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.code(), Some(exit), "{arguments}: {said}");
    for word in words {
        assert!(said.contains(word), "{arguments}: no `{word}` in: {said}");
    }
    said
}
