//! What the document itself gives as examples, cut to what a type keeps.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value};

use crate::document::{Direction, Document, Schema};

const DEPTH: usize = 48;
/// How many schemas may tell of one value.
const SCHEMAS: usize = 1000;

/// Examples of media types, by the place of the schema that they are of.
pub(super) fn by_schema(document: &Document) -> HashMap<usize, Vec<&Value>> {
    let mut found: HashMap<usize, Vec<&Value>> = HashMap::new();
    for operation in document.operations() {
        let bodies = operation.body.iter().flat_map(|body| &body.content);
        let answers = operation
            .responses
            .iter()
            .flat_map(|response| &response.content);
        for media in bodies.chain(answers) {
            let Some(schema) = media.schema.and_then(|schema| document.follow(schema)) else {
                continue;
            };
            if media.media_type.contains("json") {
                found
                    .entry(std::ptr::from_ref(schema) as usize)
                    .or_default()
                    .extend(&media.examples);
            }
        }
    }
    found
}

/// An example without what does not travel in a direction, and without members that nothing
/// declares: a type keeps neither.
pub(super) fn trimmed<'d>(
    document: &'d Document,
    schemas: &[Schema<'d>],
    direction: Direction,
    value: &Value,
    depth: usize,
) -> Value {
    if depth > DEPTH {
        return value.clone();
    }
    let told = Told::by(document, schemas);
    match value {
        Value::Array(elements) => {
            let inner = |value| trimmed(document, &told.elements, direction, value, depth + 1);
            elements.iter().map(inner).collect()
        }
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(name, value)| {
                let inner = told.of_member(name)?;
                if !inner.is_empty()
                    && inner
                        .iter()
                        .all(|schema| document.is_barred(schema, direction))
                {
                    return None;
                }
                Some((
                    name.clone(),
                    trimmed(document, &inner, direction, value, depth + 1),
                ))
            });
            Value::Object(kept.collect::<Map<_, _>>())
        }
        _ => value.clone(),
    }
}

/// All that schemas and what they are put together from tell of the parts of a value.
#[derive(Default)]
struct Told<'d> {
    elements: Vec<Schema<'d>>,
    properties: BTreeMap<&'d str, Vec<Schema<'d>>>,
    /// Schemas of members that are no properties; an empty one allows any.
    additional: Vec<Schema<'d>>,
    any: bool,
}

impl<'d> Told<'d> {
    /// Each schema counts once, by whatever ways it is reached.
    fn by(document: &'d Document, schemas: &[Schema<'d>]) -> Self {
        let mut told = Told::default();
        let mut seen = HashSet::new();
        let mut waiting: Vec<Schema<'d>> = schemas.iter().rev().copied().collect();
        while let Some(schema) = waiting.pop() {
            let Some(schema) = document.follow(schema) else {
                continue;
            };
            if seen.len() >= SCHEMAS || !seen.insert(std::ptr::from_ref(schema)) {
                continue;
            }
            told.add(schema);
            for keyword in ["anyOf", "oneOf", "allOf"] {
                let parts = schema.get(keyword).and_then(Value::as_array);
                waiting.extend(parts.into_iter().flatten().rev());
            }
        }
        told
    }

    fn add(&mut self, schema: Schema<'d>) {
        self.elements.extend(schema.get("items"));
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            self.properties.entry(name).or_default().push(property);
        }
        match schema.get("additionalProperties") {
            Some(Value::Bool(true)) => self.any = true,
            Some(Value::Object(members)) if members.is_empty() => self.any = true,
            Some(value @ Value::Object(_)) => self.additional.push(value),
            _ => {}
        }
    }

    /// The schemas of a member; `None` where nothing declares it.
    fn of_member(&self, name: &str) -> Option<Vec<Schema<'d>>> {
        if let Some(schemas) = self.properties.get(name) {
            return Some(schemas.clone());
        }
        if self.any || (self.additional.is_empty() && self.properties.is_empty()) {
            return Some(Vec::new());
        }
        (!self.additional.is_empty()).then(|| self.additional.clone())
    }
}
