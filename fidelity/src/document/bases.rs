//! Bases that list their children: `Animal` is one of `Dog` and `Cat`, which are all of `Animal`.
//!
//! By the letter, a value of one would be looked into for ever. What is meant is that children have
//! what the base says beside its alternatives, and it is read so.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::reference;

/// How deep schemas may stand in each other, and children in children.
const DEPTH: usize = 16;

/// Gives children the base without its alternatives.
pub(super) fn cut(root: &mut Value) {
    let schemas = root.pointer("/components/schemas");
    let Some(schemas) = schemas.and_then(Value::as_object) else {
        return;
    };
    let all = Schemas(schemas);
    let children = schemas.iter().filter_map(|(name, schema)| {
        let mut cut = schema.clone();
        all.without(&mut cut, &pointer(name), 0);
        (cut != *schema).then(|| (name.clone(), cut))
    });
    let children: Vec<_> = children.collect();
    for (name, child) in children {
        root["components"]["schemas"][name] = child;
    }
}

fn pointer(name: &str) -> String {
    format!("/components/schemas/{}", super::segment(name))
}

struct Schemas<'d>(&'d Map<String, Value>);

impl<'d> Schemas<'d> {
    fn at(&self, pointer: &str) -> Option<&'d Value> {
        let name = pointer.strip_prefix("/components/schemas/")?;
        self.0.get(&name.replace("~1", "/").replace("~0", "~"))
    }

    /// Puts the bases of a child into its `allOf`, without the alternatives that lead to it.
    fn without(&self, schema: &mut Value, child: &str, depth: usize) {
        let parts = schema.get_mut("allOf").and_then(Value::as_array_mut);
        for part in parts.into_iter().flatten().filter(|_| depth < DEPTH) {
            let base = reference(part).and_then(|pointer| self.at(&pointer));
            if let Some(base) = base.filter(|base| self.lists(base, child)) {
                let mut bare = base.clone();
                for keyword in ["oneOf", "anyOf", "discriminator"] {
                    bare.as_object_mut().and_then(|bare| bare.remove(keyword));
                }
                *part = bare;
            }
            self.without(part, child, depth + 1);
        }
    }

    /// Whether an alternative of a base leads to the child.
    fn lists(&self, base: &'d Value, child: &str) -> bool {
        let mut waiting = parts(base, &["oneOf", "anyOf"]);
        let mut seen = BTreeSet::new();
        while let Some(schema) = waiting.pop() {
            let Some(pointer) = reference(schema) else {
                waiting.extend(parts(schema, &["oneOf", "anyOf", "allOf"]));
                continue;
            };
            if pointer == child {
                return true;
            }
            if let Some(schema) = self.at(&pointer)
                && seen.insert(pointer)
            {
                waiting.push(schema);
            }
        }
        false
    }
}

fn parts<'d>(schema: &'d Value, keywords: &[&str]) -> Vec<&'d Value> {
    let lists = keywords.iter().filter_map(|keyword| schema.get(*keyword));
    lists.filter_map(Value::as_array).flatten().collect()
}
