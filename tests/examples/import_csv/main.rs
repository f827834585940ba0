//! Imports a list of teams from CSV into a tournament: so many rows at a time, a result for each
//! row, taken up again where it was broken off, and tried in a sandbox before.
//!
//! ```sh
//! cargo run -p workspace-tests --example import_csv -- teams.csv --dry-run
//! export TOORNAMENT_API_KEY=… TOORNAMENT_CLIENT_ID=… TOORNAMENT_CLIENT_SECRET=…
//! cargo run -p workspace-tests --example import_csv -- teams.csv \
//!     --tournament 378426939508809728 --at-once 4 --done teams.done
//! ```
//!
//! The columns are `custom_user_identifier`, `name`, `email` and `players`, the last one with
//! names between semicolons; the first two are needed. What has been imported is written to the
//! file of `--done`, as a JSON list of identifier and id per line, and not sent again. A row whose answer was
//! lost is found by its identifier in the list of the tournament, so it is not sent twice either.

mod done;
mod import;
mod rows;
#[cfg(test)]
mod tests;

use std::{env, error::Error, fs::File, path::PathBuf, process::ExitCode};

use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use startlist::toornament::Client;
use startlist_sandbox::Sandbox;

use done::Done;
use import::{Import, Outcome, Report};

/// Imports teams from CSV.
#[derive(Debug, Parser)]
struct Options {
    /// The list.
    list: PathBuf,
    /// The tournament that the teams are added to.
    #[arg(long, required_unless_present = "dry_run")]
    tournament: Option<String>,
    /// How many rows are on their way at once.
    #[arg(long, default_value = "4", value_parser = clap::value_parser!(u8).range(1..=50))]
    at_once: u8,
    /// Where it is noted what has been imported.
    #[arg(long)]
    done: Option<PathBuf>,
    /// Imports into a sandbox of this program instead, and notes nothing.
    #[arg(long)]
    dry_run: bool,
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::parse();
    let rows = rows::read(File::open(&options.list)?)?;
    let sandbox = match options.dry_run {
        true => Some(Sandbox::builder().start().await?),
        false => None,
    };
    let (client, tournament) = match &sandbox {
        Some(sandbox) => (
            pretended(sandbox)?,
            sandbox.demo().toornament.tournaments.team.clone(),
        ),
        None => (real()?, options.tournament.unwrap_or_default()),
    };
    let done = match options.done.filter(|_| sandbox.is_none()) {
        Some(path) => Done::open(&path)?,
        None => Done::nowhere(),
    };
    let bar = ProgressBar::new(rows.len() as u64).with_style(ProgressStyle::with_template(
        "{bar:30} {pos}/{len} teams, {eta} left {msg}",
    )?);
    let import = Import {
        client,
        tournament,
        at_once: options.at_once.into(),
    };
    let told = |row: &str| {
        bar.inc(1);
        bar.set_message(row.to_owned());
    };
    let report = import.run(rows, done, told).await;
    bar.finish_and_clear();
    print(&report?)
}

/// The API itself.
fn real() -> Result<Client, Box<dyn Error>> {
    let client = Client::builder()
        .api_key(env::var("TOORNAMENT_API_KEY")?)
        .client_credentials(
            env::var("TOORNAMENT_CLIENT_ID")?,
            env::var("TOORNAMENT_CLIENT_SECRET")?,
        );
    Ok(client.build()?)
}

/// A server that behaves like it and forgets everything.
fn pretended(sandbox: &Sandbox) -> Result<Client, Box<dyn Error>> {
    let demo = &sandbox.demo().toornament;
    let client = Client::builder()
        .base_url(&demo.base_url)
        .oauth2_token_url(&demo.token_url)
        .api_key(&demo.api_key)
        .client_credentials(&demo.client_id, &demo.client_secret);
    Ok(client.build()?)
}

/// A line for each row, in the order of the list; failure where a row has failed.
fn print(report: &Report) -> Result<ExitCode, Box<dyn Error>> {
    let mut table = csv::Writer::from_writer(std::io::stdout());
    table.write_record(["line", "custom_user_identifier", "outcome", "detail"])?;
    for (row, outcome) in report {
        let (word, detail) = match outcome {
            Outcome::Created(id) => ("created", id.as_str()),
            Outcome::There(id) => ("there already", id.as_str()),
            Outcome::Failed(reason) => ("failed", reason.as_str()),
        };
        let line = row.line.to_string();
        table.write_record([line.as_str(), &row.identifier, word, detail])?;
    }
    table.flush()?;
    let failed = |(_, outcome): &(_, Outcome)| matches!(outcome, Outcome::Failed(_));
    Ok(match report.iter().any(failed) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}
