//! Creating, reading, changing and deleting participants.

use serde_json::json;

use super::*;

#[test]
fn a_participant_is_created_as_told_and_read_back() {
    for (kind, sent, answered) in [
        (
            Kind::Player,
            json!({ "name": "Snow" }),
            json!({ "name": "Snow", "email": null, "custom_user_identifier": null,
                    "custom_fields": {}, "user_id": null, "checked_in": false,
                    "checked_in_at": null }),
        ),
        (
            Kind::Team,
            json!({ "name": "Watch", "lineup": [{ "name": "Snow" }, {}] }),
            json!({ "name": "Watch", "email": null, "custom_user_identifier": null,
                    "custom_fields": {}, "user_id": null, "checked_in": false,
                    "checked_in_at": null,
                    "lineup": [
                        { "name": "Snow", "email": null, "custom_user_identifier": null,
                          "custom_fields": {}, "user_id": null },
                        { "name": "", "email": null, "custom_user_identifier": null,
                          "custom_fields": {}, "user_id": null }] }),
        ),
        (
            Kind::Team,
            json!({ "name": "", "email": "a@example.com", "custom_user_identifier": "x:1",
                    "checked_in": true, "custom_fields": { "logo": { "small": null }, "n": 1 } }),
            json!({ "name": "", "email": "a@example.com", "custom_user_identifier": "x:1",
                    "checked_in": true, "checked_in_at": "2026-01-01T00:00:00+00:00",
                    "custom_fields": { "logo": { "small": null }, "n": 1 },
                    "user_id": null, "lineup": [] }),
        ),
    ] {
        let mut api = Api::new(kind, |_| {});
        let created = api.post(Participants, &sent);
        let id = id(&created);
        assert_eq!(api.get(Participants, &id), created);
        let mut created = created.unwrap();
        created.as_object_mut().unwrap().remove("id");
        assert_eq!(created, answered);
    }
}

#[test]
fn ids_have_eighteen_digits_and_grow() {
    let mut api = Api::new(Kind::Player, |_| {});
    let mut last = String::new();
    for _ in 0..3 {
        let id = id(&api.post(Participants, &json!({ "name": "a" })));
        assert!(id.len() == 18 && id.parse::<i64>().is_ok());
        assert!(id > last);
        // What was deleted leaves no number free.
        api.delete(Participants, &id).unwrap();
        last = id;
    }
}

#[test]
fn a_list_does_not_tell_when_they_checked_in() {
    let mut api = Api::new(Kind::Player, |_| {});
    api.post(Participants, &json!({ "name": "a", "checked_in": true }))
        .unwrap();
    let page = api
        .page(Participants, "participants=0-0", None, None)
        .unwrap();
    assert_eq!(page[0][0]["checked_in"], true);
    assert_eq!(page[0][0].get("checked_in_at"), None);
}

#[test]
fn only_teams_have_a_lineup() {
    let mut api = Api::new(Kind::Player, |_| {});
    let refused = Err("400 lineup".to_owned());
    for lineup in [json!([]), json!([{ "name": "b" }])] {
        let body = json!({ "name": "a", "lineup": lineup });
        assert_eq!(api.post(Participants, &body), refused);
        let body = json!({ "name": "a", "type": "player", "lineup": lineup });
        assert_eq!(api.post(Registrations, &body), refused);
    }
    let one = id(&api.post(Participants, &json!({ "name": "a" })));
    assert_eq!(
        api.patch(Participants, &one, &json!({ "lineup": [] })),
        refused
    );
    let one = id(&api.post(Registrations, &json!({ "name": "a", "type": "player" })));
    assert_eq!(
        api.patch(Registrations, &one, &json!({ "lineup": [] })),
        refused
    );
    assert_eq!(api.get(Registrations, &one).unwrap().get("lineup"), None);
}

#[test]
fn a_change_leaves_what_is_absent_and_clears_what_is_null() {
    let all = json!({ "name": "a", "email": "a@example.com", "custom_user_identifier": "x:1",
                      "custom_fields": { "one": 1, "two": 2 },
                      "lineup": [{ "name": "b", "custom_fields": { "k": 1 } }, { "name": "c" }] });
    let player = |name: &str| {
        json!({ "name": name, "email": null, "custom_user_identifier": null, "custom_fields": {},
                "user_id": null })
    };
    for (change, member, value) in [
        (json!({}), "name", json!("a")),
        (json!({}), "custom_user_identifier", json!("x:1")),
        (json!({ "name": "z" }), "name", json!("z")),
        (json!({ "name": "z" }), "email", json!("a@example.com")),
        (
            json!({ "email": "z@example.com" }),
            "email",
            json!("z@example.com"),
        ),
        (
            json!({ "custom_user_identifier": null }),
            "custom_user_identifier",
            json!(null),
        ),
        (
            json!({ "custom_user_identifier": "y" }),
            "custom_user_identifier",
            json!("y"),
        ),
        // Field by field; null is a value.
        (
            json!({ "custom_fields": {} }),
            "custom_fields",
            json!({ "one": 1, "two": 2 }),
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
        for of in [Participants, Registrations] {
            let mut api = Api::new(Kind::Team, |_| {});
            let mut sent = all.clone();
            sent["type"] = json!("team");
            let one = id(&api.post(of, &sent));
            let changed = api.patch(of, &one, &change);
            assert_eq!(changed.as_ref().unwrap()[member], value, "{change}");
            assert_eq!(api.get(of, &one), changed);
        }
    }
}

#[test]
fn the_email_of_a_registration_may_be_cleared() {
    let mut api = Api::new(Kind::Player, |_| {});
    let body = json!({ "name": "a", "type": "player", "email": "a@example.com" });
    let one = id(&api.post(Registrations, &body));
    let changed = api
        .patch(Registrations, &one, &json!({ "email": null }))
        .unwrap();
    assert_eq!(changed["email"], json!(null));
}

#[test]
fn checking_in_has_a_time() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = id(&api.post(Participants, &json!({ "name": "a" })));
    for (change, at) in [
        (json!({}), None),
        (json!({ "checked_in": false }), None),
        (
            json!({ "checked_in": true }),
            Some("2026-01-01T00:00:03+00:00"),
        ),
        // It is not checked in anew.
        (
            json!({ "checked_in": true }),
            Some("2026-01-01T00:00:03+00:00"),
        ),
        (json!({ "name": "b" }), Some("2026-01-01T00:00:03+00:00")),
        (json!({ "checked_in": false }), None),
        (
            json!({ "checked_in": true }),
            Some("2026-01-01T00:00:07+00:00"),
        ),
    ] {
        api.desk.wait(1);
        let changed = api.patch(Participants, &one, &change).unwrap();
        assert_eq!(changed["checked_in"], at.is_some(), "{change}");
        assert_eq!(changed["checked_in_at"], json!(at));
    }
}

#[test]
fn texts_have_limits_in_characters() {
    let long = |count: usize| "é".repeat(count);
    for (member, most) in [
        ("name", 40),
        ("email", 254),
        ("custom_user_identifier", 100),
    ] {
        for of in [Participants, Registrations] {
            let mut api = Api::new(Kind::Team, |_| {});
            let one = id(&api.post(of, &json!({ "name": "a", "type": "team" })));
            let mut body = json!({ "name": "a", "type": "team" });
            body[member] = json!(long(most));
            assert!(api.post(of, &body).is_ok());
            assert!(api.patch(of, &one, &json!({ member: long(most) })).is_ok());
            body[member] = json!(long(most + 1));
            let refused = Err(format!("400 {member}"));
            assert_eq!(api.post(of, &body), refused);
            assert_eq!(
                api.patch(of, &one, &json!({ member: long(most + 1) })),
                refused
            );
            let lineup = json!({ "lineup": [{}, { member: long(most + 1) }] });
            let refused = Err(format!("400 lineup[1].{member}"));
            assert_eq!(api.patch(of, &one, &lineup), refused);
        }
    }
}

#[test]
fn all_reasons_are_told_at_once() {
    let mut api = Api::new(Kind::Player, |_| {});
    let body = json!({ "name": "n".repeat(41), "email": "e".repeat(255), "lineup": [] });
    let refused = "400 name email lineup".to_owned();
    assert_eq!(api.post(Participants, &body), Err(refused));
}

#[test]
fn what_is_not_here_is_not_found() {
    let mut api = Api::new(Kind::Player, |_| {});
    let home = api.id.clone();
    let away = add(&mut api.desk, Kind::Player, |_| {});
    for of in [Participants, Registrations] {
        api.id.clone_from(&away);
        let other = id(&api.post(of, &json!({ "name": "b", "type": "player" })));
        let foreign = [
            other.as_str(),
            "1",
            "",
            "x",
            "-1",
            "+1",
            "99999999999999999999",
        ];
        let leading = format!("0{other}");
        api.id.clone_from(&home);
        let gone = id(&api.post(of, &json!({ "name": "a", "type": "player" })));
        api.delete(of, &gone).unwrap();
        for one in foreign.into_iter().chain([leading.as_str(), gone.as_str()]) {
            let missing = Err("404 id".to_owned());
            assert_eq!(api.get(of, one), missing, "{one}");
            assert_eq!(api.patch(of, one, &json!({ "name": "c" })), missing);
            assert_eq!(api.delete(of, one), missing);
        }
        for tournament in ["1", "x", ""] {
            tournament.clone_into(&mut api.id);
            let missing = Err("404 tournament_id".to_owned());
            let body = json!({ "name": "a", "type": "player" });
            assert_eq!(api.post(of, &body), missing);
            assert_eq!(api.get(of, &other), missing);
            assert_eq!(api.patch(of, &other, &json!({})), missing);
            assert_eq!(api.delete(of, &other), missing);
            let range = match of {
                Participants => "participants=0-49",
                Registrations => "registrations=0-49",
            };
            assert_eq!(api.page(of, range, None, None), missing);
        }
        // The one of the other tournament is as it was.
        api.id.clone_from(&away);
        assert_eq!(api.get(of, &other).unwrap()["name"], "b");
    }
}

#[test]
fn a_refused_change_changes_nothing() {
    let mut api = Api::new(Kind::Player, |_| {});
    for of in [Participants, Registrations] {
        let created = api.post(of, &json!({ "name": "a", "type": "player" }));
        let one = id(&created);
        let change = json!({ "name": "b", "email": "e".repeat(255) });
        assert_eq!(api.patch(of, &one, &change), Err("400 email".to_owned()));
        assert_eq!(api.get(of, &one), created);
    }
}
