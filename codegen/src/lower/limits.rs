//! Limits of values as JSON Schema 2020-12 has them.
//!
//! Documents write them as they please; what would make no schema is left out.

use serde_json::{Map, Value as Json, json};

type Limit = (&'static str, String);

/// The limits as members of a schema; a keyword that stands twice goes to `also`, since the limits
/// of every member of an `allOf` hold.
pub(super) fn limited(limits: &[Limit], also: &mut Vec<Json>) -> Map<String, Json> {
    let mut base = Map::new();
    for (keyword, value) in keywords(limits) {
        if let Some(known) = base.get(&keyword) {
            if *known != value {
                also.push(json!({ (keyword): value }));
            }
        } else {
            base.insert(keyword, value);
        }
    }
    base
}

/// The limits as schemas of their own.
pub(super) fn own_limits(limits: &[Limit]) -> Vec<Json> {
    let mut also = Vec::new();
    let base = limited(limits, &mut also);
    if !base.is_empty() {
        also.insert(0, Json::Object(base));
    }
    also
}

/// OpenAPI 3.0 says of a limit whether it is exclusive, JSON Schema has another keyword for it.
fn keywords(limits: &[Limit]) -> Vec<(String, Json)> {
    let mut keywords = Vec::new();
    for (i, (keyword, text)) in limits.iter().enumerate() {
        let exclusive = |name: &str| {
            let next = limits.get(i + 1);
            next.is_some_and(|(keyword, text)| *keyword == name && text == "true")
        };
        let (keyword, value) = match *keyword {
            "minimum" if exclusive("exclusiveMinimum") => ("exclusiveMinimum", number(text)),
            "maximum" if exclusive("exclusiveMaximum") => ("exclusiveMaximum", number(text)),
            "minimum" | "maximum" => (*keyword, number(text)),
            "multipleOf" => (*keyword, number(text).filter(|n| n.as_f64() > Some(0.0))),
            "pattern" => (*keyword, Some(json!(text))),
            "uniqueItems" => (*keyword, (text == "true").then_some(json!(true))),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties"
            | "maxProperties" => (*keyword, count(text)),
            _ => continue,
        };
        keywords.extend(value.map(|value| (keyword.to_owned(), value)));
    }
    keywords
}

fn number(text: &str) -> Option<Json> {
    let number = serde_json::from_str::<Json>(text).ok()?;
    number.is_number().then_some(number)
}

/// A number of things.
fn count(text: &str) -> Option<Json> {
    let number = number(text)?;
    let whole = number.as_f64().filter(|n| *n >= 0.0 && n.fract() == 0.0)?;
    // A cast stops at the ends of the type.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = whole as u64;
    Some(json!(number.as_u64().unwrap_or(whole)))
}
