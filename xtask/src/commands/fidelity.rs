//! `fidelity`: has a program of its own prove the crates of documents right.
//!
//! That program needs the runtime, an HTTP server and a schema validator, which would make every
//! other command slow to build. It is started through cargo, which builds it when it is needed;
//! its options are its own and are handed on as they are.

use std::{ffi::OsString, process::Command};

use crate::{
    failure::{Exit, Failure, Failures},
    workspace::Workspace,
};

/// The package of the program, and its folder in the workspace.
const PACKAGE: &str = "specwright-fidelity";
const FOLDER: &str = "fidelity";

/// Proves the crates of documents right; of `specs/` where none is named
#[derive(Debug, clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Arguments {
    /// Documents and options; `--help` lists them
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "DOC | OPTION"
    )]
    handed_on: Vec<OsString>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failures> {
    let root = Workspace::current()?.root;
    if !root.join(FOLDER).join("Cargo.toml").is_file() {
        return Err(Failure::new(
            format!("the workspace in `{}` has no {FOLDER}/", root.display()),
            "run the command inside the workspace of the generator",
        )
        .into());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", PACKAGE, "--manifest-path"]);
    command.arg(root.join("Cargo.toml")).arg("--");
    command.arg("--specs").arg(root.join("specs"));
    let ended = command.args(&arguments.handed_on).status();
    let ended = ended.map_err(|error| {
        Failure::new(
            format!("cannot start cargo: {error}"),
            "install cargo, or set CARGO",
        )
    })?;
    match ended.code() {
        Some(0) => Ok(Exit::Done),
        Some(1) => Ok(Exit::Differs),
        Some(_) => Ok(Exit::BadInput),
        None => Err(Failure::new(
            format!("the proof did not end by itself: {ended}"),
            "run the command again",
        )
        .into()),
    }
}
