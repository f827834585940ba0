//! manage-teams.

use serde_json::{Value, json};
use startlist_sandbox::{
    runsignup::teams::Team,
    seed::demo::{
        AGE_RANGE, OTHER_TEAM, OTHER_TEAM_TYPE, RACE_TEAM as FIRST, STRICT_TEAM_TYPE as STRICT,
        TEAM_TYPE as FREE,
    },
};

use crate::race::Race;

fn edit(id: i64) -> Value {
    json!({ "team_id": id, "team_name": "New", "team_type_id": FREE })
}

#[tokio::test]
async fn ids_come_in_the_order_of_the_request() {
    let race = Race::new().await;
    let mut before = race.team_ids();
    let request = json!({
        "race_teams": [
            { "team_name": "New 1", "team_type_id": FREE },
            edit(FIRST + 1),
            { "team_name": "New 2", "team_type_id": FREE },
        ],
        "deleted_team_ids": [FIRST + 2, FIRST],
    });
    let answer = race.manage(&request).await.unwrap();
    assert_eq!(answer["deleted_team_ids"], json!([FIRST + 2, FIRST]));
    let ids = answer["race_team_ids"].as_array().unwrap();
    let ids: Vec<i64> = ids.iter().map(|id| id.as_i64().unwrap()).collect();
    let [one, edited, two] = ids[..] else {
        panic!("{ids:?}")
    };
    assert_eq!(edited, FIRST + 1);
    assert!(OTHER_TEAM < one && one < two);
    before.retain(|id| ![FIRST, FIRST + 2].contains(id));
    before.extend([one, two]);
    assert_eq!(race.team_ids(), before);
    for (id, name) in [(one, "New 1"), (edited, "New"), (two, "New 2")] {
        assert_eq!(race.team(id).unwrap().name, name);
    }
}

#[tokio::test]
async fn both_lists_are_answered_always() {
    let race = Race::new().await;
    for request in [
        json!({}),
        json!({ "race_teams": [], "deleted_team_ids": [] }),
    ] {
        let nothing = json!({ "race_team_ids": [], "deleted_team_ids": [] });
        assert_eq!(race.manage(&request).await, Ok(nothing));
    }
}

#[tokio::test]
async fn an_edit_replaces_the_team() {
    let race = Race::new().await;
    let full = json!({ "team_id": FIRST, "team_name": "Full", "team_type_id": STRICT,
                       "team_age_restriction_id": AGE_RANGE, "team_gender": "F",
                       "team_bib_num": 7 });
    let filled = Team {
        id: FIRST,
        name: "Full".to_owned(),
        team_type_id: STRICT,
        age_restriction_id: Some(AGE_RANGE),
        gender: Some("F".to_owned()),
        bib_num: Some(7),
    };
    let nulls = json!({ "team_id": FIRST, "team_name": "New", "team_type_id": FREE,
                        "team_age_restriction_id": null, "team_gender": null,
                        "team_bib_num": null });
    for left in [edit(FIRST), nulls] {
        race.manage(&json!({ "race_teams": [full] })).await.unwrap();
        assert_eq!(race.team(FIRST), Some(filled.clone()));
        race.manage(&json!({ "race_teams": [left] })).await.unwrap();
        let bare = Team {
            id: FIRST,
            name: "New".to_owned(),
            team_type_id: FREE,
            age_restriction_id: None,
            gender: None,
            bib_num: None,
        };
        assert_eq!(race.team(FIRST), Some(bare));
    }
    // It shows in answers too: what is left out is missing, though it was there.
    race.manage(&json!({ "race_teams": [full] })).await.unwrap();
    let left = json!({ "team_id": FIRST, "team_name": "Full", "team_type_id": STRICT });
    assert_eq!(race.manage(&json!({ "race_teams": [left] })).await, Err(3));
}

#[tokio::test]
async fn the_team_type_says_what_a_team_needs() {
    let race = Race::new().await;
    let (age, gender) = ("team_age_restriction_id", "team_gender");
    for (team_type, members, expected) in [
        (FREE, json!({}), Ok(())),
        (FREE, json!({ gender: "M" }), Ok(())),
        (FREE, json!({ gender: "C" }), Ok(())),
        (FREE, json!({ gender: "X" }), Err(3)),
        (FREE, json!({ gender: "m" }), Err(3)),
        (FREE, json!({ age: AGE_RANGE }), Err(15)),
        (STRICT, json!({ age: AGE_RANGE, gender: "M" }), Ok(())),
        (STRICT, json!({ age: AGE_RANGE + 1, gender: "F" }), Ok(())),
        (STRICT, json!({ age: AGE_RANGE }), Err(3)),
        (STRICT, json!({ age: AGE_RANGE, gender: null }), Err(3)),
        (STRICT, json!({ gender: "M" }), Err(3)),
        (STRICT, json!({ gender: "M", age: null }), Err(3)),
        (STRICT, json!({ gender: "M", age: 9 }), Err(15)),
        (STRICT, json!({ age: AGE_RANGE, gender: "C" }), Err(11)),
        // Of the other race, and of none.
        (OTHER_TEAM_TYPE, json!({}), Err(15)),
        (9, json!({}), Err(15)),
    ] {
        for id in [None, Some(FIRST)] {
            let mut team = members.clone();
            team["team_name"] = json!("a");
            team["team_type_id"] = json!(team_type);
            if let Some(id) = id {
                team["team_id"] = json!(id);
            }
            let outcome = race.manage(&json!({ "race_teams": [team] })).await;
            assert_eq!(outcome.map(|_| ()), expected, "{team}");
        }
    }
}

#[tokio::test]
async fn a_team_is_named_once_and_is_of_the_race() {
    let race = Race::new().await;
    for (edited, deleted, expected) in [
        (vec![edit(FIRST), edit(FIRST)], vec![], Err(11)),
        (vec![], vec![FIRST, FIRST], Err(11)),
        (vec![edit(FIRST)], vec![FIRST], Err(11)),
        (vec![edit(OTHER_TEAM)], vec![], Err(15)),
        (vec![], vec![OTHER_TEAM], Err(15)),
        (vec![edit(9)], vec![], Err(15)),
        (vec![], vec![9], Err(15)),
        (vec![edit(FIRST), edit(FIRST + 1)], vec![FIRST + 2], Ok(())),
        // It is gone.
        (vec![], vec![FIRST + 2], Err(15)),
        (vec![edit(FIRST + 2)], vec![], Err(15)),
    ] {
        let request = json!({ "race_teams": edited, "deleted_team_ids": deleted });
        let outcome = race.manage(&request).await;
        assert_eq!(outcome.map(|_| ()), expected, "{request}");
    }
}

#[tokio::test]
async fn a_refused_call_has_done_nothing() {
    let race = Race::new().await;
    let before = race.teams();
    let good = json!({ "team_name": "New", "team_type_id": FREE });
    let bad = json!({ "team_name": "Bad", "team_type_id": 9 });
    for (teams, deleted) in [
        (json!([good, bad]), json!([FIRST + 1])),
        (json!([edit(FIRST), edit(9)]), json!([FIRST + 1])),
        (json!([good, edit(FIRST)]), json!([FIRST + 1, 9])),
    ] {
        let request = json!({ "race_teams": teams, "deleted_team_ids": deleted });
        assert_eq!(race.manage(&request).await, Err(15));
        assert_eq!(race.teams(), before);
    }
}
