//! The statuses of registrations, and automatic acceptance.

use serde_json::json;

use super::*;

const STATUSES: [&str; 4] = ["pending", "accepted", "refused", "cancelled"];

fn register(api: &mut Api, name: &str) -> String {
    id(&api.post(Registrations, &json!({ "name": name, "type": "player" })))
}

fn status(api: &mut Api, one: &str, status: &str) -> Outcome {
    api.patch(Registrations, one, &json!({ "status": status }))
}

/// The statuses of all registrations in order of creation, by their first letters.
fn statuses(api: &Api) -> String {
    let all = api.all(Registrations, "status");
    all.iter()
        .map(|status| status.as_str().unwrap().chars().next().unwrap())
        .collect()
}

#[test]
fn each_step_of_the_workflow_is_known_or_refused() {
    let unknown = [("refused", "cancelled"), ("cancelled", "refused")];
    for from in STATUSES {
        for to in STATUSES {
            let mut api = Api::new(Kind::Player, |_| {});
            let one = register(&mut api, "a");
            let before = status(&mut api, &one, from).unwrap();
            let after = status(&mut api, &one, to);
            if unknown.contains(&(from, to)) {
                assert_eq!(after, Err("400 status".to_owned()));
                assert_eq!(api.get(Registrations, &one), Ok(before));
                continue;
            }
            let after = after.unwrap();
            assert_eq!(after["status"], to, "{from} to {to}");
            // There is a participant exactly while it is accepted.
            let participants = api.all(Participants, "id");
            match to {
                "accepted" => assert_eq!(participants, [after["participant_id"].clone()]),
                _ => assert_eq!(
                    (participants.len(), &after["participant_id"]),
                    (0, &json!(null))
                ),
            }
            if from == to {
                assert_eq!(after, before);
            }
        }
    }
}

#[test]
fn a_status_is_one_of_four() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = register(&mut api, "a");
    for wrong in ["canceled", "Accepted", ""] {
        let body = json!({ "name": "b", "status": wrong });
        assert_eq!(
            api.patch(Registrations, &one, &body),
            Err("400 status".to_owned())
        );
    }
    assert_eq!(api.get(Registrations, &one).unwrap()["name"], "a");
}

#[test]
fn the_participant_is_who_was_registered() {
    let mut api = Api::new(Kind::Team, |_| {});
    let body = json!({ "name": "a", "type": "team", "email": "a@example.com",
                       "custom_user_identifier": "x:1", "custom_fields": { "k": [1] },
                       "lineup": [{ "name": "b", "email": "b@example.com" }] });
    let one = id(&api.post(Registrations, &body));
    // What the same call changes is in it.
    let change = json!({ "status": "accepted", "name": "z" });
    let registration = api.patch(Registrations, &one, &change).unwrap();
    let participant = registration["participant_id"].as_str().unwrap();
    assert_ne!(participant, one);
    let participant = api.get(Participants, participant).unwrap();
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
}

#[test]
fn an_accepted_registration_and_its_participant_change_apart() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = register(&mut api, "a");
    status(&mut api, &one, "accepted").unwrap();
    api.patch(Registrations, &one, &json!({ "name": "b" }))
        .unwrap();
    assert_eq!(api.all(Participants, "name"), ["a"]);
}

#[test]
fn accepting_anew_makes_another_participant() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = register(&mut api, "a");
    let first = status(&mut api, &one, "accepted").unwrap()["participant_id"].clone();
    status(&mut api, &one, "pending").unwrap();
    let second = status(&mut api, &one, "accepted").unwrap()["participant_id"].clone();
    assert_ne!(first, second);
    assert_eq!(api.all(Participants, "id"), [second]);
}

#[test]
fn the_organizer_may_accept_beyond_the_size() {
    let mut api = Api::new(Kind::Player, |it| it.size = 1);
    for name in ["a", "b"] {
        let one = register(&mut api, name);
        assert_eq!(
            status(&mut api, &one, "accepted").unwrap()["status"],
            "accepted"
        );
    }
    assert!(api.post(Participants, &json!({ "name": "c" })).is_ok());
    assert_eq!(api.all(Participants, "name"), ["a", "b", "c"]);
}

#[test]
fn deleting_the_participant_cancels_its_registration() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = register(&mut api, "a");
    let accepted = status(&mut api, &one, "accepted").unwrap();
    let participant = accepted["participant_id"].as_str().unwrap();
    api.delete(Participants, participant).unwrap();
    let left = api.get(Registrations, &one).unwrap();
    assert_eq!(
        (&left["status"], &left["participant_id"]),
        (&json!("cancelled"), &json!(null))
    );
    assert_eq!(
        status(&mut api, &one, "accepted").unwrap()["status"],
        "accepted"
    );
}

#[test]
fn deleting_the_registration_leaves_its_participant() {
    let mut api = Api::new(Kind::Player, |_| {});
    let one = register(&mut api, "a");
    status(&mut api, &one, "accepted").unwrap();
    api.delete(Registrations, &one).unwrap();
    assert_eq!(api.all(Participants, "name"), ["a"]);
    let left = api.all(Participants, "id")[0].as_str().unwrap().to_owned();
    assert!(api.delete(Participants, &left).is_ok());
}

/// A tournament of two with automatic acceptance, and registrations `a` to `e`.
fn automatic() -> (Api, Vec<String>) {
    let mut api = Api::new(Kind::Player, |it| {
        it.size = 2;
        it.auto_accept = true;
    });
    let ids = ["a", "b", "c", "d", "e"].map(|name| register(&mut api, name));
    (api, ids.to_vec())
}

#[test]
fn registrations_are_accepted_up_to_the_size() {
    let (api, _) = automatic();
    assert_eq!(statuses(&api), "aappp");
    assert_eq!(api.all(Participants, "name"), ["a", "b"]);
    let mut api = Api::new(Kind::Player, |it| {
        it.size = 2;
        it.auto_accept = true;
    });
    // The organizer's own participants take places too.
    api.post(Participants, &json!({ "name": "x" })).unwrap();
    for name in ["a", "b"] {
        register(&mut api, name);
    }
    assert_eq!(statuses(&api), "ap");
    let created = api
        .post(Registrations, &json!({ "name": "c", "type": "player" }))
        .unwrap();
    assert_eq!(created["status"], "pending");
}

#[test]
fn the_answer_tells_that_it_was_accepted() {
    let mut api = Api::new(Kind::Player, |it| it.auto_accept = true);
    let created = api
        .post(Registrations, &json!({ "name": "a", "type": "player" }))
        .unwrap();
    assert_eq!(created["status"], "accepted");
    assert_eq!(
        api.all(Participants, "id"),
        [created["participant_id"].clone()]
    );
}

#[test]
fn a_free_place_goes_to_the_oldest_pending_one() {
    // What is done to which registration, and the statuses then.
    for (index, to, after) in [
        (0, "cancelled", "caapp"),
        (0, "refused", "raapp"),
        // It is pending in the answer, and the next one has the place.
        (0, "pending", "paapp"),
        (1, "cancelled", "acapp"),
        // No place is free.
        (2, "cancelled", "aacpp"),
        (2, "refused", "aarpp"),
        (4, "accepted", "aappa"),
    ] {
        let (mut api, ids) = automatic();
        let answer = status(&mut api, &ids[index], to).unwrap();
        assert_eq!(answer["status"], to);
        assert_eq!(statuses(&api), after, "{index} {to}");
    }
}

#[test]
fn a_participant_that_is_deleted_leaves_its_place() {
    let (mut api, _) = automatic();
    let first = api.all(Participants, "id")[0].as_str().unwrap().to_owned();
    api.delete(Participants, &first).unwrap();
    assert_eq!(statuses(&api), "caapp");
    assert_eq!(api.all(Participants, "name"), ["b", "c"]);
}

#[test]
fn a_reset_one_waits_for_the_next_place() {
    let (mut api, ids) = automatic();
    status(&mut api, &ids[0], "pending").unwrap();
    status(&mut api, &ids[1], "cancelled").unwrap();
    // It is the oldest pending one again.
    assert_eq!(statuses(&api), "acapp");
}

#[test]
fn refused_and_cancelled_ones_are_not_accepted_automatically() {
    let (mut api, ids) = automatic();
    for (index, to) in [
        (2, "refused"),
        (3, "cancelled"),
        (0, "cancelled"),
        (1, "cancelled"),
    ] {
        status(&mut api, &ids[index], to).unwrap();
    }
    assert_eq!(statuses(&api), "ccrca");
    assert_eq!(api.all(Participants, "name"), ["e"]);
    // Put back to pending, they take part again: at the next occasion.
    status(&mut api, &ids[2], "pending").unwrap();
    assert_eq!(statuses(&api), "ccpca");
    register(&mut api, "f");
    assert_eq!(statuses(&api), "ccacap");
}

#[test]
fn a_tournament_over_its_size_accepts_none_until_there_is_room() {
    let (mut api, ids) = automatic();
    status(&mut api, &ids[4], "accepted").unwrap();
    status(&mut api, &ids[0], "cancelled").unwrap();
    assert_eq!(statuses(&api), "cappa");
    status(&mut api, &ids[1], "cancelled").unwrap();
    assert_eq!(statuses(&api), "ccapa");
}
