//! The rules of RunSignup, called with JSON and answered in it.

mod access;
mod links;
mod teams;

use serde_json::Value;

use super::{
    Options, Refused,
    access::Caller,
    links::{Target, link},
    setup::{TeamType, add_race, add_series, add_series_year, add_team, add_team_type, add_users},
    teams::{Team, all, manage},
};
use crate::{
    store::credentials::{Of, Role, add_principal, add_right},
    testing::{Desk, body, wire},
};

/// What a call comes to: JSON, or the number of the error.
type Outcome = Result<Value, i64>;

/// Two races. Race 1 has events 11 and 12; team types 21, which requires nothing, 22, which
/// requires gender and age range 31 or 32, and 23, for women only; teams 41, 42 and 43. Race 2 has
/// event 13, team type 24 with age range 33, and team 44.
///
/// Series 51 has race 1 and the years 61, with participants 71 to 73, and 62, with 74. Series 52
/// has race 2 and year 63, with 75. There are users 81 to 83.
struct Api {
    desk: Desk,
    caller: Caller,
}

impl Api {
    /// Called by one who has these roles.
    fn new(roles: &[(Role, Of)]) -> Self {
        let mut desk = Desk::new();
        let principal = desk.set_up(|t, _| {
            add_race(t, 1, "One", &[11, 12])?;
            add_race(t, 2, "Two", &[13])?;
            let free = TeamType::default();
            let strict = TeamType {
                require_gender: true,
                require_age_range: true,
                ..free
            };
            let women = TeamType {
                allow_male: false,
                allow_coed: false,
                ..free
            };
            add_team_type(t, 1, 21, free, &[])?;
            add_team_type(t, 1, 22, strict, &[31, 32])?;
            add_team_type(t, 1, 23, women, &[])?;
            add_team_type(t, 2, 24, free, &[33])?;
            for id in [41, 42, 43] {
                add_team(t, 1, id, "Old", 21)?;
            }
            add_team(t, 2, 44, "Old", 24)?;
            add_series(t, 51, "One", &[1])?;
            add_series_year(t, 51, 61, 2026, &[71, 72, 73])?;
            add_series_year(t, 51, 62, 2027, &[74])?;
            add_series(t, 52, "Two", &[2])?;
            add_series_year(t, 52, 63, 2026, &[75])?;
            add_users(t, &[81, 82, 83])?;
            let principal = add_principal(t, "Caller")?;
            for (role, of) in roles {
                add_right(t, principal, *role, *of)?;
            }
            Ok(principal)
        });
        let caller = Caller { principal };
        Self { desk, caller }
    }

    /// One who may do everything with race 1 and series 51.
    fn open() -> Self {
        Self::new(&[
            (Role::RaceDirector, Of::Race(1)),
            (Role::RaceDirector, Of::Series(51)),
        ])
    }

    fn manage(&mut self, race: u64, events: &[u64], request: &Value) -> Outcome {
        let caller = self.caller;
        let outcome = self
            .desk
            .write(|t, _| manage(t, caller, race, events, &body(request)));
        told(outcome.map(|it| wire(&it)))
    }

    fn link(&mut self, target: Target, rows: &Value) -> Outcome {
        self.link_with(Options::default(), target, rows)
    }

    fn link_with(&mut self, options: Options, target: Target, rows: &Value) -> Outcome {
        let caller = self.caller;
        let outcome = self.desk.write(|t, _| {
            let columns = r#"["user_id", "race_series_participant_id"]"#;
            let text = format!(r#"{{"columns": {columns}, "participants": {rows}}}"#);
            let table = super::links::read(&text).unwrap();
            link(t, options, caller, target, &table)
        });
        told(outcome.map(|it| wire(&it)))
    }

    /// A team as it is in the store.
    fn team(&self, id: i64) -> Option<Team> {
        let teams = self.desk.read(|c| all(c, 1));
        teams.into_iter().find(|team| team.id == id)
    }

    /// The ids of the teams of race 1.
    fn teams(&self) -> Vec<i64> {
        let teams = self.desk.read(|c| all(c, 1));
        teams.into_iter().map(|team| team.id).collect()
    }

    /// Links of an event, as pairs of user and participant.
    fn links(&self, event: i64) -> Vec<(i64, i64)> {
        self.desk.read(|c| super::links::all(c, event))
    }
}

fn told(outcome: Result<Value, Refused>) -> Outcome {
    outcome.map_err(|refused| {
        assert!(!refused.message.is_empty());
        refused.code.number()
    })
}
