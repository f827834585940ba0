//! The statuses of registrations, and automatic acceptance.

use serde_json::{Value, json};
use startlist_sandbox::toornament::tournaments::Kind;

use crate::cup::{Cup, Participants, Registrations, id, told};

const STATUSES: [&str; 4] = ["pending", "accepted", "refused", "cancelled"];

#[tokio::test]
async fn accepting_makes_the_participant() {
    let cup = Cup::new(Kind::Team, |_| {}).await;
    let sent = json!({ "name": "a", "type": "team", "email": "a@example.com",
                       "custom_user_identifier": "x:1", "custom_fields": { "k": [1] },
                       "lineup": [{ "name": "b", "email": "b@example.com" }] });
    let one = id(&cup.post(Registrations, &sent).await);
    // What the same call changes is in it.
    let change = json!({ "status": "accepted", "name": "z" });
    let registration = cup.patch(Registrations, &one, &change).await.unwrap();
    let participant = registration["participant_id"].as_str().unwrap();
    let participant = cup.get(Participants, participant).await.unwrap();
    assert_eq!(participant["name"], "z");
    for member in [
        "email",
        "custom_user_identifier",
        "custom_fields",
        "lineup",
        "user_id",
    ] {
        assert_eq!(participant[member], registration[member]);
    }
    assert_eq!(participant["checked_in"], false);
    // They change apart.
    cup.patch(Registrations, &one, &json!({ "name": "y" }))
        .await
        .unwrap();
    assert_eq!(cup.all(Participants, "name").await, ["z"]);
}

#[tokio::test]
async fn each_step_of_the_workflow_is_known_or_refused() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    for from in STATUSES {
        for to in STATUSES {
            let one = cup.register("a").await;
            let before = cup.status(&one, from).await;
            // By the names that the client has for the steps.
            let calls = cup.client.registrations();
            let after = told(match to {
                "accepted" => calls.accept(&cup.id, &one).await,
                "refused" => calls.refuse(&cup.id, &one).await,
                "cancelled" => calls.cancel(&cup.id, &one).await,
                _ => calls.reset(&cup.id, &one).await,
            });
            let participants = cup.all(Participants, "id").await;
            if matches!(
                (from, to),
                ("refused", "cancelled") | ("cancelled", "refused")
            ) {
                assert_eq!(after, Err("400 status".to_owned()), "{from} to {to}");
                assert_eq!(cup.get(Registrations, &one).await, before);
                continue;
            }
            let after = after.unwrap();
            assert_eq!(after["status"], to, "{from} to {to}");
            // There is a participant exactly while it is accepted.
            let expected: Vec<&Value> = match to {
                "accepted" => vec![&after["participant_id"]],
                _ => Vec::new(),
            };
            assert_eq!(participants.iter().collect::<Vec<_>>(), expected);
            assert_eq!(after["participant_id"].is_null(), to != "accepted");
            if from == to {
                assert_eq!(Ok(after), before);
            }
            cup.status(&one, "pending").await.unwrap();
        }
    }
    let one = cup.register("a").await;
    for wrong in ["canceled", "Accepted", ""] {
        let change = json!({ "name": "b", "status": wrong });
        let outcome = cup.patch(Registrations, &one, &change).await;
        assert_eq!(outcome, Err("400 status".to_owned()));
    }
    assert_eq!(cup.get(Registrations, &one).await.unwrap()["name"], "a");
}

#[tokio::test]
async fn the_organizer_may_accept_beyond_the_size() {
    let cup = Cup::new(Kind::Player, |it| it.size = 1).await;
    for name in ["a", "b"] {
        let one = cup.register(name).await;
        let accepted = cup.status(&one, "accepted").await;
        assert_eq!(accepted.unwrap()["status"], "accepted");
    }
    assert!(
        cup.post(Participants, &json!({ "name": "c" }))
            .await
            .is_ok()
    );
    assert_eq!(cup.all(Participants, "name").await, ["a", "b", "c"]);
}

/// A tournament of two with automatic acceptance, and registrations `a` to `e`.
async fn automatic() -> (Cup, Vec<String>) {
    let cup = Cup::new(Kind::Player, |it| {
        it.size = 2;
        it.auto_accept = true;
    })
    .await;
    let mut ids = Vec::new();
    for name in ["a", "b", "c", "d", "e"] {
        ids.push(cup.register(name).await);
    }
    (cup, ids)
}

#[tokio::test]
async fn acceptance_may_be_automatic() {
    let (cup, ids) = automatic().await;
    assert_eq!(cup.statuses().await, "aappp");
    assert_eq!(cup.all(Participants, "name").await, ["a", "b"]);
    let first = cup.get(Registrations, &ids[0]).await.unwrap();
    assert_eq!(
        cup.all(Participants, "id").await[0],
        first["participant_id"]
    );
    // Refused and cancelled ones stay so.
    for (index, to) in [
        (2, "refused"),
        (3, "cancelled"),
        (0, "cancelled"),
        (1, "cancelled"),
    ] {
        cup.status(&ids[index], to).await.unwrap();
    }
    assert_eq!(cup.statuses().await, "ccrca");
    // Put back to pending, they take part again: at the next occasion.
    cup.status(&ids[2], "pending").await.unwrap();
    assert_eq!(cup.statuses().await, "ccpca");
    cup.register("f").await;
    assert_eq!(cup.statuses().await, "ccacap");
    // The answer tells that it was accepted.
    let two = |it: &mut startlist_sandbox::toornament::tournaments::Tournament| {
        it.size = 2;
        it.auto_accept = true;
    };
    let cup = Cup::new(Kind::Player, two).await;
    // The organizer's own participants take places too.
    cup.post(Participants, &json!({ "name": "x" }))
        .await
        .unwrap();
    for expected in ["accepted", "pending"] {
        let sent = json!({ "name": "a", "type": "player" });
        let created = cup.post(Registrations, &sent).await.unwrap();
        assert_eq!(created["status"], expected);
        assert_eq!(
            created["participant_id"].is_string(),
            expected == "accepted"
        );
    }
}

#[tokio::test]
async fn a_free_place_goes_to_the_oldest_pending_one() {
    let (cup, ids) = automatic().await;
    let controls = cup.place.sandbox.controls();
    controls.snapshot("five").await.unwrap();
    // What is done to which registration, and the statuses then.
    for (index, to, after) in [
        (0, "cancelled", "caapp"),
        (0, "refused", "raapp"),
        // It is pending in the answer, and the next one has the place.
        (0, "pending", "paapp"),
        (1, "cancelled", "acapp"),
        // No place is free.
        (2, "cancelled", "aacpp"),
        (4, "accepted", "aappa"),
    ] {
        assert!(controls.restore("five").await.unwrap());
        let answer = cup.status(&ids[index], to).await.unwrap();
        assert_eq!(answer["status"], to);
        assert_eq!(cup.statuses().await, after, "{index} {to}");
    }
    assert!(controls.restore("five").await.unwrap());
    let participants = cup.all(Participants, "id").await;
    let first = participants[0].as_str().unwrap();
    cup.delete(Participants, first).await.unwrap();
    assert_eq!(cup.statuses().await, "caapp");
    assert_eq!(cup.all(Participants, "name").await, ["b", "c"]);
}

#[tokio::test]
async fn what_belongs_together_is_deleted_apart() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    let one = cup.register("a").await;
    let accepted = cup.status(&one, "accepted").await.unwrap();
    let participant = accepted["participant_id"].as_str().unwrap();
    cup.delete(Participants, participant).await.unwrap();
    let left = cup.get(Registrations, &one).await.unwrap();
    assert_eq!(left["status"], "cancelled");
    assert_eq!(left["participant_id"], Value::Null);

    let accepted = cup.status(&one, "accepted").await.unwrap();
    cup.delete(Registrations, &one).await.unwrap();
    let left = accepted["participant_id"].as_str().unwrap();
    assert_eq!(cup.get(Participants, left).await.unwrap()["name"], "a");
    assert!(cup.delete(Participants, left).await.is_ok());
}
