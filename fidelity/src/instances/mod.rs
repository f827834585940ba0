//! Values of a schema that are worth trying: what the document gives as examples, and what shows
//! each optional member, null, limit and member of a union. All are valid, as `jsonschema` says.

mod examples;
mod generator;
mod objects;
mod overlap;
mod pattern;
mod scalars;
mod shape;
mod tables;
mod weight;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::document::{Direction, Schema};
use crate::schemas::Schemas;
use generator::Generator;
pub use overlap::overlapping;
use shape::Shape;

/// How many examples of the document are used for one schema.
const EXAMPLES: usize = 6;
/// How far the bound is raised to show every value of an enumeration or member of a union.
const SHOWN: usize = 300;

/// Values of one schema.
#[derive(Clone, Debug, Default)]
pub struct Instances {
    /// Valid values, each once.
    pub values: Vec<Value>,
    /// Examples of the document that its own schema does not allow, and why.
    pub invalid_examples: Vec<(Value, String)>,
    /// Why there are no values, where there are none.
    pub reason: Option<String>,
}

/// Makes values of the schemas of a document. The same document and seed give the same values.
pub struct Maker<'s, 'd> {
    schemas: &'s Schemas<'d>,
    generators: [Generator<'d>; 2],
    examples: HashMap<usize, Vec<&'d Value>>,
}

impl<'s, 'd> Maker<'s, 'd> {
    /// Prepares for a document.
    pub fn new(schemas: &'s Schemas<'d>, seed: u64) -> Self {
        let document = schemas.document();
        let generators = [Direction::Sent, Direction::Received];
        Maker {
            schemas,
            generators: generators.map(|direction| Generator::new(document, direction, seed)),
            examples: examples::by_schema(document),
        }
    }

    /// Values of a schema: about `most`, more where every value of an enumeration or every member
    /// of a union is to be seen.
    pub fn instances(&self, schema: Schema<'d>, direction: Direction, most: usize) -> Instances {
        let document = self.schemas.document();
        let Some(target) = document.follow(schema) else {
            return Instances::default();
        };
        let mut found = Instances::default();
        let mut seen = HashSet::new();
        let given = self.examples.get(&(std::ptr::from_ref(target) as usize));
        let given = given
            .into_iter()
            .flatten()
            .copied()
            .chain(target.get("example"));
        for example in given.take(EXAMPLES) {
            let example = examples::trimmed(document, &[target], direction, example, 0);
            match self.schemas.check(target, direction, &example) {
                Ok(()) if seen.insert(example.to_string()) => found.values.push(example),
                Ok(()) => {}
                Err(reason) => found.invalid_examples.push((example, reason)),
            }
        }
        self.made(
            target,
            direction,
            self.bound(target, most),
            &mut seen,
            &mut found.values,
        );
        if found.values.is_empty() {
            found.reason = Some(self.reason(target, direction));
        }
        found
    }

    /// Why a schema has no values.
    fn reason(&self, schema: Schema<'d>, direction: Direction) -> String {
        let generator = &self.generators[usize::from(direction == Direction::Received)];
        let made = generator.values(schema).into_iter().next();
        let check = |value| self.schemas.check(schema, direction, &value).err();
        let why = made.map(|value| check(value).unwrap_or_default());
        why.unwrap_or_else(|| "it asks for what is endless, too big or nothing".to_owned())
    }

    fn made(
        &self,
        schema: Schema<'d>,
        direction: Direction,
        most: usize,
        seen: &mut HashSet<String>,
        values: &mut Vec<Value>,
    ) {
        let generator = &self.generators[usize::from(direction == Direction::Received)];
        let refused = std::cell::Cell::new(false);
        let mut add = |value: Value| {
            if values.len() < most && seen.insert(value.to_string()) {
                match self.schemas.is_valid(schema, direction, &value) {
                    true => values.push(value),
                    false => refused.set(true),
                }
            }
        };
        generator.values(schema).into_iter().for_each(&mut add);
        let spare = generator.spare.take();
        if refused.get() {
            spare.into_iter().for_each(add);
        }
    }

    fn bound(&self, schema: Schema<'d>, most: usize) -> usize {
        let shape = Shape::of(self.schemas.document(), &[schema]);
        let listed = shape.values.map_or(0, |values| values.len() + 1);
        let members = shape
            .unions
            .first()
            .map_or(0, |union| 2 * union.members.len());
        most.max(listed.max(members).min(SHOWN))
    }
}
