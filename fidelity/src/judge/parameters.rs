//! Whether each parameter stands where and as it is declared, once, with the value that was meant.

use std::collections::BTreeMap;

use serde_json::Value;

use super::styles::{self, Texts, Written};
use super::{Case, Pair};
use crate::compare;
use crate::document::{Location, Parameter, Style};
use crate::exact::Json;
use crate::http::decoded;

pub(super) fn judge(case: &mut Case<'_, '_>, path: &BTreeMap<String, String>) {
    for parameter in &case.operation.parameters {
        let arguments = case.order.arguments.iter();
        let mut arguments = arguments.filter(|argument| {
            argument.location == parameter.location.text() && argument.name == parameter.name
        });
        let meant = arguments.next().map(|argument| &argument.value);
        let judged = match (meant, parameter.location) {
            (None, Location::Header) => absent(case, parameter),
            // Whatever stands there is found as a leftover.
            (None, _) => Ok(()),
            (Some(meant), Location::Path) => in_path(case, parameter, meant, path),
            (Some(meant), Location::Header) => in_header(case, parameter, meant),
            (Some(meant), Location::Query) => {
                let mut query = std::mem::take(&mut case.query);
                let judged = in_pairs(case, parameter, meant, &mut query);
                case.query = query;
                judged
            }
            (Some(meant), Location::Cookie) => {
                let mut cookies = std::mem::take(&mut case.cookies);
                let judged = in_pairs(case, parameter, meant, &mut cookies);
                case.cookies = cookies;
                judged
            }
        };
        if let Err(reason) = judged {
            case.wrong(format!(
                "{} parameter `{}`: {reason}",
                parameter.location.text(),
                parameter.name
            ));
        }
    }
}

fn written<'a>(parameter: &Parameter<'a>) -> Written<'a> {
    Written {
        name: parameter.name,
        style: parameter.style,
        explode: parameter.explode,
    }
}

fn absent(case: &Case<'_, '_>, parameter: &Parameter<'_>) -> Result<(), String> {
    // A header may be a parameter and the place of a key at once.
    let is_key = super::security::is_key_header(case, parameter.name);
    match case.request.header(parameter.name).next() {
        Some(value) if !is_key => Err(format!("it was not given, but {value:?} was sent")),
        _ => Ok(()),
    }
}

fn in_path(
    case: &Case<'_, '_>,
    parameter: &Parameter<'_>,
    meant: &Value,
    path: &BTreeMap<String, String>,
) -> Result<(), String> {
    let Some(text) = path.get(parameter.name) else {
        return Err("it does not stand in the path".to_owned());
    };
    if parameter.media_type.is_some() {
        return content(case, parameter, meant, &decoded(text).unwrap_or_default());
    }
    if !styles::is_flat(meant) {
        return Ok(());
    }
    let texts = styles::single(written(parameter), meant, text)?;
    styles::check(case.document, parameter.schema, meant, &texts, &decoded)
}

fn in_header(case: &Case<'_, '_>, parameter: &Parameter<'_>, meant: &Value) -> Result<(), String> {
    let values: Vec<_> = case.request.header(parameter.name).collect();
    let [text] = values.as_slice() else {
        // A list without elements has nothing to say.
        let empty = meant.as_array().is_some_and(Vec::is_empty) && values.is_empty();
        return if empty {
            Ok(())
        } else {
            Err(format!("it stands {} times", values.len()))
        };
    };
    if parameter.media_type.is_some() {
        return content(case, parameter, meant, text);
    }
    if !styles::is_flat(meant) {
        return Ok(());
    }
    let texts = styles::single(written(parameter), meant, text)?;
    let decode = |text: &str| Some(text.trim().to_owned());
    styles::check(case.document, parameter.schema, meant, &texts, &decode)
}

/// The value of a `content` parameter.
fn content(
    case: &Case<'_, '_>,
    parameter: &Parameter<'_>,
    meant: &Value,
    text: &str,
) -> Result<(), String> {
    if !parameter.media_type.is_some_and(crate::http::is_json) {
        let same = meant.as_str().is_none_or(|meant| meant == text);
        return if same {
            Ok(())
        } else {
            Err(format!("{text:?} is not {meant}"))
        };
    }
    let got = Json::parse(text).map_err(|error| format!("{text:?} is not JSON: {error}"))?;
    compare::difference(case.document, parameter.schema, &meant.into(), &got).map_or(Ok(()), Err)
}

/// In the query or among the cookies.
fn in_pairs(
    case: &Case<'_, '_>,
    parameter: &Parameter<'_>,
    meant: &Value,
    pairs: &mut [Pair],
) -> Result<(), String> {
    let reserved = parameter.allow_reserved;
    let in_query = parameter.location == Location::Query;
    let decode = move |text: &str| {
        // What reads a form takes `+` for a space; what reads a URI does not.
        let spaced = if in_query && !reserved {
            text.replace('+', " ")
        } else {
            text.to_owned()
        };
        decoded(&spaced)
    };
    if parameter.media_type.is_some() {
        let text = sole(parameter.name, pairs)?;
        return content(case, parameter, meant, &decode(&text).unwrap_or_default());
    }
    let Some(texts) = texts(written(parameter), meant, pairs)? else {
        return Ok(());
    };
    styles::check(case.document, parameter.schema, meant, &texts, &decode)
}

/// The one text of a name.
fn sole(name: &str, pairs: &mut [Pair]) -> Result<String, String> {
    let mut found: Vec<_> = pairs
        .iter_mut()
        .filter(|pair| pair.name == name && !pair.used)
        .collect();
    for pair in &mut found {
        pair.used = true;
    }
    match found.as_slice() {
        [pair] => Ok(pair.value.clone()),
        found => Err(format!("it stands {} times, not once", found.len())),
    }
}

/// The texts of a value among pairs, which are then used. `None` where OpenAPI does not say how
/// the value is written, or where it is empty and nothing is written.
pub(super) fn texts(
    written: Written<'_>,
    meant: &Value,
    pairs: &mut [Pair],
) -> Result<Option<Texts>, String> {
    let name = written.name;
    let is_empty = meant.as_array().is_some_and(Vec::is_empty)
        || meant.as_object().is_some_and(serde_json::Map::is_empty);
    if !styles::is_flat(meant) || is_empty {
        return unsaid(name, is_empty, meant, pairs).map(|()| None);
    }
    let texts = match (written.style, meant) {
        (Style::Deep, Value::Object(members)) => {
            let inner = |pair: &Pair| {
                pair.name
                    .strip_prefix(name)?
                    .strip_prefix('[')?
                    .strip_suffix(']')
                    .map(str::to_owned)
            };
            Texts::Members(take(pairs, |pair| {
                inner(pair).filter(|inner| members.contains_key(inner))
            }))
        }
        (_, Value::Object(members)) if written.explode => Texts::Members(take(pairs, |pair| {
            members.contains_key(&pair.name).then(|| pair.name.clone())
        })),
        (_, Value::Array(_)) if written.explode => {
            let found = take(pairs, |pair| (pair.name == name).then(String::new));
            Texts::List(found.into_iter().map(|(_, text)| text).collect())
        }
        (style, _) => {
            let text = sole(name, pairs)?;
            let (text, sign) = match style {
                Style::Space => (text.replace("%20", " ").replace('+', " "), ' '),
                Style::Pipe => (text.replace("%7C", "|").replace("%7c", "|"), '|'),
                _ => (text, ','),
            };
            styles::split(
                Written {
                    explode: false,
                    ..written
                },
                meant,
                &text,
                sign,
            )?
        }
    };
    Ok(Some(texts))
}

/// Takes the pairs that are asked for, under the names that are given for them. The names are
/// escaped, as those of other texts are.
fn take(pairs: &mut [Pair], named: impl Fn(&Pair) -> Option<String>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for pair in pairs.iter_mut().filter(|pair| !pair.used) {
        if let Some(name) = named(pair) {
            pair.used = true;
            let name =
                percent_encoding::utf8_percent_encode(&name, percent_encoding::NON_ALPHANUMERIC);
            found.push((name.to_string(), pair.value.clone()));
        }
    }
    found
}

/// A value within a value may be written in any way, but not left out; an empty one is left out.
fn unsaid(name: &str, is_empty: bool, meant: &Value, pairs: &mut [Pair]) -> Result<(), String> {
    let members = meant.as_object();
    let mut found = 0;
    for pair in pairs.iter_mut().filter(|pair| !pair.used) {
        let own = pair.name == name
            || pair
                .name
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('['));
        let member =
            members.is_some_and(|members| members.keys().any(|key| pair.name.starts_with(key)));
        if own || member {
            pair.used = true;
            found += 1;
        }
    }
    match (is_empty, found) {
        (true, 0) => Ok(()),
        (true, _) => Err("it is empty, and its name was sent".to_owned()),
        (false, 0) if *meant != Value::Null => Err("it was not sent".to_owned()),
        _ => Ok(()),
    }
}
