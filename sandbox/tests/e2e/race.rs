//! The race of the demo in a running sandbox: called by the client, in JSON.

use rusqlite::Transaction;
use serde_json::{Value, json};
use startlist::{
    CallError, Error, Request,
    runsignup::{Client, ClientBuilder, model::ManageTeamsForm, model::UserLink},
};
use startlist_sandbox::{
    Builder, Sandbox,
    runsignup::{
        links::{self, Target},
        teams::{self, Team},
    },
    seed::demo,
};

use crate::{
    alter::{Alter, header},
    place::Place,
};

/// What a call comes to: JSON, or the number of the error.
pub(crate) type Outcome = Result<Value, i64>;

pub(crate) const RACE: u64 = demo::RACE.unsigned_abs();
pub(crate) const EVENT: u64 = demo::EVENT.unsigned_abs();
pub(crate) const USER: u64 = demo::USER.unsigned_abs();
pub(crate) const RUNNER: u64 = demo::SERIES_PARTICIPANT.unsigned_abs();

/// The series, year, race and event of the demo.
pub(crate) const TARGET: Target = Target {
    race_series_id: demo::SERIES.unsigned_abs(),
    race_series_year_id: demo::SERIES_YEAR.unsigned_abs(),
    race_id: RACE,
    event_id: EVENT,
};

pub(crate) struct Race {
    pub(crate) place: Place,
    pub(crate) client: Client,
}

/// A client without credentials.
pub(crate) fn anonymous(sandbox: &Sandbox) -> ClientBuilder {
    Client::builder().base_url(sandbox.runsignup_url())
}

/// A client with a key and a token that are good for everything in the race.
pub(crate) fn client(sandbox: &Sandbox) -> ClientBuilder {
    let demo = &sandbox.demo().runsignup;
    anonymous(sandbox)
        .api_key(demo.api_key.clone())
        .api_secret(demo.api_secret.clone())
        .oauth2_token(demo.oauth_token.clone())
}

impl Race {
    pub(crate) async fn new() -> Self {
        Self::with(Sandbox::builder(), |_| Ok(())).await.0
    }

    pub(crate) async fn with<T: Send + 'static>(
        settings: Builder,
        add: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> (Self, T) {
        let (place, added) = Place::new(settings, add).await;
        let client = client(&place.sandbox).transport(place.http.clone());
        let client = client.build().unwrap();
        (Self { place, client }, added)
    }

    pub(crate) async fn manage(&self, request: &Value) -> Outcome {
        manage(&self.client, RACE, &[EVENT], request).await
    }

    /// Links users to participants of the series, by pairs of ids.
    pub(crate) async fn link(&self, rows: &[[u64; 2]]) -> Outcome {
        link(&self.client, TARGET, rows).await
    }

    /// The same by the text of the form field `request`.
    pub(crate) async fn link_text(&self, text: &str) -> Outcome {
        let text = text.to_owned();
        let alter = Alter(move |request: &mut Request| {
            let kind = "multipart/form-data; boundary=part";
            header(request, "content-type", Some(kind));
            header(request, "content-length", None);
            let head = "--part\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n";
            *request.body_mut() = format!("{head}{text}\r\n--part--\r\n").into();
        });
        let client = client(&self.place.sandbox).transport(self.place.http.clone());
        let client = client.hook(alter).build().unwrap();
        link(&client, TARGET, &[]).await
    }

    pub(crate) fn teams(&self) -> Vec<Team> {
        self.place.look(|c| teams::all(c, demo::RACE))
    }

    pub(crate) fn team(&self, id: i64) -> Option<Team> {
        self.teams().into_iter().find(|team| team.id == id)
    }

    /// The ids of the teams.
    pub(crate) fn team_ids(&self) -> Vec<i64> {
        self.teams().into_iter().map(|team| team.id).collect()
    }

    /// Links of an event, as pairs of user and participant.
    pub(crate) fn links(&self, event: i64) -> Vec<(i64, i64)> {
        self.place.look(|c| links::all(c, event))
    }
}

pub(crate) async fn manage(client: &Client, race: u64, events: &[u64], request: &Value) -> Outcome {
    let request = serde_json::from_value(request.clone()).unwrap();
    let form = ManageTeamsForm::new(request);
    let called = client.race_groups_teams().manage_teams(&form, events, race);
    called.await.map(|answer| json!(*answer)).map_err(number)
}

pub(crate) async fn link(client: &Client, target: Target, rows: &[[u64; 2]]) -> Outcome {
    let rows: Vec<UserLink> = rows.iter().copied().map(pair).collect();
    let called = client.race_series_scoring().link_users(
        &rows,
        target.event_id,
        target.race_id,
        target.race_series_id,
        target.race_series_year_id,
    );
    called.await.map(|answer| json!(*answer)).map_err(number)
}

fn pair([user_id, race_series_participant_id]: [u64; 2]) -> UserLink {
    UserLink {
        user_id,
        race_series_participant_id,
    }
}

fn number<E>(error: CallError<E>) -> i64 {
    told(&error.into_error()).1
}

/// The status and the number of a refused call.
#[track_caller]
pub(crate) fn told(error: &Error) -> (u16, i64) {
    let (Some(status), Some(body)) = (error.status(), error.body()) else {
        panic!("{error:?}")
    };
    let body: Value = serde_json::from_slice(body).unwrap();
    assert!(!body["error"]["error_msg"].as_str().unwrap().is_empty());
    (
        status.as_u16(),
        body["error"]["error_code"].as_i64().unwrap(),
    )
}
