//! What is sent as a media type: what stands for a range, and how items become a stream.

use serde_json::Value;

use super::ExpectedContent;
use crate::http::essence;

/// A media type of a range, as what the schema describes is sent; itself where it is no range.
pub(super) fn concrete(declared: &str, schema: Option<&Value>) -> String {
    let essence = essence(declared);
    match essence.as_str() {
        "*/*" | "application/*" => of_anything(schema).to_owned(),
        "text/*" => "text/plain".to_owned(),
        _ => match essence.strip_suffix("/*") {
            Some(kind) => format!("{kind}/x-example"),
            None => declared.to_owned(),
        },
    }
}

/// Bytes where nothing is said, a text as it is, and JSON for what has a structure.
fn of_anything(schema: Option<&Value>) -> &'static str {
    const STRUCTURE: [&str; 7] = [
        "allOf",
        "anyOf",
        "enum",
        "items",
        "oneOf",
        "properties",
        "type",
    ];
    let Some(schema) = schema.filter(|s| STRUCTURE.iter().any(|key| s.get(key).is_some())) else {
        return "application/octet-stream";
    };
    let is = |key: &str, text: &str| schema.get(key).is_some_and(|value| value == text);
    match (is("type", "string"), is("format", "binary")) {
        (true, true) => "application/octet-stream",
        (true, false) => "text/plain",
        _ => "application/json",
    }
}

pub(super) fn is_stream(kind: &str) -> bool {
    matches!(
        essence(kind).as_str(),
        "text/event-stream"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
    )
}

/// Items as the body of a stream.
pub(super) fn stream(kind: &str, items: &[Value]) -> (Vec<u8>, ExpectedContent) {
    let is_events = essence(kind) == "text/event-stream";
    let line = |item: &Value| match (is_events, item) {
        (true, Value::String(text)) => format!("data: {}\n\n", text.replace(['\n', '\r'], " ")),
        (true, item) => format!("data: {item}\n\n"),
        (false, item) => format!("{item}\n"),
    };
    let body = items.iter().map(line).collect::<String>().into_bytes();
    // Whether the data of an event is text or JSON text, a schema of strings does not say.
    let content = match is_events && items.iter().any(Value::is_string) {
        true => ExpectedContent::Any,
        false => ExpectedContent::Items(items.to_vec()),
    };
    (body, content)
}
