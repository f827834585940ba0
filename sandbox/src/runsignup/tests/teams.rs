//! manage-teams.

use serde_json::json;

use super::*;

#[test]
fn ids_come_in_the_order_of_the_request() {
    let mut api = Api::open();
    let request = json!({
        "race_teams": [
            { "team_name": "New 1", "team_type_id": 21 },
            { "team_id": 42, "team_name": "Edited", "team_type_id": 21 },
            { "team_name": "New 2", "team_type_id": 21 },
        ],
        "deleted_team_ids": [43, 41],
    });
    let answer = api.manage(1, &[11], &request).unwrap();
    assert_eq!(answer["deleted_team_ids"], json!([43, 41]));
    let ids = answer["race_team_ids"].as_array().unwrap();
    let [one, 42, two] = ids
        .iter()
        .map(|id| id.as_i64().unwrap())
        .collect::<Vec<_>>()[..]
    else {
        panic!("{ids:?}");
    };
    assert!(44 < one && one < two);
    assert_eq!(api.teams(), [42, one, two]);
    for (id, name) in [(one, "New 1"), (42, "Edited"), (two, "New 2")] {
        assert_eq!(api.team(id).unwrap().name, name);
    }
}

#[test]
fn both_lists_are_answered_always() {
    for request in [
        json!({}),
        json!({ "race_teams": [], "deleted_team_ids": [] }),
    ] {
        let answer = Api::open().manage(1, &[11], &request);
        assert_eq!(
            answer,
            Ok(json!({ "race_team_ids": [], "deleted_team_ids": [] }))
        );
    }
}

#[test]
fn an_edit_replaces_the_team() {
    let mut api = Api::open();
    let full = json!({ "team_id": 41, "team_name": "Full", "team_type_id": 22,
                       "team_age_restriction_id": 31, "team_gender": "F", "team_bib_num": 7 });
    api.manage(1, &[11], &json!({ "race_teams": [full] }))
        .unwrap();
    let team = api.team(41).unwrap();
    let values = (
        team.age_restriction_id,
        team.gender.as_deref(),
        team.bib_num,
    );
    assert_eq!(values, (Some(31), Some("F"), Some(7)));
    for left in [
        json!({ "team_id": 41, "team_name": "Bare", "team_type_id": 21 }),
        json!({ "team_id": 41, "team_name": "Bare", "team_type_id": 21,
                "team_age_restriction_id": null, "team_gender": null, "team_bib_num": null }),
    ] {
        api.manage(1, &[11], &json!({ "race_teams": [full] }))
            .unwrap();
        api.manage(1, &[11], &json!({ "race_teams": [left] }))
            .unwrap();
        let bare = Team {
            id: 41,
            name: "Bare".to_owned(),
            team_type_id: 21,
            age_restriction_id: None,
            gender: None,
            bib_num: None,
        };
        assert_eq!(api.team(41), Some(bare));
    }
}

#[test]
fn the_team_type_says_what_a_team_needs() {
    let (age, gender) = ("team_age_restriction_id", "team_gender");
    for (team_type, members, refused) in [
        (21, json!({}), None),
        (21, json!({ gender: "M" }), None),
        (21, json!({ gender: "F" }), None),
        (21, json!({ gender: "C" }), None),
        (21, json!({ gender: "X" }), Some(3)),
        (21, json!({ gender: "m" }), Some(3)),
        (21, json!({ age: 31 }), Some(15)),
        (22, json!({ age: 31, gender: "M" }), None),
        (22, json!({ age: 32, gender: "C" }), None),
        (22, json!({ age: 31 }), Some(3)),
        (22, json!({ age: 31, gender: null }), Some(3)),
        (22, json!({ gender: "M" }), Some(3)),
        (22, json!({ gender: "M", age: null }), Some(3)),
        (22, json!({ gender: "M", age: 33 }), Some(15)),
        (22, json!({ gender: "M", age: 9 }), Some(15)),
        (23, json!({}), None),
        (23, json!({ gender: "F" }), None),
        (23, json!({ gender: "M" }), Some(11)),
        (23, json!({ gender: "C" }), Some(11)),
        // Of the other race, and of none.
        (24, json!({}), Some(15)),
        (9, json!({}), Some(15)),
    ] {
        for id in [json!(null), json!(41)] {
            let mut team = members.clone();
            team["team_name"] = json!("a");
            team["team_type_id"] = json!(team_type);
            if !id.is_null() {
                team["team_id"] = id;
            }
            let outcome = Api::open().manage(1, &[11], &json!({ "race_teams": [team] }));
            assert_eq!(outcome.err(), refused, "{team}");
        }
    }
}

#[test]
fn a_team_is_named_once_and_is_of_the_race() {
    let edit = |id: i64| json!({ "team_id": id, "team_name": "New", "team_type_id": 21 });
    for (edited, deleted, refused) in [
        (vec![edit(41), edit(42)], vec![43], None),
        (vec![edit(41), edit(41)], vec![], Some(11)),
        (vec![], vec![41, 41], Some(11)),
        (vec![edit(41)], vec![41], Some(11)),
        (vec![edit(44)], vec![], Some(15)),
        (vec![], vec![44], Some(15)),
        (vec![edit(9)], vec![], Some(15)),
        (vec![], vec![9], Some(15)),
        (vec![edit(-1)], vec![], Some(15)),
        (vec![edit(0)], vec![], Some(15)),
    ] {
        let request = json!({ "race_teams": edited, "deleted_team_ids": deleted });
        let outcome = Api::open().manage(1, &[11], &request);
        assert_eq!(outcome.err(), refused, "{request}");
    }
    let mut api = Api::open();
    let request = json!({ "deleted_team_ids": [41] });
    assert!(api.manage(1, &[11], &request).is_ok());
    assert_eq!(api.manage(1, &[11], &request), Err(15));
}

#[test]
fn a_refused_call_has_done_nothing() {
    let good = json!({ "team_name": "New", "team_type_id": 21 });
    let edit = json!({ "team_id": 41, "team_name": "New", "team_type_id": 21 });
    for (teams, deleted) in [
        (
            json!([good, { "team_name": "Bad", "team_type_id": 9 }]),
            json!([42]),
        ),
        (
            json!([edit, { "team_id": 9, "team_name": "Bad", "team_type_id": 21 }]),
            json!([42]),
        ),
        (json!([good, edit]), json!([42, 9])),
    ] {
        let mut api = Api::open();
        let request = json!({ "race_teams": teams, "deleted_team_ids": deleted });
        assert!(api.manage(1, &[11], &request).is_err());
        assert_eq!(api.teams(), [41, 42, 43]);
        assert_eq!(api.team(41).unwrap().name, "Old");
    }
}

#[test]
fn race_and_events_are_known() {
    for (race, events, refused) in [
        (1, vec![11], None),
        (1, vec![11, 12], None),
        (1, vec![12, 12], None),
        (1, vec![], Some(3)),
        (1, vec![13], Some(223)),
        (1, vec![11, 13], Some(223)),
        (1, vec![9], Some(223)),
        (1, vec![u64::MAX], Some(223)),
        (9, vec![11], Some(201)),
        (0, vec![11], Some(201)),
        (u64::MAX, vec![11], Some(201)),
    ] {
        let outcome = Api::open().manage(race, &events, &json!({}));
        assert_eq!(outcome.err(), refused, "{race} {events:?}");
    }
}

#[test]
fn partners_directors_and_timers_of_the_race_may() {
    for (roles, refused) in [
        (vec![(Role::Partner, Of::Race(1))], None),
        (vec![(Role::RaceDirector, Of::Race(1))], None),
        (vec![(Role::Timer, Of::Race(1))], None),
        (vec![], Some(7)),
        (vec![(Role::RaceDirector, Of::Race(2))], Some(7)),
        (vec![(Role::RaceDirector, Of::Series(51))], Some(7)),
        (vec![(Role::RaceDirector, Of::Series(1))], Some(7)),
    ] {
        let mut api = Api::new(&roles);
        assert_eq!(api.manage(1, &[11], &json!({})).err(), refused, "{roles:?}");
        // Whether a race is known does not depend on it; the events of a race do.
        assert_eq!(api.manage(9, &[11], &json!({})), Err(201));
        let expected = refused.or(Some(223));
        assert_eq!(api.manage(1, &[9], &json!({})).err(), expected);
    }
}
