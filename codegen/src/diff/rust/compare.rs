//! The items of two surfaces, held against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    items::{Item, items},
    renames::renames,
    same::Same,
    types::{Renames, Types},
    verdict::changed,
};
use crate::{
    diff::report::{RustChange, RustKind, Semver},
    surface::Surface,
};

/// The items that differ, by path.
pub(super) fn compare(base: &Surface, revision: &Surface) -> Vec<RustChange> {
    let (old, new) = (Types::of(base), Types::of(revision));
    let renames = renames(&old, &new);
    let same = Same::of(base, revision);
    let before = items(&old, &renames, &same);
    let after = items(&new, &Renames::default(), &same);
    let sides = Sides::of(&renames, &before, &after);
    let mut changes: Vec<RustChange> = Vec::new();
    for (key, item) in &sides.before {
        match sides.same(key, item) {
            Some(now) => changes.extend(sides.pair(key, item, now)),
            None => changes.extend(sides.gone(item)),
        }
    }
    changes.extend(sides.after.values().filter_map(|item| sides.born(item)));
    changes.sort_by(|a, b| (&a.item, a.kind).cmp(&(&b.item, b.kind)));
    changes
}

/// The items of both sides, by their paths in the revision.
struct Sides<'a> {
    renames: &'a Renames,
    before: BTreeMap<String, &'a Item>,
    after: BTreeMap<&'a str, &'a Item>,
    /// The new ones, by owner and what they are in the document.
    born: BTreeMap<(&'a str, &'a str), &'a Item>,
    /// The new ones that have taken the place of others.
    heirs: BTreeSet<&'a str>,
}

impl<'a> Sides<'a> {
    fn of(renames: &'a Renames, before: &'a [Item], after: &'a [Item]) -> Self {
        let before = before
            .iter()
            .map(|item| (renames.renamed(&item.path), item));
        let before: BTreeMap<String, &Item> = before.collect();
        let after: BTreeMap<&str, &Item> = after.iter().map(|i| (&*i.path, i)).collect();
        let owner = |item: &'a Item| item.owner.as_deref().unwrap_or_default();
        let born = after.values().copied();
        let born = born.filter(|i| !before.contains_key(&i.path) && !i.origin.is_empty());
        let born: BTreeMap<_, _> = born.map(|i| ((owner(i), &*i.origin), i)).collect();
        let mut sides = Self {
            renames,
            before,
            after,
            born,
            heirs: BTreeSet::new(),
        };
        let heirs = sides.before.iter().filter_map(|(k, i)| sides.heir(k, i));
        sides.heirs = heirs.map(|item| &*item.path).collect();
        sides
    }

    /// What the item is in the revision.
    fn same(&self, key: &str, item: &Item) -> Option<&'a Item> {
        let there = self.after.get(key).copied();
        there.or_else(|| self.heir(key, item))
    }

    /// What is the same in the document, with another name and the same owner.
    fn heir(&self, key: &str, item: &Item) -> Option<&'a Item> {
        if self.after.contains_key(key) {
            return None;
        }
        let owner = item.owner.as_deref().map(|path| self.renames.renamed(path));
        let wanted = (owner.as_deref().unwrap_or_default(), item.origin.as_str());
        self.born.get(&wanted).copied()
    }

    fn pair(&self, key: &str, before: &Item, after: &Item) -> Option<RustChange> {
        let renamed = key != after.path || self.renames.get(&before.path).is_some();
        // What is named after its owner changes its name with it, and that is said once.
        let along = before
            .owner
            .as_ref()
            .is_some_and(|o| self.renames.get(o).is_some());
        let by_itself = renamed && !along;
        let as_before = self.renames.applied(&before.text) == after.text;
        let semver = match changed(&before.form, &after.form) {
            _ if by_itself => Semver::Major,
            // What is written as before is another thing only where a type that it names is, which
            // is told of there.
            _ if as_before => return None,
            Semver::None if along => return None,
            semver => semver.max(Semver::Patch),
        };
        // The same in another place says where it is.
        let placed = |item: &Item| match item.path.rsplit_once("::") {
            Some((owner, _)) if before.text == after.text => {
                format!("impl {owner} {{ {} }}", item.text)
            }
            _ => item.text.clone(),
        };
        Some(RustChange {
            item: before.known_as(),
            kind: RustKind::Changed,
            before: Some(placed(before)),
            after: Some(placed(after)),
            semver,
            pointers: before.pointers.union(&after.pointers).cloned().collect(),
        })
    }

    fn gone(&self, item: &Item) -> Option<RustChange> {
        let owner = item.owner.as_deref().map(|path| self.renames.renamed(path));
        self.stays(owner.as_deref()).then(|| RustChange {
            item: item.known_as(),
            kind: RustKind::Removed,
            before: Some(item.text.clone()),
            after: None,
            semver: Semver::Major,
            pointers: item.pointers.iter().cloned().collect(),
        })
    }

    fn born(&self, item: &Item) -> Option<RustChange> {
        let known = self.before.contains_key(&item.path) || self.heirs.contains(&*item.path);
        if known || !self.stays(item.owner.as_deref()) {
            return None;
        }
        let owner = item.owner.as_ref().and_then(|path| self.before.get(path));
        let breaks = |ability| owner.is_some_and(|o| o.form.abilities.contains(ability));
        let semver = match item.intrudes.as_ref().is_some_and(breaks) {
            true => Semver::Major,
            false => Semver::Minor,
        };
        Some(RustChange {
            item: item.known_as(),
            kind: RustKind::Added,
            before: None,
            after: Some(item.text.clone()),
            semver,
            pointers: item.pointers.iter().cloned().collect(),
        })
    }

    /// Whether an owner is there on both sides, and the same kind of thing; what comes and goes
    /// with it is not told of by itself.
    fn stays(&self, owner: Option<&str>) -> bool {
        let Some(path) = owner else {
            return true;
        };
        match (self.before.get(path), self.after.get(path)) {
            (Some(before), Some(after)) => {
                let seen = &before.form.seen;
                *seen == after.form.seen || !KINDS.iter().any(|kind| seen.starts_with(kind))
            }
            _ => false,
        }
    }
}

/// Where the form of an owner begins so, it says what kind of thing that is.
const KINDS: [&str; 4] = ["struct", "enum", "union", "type"];
