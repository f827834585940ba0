//! What the handlers of the generated server were given, and where they find what to answer.

use std::{
    ops::ControlFlow,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use specwright_runtime::{
    StatusCode,
    glue::{Encode, View},
    serve::{Answer, Answered, axum::response::IntoResponse as _},
};

use crate::{
    Reply,
    protocol::{Handed, HandedCalls, Outcome, StubOrder},
    written,
};

/// What the next call is answered with, and what was handed on; shared by all handlers.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    answer: Option<StubOrder>,
    calls: Vec<Handed>,
}

impl Shelf {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn put(&self, order: StubOrder) -> Outcome {
        *self.lock() = State {
            answer: Some(order),
            calls: Vec::new(),
        };
        Outcome::Noted
    }

    pub(crate) fn handed(&self) -> Outcome {
        let calls = std::mem::take(&mut *self.lock()).calls;
        Outcome::Handed(HandedCalls { calls })
    }

    /// Keeps what was seen, and gives the answer that was put here; a call that none was put for
    /// is answered with 500.
    pub fn answer<A: Answer>(
        &self,
        seen: Seen,
        make: impl FnOnce(&mut Reply) -> Result<Answered<A>, String>,
    ) -> Answered<A> {
        let mut state = self.lock();
        let order = state.answer.take();
        let order = order.ok_or_else(|| "no answer was asked for".to_owned());
        let made = order.and_then(|order| {
            if order.operation != seen.0.operation {
                return Err(format!("the answer is one of `{}`", order.operation));
            }
            make(&mut Reply::new(order))
        });
        let mut handed = seen.0;
        let answered = made.unwrap_or_else(|fault| {
            handed.fault = Some(fault);
            Answered::response(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        });
        state.calls.push(handed);
        answered
    }
}

/// What a handler sees of a call.
#[derive(Debug)]
pub struct Seen(Handed);

impl Seen {
    /// Of a call of that operation.
    pub fn new(operation: &str) -> Self {
        Self(Handed {
            operation: operation.to_owned(),
            ..Handed::default()
        })
    }

    /// An argument, where it is there.
    pub fn argument<T: Encode>(&mut self, location: &str, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            let (location, name) = (location.to_owned(), name.to_owned());
            self.0.arguments.push((location, name, json(value)));
        }
    }

    /// The body, where it is there.
    pub fn body<T: Encode>(&mut self, media_type: &str, value: Option<&T>) {
        self.0.body = value.map(|value| (media_type.to_owned(), json(value)));
    }

    /// A body that the surface of the crate does not tell of.
    pub fn unlisted(&mut self) {
        self.0.body = Some((String::new(), Err("a body that is not known".to_owned())));
    }
}

/// A value as JSON text; files are texts of their bytes.
fn json(value: &dyn Encode) -> Result<String, String> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

fn write(value: &dyn Encode, text: &mut String) -> Result<(), String> {
    let mut failed = None;
    let mut first = true;
    let mut part = |name: Option<&str>, value: &dyn Encode, text: &mut String| {
        if !std::mem::take(&mut first) {
            text.push(',');
        }
        if let Some(name) = name {
            text.push_str(&serde_json::Value::from(name).to_string());
            text.push(':');
        }
        match write(value, text) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    };
    match value.view() {
        View::File(file) => {
            let bytes = file.bytes().ok_or("a file that is not in memory")?;
            let shown = String::from_utf8_lossy(bytes);
            text.push_str(&serde_json::Value::from(shown).to_string());
        }
        View::List(list) => {
            text.push('[');
            let _ = list.each(&mut |item| part(None, item, text));
            text.push(']');
        }
        view @ (View::Map(_) | View::Object(_) | View::Tagged(..)) => {
            text.push('{');
            let _ = view.each_member(&mut |name, value| part(Some(name), value, text));
            text.push('}');
        }
        _ => text.push_str(&written(&value)?),
    }
    failed.map_or(Ok(()), Err)
}
