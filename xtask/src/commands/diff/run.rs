//! The run: what is read, in which order, and where it stops.

use std::{collections::BTreeSet, path::Path};

use rayon::prelude::*;
use specwright::diagnostics::{Findings, Severity, codes};

use super::{
    Arguments,
    approvals::{self, Approvals},
    compare::{self, Read},
    date::Date,
    outcome::{Api, Outcome, Place, Problem, State},
    sides::{Sides, Tree, Trees},
};
use crate::{
    console::Console,
    failure::{Failure, Failures, all, both},
    job::{Job, Origin},
    read::Texts,
};

/// What there is to show; `None` where a document cannot be read, which has been said then.
pub(super) fn outcome(
    arguments: &Arguments,
    console: Console,
) -> Result<Option<Outcome>, Failures> {
    let sides = Sides::of(arguments.base.as_deref(), arguments.revision.as_deref())?;
    match sides {
        Sides::Documents(base, revision) => documents(&base, &revision, arguments, console),
        Sides::Trees(trees) => {
            let own = [&arguments.base_overlays, &arguments.revision_overlays];
            if own.iter().any(|own| !own.is_empty()) || !arguments.overlays.is_empty() {
                return Err(Failure::new(
                    "overlays are given, and revisions are compared",
                    "name two documents; the APIs of a revision have their overlays in api.toml",
                )
                .into());
            }
            revisions(&trees, console)
        }
    }
}

fn documents(
    base: &Path,
    revision: &Path,
    arguments: &Arguments,
    console: Console,
) -> Result<Option<Outcome>, Failures> {
    if base == revision && base.as_os_str() == "-" {
        return Err(Failure::new(
            "`-` stands twice, and standard input can be read only once",
            "put one of the two documents into a file",
        )
        .into());
    }
    let job = |path: &Path, own: &[std::path::PathBuf]| {
        let overlays = [arguments.overlays.as_slice(), own].concat();
        Job::of_documents(&[path.to_owned()], &overlays, None).map(Read::of)
    };
    let (old, new) = both(
        job(base, &arguments.base_overlays),
        job(revision, &arguments.revision_overlays),
    )?;
    say(&[&old, &new], console);
    let api = compare::compared("", "", &old, &new)?;
    Ok(api.map(|api| Outcome {
        base: base.display().to_string(),
        revision: revision.display().to_string(),
        apis: vec![api],
        ..Outcome::default()
    }))
}

/// Shows the errors of what cannot be read.
fn say(sides: &[&Read], console: Console) {
    for side in sides.iter().filter(|side| side.tree.is_none()) {
        console.weighty(&side.job.findings, &side.job.sources, &side.job.name);
    }
}

fn revisions(trees: &Trees, console: Console) -> Result<Option<Outcome>, Failures> {
    let today = Date::today()?;
    let (old, new) = both(trees.base.apis(), trees.revision.apis())?;
    let names = &(&old | &new) | &trees.revision.farewells()?;
    let names: Vec<&String> = names.iter().collect();
    let krate = trees.workspace.identity().map(|identity| identity.name);
    let krate = krate.unwrap_or_else(|_| "crate".to_owned());
    let read = names.par_iter().map(|name| {
        let side = |tree: &Tree, known: &BTreeSet<String>| {
            let read = || Job::of_api(tree, name, Origin::Sources).map(Read::of);
            known.contains(*name).then(read).transpose()
        };
        both(side(&trees.base, &old), side(&trees.revision, &new))
    });
    let read = all(read.collect())?;
    let mut outcome = Outcome {
        base: trees.base.to_string(),
        revision: trees.revision.to_string(),
        prefix: trees.prefix.clone(),
        ..Outcome::default()
    };
    for (old, new) in &read {
        let sides: Vec<&Read> = old.iter().chain(new).collect();
        say(&sides, console);
    }
    let made = names.par_iter().zip(&read);
    let made = made.map(|(name, sides)| Ok(one(name, &krate, sides)?));
    let made = all(made.collect())?;
    let Some(apis) = made.into_iter().collect::<Option<Vec<Api>>>() else {
        return Ok(None);
    };
    let mut sound = true;
    for (mut api, sides) in apis.into_iter().zip(&read) {
        sound &= accept(
            &trees.revision,
            &mut api,
            sides,
            today,
            console,
            &mut outcome,
        )?;
        if sides.0.is_some() || sides.1.is_some() {
            outcome.apis.push(api);
        }
    }
    Ok(sound.then_some(outcome))
}

/// Compares what is there of one API.
fn one(
    name: &str,
    krate: &str,
    sides: &(Option<Read>, Option<Read>),
) -> Result<Option<Api>, Failure> {
    let item = format!("{krate}::{name}");
    match sides {
        (Some(base), Some(revision)) => compare::compared(name, &item, base, revision),
        (Some(base), None) => compare::one_sided(name, item, State::Removed, base),
        (None, Some(revision)) => compare::one_sided(name, item, State::Added, revision),
        (None, None) => Ok(Some(Api {
            name: name.to_owned(),
            ..Api::default()
        })),
    }
}

/// Holds the changes of an API against what it accepts; whether that could be read.
fn accept(
    tree: &Tree,
    api: &mut Api,
    sides: &(Option<Read>, Option<Read>),
    today: Date,
    console: Console,
    outcome: &mut Outcome,
) -> Result<bool, Failures> {
    let folder = Path::new("specs").join(&api.name);
    let path = format!("specs/{}/{}", api.name, approvals::FILE);
    if !tree.has(&path) {
        return Ok(true);
    }
    let text = tree.below(&folder, approvals::FILE)?;
    let mut sources = specwright::source::Sources::default();
    let file = sources.add(path, text);
    let mut findings = Findings::new();
    let approvals = Approvals::parse(&sources, file, &mut findings);
    let malformed = |findings: &Findings| {
        let mut codes = findings.iter().map(|finding| finding.code);
        codes.any(|code| *code == codes::APPROVALS_MALFORMED)
    };
    if malformed(&findings) {
        console.findings(&findings, &sources);
        return Ok(false);
    }
    let untouched = match sides {
        (Some(base), Some(revision)) => base.job.reads_the_same_as(&revision.job),
        (None, None) => true,
        _ => false,
    };
    approvals.apply(&mut api.entries, today, untouched, &mut findings);
    outcome.problems.extend(findings.iter().map(|finding| {
        let place = finding.span.map(|span| Place::of(span, &sources));
        Problem {
            code: finding.code.id,
            fails: finding.severity() == Severity::Error,
            message: finding.message.clone(),
            help: finding.code.help.to_owned(),
            pointer: finding.pointer.to_string(),
            place,
        }
    }));
    Ok(true)
}
