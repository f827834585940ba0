//! Each declared response as bytes, and what a client has to make of it.

use serde_json::{Value, json};

use super::{Planner, arguments};
use crate::document::{Direction, Header, Media, Operation, Response, Schema};
use crate::http::{RawResponse, essence, is_json};

/// How many bodies of one media type are answered.
const BODIES: usize = 4;
/// How many answers an operation gives at most.
const ANSWERS: usize = 48;
/// Bytes that are no text.
const BYTES: &[u8] = &[0, 159, 146, 150, 13, 10, 255];
/// What the transfer itself says.
const TRANSFER: [&str; 6] = [
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "transfer-encoding",
];

/// What a client has to give for an answer.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The status.
    pub status: u16,
    /// Whether it is a success; `None` where either will do.
    pub success: Option<bool>,
    /// The declared status: `200`, `4XX`, `default`.
    pub declared_status: String,
    /// The declared media type.
    pub media_type: Option<String>,
    /// The body.
    pub content: ExpectedContent,
    /// Where the schema of the body stands, for messages: not part of what is compared.
    pub has_schema: bool,
    /// The declared headers, as they are sent.
    pub headers: Vec<(String, String)>,
    /// Every declared header as a value; `None` where it is not sent.
    pub typed: Vec<(String, Option<Value>)>,
}

/// What a client has to make of a body.
#[derive(Clone, Debug)]
pub enum ExpectedContent {
    /// Nothing.
    Empty,
    /// A value.
    Json(Value),
    /// The bytes themselves, as text or bytes.
    Raw,
    /// The items of a stream.
    Items(Vec<Value>),
    /// A stream whose items have no form that `OpenAPI` would say.
    Any,
}

type Answer = (RawResponse, Expected);

/// The answers of an operation; at least one.
pub(super) fn all<'d>(planner: &Planner<'_, 'd>, operation: &Operation<'d>) -> Vec<Answer> {
    let mut lists: Vec<Vec<Answer>> = Vec::new();
    for response in &operation.responses {
        for status in statuses(operation, response.status) {
            let answers = Answers {
                planner,
                operation,
                response,
                status,
            };
            if response.content.is_empty() || is_bodiless(status) {
                lists.push(vec![answers.one(
                    None,
                    0,
                    Vec::new(),
                    ExpectedContent::Empty,
                )]);
                continue;
            }
            lists.extend(response.content.iter().map(|media| answers.of_media(media)));
        }
    }
    let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
    let at = |index: usize| {
        lists
            .iter()
            .filter_map(move |list| list.get(index).cloned())
            .collect::<Vec<_>>()
    };
    let mut found: Vec<_> = (0..longest)
        .flat_map(at)
        .take(ANSWERS.max(lists.len()))
        .collect();
    if found.is_empty() {
        found.push(undeclared());
    }
    let mut number = 0;
    for (answer, _) in &mut found {
        number += 1;
        answer.close = number % 5 == 0;
        answer.chunked |= number % 3 == 0 && !is_bodiless(answer.status);
    }
    found
}

fn is_bodiless(status: u16) -> bool {
    matches!(status, 204 | 304)
}

/// Statuses that stand for a declared one: itself, one of the range that is not declared by
/// itself, or for `default` one that nothing declares.
fn statuses(operation: &Operation<'_>, declared: &str) -> Vec<u16> {
    let is_declared = |status: u16| {
        let text = status.to_string();
        let range = format!("{}XX", &text[..1]);
        (
            operation.responses.iter().any(|one| one.status == text),
            operation
                .responses
                .iter()
                .any(|one| one.status.eq_ignore_ascii_case(&range)),
        )
    };
    if let Ok(status) = declared.parse::<u16>() {
        // An answer of 1xx is followed by another one.
        return (200..600)
            .contains(&status)
            .then_some(status)
            .into_iter()
            .collect();
    }
    let of_range = |first: u16| {
        [0, 18, 3, 1, 99]
            .map(|offset| first + offset)
            .into_iter()
            .find(|status| !is_declared(*status).0)
    };
    match declared.bytes().next() {
        Some(digit @ b'2'..=b'5') => of_range(u16::from(digit - b'0') * 100)
            .into_iter()
            .collect(),
        Some(b'1') => Vec::new(),
        _ => {
            let free = |status: &u16| is_declared(*status) == (false, false);
            let success = operation
                .responses
                .iter()
                .any(|one| one.status.starts_with('2'));
            let errors = [500, 418, 503, 409].into_iter().find(free);
            errors
                .into_iter()
                .chain((!success).then_some(200).filter(free))
                .collect()
        }
    }
}

/// For an operation without responses that can be answered.
fn undeclared() -> Answer {
    let expected = Expected {
        status: 200,
        success: None,
        declared_status: String::new(),
        media_type: None,
        content: ExpectedContent::Any,
        has_schema: false,
        headers: Vec::new(),
        typed: Vec::new(),
    };
    (
        RawResponse {
            status: 200,
            ..RawResponse::default()
        },
        expected,
    )
}

struct Answers<'a, 's, 'd> {
    planner: &'a Planner<'s, 'd>,
    operation: &'a Operation<'d>,
    response: &'a Response<'d>,
    status: u16,
}

impl<'d> Answers<'_, '_, 'd> {
    fn of_media(&self, media: &Media<'d>) -> Vec<Answer> {
        let kind = concrete(media.media_type);
        if self.operation.method == "HEAD" {
            return vec![self.one(Some(media), 0, Vec::new(), ExpectedContent::Empty)];
        }
        let made = self
            .planner
            .values(media.schema, Direction::Received, BODIES);
        if is_stream(&kind) {
            let items = self.items(media.schema);
            let (body, content) = stream(&kind, &items);
            return vec![self.one(Some(media), 0, body, content)];
        }
        if is_json(&kind) {
            let json = |(number, value): (usize, Value)| {
                let body = value.to_string().into_bytes();
                self.one(Some(media), number, body, ExpectedContent::Json(value))
            };
            return made
                .into_iter()
                .take(BODIES)
                .enumerate()
                .map(json)
                .collect();
        }
        let bodies: Vec<Vec<u8>> = if kind.starts_with("text/") || kind.contains("xml") {
            let texts = made
                .iter()
                .filter_map(Value::as_str)
                .map(|text| text.as_bytes().to_vec());
            let texts: Vec<_> = texts.take(2).collect();
            let structured = kind.starts_with("text/plain") && media.schema.is_some();
            if texts.is_empty() && structured {
                // OpenAPI does not say how; as JSON it can be taken for text and for a value.
                let json = made.iter().map(|value| value.to_string().into_bytes());
                json.take(2).collect()
            } else if texts.is_empty() {
                vec!["<a>text \u{e9}</a>".as_bytes().to_vec()]
            } else {
                texts
            }
        } else if kind == "application/x-www-form-urlencoded" {
            vec![b"a=1&b=%C3%A9".to_vec()]
        } else {
            vec![BYTES.to_vec(), b"plain".repeat(5000)]
        };
        let raw = |(number, body)| self.one(Some(media), number, body, ExpectedContent::Raw);
        bodies.into_iter().enumerate().map(raw).collect()
    }

    /// The items of a stream: values of the schema, or of its elements where it is a list.
    fn items(&self, schema: Option<Schema<'d>>) -> Vec<Value> {
        let document = self.planner.schemas.document();
        let resolved = schema.and_then(|schema| document.follow(schema));
        let element = resolved.and_then(|schema| schema.get("items"));
        let mut items = self
            .planner
            .values(element.or(schema), Direction::Received, 3);
        items.truncate(4);
        items
    }

    fn one(
        &self,
        media: Option<&Media<'d>>,
        number: usize,
        body: Vec<u8>,
        content: ExpectedContent,
    ) -> Answer {
        let mut answer = RawResponse {
            status: self.status,
            body,
            ..RawResponse::default()
        };
        answer.chunked = matches!(content, ExpectedContent::Items(_) | ExpectedContent::Any);
        let mut headers = Vec::new();
        let mut typed = Vec::new();
        for header in &self.response.headers {
            if TRANSFER
                .iter()
                .any(|name| header.name.eq_ignore_ascii_case(name))
            {
                continue;
            }
            // Every second answer goes without; that a header is required is not always kept to.
            match self.header(header).filter(|_| number.is_multiple_of(2)) {
                Some((text, value)) => {
                    headers.push((header.name.to_ascii_lowercase(), text));
                    typed.push((header.name.to_ascii_lowercase(), Some(value)));
                }
                None => typed.push((header.name.to_ascii_lowercase(), None)),
            }
        }
        answer.headers.clone_from(&headers);
        if let Some(media) = media {
            answer
                .headers
                .push(("content-type".to_owned(), concrete(media.media_type)));
        }
        // Not followed: the answer itself is what was asked for.
        if matches!(self.status, 301..=303 | 307 | 308)
            && !headers.iter().any(|(name, _)| name == "location")
        {
            answer
                .headers
                .push(("location".to_owned(), "/elsewhere".to_owned()));
        }
        let expected = Expected {
            status: self.status,
            success: match self.status {
                200..=299 => Some(true),
                400.. => Some(false),
                _ => None,
            },
            declared_status: self.response.status.to_owned(),
            media_type: media.map(|media| media.media_type.to_owned()),
            content,
            has_schema: media.is_some_and(|media| media.schema.is_some()),
            headers,
            typed,
        };
        (answer, expected)
    }

    fn header(&self, header: &Header<'d>) -> Option<(String, Value)> {
        if header.media_type.is_some() {
            let values = self.planner.values(header.schema, Direction::Received, 8);
            let text = |value: &Value| Some(value.to_string()).filter(|text| text.is_ascii());
            return values
                .into_iter()
                .find_map(|value| Some((text(&value)?, value)));
        }
        let values = match header.schema {
            Some(_) => self.planner.values(header.schema, Direction::Received, 8),
            None => vec![json!("text")],
        };
        values
            .into_iter()
            .find_map(|value| Some((arguments::as_header(&value, header.explode)?, value)))
    }
}

/// A media type of a range; itself where it is none.
fn concrete(declared: &str) -> String {
    let essence = essence(declared);
    match essence.as_str() {
        "*/*" | "application/*" => "application/octet-stream".to_owned(),
        "text/*" => "text/plain".to_owned(),
        _ => match essence.strip_suffix("/*") {
            Some(kind) => format!("{kind}/x-example"),
            None => declared.to_owned(),
        },
    }
}

fn is_stream(kind: &str) -> bool {
    matches!(
        essence(kind).as_str(),
        "text/event-stream"
            | "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
    )
}

fn stream(kind: &str, items: &[Value]) -> (Vec<u8>, ExpectedContent) {
    let is_events = essence(kind) == "text/event-stream";
    let line = |item: &Value| match (is_events, item) {
        (true, Value::String(text)) => format!("data: {}\n\n", text.replace(['\n', '\r'], " ")),
        (true, item) => format!("data: {item}\n\n"),
        (false, item) => format!("{item}\n"),
    };
    let body = items.iter().map(line).collect::<String>().into_bytes();
    // Whether the data of an event is text or JSON text, a schema of strings does not say.
    let content = match is_events && items.iter().any(Value::is_string) {
        true => ExpectedContent::Any,
        false => ExpectedContent::Items(items.to_vec()),
    };
    (body, content)
}
