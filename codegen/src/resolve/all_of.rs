//! `allOf` becomes one schema: objects are joined, limits on one kind of value are gathered.

use super::{
    Resolver,
    document::{Additional, Beside, Kind, Object, SchemaId},
};
use crate::diagnostics::{Code, Finding, codes};

/// How deep `allOf` may stand in `allOf`, through references; deeper is not written by people.
const DEPTH: usize = 100;

/// How many properties of a document are merged because members of an `allOf` share them.
const REFINED: usize = 10_000;

impl Resolver<'_> {
    /// Replaces every [`Kind::AllOf`].
    pub(super) fn merge_all_of(&mut self) {
        for id in 0..self.schemas.len() {
            self.merge(SchemaId(id), &mut Vec::new());
        }
    }

    pub(super) fn merge(&mut self, id: SchemaId, path: &mut Vec<SchemaId>) {
        let Kind::AllOf(members) = &self.schemas[id.0].kind else {
            return;
        };
        if path.contains(&id) {
            return self.break_all_of(id, &codes::ALL_OF_CYCLE, "the `allOf` leads back to itself");
        }
        if path.len() > DEPTH {
            let message = format!("more than {DEPTH} `allOf`s stand in one another");
            return self.break_all_of(id, &codes::ALL_OF_DEPTH, &message);
        }
        let members = members.clone();
        path.push(id);
        let members = self.without_way_back(&members, path);
        for &member in &members {
            let member = self.target(member);
            self.merge(member, path);
        }
        // A ring met on the way down has already been broken at this very schema.
        if matches!(self.schemas[id.0].kind, Kind::AllOf(_)) {
            self.join(id, &members, path);
        }
        path.pop();
    }

    pub(super) fn target(&self, mut id: SchemaId) -> SchemaId {
        while let Kind::Same(next) = self.schemas[id.0].kind {
            id = next;
        }
        id
    }

    fn break_all_of(&mut self, id: SchemaId, code: &'static Code, message: &str) {
        let pointer = self.schemas[id.0].place.pointer.child("allOf");
        self.report(code, &pointer, message);
        self.schemas[id.0].kind = Kind::Any;
        self.broken.push((id, code.id));
    }

    fn join(&mut self, id: SchemaId, members: &[SchemaId], path: &mut Vec<SchemaId>) {
        self.take_annotations(id, members);
        let substantial: Vec<SchemaId> = members
            .iter()
            .copied()
            .filter(|&m| !matches!(self.schemas[self.target(m).0].kind, Kind::Any))
            .collect();
        let joined = match substantial[..] {
            [] => Some(Kind::Any),
            [only] => Some(Kind::Same(only)),
            _ if self.is_union(&substantial) => self.distribute(&substantial, path),
            _ => self.joined(id, &substantial, path),
        };
        if let Some(kind) = joined {
            self.take_beside(id, members, &kind);
            self.schemas[id.0].kind = kind;
            return;
        }
        let (code, message) = if self.is_union(&substantial) {
            let message = "these members cannot be merged into one schema";
            (&codes::ALL_OF_KIND, message)
        } else {
            let message = "no value can be of all these kinds";
            (&codes::ALL_OF_CONFLICT, message)
        };
        self.break_all_of(id, code, message);
    }

    fn is_union(&self, members: &[SchemaId]) -> bool {
        let kinds = members
            .iter()
            .map(|&m| &self.schemas[self.target(m).0].kind);
        kinds
            .into_iter()
            .any(|kind| matches!(kind, Kind::Union { .. }))
    }

    /// A member may be there for its description alone.
    fn take_annotations(&mut self, id: SchemaId, members: &[SchemaId]) {
        for member in members {
            let member = self.schemas[self.target(*member).0].clone();
            let schema = &mut self.schemas[id.0];
            schema.open &= member.open;
            if matches!(member.kind, Kind::Any) && schema.docs.description.is_none() {
                schema.docs.description = member.docs.description;
            }
        }
    }

    /// What limits the values of the members beside their kinds limits those of the whole. One
    /// that the whole is the same as says so itself.
    fn take_beside(&mut self, id: SchemaId, members: &[SchemaId], kind: &Kind) {
        for &member in members {
            if matches!(kind, Kind::Same(only) if *only == member) {
                continue;
            }
            let mut member = Some(member);
            while let Some(at) = member {
                let schema = self.schemas[at.0].clone();
                member = match schema.kind {
                    Kind::Same(next) => Some(next),
                    _ => None,
                };
                let taken = &mut self.schemas[id.0].beside;
                for beside in schema.beside {
                    if !taken.contains(&beside) {
                        taken.push(beside);
                    }
                }
                // Texts keep theirs in the kind.
                if !schema.values.is_empty() && !matches!(schema.kind, Kind::String { .. }) {
                    taken.push(Beside::Values {
                        values: schema.values,
                        nullable: schema.nullable,
                    });
                }
            }
        }
    }

    fn joined(
        &mut self,
        id: SchemaId,
        members: &[SchemaId],
        path: &mut Vec<SchemaId>,
    ) -> Option<Kind> {
        let kinds: Vec<Kind> = members
            .iter()
            .map(|&m| self.schemas[self.target(m).0].kind.clone())
            .collect();
        let objects: Option<Vec<Object>> = kinds
            .iter()
            .map(|kind| match kind {
                Kind::Object(object) => Some(object.clone()),
                _ => None,
            })
            .collect();
        match objects {
            Some(objects) => Some(Kind::Object(self.join_objects(id, &objects, path))),
            None => join_values(kinds),
        }
    }

    fn join_objects(
        &mut self,
        id: SchemaId,
        objects: &[Object],
        path: &mut Vec<SchemaId>,
    ) -> Object {
        let mut joined = Object::default();
        let mut both = Vec::new();
        for object in objects {
            for &(ref name, schema) in &object.properties {
                both.extend(self.join_property(id, &mut joined, name, schema));
            }
            joined.required.extend(object.required.iter().cloned());
            joined.limits.extend(object.limits.iter().cloned());
            joined.additional = match (joined.additional, object.additional) {
                (Additional::Unsaid, other) | (other, Additional::Unsaid) => other,
                (Additional::Denied, _) | (_, Additional::Denied) => Additional::Denied,
                (Additional::Any, other) | (other, Additional::Any) => other,
                (first, _) => first,
            };
        }
        joined.properties.sort();
        for part in both {
            self.merge(part, path);
        }
        joined
    }

    /// Adds a property to those that are known. Gives what is still to be merged, where two objects
    /// describe it.
    fn join_property(
        &mut self,
        id: SchemaId,
        joined: &mut Object,
        name: &str,
        schema: SchemaId,
    ) -> Option<SchemaId> {
        let Some(known) = joined.properties.iter_mut().find(|(n, _)| n == name) else {
            joined.properties.push((name.to_owned(), schema));
            return None;
        };
        let (old, new) = (self.target(known.1), self.target(schema));
        let [a, b] = [old, new].map(|s| &self.schemas[s.0].kind);
        match (a, b) {
            _ if old == new => None,
            // Anything at all is refined by whatever the other member says.
            (_, Kind::Any) => None,
            (Kind::Any, _) => {
                known.1 = schema;
                None
            }
            (Kind::Object(_), Kind::Object(_)) if self.refined.len() < REFINED => {
                let both = [known.1, schema];
                let met = self.refined.get(&both).copied();
                known.1 = met.unwrap_or_else(|| self.refined(both));
                // What was met before is merged, or being merged: a ring closes here.
                met.is_none().then_some(known.1)
            }
            _ => {
                known.1 = schema;
                self.described_twice(id, name, [old, new]);
                None
            }
        }
    }

    /// The object that is as both members of an `allOf` say: still to be merged.
    fn refined(&mut self, both: [SchemaId; 2]) -> SchemaId {
        let [first, second] = both.map(|id| self.schemas[id.0].clone());
        let part = self.part(&second.place.pointer, Kind::AllOf(both.to_vec()));
        let schema = &mut self.schemas[part.0];
        schema.nullable = first.nullable && second.nullable;
        schema.read_only = first.read_only || second.read_only;
        schema.write_only = first.write_only || second.write_only;
        schema.docs = second.docs;
        if schema.docs.description.is_none() {
            schema.docs = first.docs;
        }
        self.refined.insert(both, part);
        part
    }

    fn described_twice(&mut self, id: SchemaId, name: &str, both: [SchemaId; 2]) {
        let [a, b] = both.map(|s| &self.schemas[s.0]);
        let [first, second] = [a, b].map(|s| kind_name(&s.kind));
        let (code, message) = if first == second {
            let message = format!("`{name}` is described twice");
            (&codes::ALL_OF_REFINED, message)
        } else {
            let message = format!("`{name}` is {first} in one member and {second} in another");
            (&codes::ALL_OF_CONFLICT, message)
        };
        let finding = Finding::new(code, message)
            .at(b.place.span, b.place.pointer.clone())
            .related(a.place.span, "the other description");
        self.findings.push(finding);
        if *code == codes::ALL_OF_CONFLICT {
            self.broken.push((id, code.id));
        }
    }
}

/// Several descriptions of one kind of value: the limits of all hold.
fn join_values(kinds: Vec<Kind>) -> Option<Kind> {
    kinds.into_iter().reduce_same(|a, b| match (a, b) {
        (
            Kind::String {
                format,
                mut limits,
                mut values,
            },
            Kind::String {
                format: f,
                limits: l,
                values: v,
            },
        ) => {
            limits.extend(l);
            if values.is_empty() {
                values = v;
            } else if !v.is_empty() {
                values.retain(|x| v.contains(x));
            }
            Some(Kind::String {
                format: format.or(f),
                limits,
                values,
            })
        }
        (
            Kind::Integer {
                format,
                mut limits,
                values,
            },
            Kind::Integer {
                format: f,
                limits: l,
                values: v,
            },
        ) => {
            limits.extend(l);
            let values = if values.is_empty() { v } else { values };
            Some(Kind::Integer {
                format: format.or(f),
                limits,
                values,
            })
        }
        (
            Kind::Number { format, mut limits },
            Kind::Number {
                format: f,
                limits: l,
            },
        ) => {
            limits.extend(l);
            Some(Kind::Number {
                format: format.or(f),
                limits,
            })
        }
        (Kind::Boolean, Kind::Boolean) => Some(Kind::Boolean),
        (Kind::Array { items, mut limits }, Kind::Array { limits: l, .. }) => {
            limits.extend(l);
            Some(Kind::Array { items, limits })
        }
        _ => None,
    })
}

trait ReduceSame: Iterator + Sized {
    /// `reduce` that gives up as soon as two items do not go together.
    fn reduce_same(
        mut self,
        join: impl Fn(Self::Item, Self::Item) -> Option<Self::Item>,
    ) -> Option<Self::Item> {
        let first = self.next()?;
        self.try_fold(first, join)
    }
}

impl<I: Iterator> ReduceSame for I {}

/// What a schema holds, as findings name it.
pub(super) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Any | Kind::Same(_) | Kind::AllOf(_) => "anything",
        Kind::Boolean => "a boolean",
        Kind::Integer { .. } => "an integer",
        Kind::Number { .. } => "a number",
        Kind::String { .. } => "a string",
        Kind::Mixed => "a listed value",
        Kind::Array { .. } => "an array",
        Kind::Object(_) => "an object",
        Kind::Union { .. } => "one of several",
    }
}
