//! A schema of `OpenAPI` 3.0 in the words of JSON Schema draft 4.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jsonschema::Draft;
use serde_json::{Map, Value, json};

use super::RESOURCE;
use crate::discriminator;
use crate::document::{Direction, Document, reference};
use crate::formats;

/// How deep schemas may stand in each other within one definition.
const DEPTH: usize = 64;

/// Rewrites schemas.
pub(super) struct Converter<'a> {
    pub(super) document: &'a Document,
    pub(super) direction: Direction,
    pub(super) names: &'a BTreeMap<String, usize>,
    /// Where schemas stand whose `oneOf` is read as `anyOf`.
    pub(super) loose: &'a BTreeSet<usize>,
}

/// What means the same in both.
const SAME: [&str; 12] = [
    "multipleOf",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
    "maximum",
    "minimum",
];
const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

impl Converter<'_> {
    pub(super) fn schema(&self, schema: &Value, depth: usize) -> Value {
        if depth > DEPTH {
            return json!({});
        }
        if let Some(pointer) = reference(schema) {
            return match self.names.get(&pointer) {
                Some(name) => json!({ "$ref": format!("{RESOURCE}#/definitions/{name}") }),
                None => json!({}),
            };
        }
        let Some(source) = schema.as_object() else {
            return json!({});
        };
        let mut target = Map::new();
        scalars(source, &mut target);
        self.members(source, &mut target, depth);
        self.combined(schema, source, &mut target, depth);
        if source.get("nullable") == Some(&Value::Bool(true)) && !target.is_empty() {
            // An integer's limits say nothing about null, but `type` and `enum` do.
            return json!({ "anyOf": [{ "enum": [null] }, target] });
        }
        Value::Object(target)
    }

    fn members(&self, source: &Map<String, Value>, target: &mut Map<String, Value>, depth: usize) {
        let properties = source.get("properties").and_then(Value::as_object);
        if let Some(properties) = properties {
            let converted = properties.iter().map(|(name, schema)| {
                let barred = self.document.is_barred(schema, self.direction);
                let converted = if barred {
                    json!({ "not": {} })
                } else {
                    self.schema(schema, depth + 1)
                };
                (name.clone(), converted)
            });
            target.insert("properties".into(), converted.collect());
        }
        let required = source
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let required = required.filter(|name| {
            let schema = name.as_str().and_then(|name| properties?.get(name));
            name.is_string()
                && !schema.is_some_and(|schema| self.document.is_barred(schema, self.direction))
        });
        let required: BTreeSet<_> = required.filter_map(Value::as_str).collect();
        if !required.is_empty() {
            target.insert("required".into(), json!(required));
        }
        match source.get("additionalProperties") {
            Some(Value::Bool(allowed)) => {
                target.insert("additionalProperties".into(), json!(allowed));
            }
            Some(schema @ Value::Object(_)) => {
                target.insert(
                    "additionalProperties".into(),
                    self.schema(schema, depth + 1),
                );
            }
            _ => {}
        }
        if let Some(items @ Value::Object(_)) = source.get("items") {
            target.insert("items".into(), self.schema(items, depth + 1));
        }
    }

    fn combined(
        &self,
        schema: &Value,
        source: &Map<String, Value>,
        target: &mut Map<String, Value>,
        depth: usize,
    ) {
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let Some(members) = source.get(keyword).and_then(Value::as_array) else {
                continue;
            };
            let converted = members.iter().map(|member| {
                let converted = self.schema(member, depth + 1);
                let tag = if keyword == "allOf" {
                    None
                } else {
                    discriminator::tag(self.document, schema, member)
                };
                match tag {
                    Some((property, values)) => json!({ "allOf": [converted, {
                        "type": "object",
                        "properties": { property: { "enum": values } },
                        "required": [property],
                    }] }),
                    None => converted,
                }
            });
            let mut converted: Vec<_> = converted.collect();
            // A range may stand in `allOf` already.
            if let Some(Value::Array(earlier)) = target.remove(keyword) {
                converted.extend(earlier);
            }
            if !converted.is_empty() {
                self.put(schema, keyword, &converted, target);
            }
        }
        if let Some(not @ Value::Object(_)) = source.get("not") {
            target.insert("not".into(), self.schema(not, depth + 1));
        }
    }

    fn put(
        &self,
        schema: &Value,
        keyword: &str,
        members: &[Value],
        target: &mut Map<String, Value>,
    ) {
        let loose = self.loose.contains(&(std::ptr::from_ref(schema) as usize));
        if keyword == "oneOf" && loose {
            // An `anyOf` that stands beside it is another choice.
            let choice = json!({ "anyOf": members });
            let all = target.entry("allOf").or_insert_with(|| json!([]));
            if let Some(all) = all.as_array_mut() {
                all.push(choice);
            }
        } else {
            target.insert(keyword.into(), json!(members));
        }
    }
}

fn scalars(source: &Map<String, Value>, target: &mut Map<String, Value>) {
    for keyword in SAME {
        let Some(value) = source.get(keyword) else {
            continue;
        };
        let fits = match keyword {
            "multipleOf" => value.as_f64().is_some_and(|number| number > 0.0),
            "maximum" | "minimum" => value.is_number(),
            "exclusiveMaximum" => value.is_boolean() && source.contains_key("maximum"),
            "exclusiveMinimum" => value.is_boolean() && source.contains_key("minimum"),
            "uniqueItems" => value.is_boolean(),
            _ => value.is_u64(),
        };
        if fits {
            target.insert(keyword.into(), value.clone());
        }
    }
    let kind = source.get("type").and_then(Value::as_str);
    // What has properties is meant to be an object, also where it does not say so.
    let meant = [
        ("properties", "object"),
        ("additionalProperties", "object"),
        ("items", "array"),
    ];
    let meant = meant.iter().find(|(key, _)| source.contains_key(*key));
    let kind = kind.or_else(|| meant.map(|(_, kind)| *kind));
    let kind = kind.filter(|kind| TYPES.contains(kind));
    if let Some(kind) = kind {
        target.insert("type".into(), json!(kind));
    }
    if let Some(values) = source
        .get("enum")
        .and_then(Value::as_array)
        .filter(|values| !values.is_empty())
    {
        let mut seen = HashSet::new();
        let distinct = values.iter().filter(|value| seen.insert(value.to_string()));
        let distinct: Vec<_> = distinct.collect();
        target.insert("enum".into(), json!(distinct));
    }
    let pattern = source.get("pattern").and_then(Value::as_str);
    if let Some(pattern) = pattern.filter(|pattern| is_usable(pattern)) {
        target.insert("pattern".into(), json!(pattern));
    }
    let format = source.get("format").and_then(Value::as_str);
    if let Some(format) = format.filter(|format| formats::is_checked(format)) {
        target.insert("format".into(), json!(format));
    }
    if let Some((low, high)) = format
        .filter(|_| kind == Some("integer"))
        .and_then(formats::integer_range)
    {
        target.insert("allOf".into(), json!([{ "minimum": low, "maximum": high }]));
    }
}

/// Whether the validator can read a pattern: one that it cannot read judges nothing.
fn is_usable(pattern: &str) -> bool {
    let schema = json!({ "type": "string", "pattern": pattern });
    jsonschema::options()
        .with_draft(Draft::Draft4)
        .build(&schema)
        .is_ok()
}
