//! The command as it is run: exit codes, and what stands where.

use std::{fs, path::Path, process::Command};

/// Runs the command in a folder; exit code, standard output, standard error.
fn run(folder: &Path, line: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright-fidelity"));
    let output = command
        .args(line.split(' '))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn bad_input_is_told_by_document() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("broken.yaml"), "openapi: [3.0.3\n").unwrap();
    let (code, out, said) = run(at, "gone.yaml broken.yaml --work made --format json");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("cannot read `gone.yaml`"), "{said}");
    assert!(said.contains("broken.yaml: generate"), "{said}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let documents = report["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 2, "{report:#}");
    assert!(
        documents.iter().all(|one| one["error"].is_string()),
        "{report:#}"
    );
}

#[test]
fn options() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let (code, out, _) = run(at, "--help");
    assert_eq!(code, Some(0));
    for option in [
        "--instances",
        "--seed",
        "--record",
        "--overlay",
        "--config",
        "--keep",
    ] {
        assert!(out.contains(option), "{option} in {out}");
    }
    assert_eq!(run(at, "a.yaml --instances many").0, Some(2));
    // Without a document it is the workspace's, and here is none.
    let (code, _, said) = run(at, "--work made");
    assert_eq!(code, Some(2));
    assert!(said.contains("specs"), "{said}");
}
