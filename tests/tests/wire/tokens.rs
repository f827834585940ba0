//! Tokens that the clients fetch: by client credentials, and by a refresh token.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::Duration,
};

use startlist::{
    BoxFuture, Clock, Retry, runsignup,
    runsignup::model::{ManageTeamsForm, ManageTeamsRequest, UserLink},
    toornament,
};
use test_server::{Answering, Request, answer};

use crate::clients::http;

/// The token endpoint of both APIs, with a new token each time, and calls that have no content.
async fn start(refused: &'static str) -> Answering {
    let count = AtomicU32::new(0);
    Answering::start(move |request| {
        if request.line().starts_with("POST /token") {
            let number = 1 + count.fetch_add(1, Ordering::SeqCst);
            let token = format!(
                r#"{{"access_token":"token-{number}","expires_in":90000,"token_type":"bearer","refresh_token":"refresh-{number}"}}"#
            );
            return answer("200 OK", "", &token);
        }
        match request.header("authorization") {
            held if held == [refused] => answer("401 Unauthorized", "", r#"{"errors":[]}"#),
            _ if request.line().contains("link-users") => {
                answer("200 OK", "", r#"{"success":true}"#)
            }
            _ => test_server::NO_CONTENT.to_owned(),
        }
    })
    .await
}

/// The forms that came to the token endpoint, and the tokens of the other requests, in order.
fn seen(server: &Answering) -> (Vec<String>, Vec<String>) {
    let (tokens, calls): (Vec<Request>, _) = server
        .requests()
        .into_iter()
        .partition(|request| request.line().starts_with("POST /token"));
    for request in &tokens {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(request.header("content-type"), [form]);
        assert_eq!(request.query(), None);
        assert!(request.header("authorization").is_empty());
        assert!(request.header("x-api-key").is_empty());
    }
    let bearer = |request: &Request| request.header("authorization").join(" + ");
    let forms = tokens.iter().map(|request| request.body().to_owned());
    (forms.collect(), calls.iter().map(bearer).collect())
}

fn toornament(url: &str) -> toornament::Client {
    toornament_builder(url).build().unwrap()
}

fn toornament_builder(url: &str) -> toornament::ClientBuilder {
    let builder = toornament::Client::builder().base_url(url);
    let builder = builder.http_client(http()).retry(Retry::none());
    let builder = builder.oauth2_token_url(format!("{url}/token"));
    let builder = builder.api_key("example-key");
    builder.client_credentials("example-id", "example/secret")
}

/// The form that asks for a token of this scope.
fn form(scope: &str) -> String {
    format!(
        "grant_type=client_credentials&client_id=example-id&client_secret=example%2Fsecret&scope={scope}"
    )
}

#[tokio::test]
async fn each_scope_has_one_token_for_all_calls() {
    let server = start("").await;
    let client = toornament(&server.url);
    for _ in 0..3 {
        client.participants().delete("1", "7").await.unwrap();
    }
    let form_1 = form("organizer%3Aparticipant");
    let (forms, calls) = seen(&server);
    assert_eq!(forms, [form_1]);
    assert_eq!(calls, ["Bearer token-1"; 3]);

    client.registrations().delete("1", "5").await.unwrap();
    client.participants().delete("1", "7").await.unwrap();
    client
        .clone()
        .registrations()
        .delete("1", "5")
        .await
        .unwrap();
    let (forms, calls) = seen(&server);
    assert_eq!(forms, [form("organizer%3Aregistration")]);
    let expected = ["Bearer token-2", "Bearer token-1", "Bearer token-2"];
    assert_eq!(calls, expected);
}

#[tokio::test]
async fn calls_that_come_together_wait_for_one_token() {
    let server = start("").await;
    let client = toornament(&server.url);
    let calls = (0..8).map(|_| {
        let call = client.participants().delete("1", "7");
        tokio::spawn(call.into_future())
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let (forms, calls) = seen(&server);
    assert_eq!((forms.len(), calls.len()), (1, 8));
}

/// A clock that a test sets, in seconds. It waits for nothing.
#[derive(Clone, Default)]
struct Hands(Arc<AtomicU64>);

impl Clock for Hands {
    fn now(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::SeqCst))
    }

    fn unix_time(&self) -> Duration {
        self.now()
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_token_is_used_until_a_minute_before_its_end() {
    let server = start("").await;
    let clock = Hands::default();
    let builder = toornament_builder(&server.url).clock(clock.clone());
    let client = builder.build().unwrap();
    for (second, expected) in [
        (0, "Bearer token-1"),
        (89_939, "Bearer token-1"),
        (89_940, "Bearer token-2"),
        (89_940 + 89_939, "Bearer token-2"),
        (400_000, "Bearer token-3"),
    ] {
        clock.0.store(second, Ordering::SeqCst);
        client.participants().delete("1", "7").await.unwrap();
        assert_eq!(seen(&server).1, [expected], "{second}");
    }
}

#[tokio::test]
async fn a_token_that_is_refused_is_replaced_once() {
    let server = start("Bearer token-1").await;
    let client = toornament(&server.url);
    client.participants().delete("1", "7").await.unwrap();
    let (forms, calls) = seen(&server);
    assert_eq!(forms.len(), 2);
    assert_eq!(calls, ["Bearer token-1", "Bearer token-2"]);
}

#[tokio::test]
async fn a_token_endpoint_that_refuses_is_told_without_the_secret() {
    let body = r#"{"error":"invalid_client","error_description":"no example/secret here"}"#;
    let server = Answering::start(move |_| answer("401 U", "", body)).await;
    let client = toornament(&server.url);
    let error = client.participants().delete("1", "7").await.unwrap_err();
    assert!(error.is_token(), "{error}");
    let text = format!("{error} {error:?}");
    assert!(text.contains("invalid_client"), "{text}");
    assert!(!text.contains("example/secret"), "{text}");
    // The call itself was not sent.
    assert_eq!(seen(&server).1, [""; 0]);
}

fn runsignup(url: &str) -> runsignup::ClientBuilder {
    let builder = runsignup::Client::builder().base_url(url);
    let builder = builder.http_client(http()).retry(Retry::none());
    builder.oauth2_token_url(format!("{url}/token"))
}

#[tokio::test]
async fn a_refresh_token_gets_tokens_of_runsignup() {
    let server = start("Bearer token-1").await;
    let builder = runsignup(&server.url);
    let builder = builder.refresh_token("example-id", "example-secret", "refresh-0");
    let client = builder.build().unwrap();
    let link = UserLink {
        user_id: 1,
        race_series_participant_id: 2,
    };
    for _ in 0..2 {
        let call = client.race_series_scoring();
        let call = call.link_users(std::slice::from_ref(&link), 1, 2, 3, 4);
        assert!(call.await.unwrap().success);
    }
    let (forms, calls) = seen(&server);
    let form = |refresh: &str| {
        format!(
            "grant_type=refresh_token&refresh_token={refresh}&client_id=example-id\
             &client_secret=example-secret&scope=rsu_api_write"
        )
    };
    // The first token is refused; the refresh token that came with it gets the next one.
    assert_eq!(forms, [form("refresh-0"), form("refresh-1")]);
    let expected = ["Bearer token-1", "Bearer token-2", "Bearer token-2"];
    assert_eq!(calls, expected);
}

#[tokio::test]
async fn no_token_is_fetched_for_calls_that_need_none() {
    let server = start("").await;
    let builder = runsignup(&server.url).api_key("example-key");
    let builder = builder.api_secret("example-secret");
    let builder = builder.refresh_token("example-id", "example-secret", "refresh-0");
    let client = builder.build().unwrap();
    let form = ManageTeamsForm::new(ManageTeamsRequest::default());
    let call = client.race_groups_teams().manage_teams(&form, &[2], 1);
    call.send_raw().await.unwrap();
    let (forms, calls) = seen(&server);
    assert_eq!((forms.len(), calls), (0, vec![String::new()]));
}
