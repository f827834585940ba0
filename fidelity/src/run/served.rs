//! The proof of a generated server: the generated client calls it, its handlers tell what they were
//! given and answer as planned, and what is not valid is refused.

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use super::{BASE, Proof, answer_schema, answers, kept::Kept, stub::stub};
use crate::client;
use crate::compare::cut;
use crate::document::Operation;
use crate::http::is_media;
use crate::plan::Call;
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
        if let Some(other) = self.twins.get(operation.id) {
            let why =
                format!("its path is that of `{other}` too, so no server can tell them apart");
            let left_out = format!("{}: {why}", operation.id);
            self.report.served().not_served.push(left_out);
            return Ok(());
        }
        let origin = match self.driver.ask(&Order::Serve {
            base: BASE.to_owned(),
        })? {
            Outcome::Serving { origin } => origin,
            outcome => {
                let told = failure(operation, vec!["the server does not start".to_owned()]);
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
                        ..failure(operation, reasons)
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
        let all = refuse::all(self.refused_by, operation, &calls);
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
                    ..failure(operation, reasons)
                };
                self.tell(wrong, failure);
            }
        }
        Ok(())
    }
}

fn failure(operation: &Operation<'_>, reasons: Vec<String>) -> Failure {
    Failure {
        of: format!("server of {}", operation.id),
        pointer: operation.pointer.clone(),
        reasons,
        given: String::new(),
        got: String::new(),
        request: None,
    }
}

/// Operations whose method and path are those of another one, but for the names in it, each with
/// that one: no server can tell them apart.
pub(super) fn twins(operations: &[Operation<'_>]) -> BTreeMap<String, String> {
    let plain = |path: &str| -> String {
        let parts = path.split('{');
        let parts = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        parts.collect::<Vec<_>>().join("{}")
    };
    let mut known: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for operation in operations {
        let key = (&operation.method, plain(operation.path));
        known.entry(key).or_default().push(operation.id);
    }
    let alike = known.values().flat_map(|ids| {
        let others = ids.iter().cycle().skip(1);
        ids.iter().zip(others).filter(|(id, other)| id != other)
    });
    alike
        .map(|(id, other)| ((*id).to_owned(), (*other).to_owned()))
        .collect()
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
