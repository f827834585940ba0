//! The normalized document as the proof reads it: what an operation declares, with every `$ref`
//! followed and every default of OpenAPI put in.
//!
//! Invariant: it knows `OpenAPI` 3.0.3 and nothing else; a schema is the value that stands in the
//! document, and is known again by where it stands.

mod bases;
mod operations;
mod parts;

pub use operations::{Operation, WindowHeader};
pub use parts::{Body, Encoding, Header, Location, Media, Parameter, Response, Scheme, Style};

use serde_json::Value;

/// How many `$ref`s may follow one another.
const REFERENCES: usize = 32;

/// A schema, as it stands in the document.
pub type Schema<'d> = &'d Value;

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// In requests: what is `readOnly` stays away.
    Sent,
    /// In responses: what is `writeOnly` stays away.
    Received,
}

impl Direction {
    /// The keyword of a property that does not travel this way.
    pub fn barred(self) -> &'static str {
        match self {
            Direction::Sent => "readOnly",
            Direction::Received => "writeOnly",
        }
    }
}

/// A normalized document.
#[derive(Debug)]
pub struct Document {
    root: Value,
}

impl Document {
    /// Takes a document: `OpenAPI` 3.0.3, every `$ref` internal.
    pub fn new(mut root: Value) -> Self {
        only_null(&mut root);
        bases::cut(&mut root);
        Document { root }
    }

    /// The whole document.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// What stands at a JSON pointer.
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// The value itself, or what its `$ref` leads to; `None` if that leads nowhere.
    pub fn follow<'d>(&'d self, value: &'d Value) -> Option<&'d Value> {
        let mut value = value;
        for _ in 0..REFERENCES {
            match reference(value) {
                None => return Some(value),
                Some(pointer) => value = self.at(&pointer)?,
            }
        }
        None
    }

    /// Every operation, in the order of paths and methods.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        operations::all(self)
    }

    /// A declared security scheme.
    pub fn scheme(&self, name: &str) -> Option<Scheme> {
        let declared = self.at("/components/securitySchemes")?.get(name)?;
        Scheme::read(self.follow(declared)?)
    }

    /// The names of all declared security schemes.
    pub fn scheme_names(&self) -> Vec<String> {
        let schemes = self.at("/components/securitySchemes");
        let schemes = schemes.and_then(Value::as_object);
        schemes.map_or_else(Vec::new, |all| all.keys().cloned().collect())
    }

    /// The schemas under `components`, by name.
    pub fn component_schemas(&self) -> impl Iterator<Item = (&String, Schema<'_>)> {
        let schemas = self.at("/components/schemas").and_then(Value::as_object);
        schemas.into_iter().flatten()
    }

    /// Whether a property with this schema stays away in a direction.
    pub fn is_barred(&self, schema: Schema<'_>, direction: Direction) -> bool {
        let flagged = |value: &Value| value.get(direction.barred()) == Some(&Value::Bool(true));
        let Some(schema) = self.follow(schema) else {
            return false;
        };
        let parts = schema.get("allOf").and_then(Value::as_array);
        flagged(schema)
            || parts.is_some_and(|parts| {
                parts
                    .iter()
                    .filter_map(|part| self.follow(part))
                    .any(flagged)
            })
    }
}

/// Lets an alternative that says nothing but `nullable: true` stand for null.
///
/// By the letter of OpenAPI 3.0.3 it allows every value, so that the alternatives beside it would
/// mean nothing. It is how many programs write that the others may be null, and is read so.
fn only_null(root: &mut Value) {
    let mut waiting = vec![root];
    while let Some(value) = waiting.pop() {
        if let Value::Object(members) = &mut *value {
            for keyword in ["anyOf", "oneOf"] {
                let Some(Value::Array(alternatives)) = members.get_mut(keyword) else {
                    continue;
                };
                let said = serde_json::json!({ "nullable": true });
                let others = alternatives.iter().any(|one| *one != said);
                let empty = alternatives
                    .iter_mut()
                    .filter(|one| others && **one == said);
                empty.for_each(|one| one["enum"] = serde_json::json!([null]));
            }
        }
        match value {
            Value::Object(members) => waiting.extend(members.values_mut()),
            Value::Array(elements) => waiting.extend(elements),
            _ => {}
        }
    }
}

/// The JSON pointer of a `$ref` within the document.
pub fn reference(value: &Value) -> Option<String> {
    let text = value.get("$ref")?.as_str()?.strip_prefix('#')?;
    let decoded = percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .ok()?;
    Some(decoded.into_owned())
}

/// A name as a segment of a JSON pointer.
pub fn segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
