//! Each declared response as bytes, and what a client has to make of it.

use serde_json::{Value, json};

use super::media::{concrete, is_stream, stream};
use super::statuses::{self, is_bodiless};
use super::{Expected, ExpectedContent, Planner, arguments};
use crate::document::{Direction, Header, Media, Operation, Response, Schema};
use crate::http::{RawResponse, is_json};

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

type Answer = (RawResponse, Expected);

/// The answers of an operation; at least one.
pub(super) fn all<'d>(planner: &Planner<'_, 'd>, operation: &Operation<'d>) -> Vec<Answer> {
    let mut lists: Vec<Vec<Answer>> = Vec::new();
    for response in &operation.responses {
        for status in statuses::of(operation, response.status) {
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
        found.push(undeclared(lists.is_empty()));
    }
    let mut number = 0;
    for (answer, _) in &mut found {
        number += 1;
        answer.close = number % 5 == 0;
        answer.chunked |= number % 3 == 0 && !is_bodiless(answer.status);
    }
    found
}

/// For an operation without responses that can be answered; where none is declared, an empty one
/// will do.
fn undeclared(none: bool) -> Answer {
    let expected = Expected {
        status: 200,
        success: None,
        declared_status: String::new(),
        media_type: None,
        content: if none {
            ExpectedContent::Any
        } else {
            ExpectedContent::Unknown
        },
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
        let kind = self.kind(media);
        if self.operation.method == "HEAD" {
            return vec![self.one(Some(media), 0, Vec::new(), ExpectedContent::Empty)];
        }
        let part = || format!("answer {} as {}", self.response.status, media.media_type);
        let values = |schema, most| self.planner.values(schema, Direction::Received, most, part);
        if is_stream(&kind) {
            let mut items = values(self.item(media.schema), 3);
            items.truncate(4);
            if items.is_empty() {
                return Vec::new();
            }
            let (body, content) = stream(&kind, &items);
            return vec![self.one(Some(media), 0, body, content)];
        }
        let is_text = kind.starts_with("text/") || kind.contains("xml");
        let made = if is_text || is_json(&kind) {
            values(media.schema, BODIES)
        } else {
            Vec::new()
        };
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
        let bodies: Vec<Vec<u8>> = if is_text && made.is_empty() {
            return Vec::new();
        } else if is_text {
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

    /// The media type that is sent for a declared one.
    fn kind(&self, media: &Media<'d>) -> String {
        let document = self.planner.schemas.document();
        let schema = media.schema.and_then(|schema| document.follow(schema));
        concrete(media.media_type, schema)
    }

    /// The schema of the items of a stream: its own, or that of its elements where it is a list.
    fn item(&self, schema: Option<Schema<'d>>) -> Option<Schema<'d>> {
        let document = self.planner.schemas.document();
        let resolved = schema.and_then(|schema| document.follow(schema));
        resolved.and_then(|schema| schema.get("items")).or(schema)
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
                .push(("content-type".to_owned(), self.kind(media)));
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
        let part = || {
            format!(
                "header `{}` of answer {}",
                header.name, self.response.status
            )
        };
        let values = match header.schema {
            Some(_) => self
                .planner
                .values(header.schema, Direction::Received, 8, part),
            None => vec![json!("text")],
        };
        let none = values.is_empty();
        let text = |value: &Value| match header.media_type {
            Some(_) => Some(value.to_string()).filter(|text| text.is_ascii()),
            None => arguments::as_header(value, header.explode),
        };
        let clear = values
            .into_iter()
            .find_map(|value| Some((text(&value)?, value)));
        if clear.is_none() && !none {
            let why = "no valid value can stand in a header";
            self.planner.gap(part(), why.to_owned());
        }
        clear
    }
}
