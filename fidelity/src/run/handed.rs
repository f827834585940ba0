//! Whether a handler was given what was meant.

use serde_json::Value;

use super::Proof;
use crate::compare;
use crate::document::{Direction, Operation, Schema};
use crate::exact::{Json, same_number};
use crate::http::{essence, is_json};
use crate::plan::Call;
use crate::protocol::Handed;

impl<'d> Proof<'_, '_, 'd> {
    /// What is wrong with what a handler was given.
    pub(super) fn handed(
        &self,
        operation: &Operation<'d>,
        call: &Call,
        handed: &Handed,
    ) -> Vec<String> {
        let mut reasons = Vec::new();
        if handed.operation != operation.id {
            reasons.push(format!("handler: the call went to `{}`", handed.operation));
        }
        reasons.extend(handed.fault.iter().map(|fault| format!("handler: {fault}")));
        let mut left: Vec<_> = handed.arguments.iter().collect();
        for meant in &call.order.arguments {
            let of = format!("handler: {} argument `{}`", meant.location, meant.name);
            let named = |(location, name, _): &&(String, String, _)| {
                *location == meant.location && *name == meant.name
            };
            let Some(at) = left.iter().position(named) else {
                // A list without elements leaves nothing to be sent.
                if !is_nothing(&meant.value) {
                    reasons.push(format!("{of} was not handed on"));
                }
                continue;
            };
            let (_, _, got) = left.remove(at);
            let mut parameters = operation.parameters.iter();
            let parameter = parameters
                .find(|one| one.location.text() == meant.location && one.name == meant.name);
            let is_text = parameter.is_none_or(|one| !one.media_type.is_some_and(is_json));
            let schema = parameter.and_then(|one| one.schema);
            let difference = self.differ(schema, &meant.value, got, is_text);
            reasons.extend(difference.map(|difference| format!("{of}: {difference}")));
        }
        let left = left.into_iter();
        reasons.extend(left.map(|(location, name, got)| {
            format!("handler: {location} argument `{name}` was handed on, and not given: {got:?}")
        }));
        reasons.extend(self.handed_body(operation, call, handed));
        reasons
    }

    fn handed_body(
        &self,
        operation: &Operation<'d>,
        call: &Call,
        handed: &Handed,
    ) -> Option<String> {
        let (meant, (media_type, got)) = match (&call.order.body, &handed.body) {
            (None, None) => return None,
            (Some(_), None) => return Some("handler: the body was not handed on".to_owned()),
            (None, Some(got)) => {
                return Some(format!(
                    "handler: a body was handed on, and not given: {got:?}"
                ));
            }
            (Some(meant), Some(got)) => (meant, got),
        };
        if meant.media_type != *media_type {
            return Some(format!(
                "handler: the body was handed on as {media_type:?}, not {:?}",
                meant.media_type
            ));
        }
        let content = operation.body.iter().flat_map(|body| &body.content);
        let mut content = content.filter(|media| media.media_type == meant.media_type);
        let schema = content.next().and_then(|media| media.schema);
        let is_text = !is_json(&essence(media_type)) || schema.is_none();
        let difference = self.differ(schema, &meant.value, got, is_text)?;
        Some(format!("handler: the body: {difference}"))
    }

    /// How a value differs from what was handed on. What is written as text may be read in each
    /// way that the document allows.
    fn differ(
        &self,
        schema: Option<Schema<'d>>,
        meant: &Value,
        got: &Result<String, String>,
        is_text: bool,
    ) -> Option<String> {
        let text = match got {
            Ok(text) => text,
            Err(error) => return Some(format!("it cannot be shown: {error}")),
        };
        let got = match Json::parse(text) {
            Ok(got) => got,
            Err(error) => return Some(error),
        };
        let difference = compare::difference(self.document, schema, &Json::from(meant), &got)?;
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let is_valid = || {
            let valid = |schema| self.schemas.is_valid(schema, Direction::Sent, &value);
            schema.is_none_or(valid)
        };
        (!(is_text && alike(meant, &value) && is_valid())).then_some(difference)
    }
}

/// Whether a value leaves nothing to be written as text.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.values().all(is_nothing),
        _ => false,
    }
}

/// Whether two values are written as the same text: scalars are texts, a list of one is its element,
/// JSON may be read as text, and what leaves nothing is left out.
fn alike(meant: &Value, got: &Value) -> bool {
    match (meant, got) {
        (Value::Object(meant), Value::Object(got)) => {
            let mut there = meant.iter().filter(|(_, value)| !is_nothing(value));
            let mut more = got.iter().filter(|(_, value)| !is_nothing(value));
            there.all(|(name, value)| got.get(name).is_some_and(|got| alike(value, got)))
                && more.all(|(name, _)| meant.contains_key(name))
        }
        (Value::Array(meant), Value::Array(got)) => {
            meant.len() == got.len() && meant.iter().zip(got).all(|(meant, got)| alike(meant, got))
        }
        (Value::Array(list), other) if list.len() == 1 => alike(&list[0], other),
        (other, Value::Array(list)) if list.len() == 1 => alike(other, &list[0]),
        (Value::Object(_) | Value::Array(_), Value::String(text)) => {
            serde_json::from_str::<Value>(text).is_ok_and(|read| alike(meant, &read))
        }
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => false,
        (meant, got) => {
            let (meant, got) = (text(meant), text(got));
            meant == got || same_number(&meant, &got)
        }
    }
}

fn text(scalar: &Value) -> String {
    match scalar {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_written_alike_may_be_read_as_either() {
        for (meant, got) in [
            (json!("5"), json!(5)),
            (json!(2), json!(2.0)),
            (json!(["a"]), json!("a")),
            (json!({ "a": 1, "b": [] }), json!({ "a": "1" })),
            (json!({ "a": { "b": 1 } }), json!({ "a": "{\"b\":1}" })),
        ] {
            assert!(alike(&meant, &got), "{meant} {got}");
        }
        for (meant, got) in [
            (json!("5"), json!(6)),
            (json!(["a", "b"]), json!("a")),
            (json!({ "a": 1 }), json!({})),
            (json!({ "a": 1 }), json!({ "a": 1, "b": 2 })),
            (json!({ "a": { "b": 1 } }), json!({ "a": "{\"b\":2}" })),
        ] {
            assert!(!alike(&meant, &got), "{meant} {got}");
        }
    }
}
