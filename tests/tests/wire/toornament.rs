//! The requests of the ten Toornament operations.

use serde_json::json;
use specwright_runtime::glue::Map;
use startlist::{
    Patch, Value,
    toornament::{Client, model::*},
};
use test_server::{NO_CONTENT, Server};

use crate::{
    clients::toornament as client,
    sent::{request, sent},
};

/// An id that would change the path if any of it were sent as it is, and how it is sent.
const HOSTILE: &str = "a/b?c#d e%2F..ü";
const ENCODED: &str = "a%2Fb%3Fc%23d%20e%252F..%C3%BC";

async fn start() -> (Server, Client) {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    (server, client)
}

/// A request with both credentials and these headers, sorted behind `authorization`.
fn expected(line: &str, header: Option<&str>, body: &str) -> String {
    let credentials = [
        "authorization: Bearer example-token",
        "x-api-key: example-key",
    ];
    let headers: Vec<&str> = match header {
        Some(header) => vec![credentials[0], header, credentials[1]],
        None => credentials.to_vec(),
    };
    request(line, &headers, body)
}

fn map(value: Value) -> Map<Value> {
    serde_json::from_value(value).unwrap()
}

#[tokio::test]
async fn requests_without_a_body() {
    let (server, client) = start().await;
    let (participants, registrations) = (client.participants(), client.registrations());
    let list = || participants.list(HOSTILE);
    let rows = [
        (
            list().send_raw(),
            "GET /tournaments/{T}/participants",
            Some("range: participants=0-49"),
        ),
        (
            list()
                .range(50..100)
                .name(HOSTILE)
                .sort(ParticipantSort::Alphabetic)
                .send_raw(),
            "GET /tournaments/{T}/participants?name={T}&sort=alphabetic",
            Some("range: participants=50-99"),
        ),
        (
            list()
                .sort(ParticipantSort::CreatedDesc)
                .name("&sort=x+1")
                .send_raw(),
            "GET /tournaments/{T}/participants?sort=created_desc&name=%26sort%3Dx%2B1",
            Some("range: participants=0-49"),
        ),
        (
            list()
                .sort(ParticipantSort::from("by age"))
                .name("")
                .send_raw(),
            "GET /tournaments/{T}/participants?sort=by%20age&name=",
            Some("range: participants=0-49"),
        ),
        (
            participants.get(HOSTILE, HOSTILE).send_raw(),
            "GET /tournaments/{T}/participants/{T}",
            None,
        ),
        (
            participants.delete(HOSTILE, "7").send_raw(),
            "DELETE /tournaments/{T}/participants/7",
            None,
        ),
        (
            registrations.list("...").range(50..=99).send_raw(),
            "GET /tournaments/.../registrations",
            Some("range: registrations=50-99"),
        ),
        (
            registrations
                .list("1")
                .range(7..8)
                .sort(RegistrationSort::CreatedAsc)
                .send_raw(),
            "GET /tournaments/1/registrations?sort=created_asc",
            Some("range: registrations=7-7"),
        ),
        (
            registrations.get("%2e%2e", "\\🏅").send_raw(),
            "GET /tournaments/%252e%252e/registrations/%5C%F0%9F%8F%85",
            None,
        ),
        (
            registrations.delete("1", HOSTILE).send_raw(),
            "DELETE /tournaments/1/registrations/{T}",
            None,
        ),
    ];
    for (call, line, header) in rows {
        let line = line.replace("{T}", ENCODED);
        assert_eq!(sent(&server, call).await, expected(&line, header, ""));
    }
}

#[tokio::test]
async fn ids_that_would_leave_the_path_and_windows_that_are_too_large_are_refused_unsent() {
    let (server, client) = start().await;
    let (participants, registrations) = (client.participants(), client.registrations());
    let rows = [
        (
            participants.get("", "7").send_raw(),
            "path argument `1`: it is empty",
        ),
        (
            participants.get("1", "..").send_raw(),
            "a segment `.` or `..`",
        ),
        (
            registrations.delete(".", "7").send_raw(),
            "a segment `.` or `..`",
        ),
        (
            registrations.list("1").range(0..51).send_raw(),
            "the window has 51 items, and one request gives at most 50",
        ),
    ];
    for (call, expected) in rows {
        let error = call.await.unwrap_err();
        assert!(error.is_request(), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn participants_send_what_was_set() {
    let (server, client) = start().await;
    let create = ParticipantCreate::new;
    let input = ParticipantPlayerInput::default;
    let rows = [
        (create("Snow"), json!({"name": "Snow"})),
        (create("\"\u{1}ü🏅\\"), json!({"name": "\"\u{1}ü🏅\\"})),
        (
            ParticipantCreate {
                custom_user_identifier: Patch::Null,
                ..create("Snow")
            },
            json!({"custom_user_identifier": null, "name": "Snow"}),
        ),
        (
            ParticipantCreate {
                checked_in: Some(false),
                custom_fields: Some(map(json!({"z": {"a": null}, "b": [1.5, "x"]}))),
                custom_user_identifier: "acme:1".to_owned().into(),
                email: Some("snow@example.com".into()),
                lineup: Some(vec![
                    input(),
                    ParticipantPlayerInput {
                        custom_fields: Some(Map::new()),
                        custom_user_identifier: Patch::Null,
                        email: Some("jon@example.com".into()),
                        name: Some("Jon".into()),
                    },
                ]),
                ..create("Snow")
            },
            json!({
                "checked_in": false,
                "custom_fields": {"b": [1.5, "x"], "z": {"a": null}},
                "custom_user_identifier": "acme:1",
                "email": "snow@example.com",
                "lineup": [
                    {},
                    {"custom_fields": {}, "custom_user_identifier": null, "email": "jon@example.com", "name": "Jon"},
                ],
                "name": "Snow",
            }),
        ),
    ];
    for (body, text) in rows {
        let call = client.participants().create(HOSTILE, &body).send_raw();
        let line = format!("POST /tournaments/{ENCODED}/participants");
        let json = Some("content-type: application/json");
        assert_eq!(
            crate::sorted(&sent(&server, call).await),
            expected(&line, json, &text.to_string())
        );
    }
}

#[tokio::test]
async fn changes_of_participants_tell_absent_null_and_value_apart() {
    let (server, client) = start().await;
    let none = ParticipantPatch::default;
    let rows = [
        (none(), "{}"),
        (
            ParticipantPatch {
                custom_user_identifier: Patch::Null,
                ..none()
            },
            r#"{"custom_user_identifier":null}"#,
        ),
        (
            ParticipantPatch {
                custom_user_identifier: Patch::Value("a".into()),
                ..none()
            },
            r#"{"custom_user_identifier":"a"}"#,
        ),
        (
            ParticipantPatch {
                checked_in: Some(true),
                ..none()
            },
            r#"{"checked_in":true}"#,
        ),
        (
            ParticipantPatch {
                lineup: Some(vec![]),
                ..none()
            },
            r#"{"lineup":[]}"#,
        ),
        (
            ParticipantPatch {
                custom_fields: Some(map(json!({"a": null}))),
                ..none()
            },
            r#"{"custom_fields":{"a":null}}"#,
        ),
        (
            ParticipantPatch {
                name: Some(String::new()),
                email: Some("e".into()),
                ..none()
            },
            r#"{"email":"e","name":""}"#,
        ),
    ];
    for (body, text) in rows {
        let call = client.participants().update("1", HOSTILE, &body).send_raw();
        let line = format!("PATCH /tournaments/1/participants/{ENCODED}");
        let json = Some("content-type: application/json");
        assert_eq!(
            crate::sorted(&sent(&server, call).await),
            expected(&line, json, text)
        );
    }
}

#[tokio::test]
async fn registrations_send_what_was_set() {
    let (server, client) = start().await;
    let create = RegistrationCreate::new;
    let rows = [
        (
            create("Snow", ParticipantType::Player),
            json!({"name": "Snow", "type": "player"}),
        ),
        (
            create("Snow", ParticipantType::from("duo")),
            json!({"name": "Snow", "type": "duo"}),
        ),
        (
            RegistrationCreate {
                custom_fields: Some(Map::new()),
                custom_user_identifier: Patch::Value("acme:1".into()),
                email: Patch::Null,
                lineup: Some(vec![RegistrationPlayerInput {
                    custom_fields: None,
                    custom_user_identifier: Patch::Value("acme:2".into()),
                    email: Patch::Null,
                    name: Some("Jon".into()),
                }]),
                ..create("Watch", ParticipantType::Team)
            },
            json!({
                "custom_fields": {},
                "custom_user_identifier": "acme:1",
                "email": null,
                "lineup": [{"custom_user_identifier": "acme:2", "email": null, "name": "Jon"}],
                "name": "Watch",
                "type": "team",
            }),
        ),
    ];
    for (body, text) in rows {
        let call = client.registrations().create(HOSTILE, &body).send_raw();
        let line = format!("POST /tournaments/{ENCODED}/registrations");
        let json = Some("content-type: application/json");
        assert_eq!(
            crate::sorted(&sent(&server, call).await),
            expected(&line, json, &text.to_string())
        );
    }
}

#[tokio::test]
async fn changes_of_registrations_tell_absent_null_and_value_apart() {
    let (server, client) = start().await;
    let none = RegistrationPatch::default;
    let status = |status| RegistrationPatch {
        status: Some(status),
        ..none()
    };
    let rows = [
        (none(), "{}"),
        (
            status(RegistrationStatus::Pending),
            r#"{"status":"pending"}"#,
        ),
        (
            status(RegistrationStatus::Accepted),
            r#"{"status":"accepted"}"#,
        ),
        (
            status(RegistrationStatus::Refused),
            r#"{"status":"refused"}"#,
        ),
        (
            status(RegistrationStatus::Cancelled),
            r#"{"status":"cancelled"}"#,
        ),
        (
            status(RegistrationStatus::from("waiting")),
            r#"{"status":"waiting"}"#,
        ),
        (
            RegistrationPatch {
                email: Patch::Null,
                ..none()
            },
            r#"{"email":null}"#,
        ),
        (
            RegistrationPatch {
                email: Patch::Value("e".into()),
                ..none()
            },
            r#"{"email":"e"}"#,
        ),
        (
            RegistrationPatch {
                custom_user_identifier: Patch::Null,
                lineup: Some(vec![RegistrationPlayerInput::default()]),
                name: Some("Snow".into()),
                ..none()
            },
            r#"{"custom_user_identifier":null,"lineup":[{}],"name":"Snow"}"#,
        ),
    ];
    for (body, text) in rows {
        let call = client
            .registrations()
            .update(HOSTILE, "7", &body)
            .send_raw();
        let line = format!("PATCH /tournaments/{ENCODED}/registrations/7");
        let json = Some("content-type: application/json");
        assert_eq!(
            crate::sorted(&sent(&server, call).await),
            expected(&line, json, text)
        );
    }
}
