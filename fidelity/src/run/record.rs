//! A call as a line of JSON, for other judges.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::document::Operation;
use crate::http::RawRequest;
use crate::protocol::CallOrder;

/// What was meant, and what was sent. A body that is no UTF-8 is base64 under `body_base64`.
pub(super) fn line(
    operation: &Operation<'_>,
    order: &CallOrder,
    request: &RawRequest,
    origin: &str,
) -> Value {
    let mut line = json!({
        "operationId": operation.id,
        "method": operation.method,
        "path": operation.path,
        "base_url": order.base_url,
        "arguments": order.arguments,
        "body_intended": order.body,
        "credentials": order.credentials,
        "request": {
            "method": request.method,
            "url": format!("{origin}{}", request.target),
            "headers": request.headers,
        },
    });
    match std::str::from_utf8(&request.body) {
        Ok(text) => line["request"]["body"] = json!(text),
        Err(_) => {
            let encoded = base64::engine::general_purpose::STANDARD.encode(&request.body);
            line["request"]["body_base64"] = json!(encoded);
        }
    }
    line
}
