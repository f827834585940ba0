//! Which values a parameter takes: valid ones whose text in its place can mean nothing else.

use serde_json::Value;

use super::{Argument, Planner};
use crate::document::{Direction, Location, Operation, Parameter, Style};
use crate::judge::is_flat;

/// How many values a parameter takes.
const VALUES: usize = 7;
/// How many are looked at to find them.
const LOOKED_AT: usize = 24;

pub(super) fn all<'d>(
    planner: &Planner<'_, 'd>,
    operation: &Operation<'d>,
) -> Option<Vec<Argument<'d>>> {
    let mut all = Vec::new();
    for parameter in &operation.parameters {
        // The credentials of a call stand there, or it has no place in the path at all.
        let placed = || operation.path.contains(&format!("{{{}}}", parameter.name));
        if is_credential(planner, operation, parameter)
            || parameter.location == Location::Path && !placed()
        {
            continue;
        }
        let values = values(planner, parameter);
        if values.is_empty() && parameter.required {
            return None;
        }
        all.push(Argument {
            location: parameter.location.text(),
            name: parameter.name,
            required: parameter.required,
            values,
        });
    }
    Some(all)
}

fn is_credential(
    planner: &Planner<'_, '_>,
    operation: &Operation<'_>,
    parameter: &Parameter<'_>,
) -> bool {
    let place = crate::document::Scheme::Key(parameter.location, parameter.name.to_owned());
    let mut schemes = operation.security.iter().flatten();
    schemes.any(|name| planner.schemas.document().scheme(name).as_ref() == Some(&place))
}

fn values<'d>(planner: &Planner<'_, 'd>, parameter: &Parameter<'d>) -> Vec<Value> {
    let valid = |value: &&&Value| {
        parameter
            .schema
            .is_some_and(|schema| planner.schemas.is_valid(schema, Direction::Sent, value))
    };
    let examples = parameter
        .examples
        .iter()
        .filter(valid)
        .map(|value| (*value).clone());
    let part = || {
        format!(
            "{} parameter `{}`",
            parameter.location.text(),
            parameter.name
        )
    };
    let made = match parameter.schema {
        Some(_) => planner.values(parameter.schema, Direction::Sent, LOOKED_AT, part),
        None => vec![Value::String("text".to_owned())],
    };
    let mut all: Vec<Value> = Vec::new();
    for value in examples.chain(made).filter(|value| !value.is_null()) {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    let clear: Vec<_> = all
        .iter()
        .filter(|value| is_clear(parameter, value))
        .take(VALUES)
        .cloned()
        .collect();
    if clear.is_empty() && parameter.required && parameter.location == Location::Query {
        // OpenAPI does not say how it is written; that it is sent can be judged.
        return all
            .into_iter()
            .filter(|value| !is_flat(value))
            .take(1)
            .collect();
    }
    if clear.is_empty() && !all.is_empty() {
        let why = "every text of a valid value could mean something else in its place";
        planner.gap(part(), why.to_owned());
    }
    clear
}

/// Whether a value can be read again from its text in the place of the parameter.
fn is_clear(parameter: &Parameter<'_>, value: &Value) -> bool {
    if parameter.media_type.is_some() {
        return parameter.location != Location::Header || is_header(&value.to_string());
    }
    if !is_flat(value) {
        return false;
    }
    let (listed, texts) = texts(value);
    let is_empty = listed && texts.is_empty();
    match parameter.location {
        Location::Path => !is_empty && texts.iter().all(|text| is_segment(parameter, text)),
        Location::Query => {
            let whole = !listed || parameter.explode || parameter.style == Style::Deep;
            !(is_empty && parameter.required)
                && texts
                    .iter()
                    .all(|text| whole || is_element(parameter, text))
        }
        Location::Header => {
            !is_empty
                && texts
                    .iter()
                    .all(|text| is_header(text) && !(listed && text.contains([',', '=', '"', ' '])))
        }
        Location::Cookie => {
            let single = !listed
                || (!parameter.explode && !is_empty)
                || (value.is_array() && texts.len() == 1);
            single && texts.iter().all(|text| is_token(text))
        }
    }
}

/// Whether a value has parts, and the texts of it or them.
fn texts(value: &Value) -> (bool, Vec<String>) {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match value {
        Value::Array(elements) => (true, elements.iter().map(text).collect()),
        Value::Object(members) => {
            let keys = members.keys().cloned();
            (true, keys.chain(members.values().map(text)).collect())
        }
        other => (false, vec![text(other)]),
    }
}

/// A URL takes `.` and `..` out of its path, and nothing at all is no segment.
fn is_segment(parameter: &Parameter<'_>, text: &str) -> bool {
    let dots = matches!(
        text.to_ascii_lowercase().as_str(),
        "" | "." | ".." | "%2e" | "%2e%2e"
    );
    !dots && (parameter.style != Style::Label || !text.contains(['.', ',']))
}

fn is_element(parameter: &Parameter<'_>, text: &str) -> bool {
    !text.is_empty()
        && match parameter.style {
            Style::Space => !text.contains([' ', '+']),
            Style::Pipe => !text.contains('|'),
            _ => true,
        }
        && !(parameter.allow_reserved && text.contains(','))
}

fn is_header(text: &str) -> bool {
    !text.is_empty()
        && text == text.trim()
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// What needs no escape in a cookie.
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
}

/// Whether a value can stand in a header of an answer.
pub(super) fn as_header(value: &Value, explode: bool) -> Option<String> {
    let (listed, texts) = texts(value);
    let clear = |text: &String| is_header(text) && !(listed && text.contains([',', '=', '"', ' ']));
    if !is_flat(value) || texts.is_empty() || !texts.iter().all(clear) {
        return None;
    }
    let Some(members) = value.as_object() else {
        return Some(texts.join(","));
    };
    let (_, values) = self::texts(&members.values().cloned().collect());
    let sign = if explode { '=' } else { ',' };
    let pairs: Vec<_> = members
        .keys()
        .zip(values)
        .map(|(key, value)| format!("{key}{sign}{value}"))
        .collect();
    Some(pairs.join(","))
}
