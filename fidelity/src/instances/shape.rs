//! All that several schemas say of one value, gathered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::discriminator;
use crate::document::{Document, Schema};

/// How deep `allOf` is followed.
const DEPTH: usize = 32;

/// What an object may hold beside its properties.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Additional<'d> {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// Anything.
    Any,
    /// Nothing.
    Closed,
    /// Values of these schemas.
    Of(Vec<Schema<'d>>),
}

/// A choice between schemas.
#[derive(Clone, Debug)]
pub(super) struct Union<'d> {
    pub(super) members: Vec<Member<'d>>,
}

/// A member of a choice: its schema, and what a discriminator asks of it.
#[derive(Clone, Debug)]
pub(super) struct Member<'d> {
    pub(super) schema: Schema<'d>,
    pub(super) tag: Option<(&'d str, Vec<String>)>,
}

/// What is said of a value.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape<'d> {
    pub(super) kind: Option<&'d str>,
    pub(super) values: Option<Vec<&'d Value>>,
    pub(super) format: Option<&'d str>,
    pub(super) pattern: Option<&'d str>,
    pub(super) minimum: Option<(&'d Value, bool)>,
    pub(super) maximum: Option<(&'d Value, bool)>,
    pub(super) multiple: Option<f64>,
    pub(super) length: (usize, Option<usize>),
    pub(super) items: (usize, Option<usize>),
    pub(super) members: (usize, Option<usize>),
    pub(super) unique: bool,
    pub(super) element: Vec<Schema<'d>>,
    pub(super) properties: BTreeMap<&'d str, Vec<Schema<'d>>>,
    pub(super) required: BTreeSet<&'d str>,
    pub(super) additional: Additional<'d>,
    pub(super) unions: Vec<Union<'d>>,
    /// What a discriminator wants of members.
    pub(super) tags: BTreeMap<&'d str, Vec<String>>,
    pub(super) examples: Vec<&'d Value>,
    /// Where the schemas stand that were added: each says its own but once.
    added: BTreeSet<usize>,
}

impl<'d> Shape<'d> {
    /// What several schemas say together.
    pub(super) fn of(document: &'d Document, schemas: &[Schema<'d>]) -> Self {
        let mut shape = Shape::default();
        for schema in schemas {
            shape.add(document, schema, 0);
        }
        shape
    }

    /// Adds what a member of the first union says, which is no choice any more.
    pub(super) fn choose(&self, document: &'d Document, member: &Member<'d>) -> Self {
        let mut shape = self.clone();
        shape.unions.remove(0);
        shape.add(document, member.schema, 0);
        if let Some((property, values)) = &member.tag {
            shape.required.insert(property);
            shape.properties.entry(property).or_default();
            shape.tags.insert(property, values.clone());
        }
        shape
    }

    fn add(&mut self, document: &'d Document, schema: Schema<'d>, depth: usize) {
        let Some(schema) = document.follow(schema).filter(|_| depth < DEPTH) else {
            return;
        };
        if !self.added.insert(std::ptr::from_ref(schema) as usize) {
            return;
        }
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        // Of two kinds, integer is the narrower one.
        if let Some(kind) =
            text("type").filter(|kind| *kind != "number" || self.kind != Some("integer"))
        {
            self.kind = Some(kind);
        }
        self.format = text("format").or(self.format);
        self.pattern = text("pattern").or(self.pattern);
        self.examples.extend(schema.get("example"));
        self.add_values(schema);
        self.add_limits(schema);
        self.element.extend(schema.get("items"));
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            self.properties.entry(name).or_default().push(property);
        }
        let required = schema.get("required").and_then(Value::as_array);
        self.required
            .extend(required.into_iter().flatten().filter_map(Value::as_str));
        self.add_additional(schema);
        for part in schema
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.add(document, part, depth + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            let Some(members) = schema.get(keyword).and_then(Value::as_array) else {
                continue;
            };
            let members = members.iter().map(|member| Member {
                schema: member,
                tag: discriminator::tag(document, schema, member),
            });
            self.unions.push(Union {
                members: members.collect(),
            });
        }
    }

    fn add_values(&mut self, schema: Schema<'d>) {
        let Some(values) = schema.get("enum").and_then(Value::as_array) else {
            return;
        };
        self.values = Some(match self.values.take() {
            Some(earlier) => earlier
                .into_iter()
                .filter(|value| values.contains(value))
                .collect(),
            None => values.iter().collect(),
        });
    }

    fn add_limits(&mut self, schema: Schema<'d>) {
        let flag = |key: &str| schema.get(key) == Some(&Value::Bool(true));
        let count = |key: &str| {
            schema
                .get(key)?
                .as_u64()
                .and_then(|count| usize::try_from(count).ok())
        };
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        if let Some(limit) = schema.get("minimum").filter(|limit| limit.is_number())
            && self
                .minimum
                .is_none_or(|(known, _)| number(known) <= number(limit))
        {
            self.minimum = Some((limit, flag("exclusiveMinimum")));
        }
        if let Some(limit) = schema.get("maximum").filter(|limit| limit.is_number())
            && self
                .maximum
                .is_none_or(|(known, _)| number(known) >= number(limit))
        {
            self.maximum = Some((limit, flag("exclusiveMaximum")));
        }
        self.multiple = schema
            .get("multipleOf")
            .and_then(Value::as_f64)
            .or(self.multiple);
        self.unique |= flag("uniqueItems");
        let ranges = [
            (&mut self.length, "minLength", "maxLength"),
            (&mut self.items, "minItems", "maxItems"),
            (&mut self.members, "minProperties", "maxProperties"),
        ];
        for (range, low, high) in ranges {
            range.0 = range.0.max(count(low).unwrap_or(0));
            range.1 = [range.1, count(high)].into_iter().flatten().min();
        }
    }

    fn add_additional(&mut self, schema: Schema<'d>) {
        let added = match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => Additional::Closed,
            Some(value @ Value::Object(members)) if !members.is_empty() => {
                Additional::Of(vec![value])
            }
            Some(Value::Bool(true) | Value::Object(_)) => Additional::Any,
            _ => return,
        };
        self.additional = match (std::mem::take(&mut self.additional), added) {
            (Additional::Closed, _) | (_, Additional::Closed) => Additional::Closed,
            (Additional::Of(mut all), Additional::Of(more)) => {
                all.extend(more);
                Additional::Of(all)
            }
            (Additional::Of(all), _) => Additional::Of(all),
            (_, added) => added,
        };
    }

    /// The kind that is said, or that the other keywords speak of.
    pub(super) fn implied_kind(&self) -> Option<&'d str> {
        let object = !self.properties.is_empty()
            || !self.required.is_empty()
            || self.additional != Additional::Unsaid
            || self.members != (0, None);
        let text = self.pattern.is_some() || self.length != (0, None);
        let number = self.minimum.is_some() || self.maximum.is_some() || self.multiple.is_some();
        let kinds = [
            (object, "object"),
            (!self.element.is_empty(), "array"),
            (
                text || self
                    .format
                    .is_some_and(|format| !crate::formats::samples(format).is_empty()),
                "string",
            ),
            (number, "number"),
        ];
        self.kind
            .or_else(|| kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind))
    }
}

/// Whether a schema lets null be.
pub(super) fn allows_null(document: &Document, schema: Schema<'_>) -> bool {
    nullable(document, schema, 0, &mut BTreeMap::new())
}

/// `known` has the schemas that were asked; one that asks itself says no.
fn nullable(
    document: &Document,
    schema: Schema<'_>,
    depth: usize,
    known: &mut BTreeMap<usize, bool>,
) -> bool {
    let Some(schema) = document.follow(schema).filter(|_| depth < DEPTH) else {
        return false;
    };
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        return true;
    }
    let place = std::ptr::from_ref(schema) as usize;
    if let Some(known) = known.get(&place) {
        return *known;
    }
    known.insert(place, false);
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    let mut inner = |member: &Value| nullable(document, member, depth + 1, known);
    let spoken_of = ["type", "properties", "additionalProperties", "items"];
    let says = spoken_of.iter().all(|key| schema.get(key).is_none())
        && schema.get("not").is_none()
        && list("enum").is_none_or(|values| values.contains(&Value::Null))
        && list("allOf").is_none_or(|all| all.iter().all(&mut inner))
        && list("oneOf").is_none_or(|all| all.iter().filter(|one| inner(one)).count() == 1)
        && list("anyOf").is_none_or(|all| all.iter().any(inner));
    known.insert(place, says);
    says
}
