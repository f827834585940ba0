//! `bench`: what the generator and its crates cost, measured in one run on one machine.
//!
//! It prints CPU seconds and ratios and judges nothing: how fast a machine is, is no property of
//! the project. The numbers come from Linux's `/proc`; elsewhere they are dashes.

mod builds;
mod calls;
mod documents;
mod lines;
mod peers;
mod table;
mod usage;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use specwright::files::FileSet;

use crate::{
    commands::regen,
    console::Console,
    failure::{Exit, Failure, Failures},
    library::Generated,
    workspace::Workspace,
};
use builds::{Bench, Cost};
use table::{heading, line, milliseconds, ratio};
use usage::{median, timed};

/// How often regenerating is timed.
const RUNS: usize = 15;
/// Real documents to measure with, seen from the workspace; what needs them is left out without.
const CORPUS: &str = "../shared/corpus/openapi-3.0";
/// The one that is compiled.
const COMPILED: &str = "nexus.json";
/// What its crate is called.
const LARGE: &str = "nexus";

/// Measures the generator and the crates it makes
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Measure other generators too: they are installed below the target folder
    #[arg(long)]
    peers: bool,
    /// Measure only calls of the generated crate, beside calls by hand; they are built in release
    #[arg(long, conflicts_with = "peers")]
    calls: bool,
    /// Measure only what the sandbox bears: 30 seconds of reads and writes from 64 connections
    #[arg(long, conflicts_with_all = ["peers", "calls"])]
    load: bool,
    /// Measure one document in this process, for a program to read
    #[arg(long, hide = true, value_name = "DOC", conflicts_with = "peers")]
    document: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<Exit, Failures> {
    if let Some(document) = &arguments.document {
        documents::measure_here(document)?;
        return Ok(Exit::Done);
    }
    let workspace = Workspace::current()?;
    if arguments.calls {
        return Ok(calls::measure(&workspace.root, calls::CALLS)?);
    }
    if arguments.load {
        return Ok(calls::measure(&workspace.root, calls::LOAD)?);
    }
    if usage::thread_cpu().is_none() {
        Console::say("CPU and memory are read from Linux's /proc, which is not here");
    }
    regenerating(&workspace)?;
    let corpus = workspace.root.join(CORPUS);
    if corpus.is_dir() {
        documents::measure_all(&corpus)?;
    } else {
        Console::say(&format!(
            "left out: generating real documents, there is no {CORPUS}"
        ));
    }
    compiling(&workspace, &corpus.join(COMPILED), arguments.peers)?;
    Ok(Exit::Done)
}

/// Regenerating all of `specs/`: the work alone, and the whole process.
fn regenerating(workspace: &Workspace) -> Result<(), Failures> {
    let profile = if cfg!(debug_assertions) {
        "dev"
    } else {
        "release"
    };
    heading(&format!("regen, profile {profile}"), &["CPU"]);
    let mut inside = Vec::new();
    for _ in 0..RUNS {
        let work = || regen::in_one_thread(workspace, Path::new("../runtime"));
        let (cpu, made) = timed(usage::thread_cpu, work);
        made?;
        inside.extend(cpu);
    }
    line(
        "all of specs/, in one thread",
        &[milliseconds(median(inside))],
    );
    let program = std::env::current_exe()
        .map_err(|error| Failure::io("find", Path::new("this program"), &error))?;
    let (cpu, done) = timed(usage::children_cpu, || {
        (0..RUNS).try_for_each(|_| check(&program, &workspace.root))
    });
    done?;
    let runs = u32::try_from(RUNS).map_or(1.0, f64::from);
    line(
        "the process `regen --check`",
        &[milliseconds(cpu.map(|cpu| cpu / runs))],
    );
    Ok(())
}

fn check(program: &Path, root: &Path) -> Result<(), Failure> {
    let mut command = Command::new(program);
    command.args(["regen", "--check"]).current_dir(root);
    let output = command.output();
    let failed = |error| Failure::io("run", program, &error);
    output.map(drop).map_err(failed)
}

/// Compiling the crate of `specs/` and that of a large document, and what peers make of it.
fn compiling(workspace: &Workspace, document: &Path, peers: bool) -> Result<(), Failures> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let target = workspace.root.join(target);
    let runtime = workspace.root.join("runtime");
    let own = regen::in_one_thread(workspace, &runtime)?
        .as_ref()
        .map(the_crate);
    let name = workspace.identity()?.name;
    let mut crates: Vec<(&str, Generated)> =
        own.map(|own| (name.as_str(), own)).into_iter().collect();
    if document.is_file() {
        let made = documents::generated(document, LARGE, &runtime)?;
        crates.extend(made.map(|made| (LARGE, made)));
    } else {
        Console::say(&format!(
            "left out: compiling {COMPILED}, there is no {CORPUS}"
        ));
    }
    let bench = Bench::new(
        &target.join("bench"),
        &crates,
        &workspace.root.join("Cargo.lock"),
    )?;
    heading(
        "the generated crate alone, CPU",
        &["check", "dev build", "release", "operations", "lines/op"],
    );
    let mut large = None;
    for (name, made) in &crates {
        let cost = bench.cost(name, made.operations)?;
        line(name, &cost.figures());
        if *name == LARGE {
            large = Some(cost);
        }
    }
    if let Some(ours) = large.filter(|_| peers) {
        let folder = target.join("peers");
        compare(
            &ours,
            &peers::progenitor(document, ours.operations, &folder)?,
        );
    }
    Ok(())
}

/// The files of the crate alone, seen from its own folder.
fn the_crate(made: &Generated) -> Generated {
    let mut files = FileSet::new();
    for (path, text) in made.files.iter() {
        if let Some(path) = path.strip_prefix("generated/") {
            files.insert(path, text);
        }
    }
    Generated {
        operations: made.operations,
        files,
    }
}

/// A peer's crate of the same document, and how many times ours it costs.
fn compare(ours: &Cost, peer: &Cost) {
    line(peers::PROGENITOR, &peer.figures());
    let mut ratios: Vec<String> = ours
        .builds
        .iter()
        .zip(&peer.builds)
        .map(|(ours, peer)| ratio(*peer, *ours))
        .collect();
    ratios.push(String::new());
    ratios.push(ratio(
        peer.lines_per_operation(),
        ours.lines_per_operation(),
    ));
    line("times ours", &ratios);
    Console::say("not measured: openapi-to-rust");
}
