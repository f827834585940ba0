//! The demo is what its first line says.

use serde_json::{Value, json};

use super::*;
use crate::{
    runsignup::{
        self,
        access::{Presented, for_links, for_teams},
        links::{Target, link},
        teams::manage,
    },
    testing::{Desk, body, wire},
    toornament::{
        self,
        access::{PARTICIPANT, REGISTRATION, admit},
        participants, registrations,
    },
};

fn desk(seed: Seed) -> Desk {
    let mut desk = Desk::new();
    desk.set_up(|t, now| seed.fill(t, now));
    desk
}

/// All paths to texts and numbers.
fn members(value: &Value) -> Vec<String> {
    let Value::Object(object) = value else {
        return vec![String::new()];
    };
    let below = |(name, value): (&String, &Value)| {
        let name = name.clone();
        members(value)
            .into_iter()
            .map(move |rest| format!("{name} {rest}").trim().to_owned())
    };
    object.iter().flat_map(below).collect()
}

#[test]
fn the_line_has_the_members_that_are_promised() {
    let promised = json!({
        "toornament": { "base_url": 0, "token_url": 0, "api_key": 0, "client_id": 0,
            "client_secret": 0, "bearer_token": 0,
            "tournaments": { "team": 0, "player": 0, "closed": 0 },
            "participant_id": 0, "registration_id": 0 },
        "runsignup": { "base_url": 0, "token_url": 0, "api_key": 0, "api_secret": 0, "tmp_key": 0,
            "tmp_secret": 0, "rsu_api_key": 0, "sp_api_key": 0, "x_rsu_api_secret": 0,
            "oauth_token": 0, "race_id": 0, "event_id": 0, "race_series_id": 0,
            "race_series_year_id": 0, "team_type_id": 0 },
    });
    let line = wire(&Seed::Demo.describe("http://127.0.0.1:1"));
    assert_eq!(members(&line), members(&promised));
    let base = &line["toornament"]["base_url"];
    assert_eq!(base, "http://127.0.0.1:1/toornament/organizer/v2");
    // Without data there are no ids.
    let line = wire(&Seed::Empty.describe(""));
    let ids = |path: &String| !path.ends_with("_id") || path.contains("client");
    let mut left = members(&promised);
    left.retain(|path| ids(path) && !path.contains("tournaments"));
    assert_eq!(members(&line), left);
}

#[test]
fn its_credentials_are_good() {
    for seed in [Seed::Demo, Seed::Empty] {
        let mut desk = desk(seed);
        let demo = seed.describe("");
        let (it, key) = (&demo.toornament, Some(demo.toornament.api_key.as_str()));
        for scope in [PARTICIPANT, REGISTRATION] {
            let bearer = Some(it.bearer_token.as_str());
            assert!(
                desk.read(|c| admit(c, key, bearer, scope, desk.now))
                    .is_ok()
            );
        }
        let it = &demo.runsignup;
        let none = Presented::default();
        for presented in [
            Presented {
                api_key: Some(&it.api_key),
                api_secret: Some(&it.api_secret),
                ..none
            },
            Presented {
                tmp_key: Some(&it.tmp_key),
                tmp_secret: Some(&it.tmp_secret),
                ..none
            },
            Presented {
                rsu_api_key: Some(&it.rsu_api_key),
                header_secret: Some(&it.x_rsu_api_secret),
                ..none
            },
            Presented {
                sp_api_key: Some(&it.sp_api_key),
                header_secret: Some(&it.x_rsu_api_secret),
                ..none
            },
        ] {
            let caller = desk.write(|t, now| for_teams(t, &presented, now)).unwrap();
            let (race, event) = (unsigned(demo::RACE), unsigned(demo::EVENT));
            let request = body(&json!({}));
            let outcome = desk.write(|t, _| manage(t, caller, race, &[event], &request));
            let known = (seed == Seed::Empty).then_some(201);
            assert_eq!(outcome.err().map(|refused| refused.code.number()), known);
        }
    }
}

fn unsigned(id: i64) -> u64 {
    u64::try_from(id).unwrap()
}

#[test]
fn its_tournaments_are_there() {
    let desk = desk(Seed::Demo);
    let demo = Seed::Demo.describe("").toornament;
    let total = |id: &str| {
        let list = participants::List {
            range: Some("participants=0-0"),
            ..participants::List::default()
        };
        let page = desk.read(|c| participants::list(c, toornament::Options::default(), id, list));
        page.map_or(0, |page| page.total)
    };
    let tournaments = &demo.tournaments;
    let counts = [&tournaments.team, &tournaments.player, &tournaments.closed].map(|id| total(id));
    assert_eq!((counts, total(demo::AUTO)), ([5, 114, 2], 0));
    let one = desk.read(|c| participants::get(c, &tournaments.team, &demo.participant_id));
    assert_eq!(wire(&one.unwrap())["lineup"].as_array().unwrap().len(), 3);
    let one = desk.read(|c| registrations::get(c, &tournaments.team, &demo.registration_id));
    assert_eq!(wire(&one.unwrap())["status"], "pending");
}

#[test]
fn its_registrations_have_every_status() {
    let mut desk = desk(Seed::Demo);
    let list = registrations::List {
        range: Some("registrations=0-49"),
        sort: None,
    };
    let options = toornament::Options::default();
    let page = desk
        .read(|c| registrations::list(c, options, demo::TEAM, list))
        .unwrap();
    let page = wire(&page.items);
    let statuses: Vec<&Value> = page
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["status"])
        .collect();
    assert_eq!(
        statuses,
        [
            "pending",
            "accepted",
            "pending",
            "refused",
            "cancelled",
            "pending"
        ]
    );
    assert_eq!(page[0]["id"], demo::REGISTRATION);
    for (tournament, kind, open) in [
        (demo::TEAM, "team", true),
        (demo::PLAYER, "player", true),
        (demo::CLOSED, "team", false),
        (demo::AUTO, "player", true),
    ] {
        let new = body(&json!({ "name": "a", "type": kind }));
        let made = desk.write(|t, now| registrations::create(t, now, tournament, new));
        assert_eq!(
            made.map_err(|refused| refused.status).is_ok(),
            open,
            "{tournament}"
        );
    }
}

#[test]
fn its_director_links_users() {
    let mut desk = desk(Seed::Demo);
    let presented = Presented {
        bearer: Some(credentials::RUNSIGNUP_TOKEN),
        ..Presented::default()
    };
    let caller = desk.read(|c| for_links(c, &presented, desk.now)).unwrap();
    assert_eq!(desk.read(credentials::director), Some(caller.principal));
    let target = Target {
        race_series_id: unsigned(demo::SERIES),
        race_series_year_id: unsigned(demo::SERIES_YEAR),
        race_id: unsigned(demo::RACE),
        event_id: unsigned(demo::EVENT),
    };
    let rows = (0..12).map(|index| [demo::USER + index, demo::SERIES_PARTICIPANT + index]);
    let table = json!({ "columns": ["user_id", "race_series_participant_id"],
                        "participants": rows.collect::<Vec<_>>() });
    let table = runsignup::links::read(&table.to_string()).unwrap();
    let options = runsignup::Options::default();
    let outcome = desk.write(|t, _| link(t, options, caller, target, &table));
    assert!(outcome.is_ok());
    let other = Target {
        race_series_id: unsigned(demo::OTHER_SERIES),
        race_series_year_id: unsigned(demo::OTHER_SERIES_YEAR),
        race_id: unsigned(demo::OTHER_RACE),
        event_id: unsigned(demo::OTHER_EVENT),
    };
    let outcome = desk.write(|t, _| link(t, options, caller, other, &table));
    assert_eq!(outcome.unwrap_err().code.number(), 7);
}
