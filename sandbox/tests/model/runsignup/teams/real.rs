//! The sandbox: its rules by themselves, and the running one by the client.

use rusqlite::Transaction;
use serde_json::{Value, json};
use startlist::runsignup::{
    Client,
    model::{ManageTeamsForm, ManageTeamsRequest},
};
use startlist_sandbox::{
    clock::Clock,
    runsignup::{
        access::Caller,
        setup::{TeamType, add_race, add_team, add_team_type},
        teams::{Team, all, manage},
    },
    store::credentials::{KeyKind, NewKey, Of, Role, add_key, add_principal, add_right},
};

use super::calls::{Call, RANGES, TEAMS, TYPES};
use crate::{Sandbox, same::Ids, served::Served};

/// Races, types and teams, and one who may manage those of races 1 and 2.
fn set_up(t: &Transaction<'_>) -> rusqlite::Result<i64> {
    for (race, events) in [(1, vec![11, 12]), (2, vec![13]), (3, vec![14])] {
        add_race(t, race, "R", &events)?;
    }
    for (id, (race, require_gender, require_age_range, allowed)) in (21..).zip(TYPES) {
        let team_type = TeamType {
            require_gender,
            require_age_range,
            allow_male: allowed.contains('M'),
            allow_female: allowed.contains('F'),
            allow_coed: allowed.contains('C'),
        };
        let ranges = RANGES
            .iter()
            .filter(|(_, of)| *of == id)
            .map(|(range, _)| *range);
        add_team_type(t, race, id, team_type, &ranges.collect::<Vec<_>>())?;
    }
    for (id, race) in (41..).zip(TEAMS) {
        let race = i64::try_from(race).unwrap();
        add_team(t, race, id, "Old", if race == 1 { 21 } else { 24 })?;
    }
    let principal = add_principal(t, "P")?;
    add_right(t, principal, Role::Timer, Of::Race(1))?;
    add_right(t, principal, Role::Partner, Of::Race(2))?;
    Ok(principal)
}

pub(crate) struct Real {
    sandbox: Sandbox,
    caller: Caller,
}

impl Real {
    pub(crate) fn new() -> Self {
        let sandbox = Sandbox::new();
        let principal = sandbox.set_up(set_up);
        let caller = Caller { principal };
        Self { sandbox, caller }
    }

    /// `None` where a team is named whose id is not known.
    pub(crate) fn call(&self, call: &Call, ids: &Ids) -> Option<Result<Value, i64>> {
        let request = body(&request(call, ids)?);
        let (caller, race, events) = (self.caller, call.race, call.events.clone());
        let outcome = self
            .sandbox
            .write(move |t| manage(t, caller, race, &events, &request));
        let outcome = outcome.map(|answer| serde_json::to_value(answer).unwrap());
        Some(outcome.map_err(|refused| refused.code.number()))
    }

    pub(crate) fn teams(&self, race: i64) -> Value {
        rows(self.sandbox.read(move |c| all(c, race)))
    }
}

/// The request with the ids that teams have; `None` where one is not known.
fn request(call: &Call, ids: &Ids) -> Option<Value> {
    let mut teams = Vec::new();
    for (number, team) in &call.teams {
        let mut team = team.clone();
        if let Some(number) = number {
            team.insert("team_id".to_owned(), json!(ids.real(*number)?));
        }
        teams.push(team);
    }
    let deleted = call.deleted.iter().map(|number| ids.real(*number));
    let deleted = deleted.collect::<Option<Vec<_>>>()?;
    Some(json!({ "race_teams": teams, "deleted_team_ids": deleted }))
}

fn body(request: &Value) -> ManageTeamsRequest {
    serde_json::from_value(request.clone()).unwrap()
}

fn rows(teams: Vec<Team>) -> Value {
    let row = teams.into_iter().map(|it| {
        json!([
            it.id,
            it.name,
            it.team_type_id,
            it.age_restriction_id,
            it.gender,
            it.bib_num
        ])
    });
    row.collect()
}

/// The running sandbox, called by the client.
pub(crate) struct Running {
    served: Served,
    client: Client,
}

impl Running {
    pub(crate) fn new() -> Self {
        let now = Clock::system().now();
        let (served, ()) = Served::new(now, move |t| {
            let new = NewKey {
                kind: KeyKind::Api,
                key: "key",
                secret: "secret",
                principal: set_up(t)?,
                idle_seconds: None,
            };
            add_key(t, new, now)
        });
        let client = Client::builder()
            .base_url(served.server.runsignup_url())
            .api_key("key")
            .api_secret("secret");
        let client = client.build().unwrap();
        Self { served, client }
    }

    pub(crate) fn call(&self, call: &Call, ids: &Ids) -> Option<Result<Value, i64>> {
        let form = ManageTeamsForm::new(body(&request(call, ids)?));
        let calls = self.client.race_groups_teams();
        let sent = async { calls.manage_teams(&form, &call.events, call.race).await };
        Some(match self.served.runtime.block_on(sent) {
            Ok(answer) => Ok(json!(*answer)),
            // A list of events that is empty is not sent.
            Err(error) if error.is_request() => Err(3),
            Err(error) => Err(error.code().unwrap().parse().unwrap()),
        })
    }

    pub(crate) fn teams(&self, race: i64) -> Value {
        rows(self.served.look(|c| all(c, race)))
    }
}
