//! Documents of one operation, and requests as text.
#![allow(dead_code, reason = "each test uses its part")]

use serde_json::{Value, json};
use specwright_fidelity::document::Document;
use specwright_fidelity::http::RawRequest;
use specwright_fidelity::judge::judge;
use specwright_fidelity::protocol::{ArgumentOrder, BodyOrder, CallOrder};

/// A document with the operation `one` and some schemes.
pub(crate) fn document(method: &str, path: &str, operation: &Value) -> Document {
    let mut operation = operation.clone();
    operation["operationId"] = json!("one");
    if operation.get("responses").is_none() {
        operation["responses"] = json!({ "204": { "description": "done" } });
    }
    Document::new(json!({
        "openapi": "3.0.3",
        "paths": { path: { method: operation } },
        "components": {
            "schemas": { "Pet": pet() },
            "securitySchemes": {
                "key": { "type": "apiKey", "in": "header", "name": "X-Key" },
                "other": { "type": "apiKey", "in": "header", "name": "X-Other" },
                "query": { "type": "apiKey", "in": "query", "name": "key" },
                "basic": { "type": "http", "scheme": "basic" },
                "bearer": { "type": "http", "scheme": "bearer" },
            },
        },
    }))
}

fn pet() -> Value {
    json!({
        "type": "object",
        "required": ["name"],
        "properties": {
            "id": { "type": "integer", "format": "int64", "readOnly": true },
            "name": { "type": "string" },
            "born": { "type": "string", "format": "date-time", "nullable": true },
        },
    })
}

/// A call that is meant.
pub(crate) struct Meant {
    pub(crate) order: CallOrder,
}

impl Meant {
    pub(crate) fn new() -> Self {
        let order = CallOrder {
            operation: "one".to_owned(),
            base_url: "http://api.test/base".to_owned(),
            arguments: Vec::new(),
            body: None,
            credentials: Vec::new(),
        };
        Meant { order }
    }

    pub(crate) fn argument(mut self, location: &str, name: &str, value: Value) -> Self {
        let (location, name) = (location.to_owned(), name.to_owned());
        self.order.arguments.push(ArgumentOrder {
            location,
            name,
            value,
        });
        self
    }

    pub(crate) fn body(mut self, media_type: &str, value: Value) -> Self {
        self.order.body = Some(BodyOrder {
            media_type: media_type.to_owned(),
            value,
        });
        self
    }

    pub(crate) fn credential(mut self, scheme: &str, secret: &str) -> Self {
        self.order
            .credentials
            .push((scheme.to_owned(), secret.to_owned()));
        self
    }

    /// What is wrong with a request.
    pub(crate) fn judged(&self, document: &Document, text: &str) -> Vec<String> {
        let operations = document.operations();
        judge(document, &operations[0], &self.order, &request(text))
    }
}

/// A request from its text.
pub(crate) fn request(text: &str) -> RawRequest {
    let (head, body) = text
        .split_once("\r\n\r\n")
        .expect("an empty line ends the head");
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ');
    RawRequest {
        method: first.next().unwrap_or_default().to_owned(),
        target: first.next().unwrap_or_default().to_owned(),
        headers: lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
    }
}
