//! Errors of RunSignup that come with status 200.

use std::{error::Error as _, time::Duration};

use startlist::{
    MockTransport, Retry,
    runsignup::{Client, ClientBuilder, model::*},
};
use test_server::{Server, answer};

fn builder() -> ClientBuilder {
    let builder = Client::builder().api_key("example-key");
    let builder = builder.api_secret("example-secret");
    builder.oauth2_token("example-token").retry(Retry::none())
}

/// What either operation gives for an answer of status 200: the errors, or what came.
async fn outcomes(body: &str) -> [Result<String, startlist::Error>; 2] {
    let mock = MockTransport::json(200, body);
    let client = builder().transport(mock).build().unwrap();
    let form = ManageTeamsForm::new(ManageTeamsRequest::default());
    let teams = client.race_groups_teams().manage_teams(&form, &[2], 1);
    let users = client.race_series_scoring().link_users(&[], 1, 2, 3, 4);
    [
        teams
            .await
            .map(|answer| format!("{:?}", *answer))
            .map_err(Into::into),
        users
            .await
            .map(|answer| format!("{:?}", *answer))
            .map_err(Into::into),
    ]
}

type Is = fn(&startlist::Error) -> bool;

#[tokio::test]
async fn an_error_is_told_by_its_code_and_in_its_words() {
    let rows: [(&str, Option<&str>, Option<&str>, Is); 8] = [
        (
            r#"{"error":{"error_code":6,"error_msg":"Key authentication failed"}}"#,
            Some("6"),
            Some("Key authentication failed"),
            |e| e.is_unauthorized(),
        ),
        (
            r#"{"error":{"error_code":7,"error_msg":"Permission Denied"}}"#,
            Some("7"),
            Some("Permission Denied"),
            |e| e.is_forbidden(),
        ),
        (
            r#"{"error":{"error_code":14,"error_msg":"Request throttled."}}"#,
            Some("14"),
            Some("Request throttled."),
            |e| e.is_rate_limited(),
        ),
        (
            r#"{"error":{"error_code":3,"error_msg":"Invalid parameters"}}"#,
            Some("3"),
            Some("Invalid parameters"),
            |e| e.is_bad_request(),
        ),
        (
            r#"{"error":{"error_code":201,"error_msg":"Race not found."}}"#,
            Some("201"),
            Some("Race not found."),
            |e| e.is_not_found(),
        ),
        // A code of which nothing is known, and none at all.
        (
            r#"{"error":{"error_code":905,"error_msg":"Bad team."}}"#,
            Some("905"),
            Some("Bad team."),
            |e| !e.is_client_error() && !e.is_server_error(),
        ),
        (
            r#"{"error":"No such race."}"#,
            None,
            Some("No such race."),
            |e| !e.is_not_found(),
        ),
        // Beside what would be an answer.
        (
            r#"{"success":true,"race_team_ids":[1],"error":{"error_code":"13"}}"#,
            Some("13"),
            None,
            |e| e.is_unauthorized(),
        ),
    ];
    for (body, code, message, is) in rows {
        for outcome in outcomes(body).await {
            let error = outcome.unwrap_err();
            assert!(error.is_in_band() && is(&error), "{error:?}");
            assert_eq!(error.status().unwrap(), 200);
            assert_eq!((error.code(), error.message()), (code, message));
            assert_eq!(error.body().unwrap(), body);
            assert_eq!(error.attempts(), 1);
            // In front of all of it stands the operation, and the words are in the text.
            let text = error.to_string();
            assert!(text.starts_with("POST /v2/"), "{text}");
            assert!(text.contains(message.unwrap_or_default()), "{text}");
            assert!(error.source().is_none());
        }
    }
}

#[tokio::test]
async fn the_declared_body_of_an_error_is_to_be_had() {
    let body = r#"{"error":{"error_code":6,"error_msg":"Key authentication failed"}}"#;
    let mock = MockTransport::json(200, body);
    let client = builder().transport(mock).build().unwrap();
    let call = client.race_series_scoring().link_users(&[], 1, 2, 3, 4);
    let error = call.await.unwrap_err();
    let typed = error.typed().expect("it is declared").expect("it fits");
    let ErrorValue::ErrorInfo(info) = typed.into_body().error else {
        panic!("it has a code");
    };
    assert_eq!(info.error_code, 6);
    assert_eq!(info.error_msg, "Key authentication failed");
}

#[tokio::test]
async fn what_only_looks_like_an_error_is_an_answer() {
    let rows = [
        (
            r#"{"success":true,"error":null}"#,
            "LinkUsersResult { success: true }",
        ),
        (
            r#"{"success":true,"error":false}"#,
            "LinkUsersResult { success: true }",
        ),
        (
            r#"{"success":true,"warning":{"error":"x"}}"#,
            "LinkUsersResult { success: true }",
        ),
    ];
    for (body, expected) in rows {
        let [teams, users] = outcomes(body).await;
        assert_eq!(users.unwrap(), expected);
        let none = "ManageTeamsResult { deleted_team_ids: None, race_team_ids: None }";
        assert_eq!(teams.unwrap(), none);
    }
}

/// Linking may be repeated, as the document says; managing teams may create some twice.
#[tokio::test]
async fn a_throttled_call_is_sent_again_where_it_may_be_repeated() {
    let throttled = r#"{"error":{"error_code":14,"error_msg":"Request throttled."}}"#;
    let throttled = answer("200 OK", "Retry-After: 0\r\n", throttled);
    let done = answer("200 OK", "", r#"{"success":true}"#);
    let quick = Retry::default().backoff(Duration::ZERO, Duration::ZERO);
    for (retry, links, teams) in [
        (Retry::none(), 1, 1),
        (quick.clone(), 2, 1),
        (quick.writes(true), 2, 2),
    ] {
        let server = Server::start(&[&throttled, &done, &throttled, &done]).await;
        let builder = builder().base_url(&server.url).retry(retry.clone());
        let client = builder.build().unwrap();
        let linked = client.race_series_scoring().link_users(&[], 1, 2, 3, 4);
        let linked = linked.await.map(drop).map_err(Into::into);
        check(linked, links, server.requests().len());

        let server = Server::start(&[&throttled, &done]).await;
        let builder = self::builder().base_url(&server.url).retry(retry);
        let client = builder.build().unwrap();
        let form = ManageTeamsForm::new(ManageTeamsRequest::default());
        let managed = client.race_groups_teams().manage_teams(&form, &[1], 1);
        let managed = managed.await.map(drop).map_err(Into::into);
        check(managed, teams, server.requests().len());
    }
}

#[track_caller]
fn check(outcome: Result<(), startlist::Error>, expected: usize, requests: usize) {
    assert_eq!(requests, expected);
    match outcome {
        Ok(()) => assert_eq!(expected, 2),
        Err(error) => assert!(error.is_rate_limited() && expected == 1, "{error}"),
    }
}
