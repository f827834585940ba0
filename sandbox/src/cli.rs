//! The command: arguments in, a sandbox until a signal ends it.

use std::{
    io::{self, Write as _},
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::{Parser, ValueEnum};
use startlist_sandbox::{Builder, Database, EmptyRange, Entry, ErrorStyle, Sandbox, Seed};

use crate::signal;

/// A local server that behaves as RunSignup and Toornament do, for tests of programs that use
/// them. The first line of standard output, written when it is ready, is JSON: addresses, ids and
/// credentials.
#[derive(Debug, Parser)]
#[command(name = "startlist-sandbox", version)]
pub(crate) struct Arguments {
    /// The port to listen at; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,

    /// The address to listen at. Other than of this machine it needs --allow-remote.
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// Lets other machines use the sandbox: its credentials are known to everybody.
    #[arg(long)]
    allow_remote: bool,

    /// Where the data are: a file, which is made where there is none, or `memory`.
    #[arg(long, value_name = "FILE|memory", default_value = "memory")]
    db: PathBuf,

    /// What a new database begins with. One that has data keeps them.
    #[arg(long, value_enum, default_value_t = SeedName::Demo)]
    seed: SeedName,

    /// Offers the test controls below /_sandbox/.
    #[arg(long)]
    controls: bool,

    /// How RunSignup says that a call is refused: within a 200, as the live API does, or by the
    /// statuses of the documents.
    #[arg(long, value_enum, value_name = "STYLE", default_value_t = StyleName::InBand)]
    runsignup_errors: StyleName,

    /// What Toornament answers to a range of an empty list.
    #[arg(long, value_enum, value_name = "STATUS", default_value_t = RangeName::NotSatisfiable)]
    empty_range: RangeName,

    /// Lets only directors of a series link users to its participants, and not timers of its races.
    #[arg(long)]
    directors_only: bool,

    /// How many connections there may be at a time.
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..))]
    max_connections: u16,

    /// How many seconds calls at work may go on after Ctrl-C or SIGTERM; the same again ends at
    /// once.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(0..=3600))]
    grace: u64,

    /// Writes no access log to standard error.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SeedName {
    Demo,
    Empty,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StyleName {
    InBand,
    Status,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RangeName {
    #[value(name = "416")]
    NotSatisfiable,
    #[value(name = "206")]
    Partial,
}

/// Runs until a signal; 0 after that, 2 where it cannot.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match serve(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {}", chain(&*error)));
            ExitCode::from(2)
        }
    }
}

fn serve(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    if !arguments.host.is_loopback() {
        if !arguments.allow_remote {
            return Err(format!(
                "{} is not an address of this machine alone: add --allow-remote to let others \
                 use the sandbox",
                arguments.host
            )
            .into());
        }
        say("warning: everybody who reaches this machine can use the sandbox");
    }
    // Before the start, so that a signal that comes early is not lost.
    let mut signal = signal::Signal::listen()?;
    let sandbox = builder(arguments).start_blocking()?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", sandbox.first_line())?;
    out.flush()?;
    drop(out);
    signal.wait();
    say("ending");
    // Who asks again does not want to wait. What was acknowledged is in the database already.
    std::thread::spawn(move || {
        signal.wait();
        std::process::exit(0);
    });
    sandbox.stop_blocking(Duration::from_secs(arguments.grace));
    Ok(())
}

fn builder(arguments: &Arguments) -> Builder {
    let mut limits = startlist_sandbox::Limits::default();
    limits.connections = arguments.max_connections.into();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let builder = Sandbox::builder()
        .host(arguments.host)
        .port(arguments.port)
        .database(match arguments.db.as_os_str() == "memory" {
            true => Database::Memory,
            false => Database::File(arguments.db.clone()),
        })
        .seed(match arguments.seed {
            SeedName::Demo => Seed::Demo,
            SeedName::Empty => Seed::Empty,
        })
        .controls(arguments.controls)
        .runsignup_errors(match arguments.runsignup_errors {
            StyleName::InBand => ErrorStyle::InBand,
            StyleName::Status => ErrorStyle::Status,
        })
        .empty_range(match arguments.empty_range {
            RangeName::NotSatisfiable => EmptyRange::NotSatisfiable,
            RangeName::Partial => EmptyRange::Partial,
        })
        .timers_link(!arguments.directors_only)
        .limits(limits)
        .threads(threads);
    match arguments.quiet {
        true => builder,
        false => builder.access_log(|entry: &Entry| say(&entry.to_string())),
    }
}

/// A line on standard error, if anybody is there to read it.
fn say(line: &str) {
    writeln!(io::stderr().lock(), "{line}").ok();
}

/// An error and what is behind it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        next = error.source();
    }
    text
}
