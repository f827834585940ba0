//! Registrations: when, and of which type.

use std::time::Duration;

use serde_json::{Value, json};
use startlist_sandbox::{clock::Clock, seed::demo, toornament::tournaments::Kind};

use crate::cup::{Cup, Participants, Registrations, id};

#[tokio::test]
async fn a_registration_is_created_read_changed_and_deleted() {
    for (kind, word) in [(Kind::Team, "team"), (Kind::Player, "player")] {
        let cup = Cup::new(kind, |_| {}).await;
        let sent = json!({ "name": "a", "type": word });
        let created = cup.post(Registrations, &sent).await;
        let one = id(&created);
        assert_eq!(cup.get(Registrations, &one).await, created);
        let mut members = created.unwrap();
        let lineup = members.as_object_mut().unwrap().remove("lineup");
        assert_eq!(lineup, (kind == Kind::Team).then(|| json!([])));
        let expected = json!({
            "id": one, "tournament_id": cup.id, "participant_id": null, "type": word,
            "status": "pending", "name": "a", "email": null, "custom_user_identifier": null,
            "custom_fields": {}, "user_id": null,
        });
        assert_eq!(members, expected);
        assert!(cup.all(Participants, "id").await.is_empty());

        let change = json!({ "name": "b", "custom_fields": { "k": 1 } });
        let changed = cup.patch(Registrations, &one, &change).await;
        assert_eq!(cup.get(Registrations, &one).await, changed);
        assert_eq!(changed.unwrap()["name"], "b");
        assert_eq!(cup.delete(Registrations, &one).await, Ok(Value::Null));
        let missing = Err("404 id".to_owned());
        assert_eq!(cup.delete(Registrations, &one).await, missing);
    }
}

#[tokio::test]
async fn the_type_is_that_of_the_tournament() {
    for (kind, word) in [
        (Kind::Team, "player"),
        (Kind::Player, "team"),
        // A tournament's own word is no word of registrations.
        (Kind::Player, "single"),
        (Kind::Team, "Team"),
    ] {
        let cup = Cup::new(kind, |_| {}).await;
        let sent = json!({ "name": "a", "type": word });
        assert_eq!(
            cup.post(Registrations, &sent).await,
            Err("400 type".to_owned())
        );
        assert!(cup.all(Registrations, "id").await.is_empty());
    }
}

#[tokio::test]
async fn closed_registrations_are_refused() {
    let now = Clock::system().now();
    let hour = Duration::from_hours(1);
    let later = Some(now.plus(hour));
    for (enabled, opens, closes, is_open, after_an_hour) in [
        (true, None, None, true, true),
        (false, None, None, false, false),
        (true, Some(now), None, true, true),
        (true, later, None, false, true),
        (true, None, Some(now), false, false),
        (true, None, later, true, false),
    ] {
        let cup = Cup::new(Kind::Player, |it| {
            it.registration_enabled = enabled;
            it.registration_opens = opens;
            it.registration_closes = closes;
        })
        .await;
        let sent = json!({ "name": "a", "type": "player" });
        for open in [is_open, after_an_hour] {
            let outcome = cup.post(Registrations, &sent).await.map(|_| ());
            let expected = match open {
                true => Ok(()),
                false => Err("403 tournament_id".to_owned()),
            };
            assert_eq!(outcome, expected, "{enabled} {opens:?} {closes:?}");
            // Participants may be added at any time.
            assert!(cup.post(Participants, &sent).await.is_ok());
            cup.place.sandbox.controls().advance(hour);
        }
    }
    // The closed tournament of the demo.
    let mut cup = Cup::new(Kind::Team, |_| {}).await;
    demo::CLOSED.clone_into(&mut cup.id);
    let sent = json!({ "name": "a", "type": "team" });
    assert_eq!(
        cup.post(Registrations, &sent).await,
        Err("403 tournament_id".to_owned())
    );
}

#[tokio::test]
async fn closed_registrations_may_be_changed_and_deleted() {
    let closes = Clock::system().now().plus(Duration::from_hours(1));
    let cup = Cup::new(Kind::Player, |it| it.registration_closes = Some(closes)).await;
    let one = cup.register("a").await;
    cup.place
        .sandbox
        .controls()
        .advance(Duration::from_hours(1));
    let sent = json!({ "name": "b", "type": "player" });
    let refused = Err("403 tournament_id".to_owned());
    assert_eq!(cup.post(Registrations, &sent).await, refused);
    let accepted = cup.status(&one, "accepted").await;
    assert_eq!(accepted.unwrap()["status"], "accepted");
    let change = json!({ "name": "c" });
    let changed = cup.patch(Registrations, &one, &change).await;
    assert_eq!(changed.unwrap()["name"], "c");
    assert!(cup.delete(Registrations, &one).await.is_ok());
}
