//! `specwright-fidelity`: proves the crates of documents right.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
