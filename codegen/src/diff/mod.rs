//! What changed between two documents, for those who call the API and for those who compile
//! against its crate.
//!
//! The documents are compared operation by operation (`paths`), schemas pair by pair (`schemas`);
//! what differs gets its id where it is known who uses it (`ids`), its level from a table
//! (`levels`), and is told once with all operations that it reaches (`reached`). `cover` is the
//! net under it.
//!
//! Invariant: pure and deterministic. Neither document has to be right: what is broken on both
//! sides alike is no change. Nothing differs silently: what nobody classifies is told as such.

mod bodies;
mod callbacks;
mod collector;
mod components;
mod context;
mod cover;
mod document;
mod fact;
mod graph;
mod headers;
mod ids;
pub mod levels;
mod operations;
mod parameters;
mod paths;
mod prints;
mod reached;
mod renames;
pub mod report;
mod responses;
pub mod rust;
mod schemas;
mod security;
mod servers;
mod spot;
#[cfg(test)]
mod tests;
mod text;
mod values;

use std::collections::HashSet;

use crate::{openapi::grammar::is_extension, surface::Surface, tree::Node};
use collector::{Collector, Found, Met};
use context::Context;
use graph::{Graph, PairId};
use prints::Prints;
use renames::Renames;
use report::{Change, Level, Renamed, Report};
use spot::{Address, Spot};

/// One of two documents that are compared.
#[derive(Clone, Debug)]
pub struct Side<'a> {
    /// The document, bundled and overlaid, before tidying.
    pub tree: &'a Node,
    /// The surface of its crate, or why there is none.
    pub rust: Result<&'a Surface, String>,
}

/// All that differs between two documents.
pub fn compare(base: &Side<'_>, revision: &Side<'_>) -> Report {
    let unknown = [&base.rust, &revision.rust];
    let mut differ = Differ::new(base.tree, revision.tree);
    differ.document();
    differ.compare_schemas();
    differ.tell_schemas();
    differ.cover();
    let mut report = Report {
        changes: versioned(differ.collector.finish()),
        rust_unknown: unknown.into_iter().find_map(|side| side.clone().err()),
        ..Report::default()
    };
    if let (Ok(base), Ok(revision)) = (&base.rust, &revision.rust) {
        rust::fill(&mut report, base, revision);
    }
    report
}

/// A version that is lower than before matters where something breaks; else readers only notice.
fn versioned(mut changes: Vec<Change>) -> Vec<Change> {
    if changes.iter().all(|change| change.level < Level::Err) {
        let version = |change: &&mut Change| change.id == "api-version-decreased";
        for change in changes.iter_mut().filter(version) {
            change.docs = true;
        }
    }
    changes
}

/// A comparison that is under way.
struct Differ<'a> {
    base: &'a Node,
    revision: &'a Node,
    prints: Prints,
    renames: Renames,
    graph: Graph<'a>,
    /// Where schemas are used, and by whom.
    roots: Vec<Root>,
    /// The objects that have been compared.
    seen: HashSet<Address>,
    collector: Collector<'a>,
}

/// A use of a pair of schemas.
#[derive(Clone, Copy, Debug)]
struct Root {
    pair: PairId,
    context: Context,
    met: Met,
}

/// Who uses a place: an operation in some role, or nobody; and whether that is in a callback.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    met: Met,
    callback: bool,
}

impl<'a> Differ<'a> {
    fn new(base: &'a Node, revision: &'a Node) -> Self {
        let prints = Prints::of(base, revision);
        Self {
            renames: Renames::find(base, revision, &prints),
            base,
            revision,
            prints,
            graph: Graph::default(),
            roots: Vec::new(),
            seen: HashSet::new(),
            collector: Collector::default(),
        }
    }

    /// Notes that two places are compared by what is to come.
    fn see(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        self.seen.insert(base.address());
        self.seen.insert(revision.address());
    }

    /// Tells a difference by its whole id.
    fn tell(
        &mut self,
        id: &str,
        name: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        user: Use,
    ) {
        self.tell_case((id, ""), name, (base, revision), user, None);
    }

    /// Tells what only one side has: `prefix` with `-removed` or `-added`.
    fn tell_unmatched(
        &mut self,
        prefix: &str,
        removed: Vec<(&'a str, Spot<'a>)>,
        added: Vec<(&'a str, Spot<'a>)>,
        user: Use,
    ) {
        for (name, spot) in removed {
            self.tell(&format!("{prefix}-removed"), name, (Some(spot), None), user);
        }
        for (name, spot) in added {
            self.tell(&format!("{prefix}-added"), name, (None, Some(spot)), user);
        }
    }

    /// Tells a difference whose level depends on the case, or that is one of name.
    fn tell_case(
        &mut self,
        (id, case): (&str, &'static str),
        name: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        user: Use,
        renamed: Option<Renamed>,
    ) {
        let id = if user.callback {
            format!("callback-{id}")
        } else {
            id.to_owned()
        };
        let text = text::of_place(&id, name, base.as_ref(), revision.as_ref());
        let found = Found {
            id,
            case,
            docs: false,
            base,
            revision,
            renamed,
            text,
        };
        self.collector.add(found, user.met);
    }

    /// Tells a difference that only readers notice.
    fn tell_docs(
        &mut self,
        id: &str,
        name: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        user: Use,
    ) {
        let text = text::of_place(id, name, base.as_ref(), revision.as_ref());
        let found = Found {
            id: id.to_owned(),
            case: "",
            docs: true,
            base,
            revision,
            renamed: None,
            text,
        };
        self.collector.add(found, user.met);
    }

    /// Compares two schemas that a place has.
    fn use_schemas(&mut self, base: &Spot<'a>, revision: &Spot<'a>, context: Context, user: Use) {
        if let Some(pair) = self.schemas(base, revision) {
            let context = Context {
                callback: user.callback,
                ..context
            };
            self.roots.push(Root {
                pair,
                context,
                met: user.met,
            });
        }
    }

    /// Compares the members of two objects that no one else has looked at: texts for readers by
    /// `docs`, extensions, and what is unknown.
    fn others(
        &mut self,
        prefix: &str,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        known: &[&str],
        user: Use,
    ) {
        const DOCS: [&str; 5] = [
            "summary",
            "description",
            "externalDocs",
            "example",
            "examples",
        ];
        let mut keys: Vec<&str> = base.members().into_iter().map(|(key, _)| key).collect();
        keys.extend(revision.members().into_iter().map(|(key, _)| key));
        keys.sort_unstable();
        keys.dedup();
        for key in keys.into_iter().filter(|key| !known.contains(key)) {
            let spots = (base.get(key), revision.get(key));
            if spots.0.as_ref().map(|s| s.node) == spots.1.as_ref().map(|s| s.node) {
                continue;
            }
            let verb = match &spots {
                (None, _) => "added",
                (_, None) => "removed",
                _ => "changed",
            };
            if DOCS.contains(&key) {
                self.tell_docs(&format!("{prefix}-docs-{verb}"), key, spots, user);
            } else if acted_on(key) {
                self.tell(&format!("generator-extension-{verb}"), key, spots, user);
            } else if is_extension(key) {
                self.tell(&format!("{prefix}-extension-{verb}"), key, spots, user);
            } else {
                self.tell("unclassified", key, spots, user);
            }
        }
    }
}

/// Whether the generator acts on an extension (docs/extensions.md).
fn acted_on(key: &str) -> bool {
    const ACTED_ON: [&str; 11] = [
        "x-rust-name",
        "x-rust-type",
        "x-open-enum",
        "x-enum-varnames",
        "x-enumNames",
        "x-actions",
        "x-pagination",
        "x-in-band-error",
        "x-columnar",
        "x-idempotent",
        "x-concurrency-limit",
    ];
    ACTED_ON.contains(&key)
}
