//! What a call of the generated crate costs beside the same call written by hand: a program of
//! the workspace measures it, since nothing here knows HTTP.

use std::{path::Path, process::Command};

use crate::{
    console::Console,
    failure::{Exit, Failure},
};

/// The program, seen from the workspace.
const PROGRAM: &str = "tests/examples/loopback.rs";

/// Builds the program in release and lets it print.
pub(super) fn measure(root: &Path) -> Result<Exit, Failure> {
    if !root.join(PROGRAM).is_file() {
        Console::say(&format!(
            "left out: calls on loopback, there is no {PROGRAM}"
        ));
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
    cargo.args(["--example", "loopback"]).current_dir(root);
    let status = cargo.status();
    let status = status.map_err(|error| Failure::io("run", Path::new(PROGRAM), &error))?;
    Ok(if status.success() {
        Exit::Done
    } else {
        Exit::BadInput
    })
}
