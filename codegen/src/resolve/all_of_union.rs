//! `allOf` with a union in it: every alternative gets what stands beside the union.

use super::{
    Resolver,
    document::{Additional, Kind, Object, SchemaId},
};
use crate::diagnostics::codes;

/// How many alternatives may be made in a document; unions beside unions multiply.
const MOST: usize = 20_000;

impl Resolver<'_> {
    /// The members of an `allOf`, without the unions that lead back to what is being merged: a
    /// base that lists its children as alternatives gives a child its properties only.
    pub(super) fn without_way_back(
        &self,
        members: &[SchemaId],
        path: &[SchemaId],
    ) -> Vec<SchemaId> {
        let mut kept = Vec::new();
        for &member in members {
            match &self.schemas[self.target(member).0].kind {
                Kind::Union { .. } if self.leads_back(member, path) => {}
                Kind::AllOf(parts) if parts.iter().any(|&p| self.leads_back(p, path)) => {
                    kept.extend(parts.iter().filter(|&&p| !self.leads_back(p, path)));
                }
                _ => kept.push(member),
            }
        }
        kept
    }

    fn leads_back(&self, id: SchemaId, path: &[SchemaId]) -> bool {
        match &self.schemas[self.target(id).0].kind {
            Kind::Union { members, .. } => members.iter().any(|&m| path.contains(&self.target(m))),
            _ => false,
        }
    }

    /// The union of an `allOf`, if there is one and everything beside it goes with objects.
    pub(super) fn distribute(
        &mut self,
        members: &[SchemaId],
        path: &mut Vec<SchemaId>,
    ) -> Option<Kind> {
        let is = |this: &Self, id: SchemaId, wanted: fn(&Kind) -> bool| {
            wanted(&this.schemas[this.target(id).0].kind)
        };
        let union = |kind: &Kind| matches!(kind, Kind::Union { .. });
        let fits = |kind: &Kind| matches!(kind, Kind::Union { .. } | Kind::Object(_));
        let at = members.iter().position(|&m| is(self, m, union))?;
        let mut beside = members.to_vec();
        let id = self.target(beside.remove(at));
        if !beside.iter().all(|&m| is(self, m, fits)) {
            return None;
        }
        let Kind::Union {
            members: alternatives,
            keyword,
            discriminator,
        } = self.schemas[id.0].kind.clone()
        else {
            return None;
        };
        self.distributed += alternatives.len();
        if self.distributed > MOST {
            return None;
        }
        let at = self.schemas[id.0].place.pointer.child(keyword);
        let mut members = Vec::new();
        for (i, alternative) in alternatives.into_iter().enumerate() {
            let place = at.child(i);
            members.push(self.with_beside(alternative, &beside, &place, path));
        }
        Some(Kind::Union {
            members,
            keyword,
            discriminator,
        })
    }

    fn with_beside(
        &mut self,
        alternative: SchemaId,
        beside: &[SchemaId],
        at: &crate::pointer::Pointer,
        path: &mut Vec<SchemaId>,
    ) -> SchemaId {
        self.merge(self.target(alternative), path);
        let target = self.target(alternative);
        let schema = &self.schemas[target.0];
        match &schema.kind {
            Kind::Object(object) if self.has_all(object, beside) => return alternative,
            Kind::Object(_) | Kind::Union { .. } => {}
            Kind::Any if !schema.nullable => {}
            // Null alone.
            Kind::Any => return alternative,
            _ => {
                let message = "this alternative is no object";
                self.report(&codes::PROPERTIES_OF_NO_OBJECT, at, message);
                return alternative;
            }
        }
        let mut parts = beside.to_vec();
        parts.push(alternative);
        let part = self.part(at, Kind::AllOf(parts));
        self.annotate(part, alternative, target);
        self.merge(part, path);
        part
    }

    /// What is told of an alternative is told of it together with what stands beside it.
    fn annotate(&mut self, part: SchemaId, alternative: SchemaId, target: SchemaId) {
        let [own, target] = [alternative, target].map(|id| self.schemas[id.0].clone());
        let names = [own.component, own.title, target.component, target.title];
        let part = &mut self.schemas[part.0];
        part.title = names.into_iter().flatten().next();
        part.nullable = own.nullable || target.nullable;
        part.docs = if own.docs.description.is_some() {
            own.docs
        } else {
            target.docs
        };
    }

    /// Whether an object has everything already that stands beside it.
    fn has_all(&self, object: &Object, beside: &[SchemaId]) -> bool {
        beside.iter().all(|&id| {
            let Kind::Object(other) = &self.schemas[self.target(id).0].kind else {
                return false;
            };
            let has = |(name, schema): &(String, SchemaId)| {
                let mut own = object.properties.iter();
                own.any(|(n, s)| n == name && self.target(*s) == self.target(*schema))
            };
            other.properties.iter().all(has)
                && other.required.is_subset(&object.required)
                && matches!(other.additional, Additional::Unsaid | Additional::Any)
        })
    }
}
