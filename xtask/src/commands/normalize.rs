//! `normalize`: documents in, the normalized document on standard output.

use std::path::PathBuf;

use crate::{
    console::Console,
    failure::{Exit, Failures},
    job::Job,
    library,
};

/// Prints documents in normalized form: OpenAPI 3.0.3, merged, corrected, in a fixed order
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The documents of one API; `-` is standard input
    #[arg(required = true, value_name = "DOC")]
    documents: Vec<PathBuf>,
    /// An OpenAPI Overlay to apply; may be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, console: Console) -> Result<Exit, Failures> {
    let mut job = Job::of_documents(&arguments.documents, &arguments.overlays, None)?;
    let normalized = job.normalize(false).and_then(|normalized| {
        job.check_references(&normalized)?;
        Ok(normalized)
    });
    console.weighty(&job.findings, &job.sources, &job.name);
    let Ok(normalized) = normalized else {
        return job
            .unexplained()
            .map_or(Ok(Exit::BadInput), |failure| Err(failure.into()));
    };
    Console::result(&library::write_document(&normalized.tree))?;
    Ok(Exit::Done)
}
