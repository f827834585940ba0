//! `enum`, and the lists that are like it.

use std::collections::HashSet;

use super::Comparison;
use crate::{
    diff::{
        fact::{EnumValue, Fact, Kind},
        schemas::view::View,
        spot::{Spot, matched, shown},
    },
    tree::json,
};

impl Comparison<'_, '_> {
    pub(super) fn enums(&mut self, key: &str) {
        let (base, revision) = (values(self.base, key), values(self.revision, key));
        let closed = |view: &View<'_>| {
            let open = view.get("x-open-enum").and_then(|spot| spot.node.as_bool());
            open == Some(false)
        };
        let closed = closed(self.base);
        let whole = base.is_none() || revision.is_none();
        if base.is_none() && key == "enum" {
            self.tell(Kind::BecameEnum, None, self.revision.get(key));
        }
        if revision.is_none() && key == "enum" {
            self.tell(Kind::Stem("enum-removed"), self.base.get(key), None);
        }
        let matched = matched(base.unwrap_or_default(), revision.unwrap_or_default());
        let removed = matched
            .removed
            .into_iter()
            .map(|(_, spot)| (Some(spot), None));
        let added = matched
            .added
            .into_iter()
            .map(|(_, spot)| (None, Some(spot)));
        for (base, revision) in removed.chain(added) {
            let added = revision.is_some();
            let kind = match (key, added) {
                ("enum", _) => Kind::Value(EnumValue {
                    added,
                    whole,
                    closed,
                }),
                (_, true) => Kind::Stem("x-extensible-enum-value-added"),
                (_, false) => Kind::Stem("x-extensible-enum-value-removed"),
            };
            let name = base
                .as_ref()
                .or(revision.as_ref())
                .map(|spot| shown(spot.node));
            let fact = Fact::new(kind, base, revision).named(name.unwrap_or_default());
            self.pair.facts.push(fact);
        }
    }
}

/// The values, each once; those that all of several enums have.
fn values<'a>(view: &View<'a>, key: &str) -> Option<Vec<(String, Spot<'a>)>> {
    let mut lists = view
        .all(key)
        .into_iter()
        .filter(|s| s.node.as_array().is_some());
    let mut values: Vec<(String, Spot<'a>)> = Vec::new();
    let mut places = HashSet::new();
    for value in lists.next()?.elements() {
        let text = json(value.node);
        if places.insert(text.clone()) {
            values.push((text, value));
        }
    }
    for list in lists {
        let others: Vec<String> = list.elements().iter().map(|spot| json(spot.node)).collect();
        values.retain(|(text, _)| others.contains(text));
    }
    Some(values)
}
