//! The running sandbox, called by the client and answered in JSON.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use serde::Serialize;
use serde_json::{Value, json};
use startlist::{
    Attempt, BoxError, CallError, Hook, Request, Response,
    toornament::{Client, headers::CONTENT_RANGE},
};
use startlist_sandbox::{
    clock::{Clock, Moment},
    toornament::tournaments,
};

use super::{
    calls::{Call, Of, What},
    model::{SETTINGS, check},
    real::{body, is, tournament},
};
use crate::{same::Ids, served::Served as Server};

/// A second of the model is an hour here: the clock of a running sandbox goes on by itself.
const SECOND: Duration = Duration::from_hours(1);

pub(crate) struct Served {
    server: Server,
    client: Client,
    range: Range,
    tournaments: Vec<String>,
}

/// The next `Range`, also one that the client would not send.
#[derive(Clone, Default)]
struct Range(Arc<Mutex<String>>);

impl Hook for Range {
    fn before(&self, request: &mut Request, _: Attempt) -> Result<(), BoxError> {
        if let Some(range) = request.headers_mut().get_mut("range") {
            *range = self.0.lock().unwrap().parse()?;
        }
        Ok(())
    }
}

impl Served {
    pub(crate) fn new() -> Self {
        let now = Clock::system().now();
        let at =
            move |seconds: i64| -> Moment { now.plus(SECOND * u32::try_from(seconds).unwrap()) };
        let (server, tournaments) = Server::new(now, move |t| {
            let all = SETTINGS
                .iter()
                .map(|it| tournaments::add(t, &tournament(it, at)));
            all.collect()
        });
        let demo = &server.server.demo().toornament;
        let range = Range::default();
        let client = Client::builder()
            .base_url(&*demo.base_url)
            .api_key(&*demo.api_key)
            .oauth2_token(&*demo.bearer_token)
            .hook(range.clone())
            .build()
            .unwrap();
        Self {
            server,
            client,
            range,
            tournaments,
        }
    }

    /// What a call comes to, as [`Real::call`](super::real::Real::call) says it.
    pub(crate) fn call(&self, call: &Call, ids: &Ids) -> Option<Value> {
        let one = match &call.what {
            What::Get(which) | What::Update(which, _) | What::Delete(which) => {
                ids.real(*which)?.to_string()
            }
            What::Wait(seconds) => {
                let time = SECOND * u32::try_from(*seconds).unwrap();
                self.server.server.controls().advance(time);
                return Some(json!({ "is": null }));
            }
            _ => String::new(),
        };
        let said = match call.of {
            Of::Participants => self.server.runtime.block_on(self.participants(call, &one)),
            Of::Registrations => self.server.runtime.block_on(self.registrations(call, &one)),
        };
        Some(said)
    }

    async fn participants(&self, call: &Call, one: &str) -> Value {
        let id = &self.tournaments[call.tournament];
        let calls = self.client.participants();
        match &call.what {
            What::Create(sent) => told(calls.create(id, &body(sent)).await),
            What::Get(_) => told(calls.get(id, one).await),
            What::Update(_, sent) => told(calls.update(id, one, &body(sent)).await),
            What::Delete(_) => told(calls.delete(id, one).await),
            What::List { range, name, sort } => {
                self.set_range("participants", *range);
                let mut list = calls.list(id);
                if let Some(name) = name {
                    list = list.name(name);
                }
                if let Some(sort) = *sort {
                    list = list.sort(sort.into());
                }
                page(list.await)
            }
            What::Wait(_) => Value::Null,
        }
    }

    async fn registrations(&self, call: &Call, one: &str) -> Value {
        let id = &self.tournaments[call.tournament];
        let calls = self.client.registrations();
        match &call.what {
            What::Create(sent) => told(calls.create(id, &body(sent)).await),
            What::Get(_) => told(calls.get(id, one).await),
            What::Update(_, sent) => told(calls.update(id, one, &body(sent)).await),
            What::Delete(_) => told(calls.delete(id, one).await),
            What::List { range, sort, .. } => {
                self.set_range("registrations", *range);
                let mut list = calls.list(id);
                if let Some(sort) = *sort {
                    list = list.sort(sort.into());
                }
                page(list.await)
            }
            What::Wait(_) => Value::Null,
        }
    }

    fn set_range(&self, unit: &str, (from, to): (u64, u64)) {
        *self.range.0.lock().unwrap() = format!("{unit}={from}-{to}");
    }
}

fn told<T: Serialize, E>(outcome: Result<Response<T>, CallError<E>>) -> Value {
    match outcome {
        Ok(answer) => timeless(is(&*answer)),
        Err(error) => refused(error),
    }
}

fn page<T: Serialize, E>(outcome: Result<Response<Vec<T>>, CallError<E>>) -> Value {
    match outcome {
        Ok(answer) => {
            let range = answer.header(CONTENT_RANGE).unwrap();
            is(&json!({ "items": *answer, "range": range }))
        }
        Err(error) => refused(error),
    }
}

fn refused<E>(error: CallError<E>) -> Value {
    let error = error.into_error();
    let (Some(status), Some(body)) = (error.status(), error.body()) else {
        panic!("{error:?}")
    };
    let body: Value = serde_json::from_slice(body).unwrap();
    let reasons = body["errors"].as_array().unwrap().iter();
    let paths = reasons.map(|it| it["property_path"].as_str().unwrap().to_owned());
    refusal(status.as_u16(), paths.collect())
}

/// All that a document rules out is told at once, in an order that nobody promises.
fn refusal(status: u16, mut paths: Vec<String>) -> Value {
    paths.sort_unstable();
    json!({ "refused": [status, paths] })
}

/// Whether somebody has checked in, in place of when: the clocks are not the same.
pub(crate) fn timeless(mut said: Value) -> Value {
    let at = said
        .get_mut("is")
        .and_then(|is| is.get_mut("checked_in_at"));
    if let Some(at) = at {
        *at = json!(!at.is_null());
    }
    if let Some(refused) = said.get("refused") {
        let paths = refused[1].as_array().unwrap().iter();
        let paths = paths.map(|path| path.as_str().unwrap().to_owned());
        let status = refused[0].as_u64().and_then(|it| it.try_into().ok());
        return refusal(status.unwrap(), paths.collect());
    }
    said
}

/// What the document says against a call: it is refused before any rule looks at it.
pub(crate) fn ruled_out(call: &Call) -> Option<Value> {
    let mut paths = Vec::new();
    match &call.what {
        What::Create(sent) | What::Update(_, sent) => {
            // A lineup is no business of the document; the first tournament is of teams.
            if let Err(Value::Array(refused)) = check(&SETTINGS[0], sent) {
                let long = refused[1].as_array().unwrap().iter();
                paths.extend(long.map(|path| path.as_str().unwrap().to_owned()));
            }
            let listed = [
                ("type", &["team", "player"][..]),
                ("status", &["pending", "accepted", "refused", "cancelled"]),
            ];
            for (member, listed) in listed {
                if sent[member]
                    .as_str()
                    .is_some_and(|it| !listed.contains(&it))
                {
                    paths.push(member.to_owned());
                }
            }
        }
        What::List {
            sort: Some(sort), ..
        } => {
            let by_name = *sort == "alphabetic" && call.of == Of::Participants;
            if !sort.starts_with("created_") && !by_name {
                paths.push("sort".to_owned());
            }
        }
        _ => {}
    }
    (!paths.is_empty()).then(|| refusal(400, paths))
}
