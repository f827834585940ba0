//! What a handler is told to answer for a planned call.

use serde_json::{Value, json};

use super::answers::plain;
use crate::plan::{Call, ExpectedContent};
use crate::protocol::StubOrder;

/// What the handler answers for a call; `None` where nothing that can be asked for is declared.
pub(super) fn stub(call: &Call) -> Option<StubOrder> {
    let (expected, answer) = (&call.expected, &call.answer);
    let (mut json, mut items) = (None, None);
    match &expected.content {
        ExpectedContent::Unknown => return None,
        ExpectedContent::Json(value) => json = Some(value.to_string()),
        ExpectedContent::Items(values) => {
            items = Some(values.iter().map(Value::to_string).collect());
        }
        // Events whose data are texts, or JSON texts.
        ExpectedContent::Any => items = Some(data(&answer.body)),
        ExpectedContent::Empty | ExpectedContent::Raw => {}
    }
    if expected.declared_status.is_empty() {
        return None;
    }
    let headers = expected.headers.iter().map(|(name, text)| {
        let mut typed = expected.typed.iter();
        let value = typed.find(|(one, _)| one == name);
        let value = value.and_then(|(_, value)| value.clone());
        let value = value.unwrap_or_else(|| json!(text)).to_string();
        (name.clone(), text.clone(), value)
    });
    let is_range = |media: &&String| media.contains('*');
    let sent = |name: &str| {
        let mut headers = answer.headers.iter();
        headers
            .find(|(one, _)| one == name)
            .map(|(_, text)| text.clone())
    };
    let others = answer.headers.iter().filter(|(name, _)| {
        name != "content-type" && !expected.headers.iter().any(|(one, _)| one == name)
    });
    Some(StubOrder {
        operation: call.order.operation.clone(),
        status: expected.status,
        declared_status: expected.declared_status.clone(),
        media_type: expected.media_type.as_deref().map(plain),
        content_type: expected
            .media_type
            .as_ref()
            .filter(is_range)
            .and_then(|_| sent("content-type")),
        body: answer.body.clone(),
        json,
        items,
        headers: headers.collect(),
        raw_headers: others.cloned().collect(),
        in_band: None,
    })
}

/// The data of events, as JSON texts.
fn data(body: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(body);
    let lines = text.lines().filter_map(|line| line.strip_prefix("data: "));
    lines.map(|line| json!(line).to_string()).collect()
}
