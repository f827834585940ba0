//! A tournament of a running sandbox: called by the client, in JSON.

use std::ops::Range;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use startlist::{
    CallError, Error, Response,
    toornament::{Client, ClientBuilder, headers::CONTENT_RANGE},
};
use startlist_sandbox::{
    Builder, Sandbox,
    toornament::tournaments::{self, Kind, Tournament},
};

use crate::{
    alter::{Alter, header},
    place::Place,
};

/// What a call comes to: JSON, or status and the places of the reasons, such as `400 name`.
pub(crate) type Outcome = Result<Value, String>;

/// Which of the two lists of a tournament.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Of {
    Participants,
    Registrations,
}
pub(crate) use Of::{Participants, Registrations};

pub(crate) struct Cup {
    pub(crate) place: Place,
    pub(crate) client: Client,
    pub(crate) id: String,
}

/// A client with a key and a token that are good for everything.
pub(crate) fn client(sandbox: &Sandbox) -> ClientBuilder {
    let demo = &sandbox.demo().toornament;
    Client::builder()
        .base_url(sandbox.toornament_url())
        .api_key(demo.api_key.clone())
        .oauth2_token(demo.bearer_token.clone())
}

impl Cup {
    /// A tournament of 128 with open registrations, changed as told, beside those of the demo.
    pub(crate) async fn new(kind: Kind, change: impl FnOnce(&mut Tournament)) -> Self {
        Self::with(Sandbox::builder(), kind, change).await
    }

    pub(crate) async fn with(
        settings: Builder,
        kind: Kind,
        change: impl FnOnce(&mut Tournament),
    ) -> Self {
        let mut tournament = Tournament::new("Cup", kind);
        change(&mut tournament);
        let (place, id) = Place::new(settings, move |t| tournaments::add(t, &tournament)).await;
        let client = client(&place.sandbox).transport(place.http.clone());
        let client = client.build().unwrap();
        Self { place, client, id }
    }

    pub(crate) async fn post(&self, of: Of, sent: &Value) -> Outcome {
        let id = &self.id;
        match of {
            Participants => told(self.client.participants().create(id, &body(sent)).await),
            Registrations => told(self.client.registrations().create(id, &body(sent)).await),
        }
    }

    pub(crate) async fn get(&self, of: Of, one: &str) -> Outcome {
        match of {
            Participants => told(self.client.participants().get(&self.id, one).await),
            Registrations => told(self.client.registrations().get(&self.id, one).await),
        }
    }

    pub(crate) async fn patch(&self, of: Of, one: &str, sent: &Value) -> Outcome {
        let (id, client) = (&self.id, &self.client);
        match of {
            Participants => told(client.participants().update(id, one, &body(sent)).await),
            Registrations => told(client.registrations().update(id, one, &body(sent)).await),
        }
    }

    pub(crate) async fn delete(&self, of: Of, one: &str) -> Outcome {
        match of {
            Participants => told(self.client.participants().delete(&self.id, one).await),
            Registrations => told(self.client.registrations().delete(&self.id, one).await),
        }
    }

    /// The items of a page, and the header `Content-Range`.
    pub(crate) async fn page(
        &self,
        of: Of,
        range: Range<u64>,
        name: Option<&str>,
        sort: Option<&str>,
    ) -> Outcome {
        match of {
            Participants => {
                let mut call = self.client.participants().list(&self.id).range(range);
                if let Some(name) = name {
                    call = call.name(name);
                }
                if let Some(sort) = sort {
                    call = call.sort(sort.into());
                }
                page(call.await)
            }
            Registrations => {
                assert_eq!(name, None);
                let mut call = self.client.registrations().list(&self.id).range(range);
                if let Some(sort) = sort {
                    call = call.sort(sort.into());
                }
                page(call.await)
            }
        }
    }

    /// A page with whatever is sent as `Range`.
    pub(crate) async fn page_of(&self, of: Of, range: Option<&str>) -> Outcome {
        let range = range.map(str::to_owned);
        let alter = Alter(move |request: &mut _| header(request, "range", range.as_deref()));
        let client = client(&self.place.sandbox).transport(self.place.http.clone());
        let client = client.hook(alter).build().unwrap();
        match of {
            Participants => page(client.participants().list(&self.id).await),
            Registrations => page(client.registrations().list(&self.id).await),
        }
    }

    /// One member of all that there are, in order of creation.
    pub(crate) async fn all(&self, of: Of, member: &str) -> Vec<Value> {
        match self.page(of, 0..50, None, None).await {
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

    /// Registers somebody by name; gives the id.
    pub(crate) async fn register(&self, name: &str) -> String {
        let body = json!({ "name": name, "type": "player" });
        id(&self.post(Registrations, &body).await)
    }

    pub(crate) async fn status(&self, one: &str, status: &str) -> Outcome {
        let change = json!({ "status": status });
        self.patch(Registrations, one, &change).await
    }

    /// The statuses of all registrations in order of creation, by their first letters.
    pub(crate) async fn statuses(&self) -> String {
        let all = self.all(Registrations, "status").await;
        all.iter().map(|it| &it.as_str().unwrap()[..1]).collect()
    }
}

/// The id of what was created.
#[track_caller]
pub(crate) fn id(outcome: &Outcome) -> String {
    let id = outcome.as_ref().unwrap()["id"].as_str().unwrap();
    id.to_owned()
}

fn body<T: DeserializeOwned>(sent: &Value) -> T {
    serde_json::from_value(sent.clone()).unwrap()
}

pub(crate) fn told<T: Serialize, E>(outcome: Result<Response<T>, CallError<E>>) -> Outcome {
    match outcome {
        Ok(response) => Ok(json!(*response)),
        Err(error) => Err(refused(&error.into_error())),
    }
}

fn page<T: Serialize, E>(outcome: Result<Response<Vec<T>>, CallError<E>>) -> Outcome {
    let outcome = outcome.map(|response| {
        assert_eq!(response.status(), 206);
        let range = response.header(CONTENT_RANGE).unwrap();
        json!([*response, range])
    });
    outcome.map_err(|error| refused(&error.into_error()))
}

#[track_caller]
pub(crate) fn refused(error: &Error) -> String {
    let Some(status) = error.status() else {
        panic!("{error:?}")
    };
    let mut told = status.as_u16().to_string();
    for reason in reasons(error) {
        assert!(reason["message"].is_string());
        told.push(' ');
        told.push_str(reason["property_path"].as_str().unwrap_or("-"));
    }
    told
}

/// The reasons in the body of an error.
#[track_caller]
pub(crate) fn reasons(error: &Error) -> Vec<Value> {
    let body: Value = serde_json::from_slice(error.body().unwrap()).unwrap();
    body["errors"].as_array().unwrap().clone()
}
