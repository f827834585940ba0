//! The rules of Toornament, called with JSON and answered in it.

mod access;
mod lists;
mod participants;
mod registrations;
mod workflow;

use serde_json::{Value, json};

use super::{
    Options, Refused, participants as p, registrations as r,
    tournaments::{self, Kind, Tournament},
};
use crate::testing::{Desk, body, wire};

/// What a call comes to: JSON, or status and the places of the reasons, such as `400 name`.
type Outcome = Result<Value, String>;

/// A tournament and its calls.
struct Api {
    desk: Desk,
    id: String,
}

/// Which of the two lists of a tournament.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    Participants,
    Registrations,
}
use Of::{Participants, Registrations};

impl Api {
    /// A tournament of this kind with open registrations, changed as told.
    fn new(kind: Kind, change: impl FnOnce(&mut Tournament)) -> Self {
        let mut desk = Desk::new();
        let id = add(&mut desk, kind, change);
        Self { desk, id }
    }

    fn post(&mut self, of: Of, body_: &Value) -> Outcome {
        let id = &self.id;
        match of {
            Participants => told(
                self.desk.write(|t, now| p::create(t, now, id, body(body_))),
                |it| wire(&it),
            ),
            Registrations => told(
                self.desk.write(|t, now| r::create(t, now, id, body(body_))),
                |it| wire(&it),
            ),
        }
    }

    fn patch(&mut self, of: Of, one: &str, body_: &Value) -> Outcome {
        let id = &self.id;
        match of {
            Participants => told(
                self.desk
                    .write(|t, now| p::update(t, now, id, one, body(body_))),
                |it| wire(&it),
            ),
            Registrations => told(
                self.desk.write(|t, _| r::update(t, id, one, body(body_))),
                |it| wire(&it),
            ),
        }
    }

    fn get(&self, of: Of, one: &str) -> Outcome {
        match of {
            Participants => told(self.desk.read(|c| p::get(c, &self.id, one)), |it| wire(&it)),
            Registrations => told(self.desk.read(|c| r::get(c, &self.id, one)), |it| wire(&it)),
        }
    }

    fn delete(&mut self, of: Of, one: &str) -> Outcome {
        let id = &self.id;
        let outcome = self.desk.write(|t, _| match of {
            Participants => p::delete(t, id, one),
            Registrations => r::delete(t, id, one),
        });
        told(outcome, |()| Value::Null)
    }

    /// The items and the header `Content-Range`.
    fn page(&self, of: Of, range: &str, name: Option<&str>, sort: Option<&str>) -> Outcome {
        self.page_with(Options::default(), of, range, name, sort)
    }

    fn page_with(
        &self,
        options: Options,
        of: Of,
        range: &str,
        name: Option<&str>,
        sort: Option<&str>,
    ) -> Outcome {
        let range = Some(range);
        match of {
            Participants => {
                let sort = sort.map(Into::into);
                let sort = sort.as_ref();
                let list = p::List { range, name, sort };
                let page = self.desk.read(|c| p::list(c, options, &self.id, list));
                told(page, |page| {
                    json!([wire(&page.items), page.content_range()])
                })
            }
            Registrations => {
                let sort = sort.map(Into::into);
                let sort = sort.as_ref();
                let list = r::List { range, sort };
                let page = self.desk.read(|c| r::list(c, options, &self.id, list));
                told(page, |page| {
                    json!([wire(&page.items), page.content_range()])
                })
            }
        }
    }

    /// One member of all that there are, in order of creation.
    fn all(&self, of: Of, member: &str) -> Vec<Value> {
        let range = match of {
            Participants => "participants=0-49",
            Registrations => "registrations=0-49",
        };
        match self.page(of, range, None, None) {
            Ok(page) => {
                let items = page[0].as_array().unwrap();
                items.iter().map(|it| it[member].clone()).collect()
            }
            Err(refused) => {
                assert_eq!(refused, "416 Range");
                Vec::new()
            }
        }
    }
}

/// Adds a tournament; gives its id.
fn add(desk: &mut Desk, kind: Kind, change: impl FnOnce(&mut Tournament)) -> String {
    let mut tournament = Tournament::new("Cup", kind);
    change(&mut tournament);
    desk.set_up(|t, _| tournaments::add(t, &tournament))
}

/// The id of what was created.
#[track_caller]
fn id(outcome: &Outcome) -> String {
    let id = outcome.as_ref().unwrap()["id"].as_str().unwrap();
    id.to_owned()
}

fn told<T>(outcome: Result<T, Refused>, json: impl FnOnce(T) -> Value) -> Outcome {
    outcome.map(json).map_err(|refused| {
        assert_eq!(
            wire(&refused.errors().unwrap())["errors"]
                .as_array()
                .unwrap()
                .len(),
            refused.reasons.len()
        );
        let paths: Vec<&str> = refused
            .reasons
            .iter()
            .map(|it| it.property_path.as_str())
            .collect();
        format!("{} {}", refused.status, paths.join(" "))
    })
}
