//! A base with a `discriminator` and no alternatives: those that refer to it by `allOf` are them.
//!
//! They have got the properties of the base by then; the base itself is one more alternative.

use std::collections::{HashMap, HashSet};

use super::{
    Resolver,
    document::{Discriminator, Kind, SchemaId},
};
use crate::diagnostics::codes;

/// How many children all bases of a document may have together; bases of bases multiply.
const MOST: usize = 5_000;

/// A base whose alternatives are not listed.
pub(super) struct Base {
    pub(super) id: SchemaId,
    pub(super) property: String,
    /// Tag and target, as written.
    pub(super) mapping: Vec<(String, String)>,
}

impl Resolver<'_> {
    /// The components that are made of each base, directly or through others; `allOf` has not
    /// been merged yet.
    pub(super) fn children_of_bases(&self) -> Vec<Vec<SchemaId>> {
        let mut made_of: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
        for (index, schema) in self.schemas.iter().enumerate() {
            if let Kind::AllOf(members) = &schema.kind {
                for &member in members {
                    let users = made_of.entry(self.target(member)).or_default();
                    users.push(SchemaId(index));
                }
            }
        }
        let mut left = MOST;
        let bases = self.bases.iter();
        bases
            .map(|base| self.descendants(base.id, &made_of, &mut left))
            .collect()
    }

    fn descendants(
        &self,
        base: SchemaId,
        made_of: &HashMap<SchemaId, Vec<SchemaId>>,
        left: &mut usize,
    ) -> Vec<SchemaId> {
        let mut known = HashSet::from([base]);
        let mut todo = vec![base];
        while let Some(id) = todo.pop() {
            for &user in made_of.get(&id).into_iter().flatten() {
                if *left > 0 && known.insert(user) {
                    *left -= 1;
                    todo.push(user);
                }
            }
        }
        known.remove(&base);
        let mut children: Vec<SchemaId> = known.into_iter().collect();
        children.retain(|id| self.schemas[id.0].component.is_some());
        children.sort_by_key(|id| self.schemas[id.0].component.clone());
        children
    }

    /// Makes each base the union of its children and itself; `allOf` has been merged.
    pub(super) fn settle_bases(&mut self, children: Vec<Vec<SchemaId>>) {
        let bases = std::mem::take(&mut self.bases);
        for (base, children) in bases.iter().zip(children) {
            if !self.settle_base(base, children) {
                let at = self.schemas[base.id.0].place.pointer.child("discriminator");
                self.report(&codes::DISCRIMINATOR_ALONE, &at, "it has no effect here");
            }
        }
    }

    fn settle_base(&mut self, base: &Base, mut children: Vec<SchemaId>) -> bool {
        let schema = &self.schemas[base.id.0];
        let (Kind::Object(_), Some(name)) = (&schema.kind, schema.component.clone()) else {
            return false;
        };
        if !base.mapping.is_empty() {
            children.retain(|&child| !self.mapped(base, child).is_empty());
        }
        if children.is_empty() {
            return false;
        }
        let (at, kind) = (schema.place.pointer.clone(), schema.kind.clone());
        let own = self.part(&at, kind);
        self.schemas[own.0].title = Some("base".to_owned());
        for child in &children {
            // One that adds nothing is the base as it was.
            if matches!(self.schemas[child.0].kind, Kind::Same(_)) && self.target(*child) == base.id
            {
                self.schemas[child.0].kind = Kind::Same(own);
            }
        }
        let mut mapped: Vec<_> = children.iter().map(|&c| self.mapped(base, c)).collect();
        let mut named: Vec<_> = children
            .iter()
            .map(|c| self.schemas[c.0].component.clone())
            .collect();
        mapped.push(self.mapped(base, base.id));
        named.push(Some(name));
        children.push(own);
        self.schemas[base.id.0].kind = Kind::Union {
            members: children,
            keyword: "oneOf",
            discriminator: Some(Discriminator {
                property: base.property.clone(),
                mapped,
                named,
            }),
        };
        true
    }

    /// The tags that the mapping gives to a component.
    fn mapped(&self, base: &Base, id: SchemaId) -> Vec<String> {
        let Some(name) = &self.schemas[id.0].component else {
            return Vec::new();
        };
        let targets = base.mapping.iter();
        targets
            .filter(|(_, target)| target.rsplit('/').next() == Some(name))
            .map(|(tag, _)| tag.clone())
            .collect()
    }
}
