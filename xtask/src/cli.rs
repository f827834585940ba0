//! The command line.

use std::ffi::OsString;

use clap::{Parser, Subcommand, ValueEnum};

use crate::{
    commands::{bench, diff, fidelity, generate, lint, normalize, regen},
    console::Console,
    failure::Exit,
};

/// Keeps Rust API clients in lockstep with OpenAPI documents.
#[derive(Debug, Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Regen(regen::Arguments),
    Generate(generate::Arguments),
    Normalize(normalize::Arguments),
    Lint(lint::Arguments),
    Diff(diff::Arguments),
    Fidelity(fidelity::Arguments),
    Bench(bench::Arguments),
}

/// The form of a command's result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>, console: Console) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no reason to fail.
            let _ = error.print();
            return if error.exit_code() == 0 {
                Exit::Done
            } else {
                Exit::BadInput
            };
        }
    };
    let done = match cli.command {
        Command::Regen(arguments) => regen::run(&arguments, console),
        Command::Generate(arguments) => generate::run(&arguments, console),
        Command::Normalize(arguments) => normalize::run(&arguments, console),
        Command::Lint(arguments) => lint::run(&arguments, console),
        Command::Diff(arguments) => diff::run(&arguments, console),
        Command::Fidelity(arguments) => fidelity::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
    };
    done.unwrap_or_else(|failures| {
        console.failures(&failures);
        Exit::BadInput
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parses(line: &str) -> bool {
        Cli::try_parse_from(line.split(' ')).is_ok()
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_is_understood() {
        for line in [
            "xtask regen",
            "xtask regen a b --check --jobs 2",
            "xtask generate - --out d --name c",
            "xtask generate a.json b.yaml --out d --name c --overlay o --overlay p --config f \
             --include tag:a --include op:b --exclude path:/c --runtime bundled --format json --strict",
            "xtask normalize a.yaml --overlay o",
            "xtask lint",
            "xtask lint a b.yaml --format json",
            "xtask lint --explain SW101",
            "xtask diff",
            "xtask diff main",
            "xtask diff a.json - --format html --fail-on never --docs --output f --overlay o \
             --base-overlay p --revision-overlay q",
            "xtask fidelity",
            "xtask fidelity a.json b.yaml --instances 5 --seed 7 --record f",
            "xtask fidelity --help",
            "xtask bench --peers",
        ] {
            assert!(parses(line), "{line}");
        }
    }

    #[test]
    fn what_is_not() {
        for line in [
            "xtask",
            "xtask regen --jobs 0",
            "xtask generate --out d --name c",
            "xtask generate a --name c",
            "xtask generate a --out d",
            "xtask normalize",
            "xtask lint a --explain SW101",
            "xtask lint --format xml",
            "xtask diff a b c",
            "xtask diff --fail-on error",
        ] {
            assert!(!parses(line), "{line}");
        }
    }
}
