//! The net under the comparison: both documents are walked once more by their grammar alone, and
//! whatever differs in an object that nobody has compared is told as unclassified.

use std::collections::HashSet;

use super::{Differ, Use, spot::Spot};
use crate::{
    openapi::grammar::{Kind, Shape},
    pointer::Pointer,
    tree::Node,
};

/// The places that the report tells of.
struct Told {
    pointers: HashSet<Pointer>,
}

impl Told {
    fn holds(&self, spot: Option<&Spot<'_>>) -> bool {
        let Some(spot) = spot else { return false };
        let mut pointer = spot.pointer.clone();
        loop {
            if self.pointers.contains(&pointer) {
                return true;
            }
            if pointer == Pointer::root() {
                return false;
            }
            pointer = pointer.parent();
        }
    }
}

impl<'a> Differ<'a> {
    pub(super) fn cover(&mut self) {
        let told = Told {
            pointers: self
                .collector
                .places()
                .map(|spot| spot.pointer.clone())
                .collect(),
        };
        let (base, revision) = (Spot::root(self.base), Spot::root(self.revision));
        let mut missed = Vec::new();
        self.walk(Kind::OpenApi, &base, &revision, &told, &mut missed);
        for (base, revision) in missed {
            let place = revision.as_ref().or(base.as_ref());
            let component = place.is_some_and(|spot| Self::is_component(&spot.pointer));
            let id = if component {
                "component-changed"
            } else {
                "unclassified"
            };
            let name = place
                .and_then(|spot| spot.pointer.last())
                .unwrap_or_default();
            self.tell(id, &name, (base, revision), Use::default());
        }
    }

    fn walk(
        &self,
        kind: Kind,
        base: &Spot<'a>,
        revision: &Spot<'a>,
        told: &Told,
        missed: &mut Vec<(Option<Spot<'a>>, Option<Spot<'a>>)>,
    ) {
        if self.prints.hash(base.node) == self.prints.hash(revision.node) {
            return;
        }
        let seen = |spot: &Spot<'a>| self.seen.contains(&spot.address());
        let compared = seen(base) || seen(revision);
        let mut keys: Vec<&str> = base.members().into_iter().map(|(key, _)| key).collect();
        keys.extend(revision.members().into_iter().map(|(key, _)| key));
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let (one, other) = (base.get(key), revision.get(key));
            let shape = kind.rule().shape(key);
            let slot = shape.and_then(Shape::slot);
            match (one, other) {
                (Some(one), Some(other)) if slot.is_some() => {
                    let inner = slot.map_or(kind, |slot| slot.kind);
                    for (one, other) in children(shape, one, other) {
                        match (one, other) {
                            (Some(one), Some(other)) if both_objects(&one, &other) => {
                                self.walk(inner, &one, &other, told, missed);
                            }
                            pair => self.leaf(compared, pair, told, missed),
                        }
                    }
                }
                pair => self.leaf(compared, pair, told, missed),
            }
        }
    }

    fn leaf(
        &self,
        compared: bool,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        told: &Told,
        missed: &mut Vec<(Option<Spot<'a>>, Option<Spot<'a>>)>,
    ) {
        let hash = |spot: &Option<Spot<'a>>| spot.as_ref().map(|s| self.prints.hash(s.node));
        let differs = hash(&base) != hash(&revision);
        if differs && !compared && !told.holds(base.as_ref()) && !told.holds(revision.as_ref()) {
            missed.push((base, revision));
        }
    }
}

fn both_objects(one: &Spot<'_>, other: &Spot<'_>) -> bool {
    let object = |spot: &Spot<'_>| Node::as_object(spot.node).is_some();
    object(one) && object(other)
}

/// The objects in a slot, side by side.
fn children<'a>(
    shape: Option<Shape>,
    one: Spot<'a>,
    other: Spot<'a>,
) -> Vec<(Option<Spot<'a>>, Option<Spot<'a>>)> {
    match shape {
        Some(Shape::List(_)) => {
            let (mut one, mut other) = (one.elements().into_iter(), other.elements().into_iter());
            let mut pairs = Vec::new();
            loop {
                match (one.next(), other.next()) {
                    (None, None) => return pairs,
                    pair => pairs.push(pair),
                }
            }
        }
        Some(Shape::Map(_)) => {
            let mut keys: Vec<&str> = one.members().into_iter().map(|(key, _)| key).collect();
            keys.extend(other.members().into_iter().map(|(key, _)| key));
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter()
                .map(|key| (one.get(key), other.get(key)))
                .collect()
        }
        _ => vec![(Some(one), Some(other))],
    }
}
