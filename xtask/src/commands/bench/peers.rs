//! The same document through another generator, pinned and installed below the target folder.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::builds::{Bench, Cost, run};
use crate::{
    console::Console,
    failure::{Failure, Failures},
};

/// What is measured.
pub(super) const PROGENITOR: &str = "progenitor 0.15.1";
/// Its version, for Cargo.
const VERSION: &str = "=0.15.1";
/// The crate that it makes.
const CRATE: &str = "progenitor-made";

/// What progenitor's crate of the document costs. It is installed where it is not there yet.
pub(super) fn progenitor(
    document: &Path,
    operations: usize,
    folder: &Path,
) -> Result<Cost, Failures> {
    let program = folder.join("bin/cargo-progenitor");
    if !program.exists() {
        Console::say(&format!("installing {PROGENITOR}"));
        run(Command::new("cargo")
            .args(["install", "--quiet", "--locked", "cargo-progenitor"])
            .args(["--version", VERSION, "--root"])
            .arg(folder))?;
    }
    let crates = folder.join("crates");
    fs::create_dir_all(&crates).map_err(|error| Failure::io("write to", &crates, &error))?;
    run(Command::new(&program)
        .args([
            "progenitor",
            "--name",
            CRATE,
            "--version",
            "0.1.0",
            "--input",
        ])
        .arg(document)
        .arg("--output")
        .arg(crates.join(CRATE))
        // It lists every type.
        .stdout(Stdio::null()))?;
    Bench::of_folders(&crates, &[CRATE])?.cost(CRATE, operations)
}
