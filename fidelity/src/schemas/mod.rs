//! Whether a value is valid: schemas of `OpenAPI` 3.0 rewritten as JSON Schema draft 4, which the
//! `jsonschema` crate judges.
//!
//! What `OpenAPI` says beside JSON Schema is put into words of JSON Schema: `nullable`, the
//! direction of properties, the ranges of integer formats, and the value that a discriminator
//! has to have in each member of a union.

mod convert;
mod effort;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Map, Value, json};

use crate::document::{Direction, Document, Schema, reference};
use crate::formats;
use convert::Converter;

const RESOURCE: &str = "urn:specwright:document";
/// How many schemas are kept compiled: each holds all that it refers to.
const KEPT: usize = 200;
/// After how many values that are too much to judge no other of the schema is looked at.
const UNBEARABLE: u32 = 3;

/// The schemas of a document, ready to judge values. Each is compiled when it is first asked for.
pub struct Schemas<'d> {
    document: &'d Document,
    sides: [Side; 2],
    loose: BTreeSet<usize>,
    /// Whether values have to be of the formats of their schemas.
    formats: bool,
    /// How many values were too much to judge, by the place of their schema.
    unbearable: RefCell<HashMap<usize, u32>>,
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
        Self::reading_as_any_of(document, &[])
    }

    /// The same, where the `oneOf` of some schemas allows what several of its members allow.
    pub fn reading_as_any_of(document: &'d Document, schemas: &[Schema<'d>]) -> Self {
        let places = schemas.iter().map(|schema| std::ptr::from_ref(*schema));
        let loose = places.map(|place| place as usize).collect();
        let sides = [Direction::Sent, Direction::Received];
        Schemas {
            document,
            sides: sides.map(|direction| side(document, direction, &loose)),
            loose,
            formats: true,
            unbearable: RefCell::default(),
        }
    }

    /// The same, where a format is a remark: nobody has to check that a text is of it.
    #[must_use]
    pub fn without_formats(mut self) -> Self {
        self.formats = false;
        self
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// Whether a value is valid.
    ///
    /// # Errors
    ///
    /// Says the first thing that is wrong with the value, or that the schema cannot be used, or
    /// not within a bearable time.
    pub fn check(
        &self,
        schema: Schema<'d>,
        direction: Direction,
        value: &Value,
    ) -> Result<(), String> {
        let validator = self.validator(schema, direction);
        let validator = validator.ok_or("the schema cannot be compiled")?;
        if !self.is_bearable(schema, value) {
            return Err("it takes too long to say whether it is valid".to_owned());
        }
        match validator.validate(value) {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("at `{}`: {error}", error.instance_path())),
        }
    }

    /// Whether a value is valid.
    pub fn is_valid(&self, schema: Schema<'d>, direction: Direction, value: &Value) -> bool {
        self.is_bearable(schema, value)
            && self
                .validator(schema, direction)
                .is_some_and(|validator| validator.is_valid(value))
    }

    /// Whether a value is known not to be valid.
    pub fn is_invalid(&self, schema: Schema<'d>, direction: Direction, value: &Value) -> bool {
        self.is_bearable(schema, value)
            && self
                .validator(schema, direction)
                .is_some_and(|validator| !validator.is_valid(value))
    }

    fn is_bearable(&self, schema: Schema<'d>, value: &Value) -> bool {
        let mut unbearable = self.unbearable.borrow_mut();
        let place = std::ptr::from_ref(schema) as usize;
        let known = unbearable.entry(place).or_default();
        let bearable = *known < UNBEARABLE && effort::is_bearable(self.document, schema, value);
        *known = known.saturating_add(u32::from(!bearable));
        bearable
    }

    fn validator(&self, schema: Schema<'d>, direction: Direction) -> Option<Rc<Validator>> {
        let side = &self.sides[usize::from(direction == Direction::Received)];
        let mut compiled = side.compiled.borrow_mut();
        let place = std::ptr::from_ref(schema) as usize;
        if compiled.len() >= KEPT && !compiled.contains_key(&place) {
            compiled.clear();
        }
        let entry = compiled.entry(place).or_insert_with(|| {
            let converted = match side.places.get(&place) {
                Some(name) => json!({ "$ref": format!("{RESOURCE}#/definitions/{name}") }),
                None => Converter {
                    document: self.document,
                    direction,
                    names: &side.names,
                    loose: &self.loose,
                }
                .schema(schema, 0),
            };
            compile(side.registry.as_ref()?, &converted, self.formats)
        });
        entry.clone()
    }
}

fn compile(registry: &Registry<'static>, schema: &Value, formats: bool) -> Option<Rc<Validator>> {
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft4)
        .with_registry(registry)
        .should_validate_formats(formats);
    for (name, check) in formats::CHECKS.iter().filter(|_| formats) {
        options = options.with_format(*name, *check);
    }
    options.build(schema).ok().map(Rc::new)
}

/// All that is referred to, as definitions of one resource.
fn side(document: &Document, direction: Direction, loose: &BTreeSet<usize>) -> Side {
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
        loose,
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
