//! What is held to be one thing under two names, and why.
//!
//! Invariant: a rename is shown beside the removal and the addition that it is, and never in
//! their place: who used the old name is broken all the same. Only evidence that points at one
//! candidate counts.

use std::collections::{BTreeSet, HashMap};

use super::{
    Differ,
    fact::{Fact, Kind},
    prints::Prints,
    report::Renamed,
};
use crate::{
    pointer::Pointer,
    tree::{Node, Object},
};

/// The components that have another name in the revision.
#[derive(Debug, Default)]
pub(super) struct Renames {
    schemas: HashMap<Pointer, (Pointer, Renamed)>,
}

/// Something that came or went.
pub(super) struct Candidate {
    pub(super) name: String,
    /// Only what has equal ones can be one thing.
    pub(super) group: String,
    /// The hash of what it is.
    pub(super) shape: Option<u64>,
}

impl Renames {
    pub(super) fn find(base: &Node, revision: &Node, prints: &Prints) -> Self {
        let at = Pointer::root().join(&["components", "schemas"]);
        let (Some(before), Some(after)) = (
            base.at(&at).and_then(Node::as_object),
            revision.at(&at).and_then(Node::as_object),
        ) else {
            return Self::default();
        };
        let only = |one: &'_ Object, other: &Object| -> Vec<String> {
            one.keys()
                .filter(|name| !other.contains_key(*name))
                .cloned()
                .collect()
        };
        let (removed, added) = (only(before, after), only(after, before));
        let mut renames = Self::default();
        let mut free: Vec<&String> = added.iter().collect();
        for from in &removed {
            let Some(old) = before.get(from).map(|m| &m.node) else {
                continue;
            };
            let news = free
                .iter()
                .filter_map(|to| Some((*to, &after.get(*to)?.node)));
            let Some((to, evidence)) = best(from, old, news, prints) else {
                continue;
            };
            let renamed = Renamed {
                from: from.clone(),
                to: to.clone(),
                evidence,
            };
            let key = at.child(from);
            renames.schemas.insert(key, (at.child(&to), renamed));
            free.retain(|name| **name != to);
        }
        renames
    }

    /// Where the schema at a place of the base stands in the revision, if its name changed.
    pub(super) fn schema(&self, base: &Pointer) -> Option<Pointer> {
        self.schemas.get(base).map(|(to, _)| to.clone())
    }

    pub(super) fn of(&self, base: &Pointer) -> Option<&Renamed> {
        self.schemas.get(base).map(|(_, renamed)| renamed)
    }
}

/// The schema that an old one has become: the same in every word, or with most of its properties.
fn best<'n>(
    from: &str,
    old: &Node,
    news: impl Iterator<Item = (&'n String, &'n Node)>,
    prints: &Prints,
) -> Option<(String, String)> {
    let mine = properties(old);
    let mut equal = Vec::new();
    let mut alike: Vec<(usize, &String, usize)> = Vec::new();
    for (to, new) in news {
        if prints.hash(old) == prints.hash(new) {
            equal.push(to);
            continue;
        }
        let theirs = properties(new);
        let common = mine.intersection(&theirs).count();
        let all = mine.union(&theirs).count();
        if common >= 2 && common * 10 >= all * 7 {
            alike.push((common * 1000 / all, to, common));
        }
    }
    if let [to] = equal[..] {
        return Some((to.clone(), "it is the same in every word".to_owned()));
    }
    if let Some(to) = equal.iter().find(|to| same_words(from, to)) {
        return Some((
            (*to).clone(),
            "it is the same in every word, and so is its name but for its spelling".to_owned(),
        ));
    }
    alike.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let evidence = |common: usize, to: &String| {
        let evidence = format!(
            "{common} of its {} properties have the same names",
            mine.len()
        );
        Some((to.clone(), evidence))
    };
    match alike[..] {
        [(_, to, common)] => evidence(common, to),
        [(first, to, common), (second, ..), ..] if first > second => evidence(common, to),
        _ => None,
    }
}

fn properties(schema: &Node) -> BTreeSet<&str> {
    let properties = schema.get("properties").and_then(Node::as_object);
    properties
        .into_iter()
        .flat_map(|p| p.keys())
        .map(String::as_str)
        .collect()
}

/// Whether two names differ in case and separators only.
fn same_words(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

/// The pairs among what went and what came that are one thing.
pub(super) fn pairs(removed: &[Candidate], added: &[Candidate]) -> Vec<Renamed> {
    let mut free: Vec<&Candidate> = added.iter().collect();
    let mut renames = Vec::new();
    for old in removed {
        let fits = |new: &&Candidate| new.group == old.group && new.shape == old.shape;
        let news: Vec<&Candidate> = free.iter().copied().filter(fits).collect();
        let spelled = news.iter().find(|new| same_words(&old.name, &new.name));
        let alike = news
            .iter()
            .find(|new| strsim::jaro_winkler(&old.name, &new.name) >= 0.85);
        let rivals = removed
            .iter()
            .filter(|other| other.group == old.group && other.shape == old.shape);
        let (new, evidence) = match (spelled, alike, &news[..]) {
            (Some(new), ..) => (
                *new,
                "the names differ in spelling only, and the rest is the same",
            ),
            (_, Some(new), _) => (*new, "the names are alike, and the rest is the same"),
            (_, _, [new]) if rivals.count() == 1 && old.shape.is_some() => (
                *new,
                "it is the only one that came, and the rest is the same",
            ),
            _ => continue,
        };
        free.retain(|other| other.name != new.name);
        renames.push(Renamed {
            from: old.name.clone(),
            to: new.name.clone(),
            evidence: evidence.to_owned(),
        });
    }
    renames
}

/// Notes at the properties that came or went which of them are one.
pub(super) fn of_properties<'a>(facts: &mut [Fact<'a>], differ: &Differ<'a>) {
    let candidates = |gained: bool| -> Vec<Candidate> {
        let of = |fact: &Fact<'a>| match &fact.kind {
            Kind::Property(property) if property.gained == gained => {
                let (spot, root) = if gained {
                    (fact.revision.as_ref(), differ.revision)
                } else {
                    (fact.base.as_ref(), differ.base)
                };
                Some(Candidate {
                    name: fact.name.clone(),
                    group: property.required.to_string(),
                    shape: spot.map(|spot| differ.prints.hash(spot.follow(root).node)),
                })
            }
            _ => None,
        };
        facts.iter().filter_map(of).collect()
    };
    let renames = pairs(&candidates(false), &candidates(true));
    for fact in facts {
        let Kind::Property(property) = &fact.kind else {
            continue;
        };
        let name = |renamed: &&Renamed| {
            let name = if property.gained {
                &renamed.to
            } else {
                &renamed.from
            };
            *name == fact.name
        };
        fact.renamed = renames.iter().find(name).cloned();
    }
}
