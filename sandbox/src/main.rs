//! `startlist-sandbox`: the sandbox as a program.

mod cli;
mod signal;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    cli::run(&cli::Arguments::parse())
}
