//! Whether a form says the members of a value, each as its encoding has it.

use serde_json::Value;

use super::Pair;
use super::parameters;
use super::styles::{self, Texts, Written};
use crate::compare;
use crate::document::{Document, Encoding, Media, Schema, Style};
use crate::exact::Json;
use crate::http::{decoded, is_json};

/// Checks the bytes of an `application/x-www-form-urlencoded` body.
pub(super) fn check(
    document: &Document,
    media: &Media<'_>,
    meant: &Value,
    bytes: &[u8],
) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "the form is not UTF-8".to_owned())?;
    let mut pairs = super::pairs(&text.replace('+', "%20"), '&');
    for (name, value) in meant.as_object().into_iter().flatten() {
        let encoding = media
            .encoding
            .get(name.as_str())
            .cloned()
            .unwrap_or_default();
        let schema = property(document, media.schema, name);
        member(document, schema, &encoding, (name, value), &mut pairs)
            .map_err(|reason| format!("member `{name}`: {reason}"))?;
    }
    match pairs.iter().find(|pair| !pair.used) {
        Some(pair) => Err(format!(
            "the form names `{}`, which was not given",
            pair.name
        )),
        None => Ok(()),
    }
}

/// The schema of a member, where it stands in the object itself or in a part of it.
pub(super) fn property<'d>(
    document: &'d Document,
    schema: Option<Schema<'d>>,
    name: &str,
) -> Option<Schema<'d>> {
    within(document, schema?, name, 0)
}

fn within<'d>(
    document: &'d Document,
    schema: Schema<'d>,
    name: &str,
    depth: usize,
) -> Option<Schema<'d>> {
    let schema = document.follow(schema).filter(|_| depth < 8)?;
    if let Some(found) = schema.get("properties").and_then(|all| all.get(name)) {
        return Some(found);
    }
    let parts = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .filter_map(|keyword| schema.get(keyword)?.as_array());
    let mut parts = parts.flatten();
    parts
        .find_map(|part| within(document, part, name, depth + 1))
        .or_else(|| {
            schema
                .get("additionalProperties")
                .filter(|schema| schema.is_object())
        })
}

fn member(
    document: &Document,
    schema: Option<Schema<'_>>,
    encoding: &Encoding<'_>,
    (name, meant): (&str, &Value),
    pairs: &mut [Pair],
) -> Result<(), String> {
    let styled = encoding.style.is_some() || encoding.explode.is_some();
    let nested = meant.is_object()
        || meant
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one.is_object() || one.is_array()));
    let as_json = encoding.content_type.is_some_and(is_json);
    if !styled && (as_json || nested) {
        if let Some(judged) = json(document, schema, (name, meant), pairs) {
            return judged;
        }
        if as_json {
            return Err("it is not the JSON text that its encoding asks for".to_owned());
        }
    }
    let style = encoding.style.unwrap_or(Style::Form);
    let explode = encoding.explode.unwrap_or(style == Style::Form);
    match parameters::texts(
        Written {
            name,
            style,
            explode,
        },
        meant,
        pairs,
    )? {
        Some(texts) => styles::check(document, schema, meant, &texts, &decoded),
        None => Ok(()),
    }
}

/// The member as JSON text: whole, or one text for each element of a list. `None` where it is not
/// written so.
fn json(
    document: &Document,
    schema: Option<Schema<'_>>,
    (name, meant): (&str, &Value),
    pairs: &mut [Pair],
) -> Option<Result<(), String>> {
    let mut found: Vec<_> = pairs
        .iter_mut()
        .filter(|pair| pair.name == name && !pair.used)
        .collect();
    let read = |pair: &&mut Pair| decoded(&pair.value).and_then(|text| Json::parse(&text).ok());
    let values: Vec<_> = found.iter().map(read).collect::<Option<_>>()?;
    let whole = values.first().filter(|_| values.len() == 1);
    let whole = whole.map(|got| compare::difference(document, schema, &meant.into(), got));
    let each = || {
        compare::difference(
            document,
            schema,
            &meant.into(),
            &Json::Array(values.clone()),
        )
    };
    let difference = match (whole, meant) {
        (Some(None), _) => None,
        (_, Value::Array(_)) if !values.is_empty() => each(),
        (Some(difference), _) => difference,
        (None, _) => return None,
    };
    for pair in &mut found {
        pair.used = true;
    }
    Some(difference.map_or(Ok(()), Err))
}

/// Whether a text is the scalar that was meant.
pub(super) fn scalar(
    document: &Document,
    schema: Option<Schema<'_>>,
    meant: &Value,
    text: &str,
) -> Result<(), String> {
    styles::check(
        document,
        schema,
        meant,
        &Texts::One(text.to_owned()),
        &|text| Some(text.to_owned()),
    )
}
