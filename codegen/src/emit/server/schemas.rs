//! `schemas.json`: one JSON document with the schemas of everything that clients send, and how the
//! statics point into it.

use serde_json::{Map, Value as Json, json};

use super::{super::printer::MARK, json};
use crate::{
    ir::{Api, Location, OperationChecks},
    pointer::Pointer,
};

/// The file.
pub(super) fn text(api: &Api, command: &str) -> String {
    let operations = api.checks.operations.iter();
    let operations: Map<String, Json> = operations
        .map(|(id, checks)| (id.clone(), operation(checks)))
        .collect();
    let mut whole = Map::new();
    whole.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    whole.insert("$defs".to_owned(), json!(api.checks.definitions));
    whole.insert("operations".to_owned(), Json::Object(operations));
    // The mark stands in the first line, as in every generated file.
    let mark = json!(format!("{MARK}; do not edit: run `{command}`."));
    let rest = json::text(&Json::Object(whole));
    let rest = rest.trim_start_matches('{');
    format!("{{ \"$comment\": {mark},{rest}\n")
}

fn operation(checks: &OperationChecks) -> Json {
    let mut places: Map<String, Json> = Map::new();
    let parameters = checks.parameters.iter();
    let parameters = parameters.map(|((location, name), check)| (place(*location), name, check));
    let bodies = checks
        .bodies
        .iter()
        .map(|(name, check)| ("body", name, check));
    for (place, name, check) in parameters.chain(bodies) {
        let held = places.entry(place).or_insert_with(|| json!({}));
        if let Json::Object(held) = held {
            held.insert(name.clone(), check.clone());
        }
    }
    Json::Object(places)
}

/// A name as pointers have it; the runtime's tables make the pointers of them.
pub(super) fn step(name: &str) -> String {
    let pointer = Pointer::root().child(name);
    pointer.as_str().trim_start_matches('/').to_owned()
}

fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
