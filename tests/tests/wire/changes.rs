//! What changes send, byte for byte: actions, and what is absent, null or a value.

use startlist::{
    CallError, Patch, Response,
    toornament::{
        errors::Error400To404,
        model::{ParticipantPatch, Registration, RegistrationPatch, RegistrationStatus},
        registrations::Registrations,
    },
};
use test_server::{Server, answer};

use crate::clients::toornament as client;

const ACCEPTED: &str = r#"{"custom_fields":{},"custom_user_identifier":null,"email":null,"id":"5","name":"Snow","participant_id":"7","status":"accepted","tournament_id":"1","type":"team","user_id":null}"#;

type Answer = Result<Response<Registration>, CallError<Error400To404>>;

#[tokio::test]
async fn the_four_actions_send_their_bodies_and_nothing_else() {
    let server = Server::start(&[&answer("200 OK", "", ACCEPTED)]).await;
    let client = client(&server.url);
    let act = async |name: &str, registrations: Registrations<'_>| -> Answer {
        match name {
            "accepted" => registrations.accept("a/1", "5").await,
            "refused" => registrations.refuse("a/1", "5").await,
            "cancelled" => registrations.cancel("a/1", "5").await,
            _ => registrations.reset("a/1", "5").await,
        }
    };
    for status in ["accepted", "refused", "cancelled", "pending"] {
        let registration = act(status, client.registrations()).await.unwrap();
        assert_eq!(registration.status, RegistrationStatus::Accepted);
        let request = server.request();
        let line = "PATCH /tournaments/a%2F1/registrations/5";
        assert_eq!(request.line(), line);
        assert_eq!(request.header("content-type"), ["application/json"]);
        assert_eq!(request.body(), format!(r#"{{"status":"{status}"}}"#));
    }
}

#[tokio::test]
async fn an_action_fails_as_its_operation_does() {
    let body = r#"{"errors":[{"message":"The tournament is full."}]}"#;
    let server = Server::start(&[&answer("403 F", "X-Request-Id: r1\r\n", body)]).await;
    let error = client(&server.url).registrations().accept("1", "5").await;
    let error = error.unwrap_err();
    assert!(error.is_forbidden());
    assert_eq!(error.request_id(), Some("r1"));
    let reasons = error.typed().unwrap().unwrap().into_body();
    assert_eq!(reasons.errors[0].message, "The tournament is full.");
}

#[tokio::test]
async fn absent_null_and_value_are_three_bodies() {
    let server = Server::start(&[test_server::NO_CONTENT]).await;
    let client = client(&server.url);
    let rows: [(Patch<String>, &str); 6] = [
        (Patch::Absent, "{}"),
        (Patch::Null, r#"{"custom_user_identifier":null}"#),
        ("acme:1".into(), r#"{"custom_user_identifier":"acme:1"}"#),
        (String::new().into(), r#"{"custom_user_identifier":""}"#),
        (None.into(), "{}"),
        (
            Patch::from_nullable(None),
            r#"{"custom_user_identifier":null}"#,
        ),
    ];
    for (custom_user_identifier, body) in rows {
        let participant = ParticipantPatch {
            custom_user_identifier: custom_user_identifier.clone(),
            ..ParticipantPatch::default()
        };
        let registration = RegistrationPatch {
            custom_user_identifier,
            ..RegistrationPatch::default()
        };
        let call = client.participants().update("1", "7", &participant);
        call.send_raw().await.unwrap();
        assert_eq!(server.request().body(), body);
        let call = client.registrations().update("1", "5", &registration);
        call.send_raw().await.unwrap();
        assert_eq!(server.request().body(), body);
    }
}
