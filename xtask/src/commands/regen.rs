//! `regen`: the documents under `specs/` in, `openapi.yaml` of each API and `generated/` out.
//!
//! Everything is always computed, and only what differs is written. The crate holds all APIs.
//! Where some are named, only these are read from their sources and get a new `openapi.yaml`; the
//! others go into the crate as their committed `openapi.yaml` says, so that a source that is being
//! worked on neither stops nor slips into the work on another API. One that has no `openapi.yaml`
//! yet counts as named.
//!
//! Invariant: an error in any document means that nothing is written.

use std::{num::NonZeroUsize, path::Path};

use rayon::prelude::*;
use specwright::{diagnostics::Stopped, files::FileSet};

use crate::{
    atomic::{Ownership, Plan, Scope},
    console::{Console, NOTHING_WRITTEN},
    drift,
    failure::{Exit, Failure, Failures, all},
    job::{Job, Origin},
    library::{self, CrateOptions, Filter, Generated, Lowered, RuntimeDependency},
    progress::Progress,
    workspace::{Identity, Workspace},
};

/// The folder that the generator owns.
const GENERATED: &str = "generated";
/// The runtime, seen from there.
const RUNTIME: &str = "../runtime";

/// Normalizes the documents under specs/ and writes generated/ from them
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// APIs to read from their sources; all when none is named
    #[arg(value_name = "API")]
    apis: Vec<String>,
    /// Write nothing; exit with 1 and say what differs if the files are out of sync
    #[arg(long)]
    check: bool,
    /// How many APIs are worked on at once; as many as there are processors when not given
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// What becomes of one API.
#[derive(Debug)]
struct Built {
    job: Job,
    /// The new text of `openapi.yaml`, where it is this run's to write.
    document: Option<String>,
    lowered: Result<Lowered, Stopped>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, console: Console) -> Result<Exit, Failures> {
    let workspace = Workspace::current()?;
    let chosen = choose(&workspace, &arguments.apis)?;
    let identity = workspace.identity()?;
    let progress = Progress::new(console, chosen.len() + 1);
    let built = build_all(&workspace, &chosen, arguments.jobs, &progress)?;
    let Some(built) = progress.aside(|| sound(built, console))? else {
        Console::say(NOTHING_WRITTEN);
        return Ok(Exit::BadInput);
    };
    let files = assemble(built, identity, RUNTIME);
    progress.step(&format!("{}: {} files", GENERATED, files.len()));
    let (exit, text) = settle(&workspace, &files, arguments.check)?;
    drop(progress);
    Console::result(&text)?;
    Ok(exit)
}

/// Which APIs are built, and from what.
fn choose(workspace: &Workspace, named: &[String]) -> Result<Vec<(String, Origin)>, Failures> {
    let known = workspace.apis()?;
    let unknown = named.iter().filter(|name| !known.contains(name));
    let unknown: Vec<Failure> = unknown
        .map(|name| {
            Failure::new(
                format!("there is no API `{name}` under specs/"),
                format!("the APIs are {}", known.join(", ")),
            )
        })
        .collect();
    if !unknown.is_empty() {
        return Err(Failures(unknown));
    }
    let origin = |name: &String| {
        let committed = workspace.root.join("specs").join(name).join("openapi.yaml");
        if named.is_empty() || named.contains(name) || !committed.exists() {
            Origin::Sources
        } else {
            Origin::Committed
        }
    };
    Ok(known
        .into_iter()
        .map(|name| (name.clone(), origin(&name)))
        .collect())
}

fn build_all(
    workspace: &Workspace,
    chosen: &[(String, Origin)],
    jobs: Option<NonZeroUsize>,
    progress: &Progress,
) -> Result<Vec<Built>, Failures> {
    let threads = jobs.map_or(0, NonZeroUsize::get).min(chosen.len());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| {
        Failure::new(
            format!("cannot start threads: {error}"),
            "try a smaller --jobs",
        )
    })?;
    let build = |(name, origin): &(String, Origin)| {
        let built = build(workspace, name, *origin)?;
        progress.step(&match &built.lowered {
            Ok(lowered) => format!("{name}: {} operations", lowered.api.operations.len()),
            Err(Stopped) => format!("{name}: stopped"),
        });
        Ok(built)
    };
    all(pool.install(|| chosen.par_iter().map(build).collect()))
}

fn build(workspace: &Workspace, name: &str, origin: Origin) -> Result<Built, Failures> {
    let mut job = Job::of_api(workspace, name, origin)?;
    let mut document = None;
    let lowered = job.normalize(false).and_then(|normalized| {
        if origin == Origin::Sources {
            document = Some(library::write_document(&normalized.tree));
        }
        job.lower(&normalized, &Filter::default())
    });
    Ok(Built {
        job,
        document,
        lowered,
    })
}

/// An API that nothing is wrong with.
#[derive(Debug)]
struct Sound {
    name: String,
    document: Option<String>,
    lowered: Lowered,
}

/// Shows what was found; `None` if it is an error in any of the APIs.
fn sound(built: Vec<Built>, console: Console) -> Result<Option<Vec<Sound>>, Failures> {
    let all = built.len();
    let mut kept = Vec::new();
    let mut unexplained = Vec::new();
    for Built {
        job,
        document,
        lowered,
    } in built
    {
        console.weighty(&job.findings, &job.sources, &job.name);
        match lowered {
            Ok(lowered) if !job.findings.has_errors() => {
                say_skipped(&job.name, &lowered);
                kept.push(Sound {
                    name: job.name,
                    document,
                    lowered,
                });
            }
            _ => unexplained.extend(job.unexplained()),
        }
    }
    if !unexplained.is_empty() {
        return Err(Failures(unexplained));
    }
    Ok((kept.len() == all).then_some(kept))
}

/// The crate of all APIs, made by this thread alone and not written: for measuring. `runtime` is
/// where it looks for its runtime; `None` where a document has an error.
pub(super) fn in_one_thread(
    workspace: &Workspace,
    runtime: &Path,
) -> Result<Option<Generated>, Failures> {
    let mut sound = Vec::new();
    for (name, origin) in choose(workspace, &[])? {
        let built = build(workspace, &name, origin)?;
        let (document, Ok(lowered)) = (built.document, built.lowered) else {
            return Ok(None);
        };
        sound.push(Sound {
            name,
            document,
            lowered,
        });
    }
    let operations = sound.iter().map(|api| api.lowered.api.operations.len());
    let operations = operations.sum();
    let runtime = runtime.display().to_string();
    Ok(Some(Generated {
        operations,
        files: assemble(sound, workspace.identity()?, &runtime),
    }))
}

/// All files of this run.
fn assemble(apis: Vec<Sound>, identity: Identity, runtime: &str) -> FileSet {
    let mut files = FileSet::new();
    let mut lowered = Vec::new();
    for api in apis {
        if let Some(text) = api.document {
            files.insert(format!("specs/{}/openapi.yaml", api.name), text);
        }
        lowered.push((api.name, api.lowered));
    }
    let options = CrateOptions {
        name: identity.name,
        version: identity.version,
        runtime: RuntimeDependency::Path(runtime.to_owned()),
        license: Some("MIT OR Apache-2.0".to_owned()),
        command: "cargo xtask regen".to_owned(),
    };
    files.extend(GENERATED, library::workspace_crate(&lowered, &options));
    files
}

/// Names the operations that `api.toml` leaves out.
fn say_skipped(api: &str, lowered: &Lowered) {
    for skipped in &lowered.report.skipped {
        Console::say(&format!(
            "{api}: left out {} ({} at {})",
            skipped.operation, skipped.code, skipped.pointer
        ));
    }
}

/// Brings the workspace to the state of `files`, or says how it differs.
fn settle(workspace: &Workspace, files: &FileSet, check: bool) -> Result<(Exit, String), Failures> {
    let scope = Scope {
        folder: GENERATED,
        ownership: Ownership::Whole,
    };
    let plan = Plan::compare(&workspace.root, files, &[scope])?;
    if !check {
        plan.apply()?;
        return Ok((Exit::Done, plan.summary()));
    }
    if plan.in_sync() {
        return Ok((Exit::Done, format!("in sync: {} files\n", files.len())));
    }
    Ok((Exit::Differs, drift::report(&plan)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn workspace(apis: &[&str]) -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Cargo.toml"), "").unwrap();
        for api in apis {
            let specs = folder.path().join("specs").join(api);
            fs::create_dir_all(&specs).unwrap();
            fs::write(specs.join("api.toml"), "").unwrap();
        }
        let workspace = Workspace::find(folder.path()).unwrap();
        (folder, workspace)
    }

    fn named(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_unknown_api_is_answered_with_the_known_ones() {
        let (_folder, workspace) = workspace(&["b", "a"]);
        let said = choose(&workspace, &named(&["x", "a", "y"])).unwrap_err().0;
        assert_eq!(said.len(), 2);
        assert_eq!(said[0].message, "there is no API `x` under specs/");
        assert_eq!(said[1].help, "the APIs are a, b");
    }

    #[test]
    fn others_than_the_named_come_from_what_is_committed() {
        let (folder, workspace) = workspace(&["a", "b", "c"]);
        fs::write(folder.path().join("specs/b/openapi.yaml"), "").unwrap();
        let origins = |names: &[&str]| {
            let chosen = choose(&workspace, &named(names)).unwrap().into_iter();
            chosen.map(|(_, origin)| origin).collect::<Vec<_>>()
        };
        let (sources, committed) = (Origin::Sources, Origin::Committed);
        assert_eq!(origins(&["a"]), [sources, committed, sources]);
        assert_eq!(origins(&[]), [sources, sources, sources]);
    }

    #[test]
    fn check_tells_drift_from_sync_and_writes_nothing() {
        let (folder, workspace) = workspace(&["a"]);
        let mut files = FileSet::new();
        files.insert("specs/a/openapi.yaml", "openapi: 3.0.3\n");
        files.insert("generated/src/lib.rs", "//! a\n");

        let (exit, said) = settle(&workspace, &files, true).unwrap();
        assert_eq!(exit, Exit::Differs);
        assert!(said.contains("missing   generated/src/lib.rs\n"), "{said}");
        assert!(said.ends_with("\nrun: cargo xtask regen\n"), "{said}");
        assert!(!folder.path().join("generated").exists());

        let (exit, said) = settle(&workspace, &files, false).unwrap();
        assert_eq!(exit, Exit::Done);
        assert!(
            said.ends_with("2 written, 0 removed, 0 unchanged\n"),
            "{said}"
        );
        let synced = settle(&workspace, &files, true);
        assert_eq!(synced, Ok((Exit::Done, "in sync: 2 files\n".to_owned())));
    }
}
