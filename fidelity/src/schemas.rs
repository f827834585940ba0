//! Whether a value is valid: schemas of `OpenAPI` 3.0 rewritten as JSON Schema draft 4, which the
//! `jsonschema` crate judges.
//!
//! What `OpenAPI` says beside JSON Schema is put into words of JSON Schema: `nullable`, the
//! direction of properties, the ranges of integer formats, and the value that a discriminator
//! has to have in each member of a union.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};

use crate::discriminator;
use crate::document::{Direction, Document, Schema, reference};
use crate::formats;

const RESOURCE: &str = "urn:specwright:document";
/// How deep schemas may stand in each other within one definition.
const DEPTH: usize = 64;

/// The schemas of a document, ready to judge values. Each is compiled when it is first asked for.
pub struct Schemas<'d> {
    document: &'d Document,
    sides: [Side; 2],
}

/// The schemas as they are in one direction.
struct Side {
    /// Names of definitions by JSON pointer.
    names: BTreeMap<String, usize>,
    /// The same by the place of the schema in memory, which does not change while the document
    /// is borrowed.
    places: HashMap<usize, usize>,
    registry: Option<Registry<'static>>,
    compiled: RefCell<HashMap<usize, Option<Rc<Validator>>>>,
}

impl<'d> Schemas<'d> {
    /// Prepares the schemas of a document.
    pub fn new(document: &'d Document) -> Self {
        let sides =
            [Direction::Sent, Direction::Received].map(|direction| side(document, direction));
        Schemas { document, sides }
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Whether a value is valid.
    ///
    /// # Errors
    ///
    /// Says the first thing that is wrong with the value, or that the schema cannot be used.
    pub fn check(
        &self,
        schema: Schema<'d>,
        direction: Direction,
        value: &Value,
    ) -> Result<(), String> {
        let validator = self.validator(schema, direction);
        let validator = validator.ok_or("the schema cannot be compiled")?;
        match validator.validate(value) {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("at `{}`: {error}", error.instance_path())),
        }
    }

    /// Whether a value is valid.
    pub fn is_valid(&self, schema: Schema<'d>, direction: Direction, value: &Value) -> bool {
        self.validator(schema, direction)
            .is_some_and(|validator| validator.is_valid(value))
    }

    fn validator(&self, schema: Schema<'d>, direction: Direction) -> Option<Rc<Validator>> {
        let side = &self.sides[usize::from(direction == Direction::Received)];
        let mut compiled = side.compiled.borrow_mut();
        let place = std::ptr::from_ref(schema) as usize;
        let entry = compiled.entry(place).or_insert_with(|| {
            let converted = match side.places.get(&place) {
                Some(name) => json!({ "$ref": format!("{RESOURCE}#/definitions/{name}") }),
                None => Converter {
                    document: self.document,
                    direction,
                    names: &side.names,
                }
                .schema(schema, 0),
            };
            compile(side.registry.as_ref()?, &converted)
        });
        entry.clone()
    }
}

fn compile(registry: &Registry<'static>, schema: &Value) -> Option<Rc<Validator>> {
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft4)
        .with_registry(registry)
        .should_validate_formats(true);
    for (name, check) in formats::CHECKS {
        options = options.with_format(*name, *check);
    }
    options.build(schema).ok().map(Rc::new)
}

/// All that is referred to, as definitions of one resource.
fn side(document: &Document, direction: Direction) -> Side {
    let mut names = BTreeMap::new();
    for (name, _) in document.component_schemas() {
        names.insert(
            format!("/components/schemas/{}", crate::document::segment(name)),
            0,
        );
    }
    references(document.root(), &mut names);
    names.retain(|pointer, _| document.at(pointer).is_some());
    for (number, name) in names.values_mut().enumerate() {
        *name = number;
    }
    let converter = Converter {
        document,
        direction,
        names: &names,
    };
    let mut definitions = Map::new();
    let mut places = HashMap::new();
    for (pointer, name) in &names {
        if let Some(schema) = document.at(pointer) {
            definitions.insert(name.to_string(), converter.schema(schema, 0));
            places.insert(std::ptr::from_ref(schema) as usize, *name);
        }
    }
    let resource = json!({ "definitions": definitions });
    let registry = Registry::new().draft(Draft::Draft4).add(RESOURCE, resource);
    let registry = registry.and_then(jsonschema::RegistryBuilder::prepare).ok();
    Side {
        names,
        places,
        registry,
        compiled: RefCell::default(),
    }
}

/// The targets of all references to schemas.
fn references(value: &Value, found: &mut BTreeMap<String, usize>) {
    if let Some(pointer) = reference(value) {
        let other = pointer
            .strip_prefix("/components/")
            .is_some_and(|rest| !rest.starts_with("schemas/"));
        // Into a component of another kind, for a schema within it, the way is longer.
        if !other || pointer.matches('/').count() > 3 {
            found.insert(pointer, 0);
        }
    }
    match value {
        Value::Object(members) => members.values().for_each(|value| references(value, found)),
        Value::Array(elements) => elements.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

/// Rewrites schemas.
struct Converter<'a> {
    document: &'a Document,
    direction: Direction,
    names: &'a BTreeMap<String, usize>,
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
    fn schema(&self, schema: &Value, depth: usize) -> Value {
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
        let required: std::collections::BTreeSet<_> = required.filter_map(Value::as_str).collect();
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
                target.insert(keyword.into(), json!(converted));
            }
        }
        if let Some(not @ Value::Object(_)) = source.get("not") {
            target.insert("not".into(), self.schema(not, depth + 1));
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
        let mut distinct: Vec<&Value> = Vec::new();
        for value in values {
            if !distinct.contains(&value) {
                distinct.push(value);
            }
        }
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
