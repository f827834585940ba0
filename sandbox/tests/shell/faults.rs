//! Faults, as clients meet them.

use std::time::Duration;

use serde_json::json;
use startlist_sandbox::{Cut, Fault, Outcome, Sandbox};

use crate::raw::{Raw, ask, get, kept};

const LIST: &str = "/toornament/organizer/v2/tournaments/1/participants";
const TOKEN: &str = "/toornament/oauth/v2/token";
const BODY: &str = "grant_type=client_credentials&client_id=demo-toornament-client-id\
                    &client_secret=demo-toornament-client-secret";

fn token_request() -> String {
    format!(
        "POST {TOKEN} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{BODY}",
        BODY.len()
    )
}

#[tokio::test]
async fn a_status_comes_as_often_as_it_was_asked_for() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    let fault = Fault::status(503)
        .body(json!({ "errors": [] }))
        .retry_after(7)
        .times(2);
    let usual = get(at, LIST).status;
    sandbox.controls().fail_next(fault).unwrap();
    for _ in 0..2 {
        let answer = get(at, LIST);
        assert_eq!(answer.status, 503);
        assert_eq!(answer.header("retry-after"), Some("7"));
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.text(), r#"{"errors":[]}"#);
        assert!(answer.header("x-request-id").is_some());
    }
    assert_eq!(get(at, LIST).status, usual);
}

#[tokio::test]
async fn the_page_and_the_token_endpoints_are_spared() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    sandbox.controls().fail_next(Fault::status(500)).unwrap();
    assert_eq!(get(at, "/").status, 200);
    let kind = "application/x-www-form-urlencoded";
    assert_eq!(ask(at, "POST", TOKEN, kind, BODY).status, 200);
    assert_eq!(get(at, LIST).status, 500);
}

#[tokio::test]
async fn a_delay_lets_the_call_be_done() {
    let sandbox = Sandbox::start().await.unwrap();
    let fault = Fault::delay(Duration::from_millis(1)).path(TOKEN);
    sandbox.controls().fail_next(fault).unwrap();
    let answer = Raw::open(sandbox.address()).send(&token_request()).answer();
    assert_eq!(answer.unwrap().status, 200);
    assert!(sandbox.controls().faults().is_empty());
}

/// What is cut before is not done, what is cut after is: tokens have numbers.
#[tokio::test]
async fn a_cut_leaves_nothing_or_half_of_the_answer() {
    let sandbox = Sandbox::start().await.unwrap();
    let controls = sandbox.controls();
    let ask = || {
        let mut raw = Raw::open(sandbox.address());
        raw.send(&token_request()).rest()
    };
    let rows = [Cut::Before, Cut::After, Cut::Middle];
    for place in rows {
        controls.fail_next(Fault::cut(place).path(TOKEN)).unwrap();
    }
    assert_eq!(ask(), "");
    assert_eq!(ask(), "");
    let half = ask();
    let (head, body) = half.split_once("\r\n\r\n").unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    assert_eq!(body.len(), length.unwrap().parse::<usize>().unwrap() / 2);
    // Two of the three were done, and a token comes with a refresh token.
    assert!(body.contains("fake-toornament-access-000003"), "{body}");
    let outcomes: Vec<_> = controls
        .requests()
        .iter()
        .map(|entry| entry.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Cut; 3]);
    assert_eq!(controls.requests()[1].status, None);
    assert_eq!(controls.requests()[2].status, Some(200));
}

#[tokio::test]
async fn an_answer_of_a_fault_can_be_cut_as_well() {
    let sandbox = Sandbox::builder().controls(true).start().await.unwrap();
    let fault = r#"{"status": 500, "body": {"message": "broken"}, "cut": "middle"}"#;
    let added = crate::raw::json(sandbox.address(), "POST", "/_sandbox/faults", fault);
    assert_eq!(added.status, 201);
    let half = Raw::open(sandbox.address()).send(&kept(LIST)).rest();
    assert!(half.starts_with("HTTP/1.1 500"), "{half}");
    assert!(half.ends_with(r#"{"message""#), "{half}");
}
