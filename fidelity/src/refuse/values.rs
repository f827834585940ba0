//! Values that a place may not have: of another type, beyond a limit, not listed.

use serde_json::{Value, json};

use super::place::At;

/// The longest text or list that is made.
const LONGEST: u64 = 5_000;

/// Candidates, each with what is wrong with it; whether it is, the schema of the whole says.
pub(super) fn candidates(at: &At<'_>, value: &Value) -> Vec<(&'static str, Value)> {
    let mut found = vec![("another type", other_type(value))];
    let number = |keyword: &str| at.said(keyword).find_map(Value::as_f64);
    let length = |keyword: &str| at.said(keyword).find_map(Value::as_u64);
    if at.said("enum").next().is_some() {
        let unlisted = match value {
            Value::Number(_) => json!(987_654_321),
            _ => json!("~not listed~"),
        };
        found.push(("a value that is not listed", unlisted));
    }
    if value.is_number() {
        let beyond = [
            ("less than its minimum", number("minimum").map(|n| n - 1.0)),
            ("more than its maximum", number("maximum").map(|n| n + 1.0)),
        ];
        found.extend(
            beyond
                .into_iter()
                .filter_map(|(what, n)| Some((what, plain(n?)?))),
        );
    }
    match value {
        Value::String(_) => {
            if let Some(most) = length("maxLength").filter(|most| *most < LONGEST) {
                // A character of several bytes: what is counted are characters.
                found.push(("too long", json!("\u{e9}".repeat(sized(most) + 1))));
            }
            if let Some(least) = length("minLength").filter(|least| (1..LONGEST).contains(least)) {
                found.push(("too short", json!("m".repeat(sized(least) - 1))));
            }
            if at.said("pattern").next().is_some() {
                found.push(("against its pattern", json!("~ \u{e9} ~")));
            }
        }
        Value::Array(elements) => {
            lists(elements, length("maxItems"), length("minItems"), &mut found);
        }
        Value::Object(members) if at.said("additionalProperties").any(|v| *v == json!(false)) => {
            let mut more = members.clone();
            more.insert("unheard_of".to_owned(), json!(1));
            found.push(("a member that is not known", Value::Object(more)));
        }
        _ => {}
    }
    found
}

fn lists(
    elements: &[Value],
    most: Option<u64>,
    least: Option<u64>,
    found: &mut Vec<(&'static str, Value)>,
) {
    let repeated = |count: u64| -> Value {
        elements
            .iter()
            .cycle()
            .take(sized(count))
            .cloned()
            .collect()
    };
    if let Some(most) = most.filter(|most| *most < LONGEST && !elements.is_empty()) {
        found.push(("too many elements", repeated(most + 1)));
    }
    if let Some(least) = least.filter(|least| *least > 0) {
        found.push(("too few elements", repeated(least - 1)));
    }
}

/// A value that is of no type that this one is of.
fn other_type(value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Bool(_) => json!("~"),
        Value::String(_) => json!(17),
        Value::Array(_) => json!({ "a": 1 }),
        Value::Object(_) => json!(["a"]),
        Value::Null => json!([[]]),
    }
}

/// A number as it is written without an exponent.
#[allow(
    clippy::cast_possible_truncation,
    reason = "it is whole and within 53 bits"
)]
fn plain(number: f64) -> Option<Value> {
    if number.abs() > 9e15 {
        return None;
    }
    Some(match number.fract() == 0.0 {
        true => json!(number as i64),
        false => json!(number),
    })
}

fn sized(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
