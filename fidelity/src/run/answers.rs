//! Whether a client gave for an answer what the document declares of it.

use serde_json::{Value, json};

use crate::compare::{self, cut};
use crate::document::{Document, Schema};
use crate::exact::Json;
use crate::http::RawResponse;
use crate::plan::{Call, Expected, ExpectedContent};
use crate::protocol::{Answer, Content, Outcome};

/// What is wrong with what the client gave; nothing where it is right.
pub(super) fn check(
    document: &Document,
    schema: Option<Schema<'_>>,
    call: &Call,
    outcome: &Outcome,
) -> Vec<String> {
    if matches!(call.expected.content, ExpectedContent::Unknown) {
        return Vec::new();
    }
    let answer = match outcome {
        Outcome::Answer(answer) => answer,
        Outcome::Refused { message } => return vec![format!("the call was refused: {message}")],
        _ => return vec!["a value instead of an answer".to_owned()],
    };
    let expected = &call.expected;
    let mut reasons = kind(expected, answer);
    reasons.extend(headers(document, expected, answer));
    let checker = Checker {
        document,
        schema,
        raw: &call.answer,
    };
    reasons.extend(
        checker
            .content(expected, &answer.content)
            .map(|reason| format!("answer: {reason}")),
    );
    reasons
}

fn kind(expected: &Expected, answer: &Answer) -> Vec<String> {
    let mut reasons = Vec::new();
    if answer.status != expected.status {
        reasons.push(format!(
            "answer: the status is told as {}, not {}",
            answer.status, expected.status
        ));
    }
    if expected
        .success
        .is_some_and(|success| success != answer.success)
    {
        let got = if answer.success {
            "a success"
        } else {
            "an error"
        };
        reasons.push(format!("answer: {} was given as {got}", expected.status));
    }
    if let Some(declared) = answer.declared_status.as_deref()
        && !declared.eq_ignore_ascii_case(&expected.declared_status)
    {
        reasons.push(format!(
            "answer: it was given as the variant {declared:?}, not {:?}",
            expected.declared_status
        ));
    }
    let got = &answer.media_types;
    if let Some(declared) = expected.media_type.as_deref().map(plain)
        && !got.is_empty()
        && !got.iter().any(|one| plain(one) == declared)
    {
        reasons.push(format!("answer: it was given as {got:?}, not {declared:?}"));
    }
    reasons
}

/// A media type without what does not tell it from others: blanks and the charset.
pub(super) fn plain(media_type: &str) -> String {
    let parts = media_type.split(';').map(|part| {
        let part: String = part.split_whitespace().collect();
        part.to_ascii_lowercase()
    });
    let parts = parts.filter(|part| !part.starts_with("charset="));
    parts.collect::<Vec<_>>().join(";")
}

fn headers(document: &Document, expected: &Expected, answer: &Answer) -> Vec<String> {
    let mut reasons = Vec::new();
    for (name, text) in &expected.headers {
        let told =
            |(got, value): &(String, String)| got.eq_ignore_ascii_case(name) && value == text;
        if !answer.headers.iter().any(told) {
            reasons.push(format!("answer: the header `{name}: {text}` is not told"));
        }
    }
    for (name, got) in &answer.typed_headers {
        let Some((_, meant)) = expected
            .typed
            .iter()
            .find(|(one, _)| one.eq_ignore_ascii_case(name))
        else {
            continue;
        };
        let meant = meant.clone().unwrap_or(Value::Null);
        let difference = got.as_deref().map_err(String::clone).and_then(|got| {
            let mut sent = expected.headers.iter();
            let sent = sent.find(|(one, _)| one.eq_ignore_ascii_case(name));
            // An object may be given as the text that was sent.
            if meant.is_object()
                && serde_json::from_str(got).ok() == sent.map(|(_, text)| json!(text))
            {
                return Ok(None);
            }
            let got = Json::parse(got)?;
            Ok(compare::difference(
                document,
                None,
                &Json::from(&meant),
                &got,
            ))
        });
        let difference = difference.unwrap_or_else(Some);
        if let Some(difference) = difference {
            reasons.push(format!("answer: typed header `{name}`: {difference}"));
        }
    }
    reasons
}

struct Checker<'c, 'd> {
    document: &'d Document,
    schema: Option<Schema<'d>>,
    raw: &'c RawResponse,
}

impl Checker<'_, '_> {
    fn content(&self, expected: &Expected, got: &Content) -> Option<String> {
        if let Content::Unread(reason) = got {
            return Some(format!("the body was not read: {reason}"));
        }
        match (&expected.content, got) {
            (ExpectedContent::Any, _) | (ExpectedContent::Empty, Content::Empty) => None,
            // A body that may be there and is not.
            (ExpectedContent::Empty, Content::Text(text)) if text.is_empty() => None,
            (ExpectedContent::Empty, Content::Bytes(bytes)) if bytes.is_empty() => None,
            (ExpectedContent::Empty, Content::Items(items) | Content::Texts(items))
                if items.is_empty() =>
            {
                None
            }
            (ExpectedContent::Json(meant), Content::Json(text)) => {
                self.differ(self.schema, meant, text)
            }
            (ExpectedContent::Json(_), got) if !expected.has_schema => self.same_bytes(got),
            (ExpectedContent::Raw, got) => self.same_bytes(got),
            (ExpectedContent::Items(meant), Content::Items(items)) => self.items(meant, items),
            (ExpectedContent::Items(meant), Content::Texts(texts)) => same_texts(meant, texts),
            (expected, got) => Some(format!(
                "expected {}, got {}",
                meant(expected),
                cut(&format!("{got:?}"), 200)
            )),
        }
    }

    fn differ(&self, schema: Option<Schema<'_>>, meant: &Value, text: &str) -> Option<String> {
        match Json::parse(text) {
            Ok(got) => compare::difference(self.document, schema, &Json::from(meant), &got),
            Err(error) => Some(error),
        }
    }

    fn items(&self, meant: &[Value], items: &[String]) -> Option<String> {
        if meant.len() != items.len() {
            return Some(format!(
                "{} items of the stream, not {}",
                items.len(),
                meant.len()
            ));
        }
        let list = self
            .schema
            .and_then(|schema| self.document.follow(schema)?.get("items"));
        let mut pairs = meant.iter().zip(items);
        pairs.find_map(|(meant, got)| self.differ(list.or(self.schema), meant, got))
    }

    /// The bytes as they were sent, as text or bytes, or as a JSON string of them.
    fn same_bytes(&self, got: &Content) -> Option<String> {
        let same = match got {
            Content::Text(text) => text.as_bytes() == self.raw.body,
            Content::Bytes(bytes) => *bytes == self.raw.body,
            Content::Json(text) => serde_json::from_str::<Value>(text).is_ok_and(|value| {
                value
                    .as_str()
                    .is_some_and(|text| text.as_bytes() == self.raw.body)
                    || serde_json::from_slice::<Value>(&self.raw.body)
                        .is_ok_and(|meant| meant == value)
            }),
            Content::Empty => self.raw.body.is_empty(),
            Content::Items(_) | Content::Texts(_) | Content::Unread(_) => false,
        };
        let body = String::from_utf8_lossy(&self.raw.body);
        (!same).then(|| {
            format!(
                "expected {:?}, got {}",
                cut(&body, 80),
                cut(&format!("{got:?}"), 200)
            )
        })
    }
}

/// The data of events as texts: what the server wrote.
fn same_texts(meant: &[Value], texts: &[String]) -> Option<String> {
    let meant: Vec<String> = meant.iter().map(ToString::to_string).collect();
    (meant != texts).then(|| format!("expected the texts {meant:?}, got {texts:?}"))
}

fn meant(content: &ExpectedContent) -> String {
    match content {
        ExpectedContent::Empty => "nothing".to_owned(),
        ExpectedContent::Json(value) => cut(&value.to_string(), 200),
        ExpectedContent::Raw | ExpectedContent::Any | ExpectedContent::Unknown => {
            "the bytes".to_owned()
        }
        ExpectedContent::Items(items) => format!("{} items", items.len()),
    }
}
