//! Two schemas: what differs between them, keyword by keyword.
//!
//! Invariant: no keyword is passed over. What no other file of this module knows is a fact of its
//! own, so that nothing differs unseen.

mod enums;
mod limits;
mod notes;
mod properties;
mod types;
mod unions;
pub(super) mod view;

use std::collections::BTreeSet;

use super::{
    Differ,
    fact::{Fact, Kind},
    graph::{Edge, Pair, PairId},
    spot::Spot,
};
pub(super) use notes::{BETA, STABLE, stability};
use view::View;

impl<'a> Differ<'a> {
    /// The pair of two schemas, or `None` if they are the same in every word.
    pub(super) fn schemas(&mut self, base: &Spot<'a>, revision: &Spot<'a>) -> Option<PairId> {
        self.see(base, revision);
        let base = View::plain(self.base, base);
        let revision = View::plain(self.revision, revision);
        self.pair(base, revision)
    }

    /// The pair of two schemas that may be the whole of several places.
    fn pair(&mut self, base: View<'a>, revision: View<'a>) -> Option<PairId> {
        if let ([a], [b]) = (&base.layers[..], &revision.layers[..])
            && self.prints.equal(a, b)
        {
            return None;
        }
        for layer in base.layers.iter().chain(&revision.layers) {
            self.seen.insert(layer.address());
        }
        Some(self.graph.pair(base, revision))
    }

    /// The pair of two schemas that have several layers, or one.
    fn layers(&mut self, base: &[Spot<'a>], revision: &[Spot<'a>]) -> Option<PairId> {
        if let ([base], [revision]) = (base, revision) {
            return self.schemas(base, revision);
        }
        let base = View::merged(self.base, base);
        let revision = View::merged(self.revision, revision);
        self.pair(base, revision)
    }

    /// Compares all pairs that wait, and those that come up meanwhile.
    pub(super) fn compare_schemas(&mut self) {
        while let Some((id, base, revision)) = self.graph.queue.pop() {
            let pair = Comparison {
                differ: self,
                base: &base,
                revision: &revision,
                pair: Pair::default(),
            }
            .run();
            self.graph.pairs[id] = pair;
        }
    }
}

/// Two schemas on the way to a pair.
struct Comparison<'d, 'a> {
    differ: &'d mut Differ<'a>,
    base: &'d View<'a>,
    revision: &'d View<'a>,
    pair: Pair<'a>,
}

impl<'a> Comparison<'_, 'a> {
    fn run(mut self) -> Pair<'a> {
        self.pair.read_only = self.revision.flag("readOnly");
        self.pair.write_only = self.revision.flag("writeOnly");
        let all_of = (self.base.has("allOf"), self.revision.has("allOf"));
        if !self.base.merged && (all_of.0 || all_of.1) {
            let base = View::merged(self.differ.base, &self.base.layers);
            let revision = View::merged(self.differ.revision, &self.revision.layers);
            let merged = self.differ.pair(base, revision);
            if all_of != (true, true) {
                // One of the two has nothing to take apart, so only the whole can be compared.
                self.inner(merged, None);
                return self.pair;
            }
            self.pair.merged = merged;
        }
        self.keywords();
        if self.pair.merged.is_some() {
            let always = |fact: &Fact<'_>| matches!(fact.kind, Kind::Stem(stem) if stem.ends_with("annotation-only"));
            self.pair.always = self
                .pair
                .facts
                .iter()
                .filter(|f| always(f))
                .cloned()
                .collect();
        }
        self.pair
    }

    fn keywords(&mut self) {
        let keys: BTreeSet<&str> = self
            .base
            .keys()
            .into_iter()
            .chain(self.revision.keys())
            .collect();
        let unions = self.unions();
        for key in keys {
            match key {
                "type" | "format" | "oneOf" | "anyOf" if unions.covers(key) => {}
                "oneOf" | "anyOf" => self.branches(key),
                _ if unions.wrapped => {}
                "format" if self.base.has("type") || self.revision.has("type") => {}
                "type" | "format" => self.types(),
                "enum" | "x-extensible-enum" => self.enums(key),
                "properties" => self.properties(),
                "required" => self.required(),
                "items" | "not" => self.one(key),
                "additionalProperties" => self.additional(),
                "allOf" => self.all_of(),
                _ if self.limit(key) => {}
                _ => self.note(key),
            }
        }
    }

    /// One schema in another.
    fn one(&mut self, key: &str) {
        let (base, revision) = (self.base.all(key), self.revision.all(key));
        if !base.is_empty() && !revision.is_empty() {
            let inner = self.differ.layers(&base, &revision);
            return self.inner(inner, Some(false));
        }
        let stem = match (key, base.is_empty()) {
            ("items", false) => "items-removed",
            ("items", true) => "items-added",
            (_, false) => "not-removed",
            (_, true) => "not-added",
        };
        let first = |spots: Vec<Spot<'a>>| spots.into_iter().next();
        self.tell(Kind::Stem(stem), first(base), first(revision));
    }

    /// What the two say under a keyword that has one value: where layers say it more than once,
    /// what only one side says.
    fn both(&self, key: &str) -> (Option<Spot<'a>>, Option<Spot<'a>>) {
        let (base, revision) = (self.base.all(key), self.revision.all(key));
        if let ([_] | [], [_] | []) = (&base[..], &revision[..]) {
            return (base.into_iter().next(), revision.into_iter().next());
        }
        let only = |these: &[Spot<'a>], those: &[Spot<'a>]| {
            let own = |spot: &&Spot<'a>| those.iter().all(|other| other.node != spot.node);
            these.iter().find(own).cloned()
        };
        (only(&base, &revision), only(&revision, &base))
    }

    fn inner(&mut self, to: Option<PairId>, inside: Option<bool>) {
        if let Some(to) = to {
            self.pair.edges.push(Edge { to, inside });
        }
    }

    fn tell(&mut self, kind: Kind<'a>, base: Option<Spot<'a>>, revision: Option<Spot<'a>>) {
        self.pair.facts.push(Fact::new(kind, base, revision));
    }
}
