//! `diff`: what a change does to an API, and to the people who compile against its crate.
//!
//! Two documents, or all APIs under `specs/` of two revisions, are read ([`sides`], [`snapshot`]),
//! compared by the library ([`compare`]), held against what is accepted ([`approvals`]) and shown
//! in one of five forms.
//!
//! Invariant: the same texts and the same day give the same bytes.

mod approvals;
mod compare;
mod date;
mod git;
mod outcome;
mod render;
mod run;
mod sides;
mod snapshot;

use std::path::PathBuf;

use clap::ValueEnum;
use specwright::diff::report::Level;

use crate::{
    console::Console,
    failure::{Exit, Failure, Failures},
};
use outcome::Outcome;

/// Shows what changed, for those who call the API and for those who compile against its crate
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A document, or a git revision whose specs/ are compared; the merge base with the main
    /// branch when not given
    #[arg(value_name = "BASE")]
    base: Option<PathBuf>,
    /// A document, or a git revision; the working tree when not given
    #[arg(value_name = "REVISION")]
    revision: Option<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// The lightest change that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Show changes of descriptions, examples and the like too
    #[arg(long)]
    docs: bool,
    /// Write the result to a file
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to both documents; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    /// An overlay for the base only, after the common ones
    #[arg(long = "base-overlay", value_name = "FILE")]
    base_overlays: Vec<PathBuf>,
    /// An overlay for the revision only, after the common ones
    #[arg(long = "revision-overlay", value_name = "FILE")]
    revision_overlays: Vec<PathBuf>,
}

/// The form of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people at a terminal
    #[default]
    Text,
    /// For step summaries and comments on pull requests
    Markdown,
    /// For programs: docs/diff.schema.json
    Json,
    /// A page of its own, with filters
    Html,
    /// Annotations of GitHub Actions
    Github,
}

/// What makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Changes that break somebody
    #[default]
    Breaking,
    /// Those, and changes that may
    Warn,
    /// Any change
    Info,
    /// Nothing, not even an approval that is over
    Never,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, console: Console) -> Result<Exit, Failures> {
    let Some(mut outcome) = run::outcome(arguments, console)? else {
        return Ok(Exit::BadInput);
    };
    outcome.show_docs(arguments.docs);
    let colour = arguments.output.is_none() && Console::result_in_colour();
    let text = match arguments.format {
        Form::Text => render::text(&outcome, colour),
        Form::Markdown => render::markdown(&outcome),
        Form::Json => render::json(&outcome),
        Form::Html => render::html(&outcome),
        Form::Github => render::github(&outcome),
    };
    match &arguments.output {
        None => Console::result(&text)?,
        Some(path) => {
            std::fs::write(path, text).map_err(|error| Failure::io("write", path, &error))?;
        }
    }
    Ok(verdict(&outcome, arguments.fail_on))
}

fn verdict(outcome: &Outcome, fail_on: FailOn) -> Exit {
    let lightest = match fail_on {
        FailOn::Breaking => Level::Err,
        FailOn::Warn => Level::Warn,
        FailOn::Info => Level::Info,
        FailOn::Never => return Exit::Done,
    };
    let counts = outcome.counts();
    let levels = [Level::Info, Level::Warn, Level::Err];
    let heavy = levels.into_iter().filter(|level| *level >= lightest);
    let changed = heavy.map(|level| counts.at(level)).sum::<usize>() > 0;
    if changed || outcome.problems.iter().any(|problem| problem.fails) {
        Exit::Differs
    } else {
        Exit::Done
    }
}
