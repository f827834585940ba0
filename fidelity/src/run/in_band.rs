//! Errors with a status of success, as `x-in-band-error` declares them: the handler answers one, and
//! the client has to give it as an error.

use std::io;

use serde_json::{Value, json};

use super::{Proof, served::only};
use crate::document::Operation;
use crate::plan::Call;
use crate::protocol::{Content, Order, Outcome, StubOrder};

const CODE: &str = "made-up";
const MESSAGE: &str = "There is no such \"team\".";

impl<'d> Proof<'_, '_, 'd> {
    /// What is wrong with such a call, and what came of it; `None` where no such error is declared.
    pub(super) fn in_band(
        &mut self,
        operation: &Operation<'d>,
        call: &Call,
    ) -> io::Result<Option<(Vec<String>, String)>> {
        let Some(meant) = self.declared(operation) else {
            return Ok(None);
        };
        self.driver.ask(&Order::Stub(StubOrder {
            operation: operation.id.to_owned(),
            in_band: Some((CODE.to_owned(), MESSAGE.to_owned())),
            ..StubOrder::default()
        }))?;
        let outcome = self.driver.ask(&Order::Call(call.order.clone()))?;
        let handed = self.driver.ask(&Order::Handed)?;
        let mut reasons = Vec::new();
        match only(&handed) {
            Ok(handed) => reasons.extend(handed.fault.clone()),
            Err(reason) => reasons.push(reason),
        }
        let body = match &outcome {
            Outcome::Answer(answer) if !answer.success => match &answer.content {
                Content::Bytes(bytes) => serde_json::from_slice(bytes).ok(),
                Content::Json(text) => serde_json::from_str(text).ok(),
                _ => None,
            },
            _ => None,
        };
        if body.as_ref() != Some(&meant) {
            reasons.push(format!(
                "an error of {meant} was answered, and not given as one"
            ));
        }
        Ok(Some((
            reasons,
            format!("handler: {handed:?}; client: {outcome:?}"),
        )))
    }

    /// The body of such an error.
    fn declared(&self, operation: &Operation<'d>) -> Option<Value> {
        let responses = format!("{}/responses", operation.pointer);
        let responses = self.document.at(&responses)?.as_object()?.iter();
        let mut shapes = responses.filter(|(status, _)| status.starts_with('2'));
        let shape = shapes
            .find_map(|(_, response)| self.document.follow(response)?.get("x-in-band-error"))?;
        // One that says what it cannot mean is passed over as a whole.
        let statuses = shape.get("statuses").and_then(Value::as_object);
        let mut statuses = statuses.into_iter().flat_map(|all| all.values());
        if !statuses.all(|status| matches!(status.as_u64(), Some(400..=599))) {
            return None;
        }
        let name = |key: &str| shape.get(key).and_then(Value::as_str);
        let parts = [("code", CODE), ("message", MESSAGE)];
        let members = parts
            .into_iter()
            .filter_map(|(key, text)| Some((name(key)?, text)));
        let members: Vec<_> = members.collect();
        let mut error = json!({});
        for (name, text) in &members {
            error[*name] = json!(text);
        }
        if members.is_empty() {
            error = json!(MESSAGE);
        }
        Some(json!({ name("member")?: error }))
    }
}
