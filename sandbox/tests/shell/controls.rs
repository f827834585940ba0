//! The controls by HTTP, and the same in the process.

use std::time::Duration;

use serde_json::json;
use startlist_sandbox::{Fault, Sandbox};

use crate::raw::{Answer, Raw, form, get, json as send};

const TOKEN: &str = "/toornament/oauth/v2/token";
const LIST: &str = "/toornament/organizer/v2/tournaments/1/participants";

async fn controlled() -> Sandbox {
    Sandbox::builder().controls(true).start().await.unwrap()
}

/// The next token; it tells what was issued before, so it tells of the data.
fn token(sandbox: &Sandbox) -> String {
    let body = "grant_type=client_credentials&client_id=demo-toornament-client-id\
                &client_secret=demo-toornament-client-secret";
    let answer = form(sandbox.address(), TOKEN, body).json();
    answer["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn they_are_not_there_unless_they_are_asked_for() {
    let sandbox = Sandbox::start().await.unwrap();
    for path in [
        "faults", "clock", "requests", "reset", "snapshot", "restore",
    ] {
        let answer = get(sandbox.address(), &format!("/_sandbox/{path}"));
        assert_eq!(answer.status, 404, "{path}");
    }
}

#[tokio::test]
async fn data_are_kept_brought_back_and_begun_anew() {
    let sandbox = controlled().await;
    let at = sandbox.address();
    let first = token(&sandbox);
    let name = r#"{"name": "after one"}"#;
    assert_eq!(send(at, "POST", "/_sandbox/snapshot", name).status, 201);
    let second = token(&sandbox);
    assert_eq!(send(at, "POST", "/_sandbox/restore", name).status, 200);
    assert_eq!(token(&sandbox), second);
    sandbox.controls().fail_next(Fault::status(500)).unwrap();
    sandbox.controls().advance(Duration::from_secs(1_000_000));
    let late = sandbox.controls().now();
    assert_eq!(send(at, "POST", "/_sandbox/reset", "").status, 200);
    assert!(sandbox.controls().faults().is_empty());
    assert!(sandbox.controls().requests().is_empty());
    assert!(sandbox.controls().now() < late);
    assert_eq!(token(&sandbox), first);
    assert!(sandbox.controls().restore("after one").await.unwrap());
    assert_eq!(token(&sandbox), second);
}

#[tokio::test]
async fn the_clock_is_put_forward() {
    let sandbox = controlled().await;
    let at = sandbox.address();
    let before = sandbox.controls().now();
    let step = send(
        at,
        "POST",
        "/_sandbox/clock",
        r#"{"advance_seconds": 86400}"#,
    );
    assert_eq!(step.status, 200);
    assert!(sandbox.controls().now() >= before.plus(Duration::from_hours(24)));
    let now = get(at, "/_sandbox/clock").json();
    assert!(now["now"].as_str().unwrap() >= before.rfc3339().as_str());
}

#[tokio::test]
async fn requests_are_listed_without_those_to_the_controls() {
    let sandbox = controlled().await;
    let at = sandbox.address();
    get(at, "/_sandbox/clock");
    get(at, &format!("{LIST}?name=snow&api_key=not-a-real-key"));
    let seen = get(at, "/_sandbox/requests").json();
    assert_eq!(seen["forgotten"], 0);
    let seen = seen["requests"].as_array().unwrap();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0]["method"], "GET");
    assert_eq!(seen[0]["path"], LIST);
    assert_eq!(seen[0]["query"], "name=snow&api_key=[redacted]");
    assert!(seen[0]["status"].is_u64() && seen[0]["id"].is_string());
    assert_eq!(send(at, "DELETE", "/_sandbox/requests", "").status, 204);
    assert!(sandbox.controls().requests().is_empty());
}

#[tokio::test]
async fn faults_are_listed_and_taken_back() {
    let sandbox = controlled().await;
    let at = sandbox.address();
    let body = json!({ "count": 3, "method": "GET", "path": "/runsignup", "delay_ms": 5 });
    let added = send(at, "POST", "/_sandbox/faults", &body.to_string());
    assert_eq!((added.status, added.json()), (201, body.clone()));
    assert_eq!(
        get(at, "/_sandbox/faults").json(),
        json!({ "faults": [body] })
    );
    assert_eq!(send(at, "DELETE", "/_sandbox/faults", "").status, 204);
    assert!(sandbox.controls().faults().is_empty());
}

#[tokio::test]
async fn what_cannot_be_is_said_as_a_problem() {
    let sandbox = controlled().await;
    let rows = [
        ("faults", "", 400),
        ("faults", "{}", 400),
        ("faults", r#"{"status": 500, "stauts": 1}"#, 400),
        ("faults", r#"{"status": 99}"#, 400),
        ("faults", r#"{"cut": "sometimes"}"#, 400),
        ("clock", r#"{"advance_seconds": -1}"#, 400),
        ("clock", r#"{"advance_seconds": 99999999999}"#, 400),
        ("snapshot", r#"{"name": ""}"#, 400),
        ("snapshot", "[", 400),
        ("restore", r#"{"name": "nobody"}"#, 404),
        ("nothing", "{}", 404),
    ];
    for (path, body, status) in rows {
        let answer = send(
            sandbox.address(),
            "POST",
            &format!("/_sandbox/{path}"),
            body,
        );
        problem(&answer, status);
    }
    let other = send(sandbox.address(), "PUT", "/_sandbox/clock", "{}");
    problem(&other, 405);
    assert_eq!(other.header("allow"), Some("GET,HEAD,POST"));
}

#[track_caller]
fn problem(answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(answer.json()["status"], status);
    assert!(answer.json()["detail"].is_string());
}

#[tokio::test]
async fn pages_of_other_sites_are_kept_out() {
    let sandbox = controlled().await;
    let at = sandbox.address();
    let from = |origin: &str| {
        let text = format!(
            "POST /_sandbox/reset HTTP/1.1\r\nHost: {at}\r\nOrigin: {origin}\r\n\
             Content-Length: 0\r\n\r\n"
        );
        Raw::open(at).send(&text).answer().unwrap().status
    };
    assert_eq!(from(&format!("http://{at}")), 200);
    assert_eq!(from("https://example.com"), 403);
    assert_eq!(from("null"), 403);
}
