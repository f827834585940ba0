//! The sandbox's rules, called and answered in JSON.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use startlist_sandbox::{
    clock::Moment,
    toornament::{
        Options, Page, Refused, participants, registrations,
        tournaments::{self, Tournament},
    },
};

use super::{
    calls::{Call, Of, What},
    model::{SETTINGS, Settings},
};
use crate::{Sandbox, moment, same::Ids};

pub(crate) struct Real {
    sandbox: Sandbox,
    tournaments: Vec<String>,
    now: i64,
}

impl Real {
    pub(crate) fn new() -> Self {
        let sandbox = Sandbox::new();
        let tournaments = SETTINGS.iter().map(|settings| {
            let tournament = tournament(settings, moment);
            sandbox.set_up(move |t| tournaments::add(t, &tournament))
        });
        Self {
            tournaments: tournaments.collect(),
            sandbox,
            now: 0,
        }
    }

    /// What a call comes to: `{"is": …}`, or `{"refused": [status, paths]}`; `None` if it names one
    /// whose id is not known.
    pub(crate) fn call(&mut self, call: &Call, ids: &Ids) -> Option<Value> {
        let id = self.tournaments[call.tournament].clone();
        let now = moment(self.now);
        let one = match &call.what {
            What::Get(which) | What::Update(which, _) | What::Delete(which) => {
                ids.real(*which)?.to_string()
            }
            _ => String::new(),
        };
        let sandbox = &self.sandbox;
        Some(match (call.of, &call.what) {
            (_, What::Wait(seconds)) => {
                self.now += seconds;
                json!({ "is": null })
            }
            (Of::Participants, What::Create(sent)) => {
                let sent = body(sent);
                told(sandbox.write(move |t| participants::create(t, now, &id, sent)))
            }
            (Of::Registrations, What::Create(sent)) => {
                let sent = body(sent);
                told(sandbox.write(move |t| registrations::create(t, now, &id, sent)))
            }
            (Of::Participants, What::Get(_)) => {
                told(sandbox.read(move |c| participants::get(c, &id, &one)))
            }
            (Of::Registrations, What::Get(_)) => {
                told(sandbox.read(move |c| registrations::get(c, &id, &one)))
            }
            (Of::Participants, What::Update(_, sent)) => {
                let sent = body(sent);
                told(sandbox.write(move |t| participants::update(t, now, &id, &one, sent)))
            }
            (Of::Registrations, What::Update(_, sent)) => {
                let sent = body(sent);
                told(sandbox.write(move |t| registrations::update(t, &id, &one, sent)))
            }
            (Of::Participants, What::Delete(_)) => {
                told(sandbox.write(move |t| participants::delete(t, &id, &one)))
            }
            (Of::Registrations, What::Delete(_)) => {
                told(sandbox.write(move |t| registrations::delete(t, &id, &one)))
            }
            (Of::Participants, What::List { range, name, sort }) => {
                let range = format!("participants={}-{}", range.0, range.1);
                let (name, sort) = (*name, sort.map(Into::into));
                told(sandbox.read(move |c| {
                    let list = participants::List {
                        range: Some(&range),
                        name,
                        sort: sort.as_ref(),
                    };
                    let listed = participants::list(c, Options::default(), &id, list)?;
                    Ok(listed.map(|listed| page(&listed)))
                }))
            }
            (Of::Registrations, What::List { range, sort, .. }) => {
                let range = format!("registrations={}-{}", range.0, range.1);
                let sort = sort.map(Into::into);
                told(sandbox.read(move |c| {
                    let list = registrations::List {
                        range: Some(&range),
                        sort: sort.as_ref(),
                    };
                    let listed = registrations::list(c, Options::default(), &id, list)?;
                    Ok(listed.map(|listed| page(&listed)))
                }))
            }
        })
    }
}

/// A tournament as the model has it.
pub(crate) fn tournament(settings: &Settings, at: impl Fn(i64) -> Moment) -> Tournament {
    let mut tournament = Tournament::new("T", settings.kind);
    tournament.size = u32::try_from(settings.size).unwrap();
    tournament.auto_accept = settings.auto_accept;
    tournament.registration_opens = settings.opens.map(&at);
    tournament.registration_closes = settings.closes.map(at);
    tournament
}

pub(crate) fn body<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap()
}

fn page<T: Serialize>(page: &Page<T>) -> Value {
    json!({ "items": page.items, "range": page.content_range() })
}

fn told(outcome: Result<impl Serialize, Refused>) -> Value {
    match outcome {
        Ok(value) => is(&value),
        Err(refused) => {
            let paths = refused.reasons.iter().map(|it| it.property_path.as_str());
            json!({ "refused": [refused.status, paths.collect::<Vec<_>>()] })
        }
    }
}

/// An answer without ids of tournaments: the model has none.
pub(crate) fn is(answer: &impl Serialize) -> Value {
    let mut value = json!(answer);
    let items = value.get_mut("items").and_then(Value::as_array_mut);
    for item in items.into_iter().flatten() {
        item.as_object_mut().unwrap().remove("tournament_id");
    }
    if let Some(members) = value.as_object_mut() {
        members.remove("tournament_id");
    }
    json!({ "is": value })
}
