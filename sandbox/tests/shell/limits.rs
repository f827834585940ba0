//! More than is allowed, and less than is due.

use std::time::Duration;

use startlist_sandbox::{Limits, Sandbox};

use crate::raw::{Raw, form, get, kept, until};

const TOKEN: &str = "/toornament/oauth/v2/token";

async fn limited(set: impl FnOnce(&mut Limits)) -> Sandbox {
    let mut limits = Limits::default();
    set(&mut limits);
    Sandbox::builder().limits(limits).start().await.unwrap()
}

#[tokio::test]
async fn headers_beyond_the_limits_are_431() {
    let sandbox = limited(|limits| limits.header_bytes = 16 * 1024).await;
    let large = format!(
        "GET / HTTP/1.1\r\nHost: x\r\nX-Large: {}\r\n\r\n",
        "a".repeat(20_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: x\r\n{}\r\n",
        "X-Many: a\r\n".repeat(101)
    );
    for request in [large, many] {
        let mut raw = Raw::open(sandbox.address());
        let answer = raw.send(&request).answer().unwrap();
        assert_eq!(answer.status, 431);
        assert_eq!(raw.rest(), "");
    }
    assert_eq!(get(sandbox.address(), "/").status, 200);
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_413() {
    let sandbox = limited(|limits| limits.body_bytes = 100).await;
    let at = sandbox.address();
    // Its length is told: nothing of it is read.
    let told = form(at, TOKEN, &"a".repeat(101));
    assert_eq!(told.status, 413);
    assert_eq!(told.header("connection"), Some("close"));
    // In chunks: it is found out on the way.
    let chunked = format!(
        "POST {TOKEN} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n65\r\n{}\r\n0\r\n\r\n",
        "a".repeat(101)
    );
    let answer = Raw::open(at).send(&chunked).answer().unwrap();
    assert_eq!(answer.status, 413);
    assert_eq!(answer.json()["error"], "invalid_request");
    assert_eq!(form(at, TOKEN, &"a".repeat(100)).status, 400);
}

#[tokio::test]
async fn one_connection_too_many_is_told_so() {
    let sandbox = limited(|limits| limits.connections = 1).await;
    let at = sandbox.address();
    let mut first = Raw::open(at);
    assert_eq!(first.send(&kept("/")).answer().unwrap().status, 200);
    let mut second = Raw::open(at);
    let refused = second.send(&kept("/")).answer().unwrap();
    assert_eq!(refused.status, 503);
    assert_eq!(refused.header("retry-after"), Some("1"));
    assert_eq!(
        refused.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(second.rest(), "");
    // The first one goes on, and makes place when it ends.
    assert_eq!(first.send(&kept("/")).answer().unwrap().status, 200);
    drop(first);
    until(|| get(at, "/").status == 200);
}

#[tokio::test]
async fn who_says_nothing_is_not_waited_for() {
    let sandbox = limited(|limits| limits.idle = Duration::from_millis(20)).await;
    let mut silent = Raw::open(sandbox.address());
    let mut slow = Raw::open(sandbox.address());
    slow.send("GET / HTTP/1.1\r\nHost: x\r\n");
    let mut idle = Raw::open(sandbox.address());
    idle.send(&kept("/")).answer();
    for raw in [&mut silent, &mut slow, &mut idle] {
        let rest = raw.rest();
        assert!(
            rest.is_empty() || rest.starts_with("HTTP/1.1 408"),
            "{rest}"
        );
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_not_waited_for() {
    let sandbox = limited(|limits| limits.body_time = Duration::from_millis(20)).await;
    let mut raw = Raw::open(sandbox.address());
    raw.send(&format!(
        "POST {TOKEN} HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\ngrant_type="
    ));
    let answer = raw.answer().unwrap();
    assert_eq!(
        (answer.status, answer.json()["error"].as_str()),
        (400, Some("invalid_request"))
    );
    assert_eq!(raw.rest(), "");
}

#[tokio::test]
async fn nonsense_is_refused_and_does_no_harm() {
    let sandbox = Sandbox::start().await.unwrap();
    let rows = [
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u{0}\u{1}\u{2}\r\n\r\n",
    ];
    for row in rows {
        let mut raw = Raw::open(sandbox.address());
        if let Some(answer) = raw.send(row).answer() {
            assert!((400..500).contains(&answer.status), "{row:?}: {answer:?}");
        }
    }
    assert_eq!(get(sandbox.address(), "/").status, 200);
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own() {
    let sandbox = Sandbox::start().await.unwrap();
    let at = sandbox.address();
    let ids: Vec<String> = ["/", "/nothing", TOKEN]
        .map(|path| get(at, path).header("x-request-id").unwrap().to_owned())
        .into();
    assert_ne!(ids[0], ids[1]);
    assert_ne!(ids[1], ids[2]);
    let seen = sandbox.controls().requests();
    assert_eq!(
        seen.iter().map(|entry| &entry.id).collect::<Vec<_>>(),
        ids.iter().collect::<Vec<_>>()
    );
}
