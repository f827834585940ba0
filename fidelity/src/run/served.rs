//! The proof of a generated server: the generated client calls it, its handlers tell what they were
//! given and answer as planned, and what is not valid is refused.

use std::io;

use serde_json::{Value, json};

use super::{BASE, Proof, answer_schema, answers, kept::Kept, plain};
use crate::client;
use crate::compare::{self, cut};
use crate::document::{Direction, Operation, Schema};
use crate::exact::Json;
use crate::http::{essence, is_json, is_media};
use crate::plan::{Call, ExpectedContent};
use crate::protocol::{Handed, HandedCalls, Order, Outcome, StubOrder};
use crate::refuse::{self, Bad};
use crate::report::Failure;

impl<'d> Proof<'_, '_, 'd> {
    /// Proves the server of an operation, of which these calls are planned and these requests were
    /// made.
    pub(super) fn served(
        &mut self,
        operation: &Operation<'d>,
        calls: Vec<Call>,
        kept: &[Kept],
    ) -> io::Result<()> {
        let mut wrong = 0;
        let origin = match self.driver.ask(&Order::Serve {
            base: BASE.to_owned(),
        })? {
            Outcome::Serving { origin } => origin,
            outcome => {
                let told = self.failure(operation, vec!["the server does not start".to_owned()]);
                self.tell(
                    1,
                    Failure {
                        got: format!("{outcome:?}"),
                        ..told
                    },
                );
                self.report.served().operations.add(false);
                return Ok(());
            }
        };
        let mut tried = 0;
        for (number, mut call) in calls.into_iter().enumerate() {
            call.order.base_url = format!("{origin}{BASE}");
            let in_band = match number {
                0 => self.in_band(operation, &call)?,
                _ => None,
            };
            let answered = match stub(&call) {
                Some(stub) => Some(self.served_call(operation, &call, stub)?),
                None => None,
            };
            for (reasons, got) in in_band.into_iter().chain(answered) {
                tried += 1;
                self.report.served().calls.add(reasons.is_empty());
                if !reasons.is_empty() {
                    wrong += 1;
                    let failure = Failure {
                        given: serde_json::to_string(&call.order).unwrap_or_default(),
                        got,
                        ..self.failure(operation, reasons)
                    };
                    self.tell(wrong, failure);
                }
            }
        }
        if tried == 0 {
            let why = "it declares no answer, or none that can be made";
            let left_out = format!("{}: {why}", operation.id);
            self.report.served().not_served.push(left_out);
        } else {
            self.report.served().operations.add(wrong == 0);
        }
        self.refusals(operation, &origin, kept)
    }

    fn failure(&self, operation: &Operation<'_>, reasons: Vec<String>) -> Failure {
        Failure {
            of: format!("server of {}", operation.id),
            pointer: operation.pointer.clone(),
            reasons,
            given: String::new(),
            got: String::new(),
            request: None,
        }
    }

    /// What is wrong with a call, and what came of it.
    fn served_call(
        &mut self,
        operation: &Operation<'d>,
        call: &Call,
        stub: StubOrder,
    ) -> io::Result<(Vec<String>, String)> {
        self.driver.ask(&Order::Stub(stub))?;
        let outcome = self.driver.ask(&Order::Call(call.order.clone()))?;
        let handed = self.driver.ask(&Order::Handed)?;
        let mut reasons = match only(&handed) {
            Ok(one) => self.handed(operation, call, one),
            Err(reason) => vec![reason],
        };
        let schema = answer_schema(operation, call);
        let answered = answers::check(self.document, schema, call, &outcome);
        reasons.extend(answered);
        reasons.extend(content_type(operation, call, &outcome));
        Ok((reasons, format!("handler: {handed:?}; client: {outcome:?}")))
    }

    /// What is wrong with what a handler was given.
    fn handed(&self, operation: &Operation<'d>, call: &Call, handed: &Handed) -> Vec<String> {
        let mut reasons = Vec::new();
        if handed.operation != operation.id {
            reasons.push(format!("handler: the call went to `{}`", handed.operation));
        }
        reasons.extend(handed.fault.iter().map(|fault| format!("handler: {fault}")));
        let mut left: Vec<_> = handed.arguments.iter().collect();
        for meant in &call.order.arguments {
            let of = format!("handler: {} argument `{}`", meant.location, meant.name);
            let named = |(location, name, _): &&(String, String, _)| {
                *location == meant.location && *name == meant.name
            };
            let Some(at) = left.iter().position(named) else {
                // A list without elements leaves nothing to be sent.
                if !is_nothing(&meant.value) {
                    reasons.push(format!("{of} was not handed on"));
                }
                continue;
            };
            let (_, _, got) = left.remove(at);
            let mut parameters = operation.parameters.iter();
            let parameter = parameters
                .find(|one| one.location.text() == meant.location && one.name == meant.name);
            let is_text = parameter.is_none_or(|one| !one.media_type.is_some_and(is_json));
            let schema = parameter.and_then(|one| one.schema);
            let difference = self.differ(schema, &meant.value, got, is_text);
            reasons.extend(difference.map(|difference| format!("{of}: {difference}")));
        }
        let left = left.into_iter();
        reasons.extend(left.map(|(location, name, got)| {
            format!("handler: {location} argument `{name}` was handed on, and not given: {got:?}")
        }));
        reasons.extend(self.handed_body(operation, call, handed));
        reasons
    }

    fn handed_body(
        &self,
        operation: &Operation<'d>,
        call: &Call,
        handed: &Handed,
    ) -> Option<String> {
        let (meant, (media_type, got)) = match (&call.order.body, &handed.body) {
            (None, None) => return None,
            (Some(_), None) => return Some("handler: the body was not handed on".to_owned()),
            (None, Some(got)) => {
                return Some(format!(
                    "handler: a body was handed on, and not given: {got:?}"
                ));
            }
            (Some(meant), Some(got)) => (meant, got),
        };
        if meant.media_type != *media_type {
            return Some(format!(
                "handler: the body was handed on as {media_type:?}, not {:?}",
                meant.media_type
            ));
        }
        let content = operation.body.iter().flat_map(|body| &body.content);
        let mut content = content.filter(|media| media.media_type == meant.media_type);
        let schema = content.next().and_then(|media| media.schema);
        let is_text = !is_json(&essence(media_type)) || schema.is_none();
        let difference = self.differ(schema, &meant.value, got, is_text)?;
        Some(format!("handler: the body: {difference}"))
    }

    /// How a value differs from what was handed on. What is written as text may be read in each
    /// way that the document allows.
    fn differ(
        &self,
        schema: Option<Schema<'d>>,
        meant: &Value,
        got: &Result<String, String>,
        is_text: bool,
    ) -> Option<String> {
        let text = match got {
            Ok(text) => text,
            Err(error) => return Some(format!("it cannot be shown: {error}")),
        };
        let got = match Json::parse(text) {
            Ok(got) => got,
            Err(error) => return Some(error),
        };
        let difference = compare::difference(self.document, schema, &Json::from(meant), &got)?;
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let is_valid = || {
            let valid = |schema| self.schemas.is_valid(schema, Direction::Sent, &value);
            schema.is_none_or(valid)
        };
        (!(is_text && texts(meant) == texts(&value) && is_valid())).then_some(difference)
    }

    /// Sends what is not valid.
    fn refusals(
        &mut self,
        operation: &Operation<'d>,
        origin: &str,
        kept: &[Kept],
    ) -> io::Result<()> {
        // An answer that was put and not taken would go to the first of them.
        self.driver.ask(&Order::Handed)?;
        let calls: Vec<_> = kept.iter().map(|one| (&one.order, &one.request)).collect();
        let all = refuse::all(self.schemas, operation, &calls);
        if all.is_empty() {
            let none = format!("{}: {}", operation.id, why_none(operation, kept));
            self.report.served().without_refusals.push(none);
        }
        let mut wrong = 0;
        for bad in all {
            let answer = client::send(origin, &bad.request);
            let known = known(self.document.root(), &bad);
            let (reasons, got) = match &answer {
                Ok(answer) => {
                    let body = String::from_utf8_lossy(&answer.body);
                    let got = format!("{} {}", answer.status, cut(&body, 400));
                    (refuse::verdict(&bad, answer, &known), got)
                }
                Err(error) => (vec![format!("{}: {error}", bad.what)], String::new()),
            };
            self.report.served().refusals.add(reasons.is_empty());
            if !reasons.is_empty() {
                wrong += 1;
                let failure = Failure {
                    given: bad.what.clone(),
                    got,
                    request: Some(bad.request.curl(origin)),
                    ..self.failure(operation, reasons)
                };
                self.tell(wrong, failure);
            }
        }
        Ok(())
    }
}

/// What the one call of a handler was given.
pub(super) fn only(handed: &Outcome) -> Result<&Handed, String> {
    match handed {
        Outcome::Handed(HandedCalls { calls }) => match calls.as_slice() {
            [one] => Ok(one),
            calls => {
                let count = calls.len();
                Err(format!("handlers were called {count} times, not once"))
            }
        },
        _ => Err("nobody knows what the handler was given".to_owned()),
    }
}

/// Why nothing of an operation can be made wrong.
fn why_none(operation: &Operation<'_>, kept: &[Kept]) -> &'static str {
    match (operation.parameters.is_empty(), &operation.body) {
        _ if kept.is_empty() => "no request of it was right",
        (true, None) => "it takes nothing",
        _ => "every text or body that was thought of is valid, or is not made wrong here",
    }
}

/// What an answer may repeat: what the document and the request say.
fn known(document: &Value, bad: &Bad) -> String {
    let body = String::from_utf8_lossy(&bad.request.body);
    format!("{document}{}{body}", bad.request.target)
}

/// What the handler answers for a call; `None` where nothing that can be asked for is declared.
fn stub(call: &Call) -> Option<StubOrder> {
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

/// Whether the content type is one that the document declares for the status.
fn content_type(operation: &Operation<'_>, call: &Call, outcome: &Outcome) -> Option<String> {
    let (Outcome::Answer(answer), Some(_)) = (outcome, &call.expected.media_type) else {
        return None;
    };
    if call.answer.body.is_empty() {
        return None;
    }
    let mut headers = answer.headers.iter();
    let got = headers.find(|(name, _)| name == "content-type");
    let got = got.map_or("", |(_, value)| value.as_str());
    let declared = |status: &str| status == call.expected.declared_status;
    let mut responses = operation.responses.iter();
    let response = responses.find(|response| declared(response.status))?;
    let fits = response
        .content
        .iter()
        .any(|media| is_media(media.media_type, got));
    (!fits).then(|| format!("answer: the content type is {got:?}, which is not declared"))
}

/// Whether a value leaves nothing to be written as text.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.values().all(is_nothing),
        _ => false,
    }
}

/// A value in which scalars are texts, and what leaves nothing is left out.
fn texts(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(texts).collect(),
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !is_nothing(value));
            members
                .map(|(name, value)| (name.clone(), texts(value)))
                .collect()
        }
        Value::String(text) => json!(text),
        scalar => json!(scalar.to_string()),
    }
}
