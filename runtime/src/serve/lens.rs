//! What a schema says a text may stand for.
//!
//! Invariant: looking at a schema ends, whatever its references, and a schema that says nothing
//! allows everything.

use serde_json::{Map, Value};

/// How many schemas are looked at for one question.
const STEPS: usize = 256;
/// How deep choices and references are followed.
const DEPTH: usize = 24;

/// A schema, seen for what its values look like.
#[derive(Clone, Copy)]
pub(super) struct Lens<'d> {
    document: &'d Value,
    schema: &'d Value,
}

/// The types that values may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Types {
    pub(super) null: bool,
    pub(super) boolean: bool,
    /// Whole or not.
    pub(super) number: bool,
    pub(super) string: bool,
    pub(super) list: bool,
    pub(super) object: bool,
    /// The schema names no type.
    pub(super) any: bool,
}

impl Types {
    /// Whether one text can stand for a value.
    pub(super) fn scalar(self) -> bool {
        self.any || self.boolean || self.number || self.string
    }

    fn add(&mut self, name: &str) {
        match name {
            "null" => self.null = true,
            "boolean" => self.boolean = true,
            "integer" | "number" => self.number = true,
            "string" => self.string = true,
            "array" => self.list = true,
            "object" => self.object = true,
            _ => {}
        }
    }

    fn add_value(&mut self, value: &Value) {
        match value {
            Value::Null => self.null = true,
            Value::Bool(_) => self.boolean = true,
            Value::Number(_) => self.number = true,
            Value::String(_) => self.string = true,
            Value::Array(_) => self.list = true,
            Value::Object(_) => self.object = true,
        }
    }
}

impl<'d> Lens<'d> {
    /// The schema at a pointer; one that is not there allows everything.
    pub(super) fn at(document: &'d Value, pointer: &str) -> Self {
        let schema = match pointer {
            "" => None,
            pointer => document.pointer(pointer),
        };
        Self {
            document,
            schema: schema.unwrap_or(&Value::Null),
        }
    }

    /// The types of its values.
    pub(super) fn types(self) -> Types {
        let mut types = Types::default();
        self.each(&mut |schema| {
            let before = types;
            match schema.get("type") {
                Some(Value::String(name)) => types.add(name),
                Some(Value::Array(names)) => {
                    names
                        .iter()
                        .filter_map(Value::as_str)
                        .for_each(|n| types.add(n));
                }
                _ => {}
            }
            if types == before {
                let listed = schema.get("enum").and_then(Value::as_array);
                let values = listed.into_iter().flatten().chain(schema.get("const"));
                values.for_each(|value| types.add_value(value));
                types.object |= schema.contains_key("properties");
                types.list |= schema.contains_key("items");
            }
        });
        if types == Types::default() {
            types.any = true;
        }
        types
    }

    /// Whether a text is listed among its values.
    pub(super) fn lists(self, text: &str) -> bool {
        let mut found = false;
        self.each(&mut |schema| {
            let listed = schema.get("enum").and_then(Value::as_array);
            let mut values = listed.into_iter().flatten().chain(schema.get("const"));
            found |= values.any(|value| value.as_str() == Some(text));
        });
        found
    }

    /// Whether its values are bytes.
    pub(super) fn is_binary(self) -> bool {
        let mut found = false;
        self.each(&mut |schema| {
            found |= schema.get("format").and_then(Value::as_str) == Some("binary");
        });
        found
    }

    /// The schema of the items of a list.
    pub(super) fn items(self) -> Self {
        let mut found = None;
        self.each(&mut |schema| found = found.or(schema.get("items")));
        self.inside(found)
    }

    /// The schema of a member of an object.
    pub(super) fn member(self, name: &str) -> Self {
        let (mut named, mut other) = (None, None);
        self.each(&mut |schema| {
            named = named.or_else(|| schema.get("properties")?.get(name));
            other = other.or(schema.get("additionalProperties"));
        });
        self.inside(named.or(other))
    }

    /// Whether a member of that name is declared.
    pub(super) fn declares(self, name: &str) -> bool {
        let mut found = false;
        self.each(&mut |schema| {
            let members = schema.get("properties");
            found |= members.is_some_and(|members| members.get(name).is_some());
        });
        found
    }

    /// Whether members of any name are asked for.
    pub(super) fn is_open(self) -> bool {
        let (mut open, mut named) = (false, false);
        self.each(&mut |schema| {
            named |= schema.contains_key("properties");
            let others = schema.get("additionalProperties");
            open |= others.is_some_and(|others| *others != Value::Bool(false));
        });
        open || !named
    }

    /// The members that have to be there, and are lists whatever they hold: without items, they
    /// leave nothing in a form.
    pub(super) fn needed_lists(self) -> Vec<&'d str> {
        let mut needed: Vec<&str> = Vec::new();
        self.walk(&["allOf"], &mut |schema| {
            let required = schema.get("required").and_then(Value::as_array);
            needed.extend(required.into_iter().flatten().filter_map(Value::as_str));
        });
        needed.retain(|name| {
            let types = self.member(name).types();
            types.list && !types.scalar()
        });
        needed.sort_unstable();
        needed.dedup();
        needed
    }

    fn inside(self, schema: Option<&'d Value>) -> Self {
        Self {
            schema: schema.unwrap_or(&Value::Null),
            ..self
        }
    }

    /// Goes through the schema, those it refers to and those it chooses from.
    fn each(self, see: &mut dyn FnMut(&'d Map<String, Value>)) {
        self.walk(&["allOf", "anyOf", "oneOf"], see);
    }

    /// The same with those that these keywords put it together from.
    fn walk(self, keywords: &[&str], see: &mut dyn FnMut(&'d Map<String, Value>)) {
        let mut waiting = vec![(self.schema, 0)];
        let mut steps = 0;
        while let Some((schema, depth)) = waiting.pop() {
            steps += 1;
            let Value::Object(schema) = schema else {
                continue;
            };
            if steps > STEPS {
                return;
            }
            see(schema);
            if depth == DEPTH {
                continue;
            }
            let target = schema.get("$ref").and_then(Value::as_str);
            let target = target.and_then(|target| self.document.pointer(target.strip_prefix('#')?));
            let choices = keywords.iter();
            let choices = choices.filter_map(|name| schema.get(*name)?.as_array());
            // The first is seen first.
            let next: Vec<_> = target.into_iter().chain(choices.flatten()).collect();
            waiting.extend(next.into_iter().rev().map(|schema| (schema, depth + 1)));
        }
    }
}
