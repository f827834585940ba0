//! Kinds of media types, and which of several a call prefers.

use crate::resolve::{essence, is_json};

/// Server-sent events.
pub(super) const EVENTS: &str = "text/event-stream";

/// JSON values in a row.
pub(super) const RECORDS: [&str; 8] = [
    "application/json-lines",
    "application/json-seq",
    "application/jsonl",
    "application/jsonlines",
    "application/ndjson",
    "application/x-json-stream",
    "application/x-jsonlines",
    "application/x-ndjson",
];

/// Kinds of body, those that say most about their content first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Preference {
    Json,
    Form,
    Multipart,
    Text,
    Bytes,
}

/// What kind of body a media type is.
pub(super) fn preference(media_type: &str) -> Preference {
    let name = essence(media_type);
    match name.as_str() {
        name if is_json(name) => Preference::Json,
        "*/*" | "application/*" => Preference::Json,
        "application/x-www-form-urlencoded" => Preference::Form,
        "multipart/form-data" => Preference::Multipart,
        // Streams are no texts that end; they are handed out as they come.
        EVENTS => Preference::Bytes,
        name if RECORDS.contains(&name) => Preference::Bytes,
        "application/xml" | "application/yaml" | "application/x-yaml" => Preference::Text,
        name if name.starts_with("text/") || name.ends_with("+xml") => Preference::Text,
        _ => Preference::Bytes,
    }
}
