//! Which values a parameter takes: valid ones whose text in its place can mean nothing else.

use serde_json::Value;

use super::{Argument, Planner};
use crate::document::{Direction, Location, Operation, Parameter, Style, WindowHeader};
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
        if parameter.location == Location::Header && !is_name(parameter.name) {
            if parameter.required {
                let part = format!("header {}", parameter.name);
                planner.gap(part, "HTTP allows no header of that name".to_owned());
                return None;
            }
            continue;
        }
        let beside = beside(operation, parameter);
        let window = operation.window.filter(|window| {
            parameter.location == Location::Header
                && parameter.name.eq_ignore_ascii_case(window.name)
        });
        let mut values = match window {
            Some(window) => windows(planner, parameter, window),
            None => values(planner, parameter),
        };
        values.retain(|value| !texts(value).1.iter().any(|text| text.contains(&beside[..])));
        if values.is_empty() && parameter.required {
            let part = format!("{} {}", parameter.location.text(), parameter.name);
            planner.gap(
                part,
                "no value of it can be read in one way only".to_owned(),
            );
            return None;
        }
        all.push(Argument {
            location: parameter.location.text(),
            name: parameter.name,
            // A call that is given no window asks for the first one.
            required: parameter.required || window.is_some(),
            values,
        });
    }
    Some(all)
}

/// What else stands in the segment of a path parameter: what one of these characters is in could be
/// read in more than one way.
fn beside(operation: &Operation<'_>, parameter: &Parameter<'_>) -> Vec<char> {
    let place = format!("{{{}}}", parameter.name);
    let mut segments = operation.path.split('/');
    let segment = segments.find(|segment| segment.contains(&place));
    let segment = segment
        .filter(|segment| parameter.location == Location::Path && segment.matches('{').count() > 1);
    let mut inside = false;
    let fixed = segment.unwrap_or_default().chars().filter(|sign| {
        inside = *sign == '{' || inside && *sign != '}';
        !inside && *sign != '}'
    });
    fixed.collect()
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

/// Windows that one request may ask for: the first item, the first page, the page behind it.
fn windows(
    planner: &Planner<'_, '_>,
    parameter: &Parameter<'_>,
    window: WindowHeader<'_>,
) -> Vec<Value> {
    let WindowHeader { unit, max, .. } = window;
    let ranges = [(0, 0), (0, max - 1), (max, max.saturating_mul(2) - 1)];
    let texts = ranges.map(|(from, to)| Value::String(format!("{unit}={from}-{to}")));
    let valid = |value: &Value| {
        parameter
            .schema
            .is_none_or(|schema| planner.schemas.is_valid(schema, Direction::Sent, value))
    };
    texts.into_iter().filter(valid).collect()
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

/// Whether HTTP allows a name for a header.
pub(super) fn is_name(name: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(sign)
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
