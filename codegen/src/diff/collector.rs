//! The changes on their way to a report: one for each place and id, however often it is met.

use std::collections::{BTreeSet, HashMap};

use super::{
    levels,
    report::{Change, Level, Reached, Renamed, Role, Seen},
    spot::{Spot, shown},
};
use crate::pointer::Pointer;

/// An operation that is compared.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) id: String,
}

/// As what a place is met: the operation's index and the role's.
pub(super) type Met = Option<(usize, usize)>;

#[derive(Debug, Default)]
pub(super) struct Collector<'a> {
    pub(super) operations: Vec<Operation>,
    roles: Vec<Role>,
    index: HashMap<(String, Option<Pointer>, Option<Pointer>), usize>,
    entries: Vec<Entry<'a>>,
}

/// A change that is still met.
#[derive(Debug)]
struct Entry<'a> {
    found: Found<'a>,
    level: Level,
    reached: BTreeSet<(usize, usize)>,
}

/// What is found at a place.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) id: String,
    /// The case for which the level is looked up.
    pub(super) case: &'static str,
    pub(super) docs: bool,
    pub(super) base: Option<Spot<'a>>,
    pub(super) revision: Option<Spot<'a>>,
    pub(super) renamed: Option<Renamed>,
    pub(super) text: String,
}

impl<'a> Collector<'a> {
    pub(super) fn role(&mut self, role: Role) -> usize {
        let known = self.roles.iter().position(|other| *other == role);
        known.unwrap_or_else(|| {
            self.roles.push(role);
            self.roles.len() - 1
        })
    }

    /// Takes in what is found, or the same again; gives its number.
    pub(super) fn add(&mut self, found: Found<'a>, met: Met) -> usize {
        let pointer = |spot: &Option<Spot<'a>>| spot.as_ref().map(|spot| spot.pointer.clone());
        let key = (
            found.id.clone(),
            pointer(&found.base),
            pointer(&found.revision),
        );
        let level = if found.docs {
            Level::Info
        } else {
            levels::level(&found.id, found.case)
        };
        let entries = &mut self.entries;
        let at = *self.index.entry(key).or_insert_with(|| {
            entries.push(Entry {
                found,
                level,
                reached: BTreeSet::new(),
            });
            entries.len() - 1
        });
        let entry = &mut self.entries[at];
        entry.level = entry.level.max(level);
        entry.reached.extend(met);
        at
    }

    /// Notes that a change is met once more.
    pub(super) fn meet(&mut self, change: usize, met: Met) {
        self.entries[change].reached.extend(met);
    }

    /// The places of all changes.
    pub(super) fn places(&self) -> impl Iterator<Item = &Spot<'a>> {
        let found = self.entries.iter().map(|entry| &entry.found);
        found.flat_map(|found| found.base.iter().chain(&found.revision))
    }

    pub(super) fn finish(self) -> Vec<Change> {
        let Self {
            operations,
            roles,
            entries,
            ..
        } = self;
        let reached = |&(operation, role): &(usize, usize)| {
            let Operation { method, path, id } = operations[operation].clone();
            Reached {
                path,
                method,
                operation_id: id,
                role: roles[role].clone(),
            }
        };
        let mut changes: Vec<Change> = entries
            .into_iter()
            .map(|entry| {
                let mut reached: Vec<Reached> = entry.reached.iter().map(reached).collect();
                reached.sort();
                change(entry.found, entry.level, reached)
            })
            .collect();
        changes.sort_by(|a, b| order(a).cmp(&order(b)));
        changes
    }
}

/// What changes are sorted by.
fn order(change: &Change) -> (&Pointer, &str, &str, usize) {
    let start = |seen: &Option<Seen>| seen.as_ref().map_or(0, |seen| seen.span.start as usize);
    let Change {
        pointer, id, text, ..
    } = change;
    (pointer, id, text, start(&change.base))
}

fn change(found: Found<'_>, level: Level, reached: Vec<Reached>) -> Change {
    let place = found.revision.as_ref().or(found.base.as_ref());
    let seen = |spot: &Option<Spot<'_>>| {
        spot.as_ref().map(|spot| Seen {
            span: spot.node.span,
            value: shown(spot.node),
        })
    };
    Change {
        level,
        docs: found.docs,
        pointer: place.map(|spot| spot.pointer.clone()).unwrap_or_default(),
        reached,
        base: seen(&found.base),
        revision: seen(&found.revision),
        id: found.id,
        text: found.text,
        renamed: found.renamed,
        rust: Vec::new(),
    }
}
