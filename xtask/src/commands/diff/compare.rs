//! From texts to what has changed: one API at a time.

use specwright::{
    diagnostics::Severity,
    diff::{
        self, Side,
        report::{Change, Level, Reached, Report, Role, RustChange, RustKind, Semver},
    },
    pointer::Pointer,
    surface::Surface,
    tree::Node,
};

use super::outcome::{Api, Entry, Place, Seen, State};
use crate::{failure::Failure, job::Job};

/// One side of an API: its texts, and the document that they make.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) job: Job,
    /// `None` where it cannot be read; the findings of the job say why.
    pub(super) tree: Option<Node>,
}

impl Read {
    /// Reads the document of a job.
    pub(super) fn of(mut job: Job) -> Self {
        let tree = job.overlaid().ok();
        Self { job, tree }
    }

    /// The document, or what stands for it where nothing says why there is none.
    fn tree(&self) -> Result<&Node, Option<Failure>> {
        self.tree.as_ref().ok_or_else(|| self.job.unexplained())
    }

    /// What users of its crate can name, or why there is no crate.
    fn surface(&self, tree: &Node, side: &str) -> Result<Surface, String> {
        let lowered = self.job.as_far_as_it_goes(tree.clone());
        lowered
            .map(|lowered| Surface::of(&lowered.api, &lowered.names))
            .map_err(|findings| {
                let mut errors = findings.iter().filter(|f| f.severity() == Severity::Error);
                let first = errors.next();
                let first = first.map(|f| format!(": {} {}", f.code.id, f.message));
                let first = first.unwrap_or_default();
                format!("there is no crate of the {side}{first}")
            })
    }
}

/// Compares two sides of one API; `None` where one cannot be read, which its findings say. `root`
/// is the path of its module in the crate; empty where it has none.
pub(super) fn compared(
    name: &str,
    root: &str,
    base: &Read,
    revision: &Read,
) -> Result<Option<Api>, Failure> {
    let (old, new) = match (base.tree(), revision.tree()) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(Some(failure)), _) | (_, Err(Some(failure))) => return Err(failure),
        _ => return Ok(None),
    };
    let report = if base.job.reads_the_same_as(&revision.job) {
        Report::default()
    } else {
        report(root, (base, old), (revision, new))
    };
    let texts = (&base.job.sources, &revision.job.sources);
    let anchor = |change: &Change| match &change.revision {
        Some(seen) => seen.span,
        None => new.nearest_span(&change.pointer),
    };
    Ok(Some(Api::compared(name, report, texts, anchor)))
}

/// What changed in the document, and in the crate.
fn report(root: &str, base: (&Read, &Node), revision: (&Read, &Node)) -> Report {
    let (old, new) = rayon::join(
        || base.0.surface(base.1, "base"),
        || revision.0.surface(revision.1, "revision"),
    );
    let mut report = diff::compare(
        &Side {
            tree: base.1,
            rust: old.as_ref().map_err(Clone::clone),
        },
        &Side {
            tree: revision.1,
            rust: new.as_ref().map_err(Clone::clone),
        },
    );
    if !root.is_empty() {
        diff::rust::under(root, &mut report);
    }
    report
}

/// What there is to say of an API that only one side has.
pub(super) fn one_sided(
    name: &str,
    item: String,
    state: State,
    only: &Read,
) -> Result<Option<Api>, Failure> {
    let tree = match only.tree() {
        Ok(tree) => tree,
        Err(Some(failure)) => return Err(failure),
        Err(None) => return Ok(None),
    };
    let added = state == State::Added;
    let place = Place::of(tree.span, &only.job.sources);
    let seen = Some(Seen {
        value: title(tree),
        place: place.clone(),
    });
    let module = Some(format!("pub mod {name}"));
    let semver = if added { Semver::Minor } else { Semver::Major };
    let (kind, before, after) = if added {
        (RustKind::Added, None, module)
    } else {
        (RustKind::Removed, module, None)
    };
    let rust = RustChange {
        item,
        kind,
        before,
        after,
        semver,
        pointers: vec![Pointer::root()],
    };
    let verb = if added { "added" } else { "removed" };
    let entry = Entry {
        id: format!("api-{verb}"),
        level: if added { Level::Info } else { Level::Err },
        text: format!("{verb} the API `{name}`"),
        reached: operations(tree),
        anchor: added.then_some(place),
        base: seen.clone().filter(|_| !added),
        revision: seen.filter(|_| added),
        rust: vec![rust],
        ..Entry::default()
    };
    Ok(Some(Api {
        name: name.to_owned(),
        state,
        entries: vec![entry],
        semver,
        ..Api::default()
    }))
}

fn title(tree: &Node) -> String {
    let info = tree.get("info");
    let text = |key| info.and_then(|info| info.get(key)).and_then(Node::as_str);
    let words = [text("title"), text("version")];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(" ")
}

/// The operations of a document.
fn operations(tree: &Node) -> Vec<Reached> {
    const METHODS: [&str; 8] = [
        "delete", "get", "head", "options", "patch", "post", "put", "trace",
    ];
    let mut all = Vec::new();
    let paths = tree.get("paths").and_then(Node::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            let Some(operation) = item.node.get(method) else {
                continue;
            };
            let id = operation.get("operationId").and_then(Node::as_str);
            all.push(Reached {
                path: path.clone(),
                method: method.to_uppercase(),
                operation_id: id.unwrap_or_default().to_owned(),
                role: Role::Operation,
            });
        }
    }
    all.sort();
    all
}
