//! What a generated crate costs to compile.
//!
//! The crates stand in a Cargo workspace of their own below the target folder, so that measuring
//! touches neither `generated/` nor anything that others have built.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    lines,
    table::figure,
    usage::{children_cpu, median, timed},
};
use crate::{
    atomic::{Ownership, Plan, Scope},
    failure::{Failure, Failures},
    library::Generated,
};

/// How often each build is timed.
const RUNS: usize = 3;

/// A way to compile a crate.
#[derive(Clone, Copy, Debug)]
enum Build {
    Check,
    Dev,
    Release,
}

impl Build {
    /// All of them, cheapest first.
    const ALL: [Self; 3] = [Self::Check, Self::Dev, Self::Release];

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Dev => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// What a crate costs to compile, and how large it is.
#[derive(Debug)]
pub(super) struct Cost {
    /// CPU seconds of each of [`Build::ALL`].
    pub(super) builds: Vec<Option<f64>>,
    pub(super) operations: usize,
    lines: usize,
}

impl Cost {
    /// Lines of code for one operation, models and all.
    pub(super) fn lines_per_operation(&self) -> Option<f64> {
        let count = |number| u32::try_from(number).ok().map(f64::from);
        Some(count(self.lines)? / count(self.operations)?).filter(|lines| lines.is_finite())
    }

    /// The figures as columns.
    pub(super) fn figures(&self) -> Vec<String> {
        let builds = self.builds.iter().map(|&cpu| figure(cpu, "s"));
        let lines = figure(self.lines_per_operation(), "");
        builds.chain([self.operations.to_string(), lines]).collect()
    }
}

/// A Cargo workspace for crates that are measured.
#[derive(Debug)]
pub(super) struct Bench {
    folder: PathBuf,
}

impl Bench {
    /// The workspace in `folder`, with these crates in it.
    /// What they depend on has the versions of `lock`, where that is given and has them.
    pub(super) fn new(
        folder: &Path,
        crates: &[(&str, Generated)],
        lock: &Path,
    ) -> Result<Self, Failures> {
        for (name, made) in crates {
            let scope = Scope {
                folder: "",
                ownership: Ownership::Whole,
            };
            Plan::compare(&folder.join(name), &made.files, &[scope])?.apply()?;
        }
        let names: Vec<&str> = crates.iter().map(|(name, _)| *name).collect();
        let bench = Self::of_folders(folder, &names)?;
        let own = folder.join("Cargo.lock");
        if !own.exists() {
            fs::copy(lock, &own).map_err(|error| Failure::io("write", &own, &error))?;
        }
        Ok(bench)
    }

    /// The workspace in `folder`, with the crates that stand in it already.
    pub(super) fn of_folders(folder: &Path, names: &[&str]) -> Result<Self, Failure> {
        let failed = |error| Failure::io("write to", folder, &error);
        fs::create_dir_all(folder).map_err(failed)?;
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n");
        fs::write(folder.join("Cargo.toml"), manifest).map_err(failed)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// What the crate costs in every way of compiling it.
    pub(super) fn cost(&self, name: &str, operations: usize) -> Result<Cost, Failures> {
        let builds = Build::ALL.into_iter().map(|build| self.cpu(name, build));
        Ok(Cost {
            builds: builds.collect::<Result<_, _>>()?,
            operations,
            lines: lines::count(&self.folder.join(name).join("src"))?,
        })
    }

    /// CPU seconds that compiling the crate alone takes: the middle one of several runs of Cargo
    /// after a change of its root, less those of Cargo when there is nothing to do.
    fn cpu(&self, member: &str, build: Build) -> Result<Option<f64>, Failures> {
        self.cargo(member, build)?;
        let mut changed = Vec::new();
        let mut idle = Vec::new();
        for _ in 0..RUNS {
            self.touch(member)?;
            let (cpu, done) = timed(children_cpu, || self.cargo(member, build));
            done?;
            changed.extend(cpu);
            let (cpu, done) = timed(children_cpu, || self.cargo(member, build));
            done?;
            idle.extend(cpu);
        }
        let pair = median(changed).zip(median(idle));
        Ok(pair.map(|(changed, idle)| (changed - idle).max(0.0)))
    }

    fn touch(&self, member: &str) -> Result<(), Failure> {
        let root = self.folder.join(member).join("src/lib.rs");
        let text = fs::read(&root).map_err(|error| Failure::io("read", &root, &error))?;
        fs::write(&root, text).map_err(|error| Failure::io("write", &root, &error))
    }

    fn cargo(&self, member: &str, build: Build) -> Result<(), Failure> {
        run(Command::new("cargo")
            .args(build.arguments())
            .args(["--quiet", "--package", member])
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", self.folder.join("target")))
    }
}

/// Runs a program to its end; what it says on standard error is shown as it comes.
pub(super) fn run(command: &mut Command) -> Result<(), Failure> {
    let name = Path::new(command.get_program()).to_owned();
    let status = command
        .status()
        .map_err(|error| Failure::io("run", &name, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        format!("`{}` ended with {status}", name.display()),
        "see what it says above",
    ))
}
