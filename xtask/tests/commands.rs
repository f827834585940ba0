//! The commands as they are run: exit codes, and what stands where.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

const ROOT: &str = "[workspace.package]\nversion = \"0.1.0\"\n\
                    [workspace.metadata.specwright]\npackage = \"lists\"\n";
const API: &str = "[[source]]\nfile = \"sources/a.yaml\"\norigin = \"transcribed\"\npage = \"https://api.example\"\n";
const BROKEN: &str = "openapi: [3.0.3\n";

fn command(at: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command
        .args(line.split(' '))
        .current_dir(at)
        .stdin(Stdio::null());
    command
}

fn run(at: &Path, line: &str) -> Output {
    command(at, line).output().unwrap()
}

/// Runs a command that has to end with `exit` and to say all of `words`.
fn check(at: &Path, line: &str, exit: i32, words: &[&str]) {
    let output = run(at, line);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.code(), Some(exit), "{line}: {said}");
    for word in words {
        assert!(said.contains(word), "{line}: no `{word}` in: {said}");
    }
}

#[test]
fn without_a_workspace() {
    let empty = folder(&[]);
    let at = empty.path();
    check(
        at,
        "regen",
        2,
        &["no workspace here", "help: run the command inside"],
    );
    check(at, "lint", 2, &["no workspace here"]);
    check(at, "fidelity a.yaml", 2, &["no workspace here"]);
    check(
        at,
        "normalize gone.yaml",
        2,
        &["cannot read `gone.yaml`: there is no such file"],
    );
    check(at, "lint gone.yaml", 2, &["gone.yaml"]);
    check(at, "normalize - -", 2, &["`-` stands twice"]);
    check(at, "regen --jobs 0", 2, &["--jobs"]);
    check(at, "--help", 0, &["regen", "generate", "normalize", "lint"]);
}

#[test]
fn codes_are_explained() {
    let empty = folder(&[]);
    let at = empty.path();
    check(
        at,
        "lint --explain sw103",
        0,
        &["SW103 (error): a key stands twice", "What to do:"],
    );
    check(
        at,
        "lint --explain SW103 --format json",
        0,
        &["\"code\": \"SW103\""],
    );
    check(
        at,
        "lint --explain SW000",
        2,
        &["there is no code `SW000`", "SW101"],
    );
}

#[test]
fn regen_refuses_before_it_writes() {
    let broken = folder(&[
        ("Cargo.toml", ROOT),
        ("specs/a/api.toml", API),
        ("specs/a/sources/a.yaml", BROKEN),
        ("specs/a/openapi.yaml", "old"),
        ("generated/src/lib.rs", "old"),
    ]);
    let at = broken.path();
    check(at, "regen x", 2, &["there is no API `x`", "the APIs are a"]);
    check(&at.join("specs/a"), "regen", 2, &[]);
    check(at, "regen --check", 2, &[]);
    for path in ["specs/a/openapi.yaml", "generated/src/lib.rs"] {
        assert_eq!(fs::read_to_string(at.join(path)).unwrap(), "old");
    }
    assert!(!at.join("generated/Cargo.toml").exists());
}

#[test]
fn generate_refuses_before_it_reads() {
    let taken = folder(&[("a.yaml", BROKEN), ("out/notes", "mine")]);
    let at = taken.path();
    let generate =
        |rest: &str, words: &[&str]| check(at, &format!("generate a.yaml {rest}"), 2, words);
    generate(
        "--out new --name fn",
        &["`fn` cannot be the name of a crate"],
    );
    generate("--out out --name c", &["`out` is not empty"]);
    generate("--out a.yaml --name c", &["cannot write to `a.yaml`"]);
    generate(
        "--out new --name c --include a",
        &["`a` does not select operations"],
    );
    generate(
        "--out new --name c --runtime gone",
        &["cannot read the runtime in `gone`"],
    );
    generate("--out new --name c", &[]);
    assert!(!at.join("new").exists());
}

#[test]
fn generate_answers_programs_even_when_it_fails() {
    let empty = folder(&[]);
    let output = run(
        empty.path(),
        "generate gone.yaml --out new --name c --format json",
    );
    assert_eq!(output.status.code(), Some(2));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["crate"], "c");
    assert_eq!(report["operations"]["generated"], 0);
    assert!(report["errors"][0].as_str().unwrap().contains("gone.yaml"));
}

#[test]
fn a_closed_pipe_changes_nothing() {
    let empty = folder(&[]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut explain = command(empty.path(), "lint --explain SW101");
    let output = explain
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}
