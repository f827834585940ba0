//! Which bodies are sent: several of each media type.

use serde_json::{Value, json};

use super::Planner;
use crate::document::{Direction, Media, Operation};
use crate::http::{essence, is_json};
use crate::protocol::BodyOrder;

/// How many bodies of one media type are sent.
const BODIES: usize = 10;

pub(super) fn all<'d>(
    planner: &Planner<'_, 'd>,
    operation: &Operation<'d>,
) -> Option<Vec<BodyOrder>> {
    let Some(body) = &operation.body else {
        return Some(Vec::new());
    };
    let mut lists: Vec<_> = body
        .content
        .iter()
        .filter(|media| !is_covering(media.media_type, &body.content))
        .map(|media| of_media(planner, media).into_iter())
        .collect();
    let mut found = Vec::new();
    // One of each media type in turn: a call may come to an end before all.
    for _ in 0..BODIES {
        found.extend(lists.iter_mut().filter_map(Iterator::next));
    }
    if found.is_empty() && body.required && !body.content.is_empty() {
        return None;
    }
    Some(found)
}

fn of_media<'d>(planner: &Planner<'_, 'd>, media: &Media<'d>) -> Vec<BodyOrder> {
    let essence = essence(media.media_type);
    let valid = |value: &&&Value| {
        media
            .schema
            .is_some_and(|schema| planner.schemas.is_valid(schema, Direction::Sent, value))
    };
    let is_form =
        essence == "application/x-www-form-urlencoded" || essence.starts_with("multipart/");
    let part = || format!("body as {}", media.media_type);
    let values: Vec<Value> = if is_json(&essence) {
        planner.values(media.schema, Direction::Sent, BODIES, part)
    } else if is_form {
        let made = planner.values(media.schema, Direction::Sent, BODIES * 2, part);
        let none = made.is_empty();
        let fit: Vec<_> = made
            .into_iter()
            .filter(|value| is_form_value(value, &essence))
            .collect();
        if fit.is_empty() && !none {
            let why = "OpenAPI does not say how any valid value stands in a form";
            planner.gap(part(), why.to_owned());
        }
        fit
    } else {
        let examples = media
            .examples
            .iter()
            .filter(valid)
            .map(|value| (*value).clone());
        let made = planner.values(media.schema, Direction::Sent, BODIES, part);
        let none = made.is_empty();
        let all: Vec<Value> = examples.chain(made).collect();
        let is_plain = |value: &&Value| value.is_number() || value.is_boolean();
        // A scalar has a text; what else is written in such a type, OpenAPI does not say.
        let kinds: [&dyn Fn(&&Value) -> bool; 2] = [&|value| value.is_string(), &is_plain];
        let mut lists = kinds.map(|kind| all.iter().filter(kind).cloned().collect::<Vec<_>>());
        match &mut lists {
            [texts, _] if !texts.is_empty() => std::mem::take(texts),
            [_, scalars] if !scalars.is_empty() => std::mem::take(scalars),
            _ if none => Vec::new(),
            _ => vec![json!("<text>\u{e9} & more</text>"), json!("")],
        }
    };
    let order = |value| BodyOrder {
        media_type: media.media_type.to_owned(),
        value,
    };
    values.into_iter().take(BODIES).map(order).collect()
}

/// Whether a media type is a range beside one that it covers: it names nothing more.
fn is_covering(range: &str, all: &[Media<'_>]) -> bool {
    let range = essence(range);
    let Some((before, after)) = range.split_once('*') else {
        return false;
    };
    // `*/*` has a second one.
    let after = after.trim_start_matches("/*");
    all.iter().any(|media| {
        let one = essence(media.media_type);
        let covered =
            one.starts_with(before) && (one.ends_with(after) || is_json(&one) && after == "+json");
        covered && !one.contains('*')
    })
}

/// Whether OpenAPI says how a value stands in a form: it does not for null.
fn is_form_value(value: &Value, essence: &str) -> bool {
    let Some(members) = value.as_object() else {
        return false;
    };
    let said = |value: &Value| match value {
        Value::Null => false,
        Value::Array(elements) => !elements
            .iter()
            .any(|element| element.is_null() || element.is_array()),
        _ => true,
    };
    members.values().all(said) && !(essence.starts_with("multipart/") && members.is_empty())
}
