//! Creating, reading, changing and deleting participants.

use std::time::Duration;

use serde_json::{Value, json};
use startlist::toornament::model::ParticipantCreate;
use startlist_sandbox::{seed::demo, toornament::tournaments::Kind};

use crate::cup::{Cup, Participants, Registrations, id, reasons, refused};

fn player(name: &str) -> Value {
    json!({ "name": name, "email": null, "custom_user_identifier": null, "custom_fields": {},
            "user_id": null })
}

#[tokio::test]
async fn a_participant_is_created_read_changed_and_deleted() {
    let cup = Cup::new(Kind::Team, |_| {}).await;
    let mut last = String::new();
    for (sent, answered) in [
        (
            json!({ "name": "Watch", "lineup": [{ "name": "Snow" }, {}] }),
            json!({ "name": "Watch", "email": null, "custom_user_identifier": null,
                    "custom_fields": {}, "user_id": null, "checked_in": false,
                    "checked_in_at": null, "lineup": [player("Snow"), player("")] }),
        ),
        (
            json!({ "name": "", "email": "a@example.com", "custom_user_identifier": "x:1",
                    "custom_fields": { "logo": { "small": null }, "n": 1 } }),
            json!({ "name": "", "email": "a@example.com", "custom_user_identifier": "x:1",
                    "custom_fields": { "logo": { "small": null }, "n": 1 }, "user_id": null,
                    "checked_in": false, "checked_in_at": null, "lineup": [] }),
        ),
    ] {
        let created = cup.post(Participants, &sent).await;
        let one = id(&created);
        assert_eq!(cup.get(Participants, &one).await, created);
        let mut members = created.unwrap();
        members.as_object_mut().unwrap().remove("id");
        assert_eq!(members, answered);

        let changed = cup
            .patch(Participants, &one, &json!({ "name": "New" }))
            .await;
        assert_eq!(changed.as_ref().unwrap()["name"], "New");
        assert_eq!(cup.get(Participants, &one).await, changed);
        assert_eq!(cup.delete(Participants, &one).await, Ok(Value::Null));
        assert_eq!(cup.get(Participants, &one).await, Err("404 id".to_owned()));
        // What was deleted leaves no number free.
        assert!(one.len() == 18 && one.parse::<i64>().is_ok() && one > last);
        last = one;
    }
}

#[tokio::test]
async fn absent_and_null_are_told_apart() {
    let cup = Cup::new(Kind::Team, |_| {}).await;
    let all = json!({ "name": "a", "type": "team", "email": "a@example.com",
                      "custom_user_identifier": "x:1", "custom_fields": { "one": 1, "two": 2 },
                      "lineup": [{ "name": "b", "custom_fields": { "k": 1 } }, { "name": "c" }] });
    let kept = json!({ "one": 1, "two": 2 });
    for of in [Participants, Registrations] {
        for (change, member, value) in [
            (json!({}), "custom_user_identifier", json!("x:1")),
            (json!({ "name": "z" }), "name", json!("z")),
            (json!({ "name": "z" }), "email", json!("a@example.com")),
            (json!({ "email": "z" }), "email", json!("z")),
            (
                json!({ "custom_user_identifier": null }),
                "custom_user_identifier",
                Value::Null,
            ),
            // Field by field; null is a value.
            (
                json!({ "custom_fields": {} }),
                "custom_fields",
                kept.clone(),
            ),
            (
                json!({ "custom_fields": { "two": null, "three": [3] } }),
                "custom_fields",
                json!({ "one": 1, "two": null, "three": [3] }),
            ),
            // Whole.
            (json!({ "lineup": [] }), "lineup", json!([])),
            (
                json!({ "lineup": [{ "name": "d" }] }),
                "lineup",
                json!([player("d")]),
            ),
        ] {
            let one = id(&cup.post(of, &all).await);
            let changed = cup.patch(of, &one, &change).await;
            assert_eq!(changed.as_ref().unwrap()[member], value, "{change}");
            assert_eq!(cup.get(of, &one).await, changed);
        }
    }
    let one = id(&cup.post(Registrations, &all).await);
    let clear = json!({ "email": null });
    let changed = cup.patch(Registrations, &one, &clear).await;
    assert_eq!(changed.unwrap()["email"], Value::Null);
}

#[tokio::test]
async fn only_teams_have_a_lineup() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    let refused = Err("400 lineup".to_owned());
    for of in [Participants, Registrations] {
        let one = cup
            .post(of, &json!({ "name": "a", "type": "player" }))
            .await;
        assert_eq!(one.as_ref().unwrap().get("lineup"), None);
        for lineup in [json!([]), json!([{ "name": "b" }])] {
            let sent = json!({ "name": "a", "type": "player", "lineup": lineup });
            assert_eq!(cup.post(of, &sent).await, refused);
            let change = json!({ "lineup": lineup });
            assert_eq!(cup.patch(of, &id(&one), &change).await, refused);
        }
    }
}

#[tokio::test]
async fn checking_in_has_a_time() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    let one = id(&cup.post(Participants, &json!({ "name": "a" })).await);
    let mut last = Value::Null;
    for (change, is, same) in [
        (json!({}), false, true),
        (json!({ "checked_in": true }), true, false),
        // It is not checked in anew.
        (json!({ "checked_in": true }), true, true),
        (json!({ "name": "b" }), true, true),
        (json!({ "checked_in": false }), false, false),
        (json!({ "checked_in": true }), true, false),
    ] {
        let now = cup.place.sandbox.controls().advance(Duration::from_mins(1));
        let changed = cup.patch(Participants, &one, &change).await.unwrap();
        let at = &changed["checked_in_at"];
        assert_eq!((&changed["checked_in"], at.is_string()), (&json!(is), is));
        assert_eq!(*at == last, same, "{change}");
        if is && !same {
            let said = at.as_str().unwrap();
            assert!(
                *said >= *now.rfc3339() && said.ends_with("+00:00"),
                "{said}"
            );
        }
        last = at.clone();
        // A list says whether, not when.
        let page = cup.page(Participants, 0..1, None, None).await.unwrap();
        assert_eq!(page[0][0]["checked_in"], is);
        assert_eq!(page[0][0].get("checked_in_at"), None);
    }
}

#[tokio::test]
async fn texts_have_limits_in_characters() {
    let cup = Cup::new(Kind::Team, |_| {}).await;
    let long = |count: usize| "é".repeat(count);
    for of in [Participants, Registrations] {
        for (member, most) in [
            ("name", 40),
            ("email", 254),
            ("custom_user_identifier", 100),
        ] {
            let mut sent = json!({ "name": "a", "type": "team" });
            let one = id(&cup.post(of, &sent).await);
            sent[member] = json!(long(most));
            assert!(cup.post(of, &sent).await.is_ok());
            let change = json!({ member: long(most) });
            assert!(cup.patch(of, &one, &change).await.is_ok());

            sent[member] = json!(long(most + 1));
            let refused = Err(format!("400 {member}"));
            assert_eq!(cup.post(of, &sent).await, refused);
            let change = json!({ member: long(most + 1) });
            assert_eq!(cup.patch(of, &one, &change).await, refused);
            let lineup = json!({ "lineup": [{}, { member: long(most + 1) }] });
            let refused = Err(format!("400 lineup[1].{member}"));
            assert_eq!(cup.patch(of, &one, &lineup).await, refused);
        }
    }
}

#[tokio::test]
async fn what_is_not_here_is_not_found() {
    let mut cup = Cup::new(Kind::Team, |_| {}).await;
    let home = cup.id.clone();
    for (of, other) in [
        (Participants, demo::PARTICIPANT),
        (Registrations, demo::REGISTRATION),
    ] {
        // Of another tournament, of none, and no ids at all.
        for one in [other, "1", "x", "-1", "99999999999999999999"] {
            let missing = Err("404 id".to_owned());
            assert_eq!(cup.get(of, one).await, missing, "{one}");
            assert_eq!(cup.patch(of, one, &json!({})).await, missing);
            assert_eq!(cup.delete(of, one).await, missing);
        }
        for tournament in ["1", "x"] {
            tournament.clone_into(&mut cup.id);
            let missing = Err("404 tournament_id".to_owned());
            let sent = json!({ "name": "a", "type": "team" });
            assert_eq!(cup.post(of, &sent).await, missing);
            assert_eq!(cup.get(of, other).await, missing);
            assert_eq!(cup.patch(of, other, &json!({})).await, missing);
            assert_eq!(cup.delete(of, other).await, missing);
            assert_eq!(cup.page(of, 0..50, None, None).await, missing);
        }
        demo::TEAM.clone_into(&mut cup.id);
        assert!(cup.get(of, other).await.is_ok());
        cup.id.clone_from(&home);
    }
}

#[tokio::test]
async fn all_reasons_are_told_at_once() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    let long = (Some("n".repeat(41)), Some("e".repeat(255)));
    let sent = json!({ "name": long.0, "email": long.1, "type": "player" });
    let refusal = Err("400 email name".to_owned());
    for of in [Participants, Registrations] {
        assert_eq!(cup.post(of, &sent).await, refusal);
        let before = cup
            .post(of, &json!({ "name": "a", "type": "player" }))
            .await;
        let one = id(&before);
        assert_eq!(cup.patch(of, &one, &sent).await, refusal);
        // What could have been done is not.
        let change = json!({ "name": "b", "email": long.1 });
        assert_eq!(
            cup.patch(of, &one, &change).await,
            Err("400 email".to_owned())
        );
        let change = json!({ "name": "b", "lineup": [] });
        assert_eq!(
            cup.patch(of, &one, &change).await,
            Err("400 lineup".to_owned())
        );
        assert_eq!(cup.get(of, &one).await, before);
        assert_eq!(cup.all(of, "name").await, ["a"]);
    }

    // The words of the document and those of a rule have the same members.
    let body = ParticipantCreate::new("n".repeat(41));
    let by_document = cup.client.participants().create(&cup.id, &body).await;
    let by_rule = cup.client.participants().get(&cup.id, "17").await;
    for (error, expected) in [
        (
            by_document.unwrap_err().into_error(),
            json!(["body", "name", "maxLength", body.name]),
        ),
        (
            by_rule.unwrap_err().into_error(),
            json!(["path", "id", "not_found", "17"]),
        ),
    ] {
        let reason = &reasons(&error)[0];
        assert!(!reason["message"].as_str().unwrap().is_empty());
        let members = ["scope", "property_path", "type", "invalid_value"];
        let said: Value = members
            .map(|member| reason[member].clone())
            .into_iter()
            .collect();
        assert_eq!(said, expected, "{}", refused(&error));
    }
}
