//! Styles read backwards: from text to the elements of a value.

use serde_json::Value;

use crate::document::{Document, Schema, Style};
use crate::exact::Json;
use crate::{compare, exact};

/// How a value was to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) style: Style,
    pub(super) explode: bool,
}

/// The texts of a value's elements, still escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    One(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

/// Whether `OpenAPI` says how a value is written: texts, lists of texts, objects of texts.
pub(crate) fn is_flat(value: &Value) -> bool {
    let scalar = |value: &Value| !value.is_array() && !value.is_object() && !value.is_null();
    match value {
        Value::Array(elements) => elements.iter().all(scalar),
        Value::Object(members) => members.values().all(scalar),
        other => scalar(other),
    }
}

/// Reads the text of `simple`, `label` and `matrix`.
pub(super) fn single(written: Written<'_>, value: &Value, text: &str) -> Result<Texts, String> {
    let wrong = |what: &str| Err(format!("`{}`: {what} in {text:?}", written.name));
    let named = format!("{}=", written.name);
    match (written.style, value) {
        (Style::Label, _) => {
            let Some(rest) = text.strip_prefix('.') else {
                return wrong("no dot in front");
            };
            // The specification's table has dots without explode, RFC 6570 has commas.
            let sign = if written.explode || !rest.contains(',') {
                '.'
            } else {
                ','
            };
            split(written, value, rest, sign)
        }
        (Style::Matrix, Value::Array(_)) if written.explode => {
            let parts: Option<Vec<_>> = text
                .split(';')
                .skip(1)
                .map(|part| part.strip_prefix(&named))
                .collect();
            match parts {
                Some(parts) if text.starts_with(';') => {
                    Ok(Texts::List(parts.into_iter().map(str::to_owned).collect()))
                }
                _ => wrong("no name in front of each element"),
            }
        }
        (Style::Matrix, Value::Object(_)) if written.explode => {
            let Some(rest) = text.strip_prefix(';') else {
                return wrong("no semicolon in front");
            };
            split(written, value, rest, ';')
        }
        (Style::Matrix, _) => match text.strip_prefix(';') {
            Some(rest) if rest == written.name => split(written, value, "", ','),
            Some(rest) if rest.starts_with(&named) => {
                split(written, value, &rest[named.len()..], ',')
            }
            _ => wrong("no name in front"),
        },
        _ => split(written, value, text, ','),
    }
}

/// Takes a text apart at a sign, as the kind of value asks for.
pub(super) fn split(
    written: Written<'_>,
    value: &Value,
    text: &str,
    sign: char,
) -> Result<Texts, String> {
    let parts = || {
        if text.is_empty() {
            Vec::new()
        } else {
            text.split(sign).map(str::to_owned).collect()
        }
    };
    match value {
        Value::Array(elements) if elements.len() == 1 => {
            Ok(Texts::List(text.split(sign).map(str::to_owned).collect()))
        }
        Value::Array(_) => Ok(Texts::List(parts())),
        Value::Object(_) if written.explode => {
            let members = parts().into_iter().map(|part| match part.split_once('=') {
                Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
                None => Err(format!("`{}`: {part:?} has no `=`", written.name)),
            });
            Ok(Texts::Members(members.collect::<Result<_, _>>()?))
        }
        Value::Object(_) => {
            let parts = parts();
            if parts.len() % 2 != 0 {
                return Err(format!(
                    "`{}`: {text:?} is no list of names and values",
                    written.name
                ));
            }
            Ok(Texts::Members(
                parts
                    .chunks(2)
                    .map(|pair| (pair[0].clone(), pair[1].clone()))
                    .collect(),
            ))
        }
        _ => Ok(Texts::One(text.to_owned())),
    }
}

/// Whether the texts, read by `decode`, are the value.
pub(super) fn check(
    document: &Document,
    schema: Option<Schema<'_>>,
    value: &Value,
    texts: &Texts,
    decode: &dyn Fn(&str) -> Option<String>,
) -> Result<(), String> {
    let got = match texts {
        Texts::One(text) => typed(value, &read(text, decode)?),
        Texts::List(texts) => {
            let elements = value.as_array().map(Vec::as_slice).unwrap_or_default();
            let element = |(index, text): (usize, &String)| {
                let meant = elements.get(index).unwrap_or(&Value::Null);
                read(text, decode).map(|text| typed(meant, &text))
            };
            Json::Array(
                texts
                    .iter()
                    .enumerate()
                    .map(element)
                    .collect::<Result<_, _>>()?,
            )
        }
        Texts::Members(members) => {
            let member = |(name, text): &(String, String)| {
                let name = read(name, decode)?;
                let meant = value.get(&name).unwrap_or(&Value::Null);
                read(text, decode).map(|text| (name, typed(meant, &text)))
            };
            Json::Object(members.iter().map(member).collect::<Result<_, _>>()?)
        }
    };
    match compare::difference(document, schema, &Json::from(value), &got) {
        None => Ok(()),
        Some(difference) => Err(difference),
    }
}

fn read(text: &str, decode: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
    decode(text).ok_or_else(|| format!("{text:?} is not UTF-8"))
}

/// A text as a value of the kind that was meant; the text itself where it cannot be one.
pub(super) fn typed(meant: &Value, text: &str) -> Json {
    let fitting = match meant {
        Value::Number(_) => exact::same_number(text, text) && text.parse::<f64>().is_ok(),
        Value::Bool(_) => matches!(text, "true" | "false"),
        Value::Null => matches!(text, "null" | ""),
        _ => false,
    };
    match meant {
        Value::Number(_) if fitting => Json::Number(text.to_owned()),
        Value::Bool(_) if fitting => Json::Bool(text == "true"),
        Value::Null if fitting => Json::Null,
        _ => Json::String(text.to_owned()),
    }
}
