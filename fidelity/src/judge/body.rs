//! Whether the body is the value that was meant, in the media type that was meant.

use serde_json::Value;

use super::{Case, form, multipart};
use crate::compare::{self, cut};
use crate::document::Media;
use crate::exact::{Json, same_number};
use crate::http::{essence, is_json, is_media};
use crate::protocol::BodyOrder;

pub(super) fn judge(case: &mut Case<'_, '_>) {
    let types: Vec<_> = case
        .request
        .header("content-type")
        .map(str::to_owned)
        .collect();
    let Some(order) = &case.order.body else {
        return no_body(case, &types);
    };
    let content = case
        .operation
        .body
        .as_ref()
        .map(|body| body.content.as_slice())
        .unwrap_or_default();
    let Some(media) = content
        .iter()
        .find(|media| media.media_type == order.media_type)
    else {
        return case.wrong(format!("the document has no body of {}", order.media_type));
    };
    match types.as_slice() {
        [one] if is_media(&order.media_type, one) => {}
        _ => case.wrong(format!(
            "Content-Type is {types:?}, not {:?}",
            order.media_type
        )),
    }
    if let Err(reason) = value(case, media, order, types.first().map_or("", String::as_str)) {
        case.wrong(format!("body: {reason}"));
    }
}

fn no_body(case: &mut Case<'_, '_>, types: &[String]) {
    if !case.request.body.is_empty() {
        let text = String::from_utf8_lossy(&case.request.body);
        case.wrong(format!(
            "no body was given, but {:?} was sent",
            cut(&text, 80)
        ));
    }
    if !types.is_empty() {
        case.wrong(format!(
            "no body was given, but Content-Type {types:?} was sent"
        ));
    }
}

fn value(
    case: &Case<'_, '_>,
    media: &Media<'_>,
    order: &BodyOrder,
    content_type: &str,
) -> Result<(), String> {
    let bytes = &case.request.body;
    let essence = essence(&order.media_type);
    if is_json(&essence) && (media.schema.is_some() || !order.value.is_string()) {
        return json(case, media, &order.value, bytes);
    }
    if essence == "application/x-www-form-urlencoded" && order.value.is_object() {
        return form::check(case.document, media, &order.value, bytes);
    }
    if essence.starts_with("multipart/") && order.value.is_object() {
        return multipart::check(case.document, media, &order.value, bytes, content_type);
    }
    raw(&order.value, bytes)
}

fn json(case: &Case<'_, '_>, media: &Media<'_>, meant: &Value, bytes: &[u8]) -> Result<(), String> {
    let got = parsed(bytes)?;
    compare::difference(case.document, media.schema, &meant.into(), &got).map_or(Ok(()), Err)
}

pub(super) fn parsed(bytes: &[u8]) -> Result<Json, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    Json::parse(text).map_err(|error| format!("{:?} is not JSON: {error}", cut(text, 80)))
}

/// Text and bytes: the UTF-8 of the string, or the text of what is no string; a number has many.
pub(super) fn raw(meant: &Value, bytes: &[u8]) -> Result<(), String> {
    let text = match meant {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let is_number = |got: &str| meant.is_number() && same_number(&text, got);
    if text.as_bytes() == bytes || std::str::from_utf8(bytes).is_ok_and(is_number) {
        return Ok(());
    }
    Err(format!(
        "expected {:?}, got {:?}",
        cut(&text, 80),
        cut(&String::from_utf8_lossy(bytes), 80)
    ))
}
