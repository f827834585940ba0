//! The commands of the workspace.
//!
//! Invariant: all input and output of the project is here; this package never depends on
//! `runtime`, `generated` or `sandbox`, so it works when they are broken or gone.

#![allow(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "these are short texts for people: plain words count, an allocation does not"
)]

mod atomic;
mod cli;
mod commands;
mod console;
mod drift;
mod failure;
mod job;
mod library;
mod names;
mod progress;
mod read;
mod runtime_source;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let console = console::Console::detect();
    cli::run(std::env::args_os(), console).into()
}
