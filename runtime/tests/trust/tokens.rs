//! One token for many calls: fetched once, replaced once, lost by nobody who gives up.

use std::{sync::Arc, time::Duration};

use crate::{
    answer,
    api::{self, Got, OAUTH, TOKEN, read},
    script::{Gate, Scripted, Step, send},
    time::Time,
};
use specwright_runtime::{
    BoxError, BoxFuture, CallOptions, ClientCredentials, Retry, Token, TokenRequest, TokenSource,
    glue as rt, glue::Credential,
};
use tokio::task::JoinSet;

const CALLS: usize = 100;

/// A server of tokens `token1`, `token2` and so on, which hold for 100 seconds, and of an API.
async fn server(token: Vec<Step>, refused: Option<(&'static str, Gate)>) -> Arc<Scripted> {
    let number = std::sync::atomic::AtomicU32::new(0);
    let server = Scripted::start(move |request| {
        if request.line() == "POST /token" {
            let number = number.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
            let body = format!(
                r#"{{"access_token":"token{number}","token_type":"Bearer","expires_in":100}}"#
            );
            let mut steps = token.clone();
            steps.push(send(&answer("200 OK", "", &body)));
            return steps;
        }
        match &refused {
            Some((token, gate)) if request.header("authorization") == [*token] => {
                vec![Step::Pass(gate.clone()), send(&answer("401 No", "", ""))]
            }
            _ => vec![send(&answer("200 OK", "", "1"))],
        }
    });
    Arc::new(server.await)
}

fn client(server: &Scripted, time: &Time) -> rt::Client {
    let source = ClientCredentials::new("id", "secret");
    let builder = api::builder(&server.url).clock(time.clone());
    let builder = builder.hook(time.clone());
    builder
        .credential(OAUTH, Credential::source(source))
        .build()
        .unwrap()
}

fn begin_calls(client: &rt::Client) -> JoinSet<Got> {
    let call = |client: rt::Client| async move { read(&client, TOKEN).await };
    (0..CALLS).map(|_| call(client.clone())).collect()
}

/// The requests for tokens since the last time.
fn fetched(server: &Scripted) -> usize {
    let requests = server.requests();
    let tokens = requests.iter().filter(|r| r.line() == "POST /token");
    tokens.count()
}

#[tokio::test]
async fn a_hundred_calls_fetch_one_token_until_shortly_before_its_end() {
    let time = Time::stop();
    let gate = Gate::closed();
    let server = server(vec![Step::Pass(gate.clone())], None).await;
    let client = client(&server, &time);
    // A tenth of 100 seconds is the margin.
    for (passes, expected) in [(0, 1), (89, 0), (2, 1)] {
        time.pass(Duration::from_secs(passes)).await;
        let calls = begin_calls(&client);
        if expected > 0 {
            server.until_in_flight(1).await;
            gate.let_pass(1);
        }
        for got in calls.join_all().await {
            got.unwrap();
        }
        assert_eq!(fetched(&server), expected, "{passes}");
    }
}

#[tokio::test]
async fn a_hundred_calls_share_one_failure() {
    let time = Time::stop();
    let gate = Gate::closed();
    let body = r#"{"error":"invalid_client","error_description":"no secret"}"#;
    let refusal = send(&answer("400 No", "", body));
    let server = server(vec![Step::Pass(gate.clone()), refusal], None).await;
    let calls = begin_calls(&client(&server, &time));
    server.until_in_flight(1).await;
    gate.let_pass(1);
    for got in calls.join_all().await {
        let error = got.unwrap_err();
        assert!(error.is_token(), "{error:?}");
        assert_eq!(
            error.to_string(),
            "GET /items/{}: there is no token: `oauth`: the token endpoint answered \
             400 Bad Request: invalid_client: no [redacted]"
        );
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "no call was sent: {requests:?}");
}

#[tokio::test]
async fn a_hundred_refusals_fetch_one_new_token() {
    let time = Time::stop();
    let gate = Gate::closed();
    let server = server(vec![], Some(("Bearer token1", gate.clone()))).await;
    let mut calls = begin_calls(&client(&server, &time));
    server.until_in_flight(CALLS).await;
    // Those that are refused late find the new token.
    gate.let_pass(CALLS / 2);
    calls.join_next().await.unwrap().unwrap().unwrap();
    gate.let_pass(CALLS / 2);
    for got in calls.join_all().await {
        got.unwrap();
    }
    assert_eq!(fetched(&server), 2);
}

#[tokio::test]
async fn who_gives_up_loses_no_token() {
    let time = Time::stop();
    let gate = Gate::closed();
    let server = server(vec![Step::Pass(gate.clone())], None).await;
    let client = client(&server, &time);
    // One is dropped, one runs into its limit.
    let mut calls = JoinSet::new();
    let dropped = client.clone();
    let handle = calls.spawn(async move { read(&dropped, TOKEN).await });
    server.until_in_flight(1).await;
    handle.abort();
    while calls.join_next().await.is_some() {}
    let limit = Duration::from_secs(5);
    let options = CallOptions::new().timeout(limit);
    let call = client.call("GET /x", &[], TOKEN).options(options);
    let call = tokio::spawn(call.send_raw());
    tokio::task::yield_now().await;
    time.pass(limit).await;
    let error = call.await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(
        error.to_string(),
        "GET /x: the time limit passed: that of the whole call"
    );

    gate.let_pass(1);
    read(&client, TOKEN).await.unwrap();
    assert_eq!(fetched(&server), 1);
}

#[tokio::test]
async fn an_endpoint_that_fails_for_now_is_asked_again_for_what_may_be_repeated() {
    let time = Time::stop();
    let busy = send(&answer("503 Busy", "Retry-After: 4\r\n", ""));
    for write in [false, true] {
        let server = server(vec![busy.clone()], None).await;
        let client = client(&server, &time);
        let error = match write {
            true => api::write(&client, TOKEN).await.unwrap_err(),
            false => api::read(&client, TOKEN).await.unwrap_err(),
        };
        assert!(error.is_token(), "{error:?}");
        let (requests, waits) = (fetched(&server), time.waits());
        let expected = if write { (1, 0) } else { (3, 2) };
        assert_eq!((requests, waits.len()), expected);
        assert!(waits.iter().all(|wait| *wait == Duration::from_secs(4)));
    }
}

/// A source of somebody's own that is broken.
struct Broken;

impl TokenSource for Broken {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        panic!("out of order")
    }
}

#[tokio::test]
async fn a_source_that_panics_is_an_error_and_not_the_end() {
    let client = rt::Client::builder(&api::API).credential(OAUTH, Credential::source(Broken));
    let client = client.retry(Retry::none()).build().unwrap();
    for _ in 0..2 {
        let error = read(&client, TOKEN).await.unwrap_err();
        assert!(error.is_token(), "{error:?}");
    }
}
