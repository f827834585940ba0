//! Whether a value came through unchanged: numbers by value, date-times by instant where the
//! schema says that they are, members in any order.

use std::cell::Cell;

use serde_json::Value;

use crate::document::{Document, Schema};
use crate::exact::{Json, same_number};
use crate::formats;

/// How many schemas may apply to one value in [`Reader`].
const SCHEMAS: usize = 64;

/// What differs first, or `None` where the values are equal. `schema` is that of both.
pub fn difference(
    document: &Document,
    schema: Option<Schema<'_>>,
    expected: &Json,
    got: &Json,
) -> Option<String> {
    Reader {
        document,
        received: false,
        forgiven: Cell::new(0),
    }
    .compare(schema, expected, got)
    .0
}

/// The same for a value that is only received, and how often it was forgiven that an optional
/// member which was null is absent: types that are never sent do not tell the two apart.
pub fn difference_received(
    document: &Document,
    schema: Option<Schema<'_>>,
    expected: &Json,
    got: &Json,
) -> (Option<String>, usize) {
    Reader {
        document,
        received: true,
        forgiven: Cell::new(0),
    }
    .compare(schema, expected, got)
}

struct Reader<'d> {
    document: &'d Document,
    received: bool,
    forgiven: Cell<usize>,
}

impl<'d> Reader<'d> {
    fn compare(
        &self,
        schema: Option<Schema<'d>>,
        expected: &Json,
        got: &Json,
    ) -> (Option<String>, usize) {
        let schemas = schema.map(|schema| self.widened(vec![schema]));
        let difference = self.differ(&schemas.unwrap_or_default(), expected, got, "");
        (difference, self.forgiven.get())
    }

    /// Whether a member may be lost: one that nothing declares, which no type has a place for,
    /// and an optional null that is received.
    fn may_lose(&self, schemas: &[Schema<'d>], name: &str, value: &Json) -> bool {
        let has = |key: &str| schemas.iter().any(|schema| schema.get(key).is_some());
        let declared = schemas
            .iter()
            .any(|schema| !member(schema, name).is_empty());
        if !declared && has("properties") {
            return true;
        }
        let names = |schema: &Schema<'d>| schema.get("required").and_then(Value::as_array);
        let mut required = schemas.iter().filter_map(names).flatten();
        let forgiven =
            self.received && *value == Json::Null && !required.any(|required| required == name);
        self.forgiven
            .set(self.forgiven.get() + usize::from(forgiven));
        forgiven
    }

    fn differ(
        &self,
        schemas: &[Schema<'d>],
        expected: &Json,
        got: &Json,
        path: &str,
    ) -> Option<String> {
        let differs = |what: &str| Some(format!("at `{path}`: {what}"));
        match (expected, got) {
            (Json::Null, Json::Null) => None,
            (Json::Bool(left), Json::Bool(right)) if left == right => None,
            (Json::Number(left), Json::Number(right)) if same_number(left, right) => None,
            (Json::Number(left), Json::Number(right))
                if has_format(schemas, "float") && same_float(left, right) =>
            {
                None
            }
            (Json::String(left), Json::String(right)) if same_text(schemas, left, right) => None,
            (Json::Array(left), Json::Array(right)) if left.len() == right.len() => {
                let inner = self.below(schemas, |schema| schema.get("items").into_iter().collect());
                let mut pairs = left.iter().zip(right).enumerate();
                pairs.find_map(|(index, (left, right))| {
                    self.differ(&inner, left, right, &format!("{path}/{index}"))
                })
            }
            (Json::Object(left), Json::Object(right)) => {
                let extra = right.iter().find(|(name, _)| expected.get(name).is_none());
                if let Some((name, value)) = extra {
                    return differs(&format!("`{name}` was added: {}", shown(value)));
                }
                if right.len() != left.len() && left.iter().all(|(name, _)| got.get(name).is_some())
                {
                    return differs("a member stands twice");
                }
                left.iter().find_map(|(name, left)| {
                    let Some(right) = got.get(name) else {
                        if self.may_lose(schemas, name, left) {
                            return None;
                        }
                        return differs(&format!("`{name}` was lost: {}", shown(left)));
                    };
                    let inner = self.below(schemas, |schema| member(schema, name));
                    self.differ(&inner, left, right, &format!("{path}/{name}"))
                })
            }
            _ => differs(&format!("expected {}, got {}", shown(expected), shown(got))),
        }
    }

    fn below(
        &self,
        schemas: &[Schema<'d>],
        step: impl Fn(Schema<'d>) -> Vec<Schema<'d>>,
    ) -> Vec<Schema<'d>> {
        self.widened(schemas.iter().flat_map(|schema| step(schema)).collect())
    }

    /// The schemas, and all that they are put together from.
    fn widened(&self, schemas: Vec<Schema<'d>>) -> Vec<Schema<'d>> {
        let mut found: Vec<Schema<'d>> = Vec::new();
        let mut waiting = schemas;
        while let Some(schema) = waiting.pop() {
            let Some(schema) = self.document.follow(schema) else {
                continue;
            };
            if found.len() > SCHEMAS || found.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            found.push(schema);
            for keyword in ["allOf", "oneOf", "anyOf"] {
                waiting.extend(
                    schema
                        .get(keyword)
                        .and_then(Value::as_array)
                        .into_iter()
                        .flatten(),
                );
            }
        }
        found
    }
}

/// The schemas of a member.
fn member<'d>(schema: Schema<'d>, name: &str) -> Vec<Schema<'d>> {
    let own = schema
        .get("properties")
        .and_then(|properties| properties.get(name));
    own.or_else(|| schema.get("additionalProperties"))
        .into_iter()
        .collect()
}

fn has_format(schemas: &[Schema<'_>], format: &str) -> bool {
    schemas
        .iter()
        .any(|schema| schema.get("format").and_then(Value::as_str) == Some(format))
}

/// A `float` holds what 32 bits hold.
fn same_float(left: &str, right: &str) -> bool {
    let (left, right) = (left.parse::<f32>(), right.parse::<f32>());
    left.is_ok_and(|left| right.is_ok_and(|right| left.to_bits() == right.to_bits()))
}

fn same_text(schemas: &[Schema<'_>], left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let same_instant =
        || formats::instant(left).is_some_and(|left| Some(left) == formats::instant(right));
    (has_format(schemas, "date-time") && same_instant())
        || (has_format(schemas, "uuid") && left.eq_ignore_ascii_case(right))
        || (has_format(schemas, "decimal") && same_number(left, right))
}

/// A value for people, cut where it is long.
pub fn shown(value: &Json) -> String {
    let text = match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(elements) => format!("a list of {}", elements.len()),
        Json::Object(members) => format!("an object of {}", members.len()),
    };
    cut(&text, 120)
}

/// The beginning of a text.
pub fn cut(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(schema: &Value, left: &str, right: &str) -> Option<String> {
        let document = Document::new(json!({ "s": schema }));
        let (left, right) = (Json::parse(left).unwrap(), Json::parse(right).unwrap());
        difference(&document, document.at("/s"), &left, &right)
    }

    #[test]
    fn order_and_notation_do_not_matter_but_null_and_absence_do() {
        assert_eq!(
            check(&json!({}), r#"{"a":1,"b":[2.0]}"#, r#"{"b":[2],"a":1.0}"#),
            None
        );
        assert!(check(&json!({}), r#"{"a":null}"#, "{}").is_some());
        assert!(check(&json!({}), "{}", r#"{"a":null}"#).is_some());
        assert!(check(&json!({}), "[1,2]", "[2,1]").is_some());
        assert!(check(&json!({}), "9007199254740993", "9007199254740992").is_some());
    }

    #[test]
    fn a_null_that_is_received_may_become_absence_if_it_is_optional() {
        let schema = json!({ "required": ["a"], "properties": { "a": {}, "b": {} } });
        let document = Document::new(json!({ "s": schema }));
        let check = |left: &str, right: &str| {
            let (left, right) = (Json::parse(left).unwrap(), Json::parse(right).unwrap());
            difference_received(&document, document.at("/s"), &left, &right)
        };
        assert_eq!(check(r#"{"a":null,"b":null}"#, r#"{"a":null}"#), (None, 1));
        assert!(check(r#"{"a":null,"b":null}"#, "{}").0.is_some());
        assert!(check(r#"{"a":1}"#, r#"{"a":1,"b":null}"#).0.is_some());
        assert_eq!(check(r#"{"a":1,"undeclared":1}"#, r#"{"a":1}"#), (None, 0));
    }

    #[test]
    fn instants_are_equal_only_where_the_schema_says_date_time() {
        let (left, right) = (
            r#"{"t":"2024-01-01T01:00:00+01:00"}"#,
            r#"{"t":"2024-01-01T00:00:00.0Z"}"#,
        );
        let dated = json!({ "allOf": [{ "properties": { "t": { "type": "string", "format": "date-time" } } }] });
        assert_eq!(check(&dated, left, right), None);
        assert!(
            check(
                &json!({ "properties": { "t": { "type": "string" } } }),
                left,
                right
            )
            .is_some()
        );
    }
}
