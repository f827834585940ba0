//! Whether a value came through unchanged: numbers by value, date-times by instant where the
//! schema says that they are, members in any order.

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
    let reader = Reader { document };
    let schemas = schema.map(|schema| reader.widened(vec![schema]));
    reader.differ(&schemas.unwrap_or_default(), expected, got, "")
}

struct Reader<'d> {
    document: &'d Document,
}

impl<'d> Reader<'d> {
    /// Whether a member may be lost: one that nothing declares, which no type has a place for.
    fn may_lose(schemas: &[Schema<'d>], name: &str) -> bool {
        let declared = schemas
            .iter()
            .any(|schema| !member(schema, name).is_empty());
        !declared
            && schemas
                .iter()
                .any(|schema| schema.get("properties").is_some())
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
                        if Self::may_lose(schemas, name) {
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
        || (has_format(schemas, "uri") && (same_uri(left, right) || same_uri(right, left)))
}

/// Behind a host, no path and `/` are the same (RFC 3986, 6.2.3).
fn same_uri(short: &str, long: &str) -> bool {
    let host = short.split_once("://").map(|(_, host)| host);
    host.is_some_and(|host| !host.contains(['/', '?', '#']))
        && long.strip_suffix('/') == Some(short)
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
    fn only_what_nothing_declares_may_be_lost() {
        let schema = json!({ "required": ["a"], "properties": { "a": {}, "b": {} } });
        assert_eq!(
            check(&schema, r#"{"a":1,"undeclared":1}"#, r#"{"a":1}"#),
            None
        );
        assert!(check(&schema, r#"{"a":1,"b":null}"#, r#"{"a":1}"#).is_some());
        assert!(check(&schema, r#"{"a":1}"#, r#"{"a":1,"b":null}"#).is_some());
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
