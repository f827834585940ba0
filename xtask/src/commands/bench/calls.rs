//! What a call of the generated crate costs beside the same call written by hand, and what the
//! sandbox bears: programs of the workspace measure it, since nothing here knows HTTP.

use std::{path::Path, process::Command};

use crate::{
    console::Console,
    failure::{Exit, Failure},
};

/// A program that measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Program {
    /// What is measured, for people.
    what: &'static str,
    /// Its name as an example of the workspace's tests.
    example: &'static str,
}

/// Calls beside calls by hand.
pub(super) const CALLS: Program = Program {
    what: "calls on loopback",
    example: "loopback",
};

/// Reads and writes of the sandbox from many connections.
pub(super) const LOAD: Program = Program {
    what: "the sandbox under load",
    example: "load",
};

/// Builds the program in release and lets it print.
pub(super) fn measure(root: &Path, program: Program) -> Result<Exit, Failure> {
    let Program { what, example } = program;
    let path = format!("tests/examples/{example}.rs");
    if !root.join(&path).is_file() {
        Console::say(&format!("left out: {what}, there is no {path}"));
        return Ok(Exit::Done);
    }
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "workspace-tests",
    ]);
    cargo.args(["--example", example]).current_dir(root);
    let status = cargo.status();
    let status = status.map_err(|error| Failure::io("run", Path::new(&path), &error))?;
    Ok(if status.success() {
        Exit::Done
    } else {
        Exit::BadInput
    })
}
