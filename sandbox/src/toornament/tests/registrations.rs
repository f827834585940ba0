//! Creating registrations: when, and of which type.

use serde_json::json;

use super::*;
use crate::clock::Moment;

#[test]
fn a_registration_is_pending_and_knows_its_tournament() {
    for (kind, word) in [(Kind::Team, "team"), (Kind::Player, "player")] {
        let mut api = Api::new(kind, |_| {});
        let created = api.post(Registrations, &json!({ "name": "a", "type": word }));
        assert_eq!(api.get(Registrations, &id(&created)), created);
        let created = created.unwrap();
        for (member, value) in [
            ("type", json!(word)),
            ("tournament_id", json!(api.id)),
            ("status", json!("pending")),
            ("participant_id", json!(null)),
            ("user_id", json!(null)),
            ("email", json!(null)),
        ] {
            assert_eq!(created[member], value);
        }
        assert_eq!(created.get("lineup").is_some(), kind == Kind::Team);
        assert_eq!(api.all(Registrations, "id"), [created["id"].clone()]);
    }
}

#[test]
fn the_type_is_that_of_the_tournament() {
    for (kind, word) in [
        (Kind::Team, "player"),
        (Kind::Player, "team"),
        (Kind::Player, "single"),
        (Kind::Team, "Team"),
    ] {
        let mut api = Api::new(kind, |_| {});
        let outcome = api.post(Registrations, &json!({ "name": "a", "type": word }));
        assert_eq!(outcome, Err("400 type".to_owned()));
        assert!(api.all(Registrations, "id").is_empty());
    }
}

#[test]
fn registrations_are_made_while_they_are_open() {
    let now = Desk::new().now.millis() / 1000;
    let at = |seconds| Some(Moment::from_seconds(now + seconds));
    for (enabled, opens, closes, open) in [
        (true, None, None, true),
        (false, None, None, false),
        (true, at(0), None, true),
        (true, at(1), None, false),
        (true, None, at(1), true),
        (true, None, at(0), false),
        (true, at(-1), at(1), true),
        (true, at(-2), at(-1), false),
        (false, at(-1), at(1), false),
    ] {
        let mut api = Api::new(Kind::Player, |it| {
            it.registration_enabled = enabled;
            it.registration_opens = opens;
            it.registration_closes = closes;
        });
        let outcome = api.post(Registrations, &json!({ "name": "a", "type": "player" }));
        let refused = (!open).then(|| "403 tournament_id".to_owned());
        assert_eq!(outcome.err(), refused, "{enabled} {opens:?} {closes:?}");
        // Participants may be added at any time.
        assert!(api.post(Participants, &json!({ "name": "a" })).is_ok());
    }
}

#[test]
fn closed_registrations_may_be_changed_and_deleted() {
    let mut api = Api::new(Kind::Player, |_| {});
    let closes = Moment::from_millis(api.desk.now.millis() + 1000);
    api.id = add(&mut api.desk, Kind::Player, |it| {
        it.registration_closes = Some(closes);
    });
    let one = id(&api.post(Registrations, &json!({ "name": "a", "type": "player" })));
    api.desk.wait(1);
    let refused = api.post(Registrations, &json!({ "name": "b", "type": "player" }));
    assert_eq!(refused, Err("403 tournament_id".to_owned()));
    let accepted = api.patch(Registrations, &one, &json!({ "status": "accepted" }));
    assert_eq!(accepted.unwrap()["status"], "accepted");
    assert!(api.delete(Registrations, &one).is_ok());
}
