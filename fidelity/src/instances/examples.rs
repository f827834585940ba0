//! What the document itself gives as examples, cut to what a type keeps.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::shape::{Additional, Shape};
use crate::document::{Direction, Document, Schema};

const DEPTH: usize = 48;

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
    let shape = flattened(document, schemas);
    match value {
        Value::Array(elements) => {
            let inner = |value| trimmed(document, &shape.element, direction, value, depth + 1);
            elements.iter().map(inner).collect()
        }
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(name, value)| {
                let inner = inner_schemas(&shape, name)?;
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

/// The schemas of a member; `None` where nothing declares it.
fn inner_schemas<'d>(shape: &Shape<'d>, name: &str) -> Option<Vec<Schema<'d>>> {
    match (shape.properties.get(name), &shape.additional) {
        (Some(schemas), _) | (None, Additional::Of(schemas)) => Some(schemas.clone()),
        (None, Additional::Any) => Some(Vec::new()),
        (None, _) if shape.properties.is_empty() => Some(Vec::new()),
        _ => None,
    }
}

/// All that any member of a union may declare.
fn flattened<'d>(document: &'d Document, schemas: &[Schema<'d>]) -> Shape<'d> {
    let mut shape = Shape::of(document, schemas);
    let mut rounds = 0;
    while !shape.unions.is_empty() && rounds < 64 {
        rounds += 1;
        let members = shape.unions[0].members.clone();
        let Some(first) = members.first() else {
            shape.unions.remove(0);
            continue;
        };
        let rest = shape.choose(document, first);
        let others: Vec<_> = members[1..]
            .iter()
            .map(|member| shape.choose(document, member))
            .collect();
        shape = rest;
        for other in others {
            shape.element.extend(other.element);
            for (name, schemas) in other.properties {
                shape.properties.entry(name).or_default().extend(schemas);
            }
            if let Additional::Any | Additional::Of(_) = other.additional {
                shape.additional = Additional::Any;
            }
        }
    }
    shape
}
