//! Answers: values, declared and undeclared errors, and bodies that are not as declared.

use std::error::Error as _;

use crate::{
    model::{Item, ItemError, client, item, operations},
    server::{NO_CONTENT, Server, answer},
};
use specwright_runtime::{CallError, DecodeError, Error, KEPT_BODY_BYTES, Response, reqwest};

async fn get(answer: &str) -> Result<Response<Item>, CallError<ItemError>> {
    let server = Server::start(&[answer]).await;
    operations::get(&client(&server.url), "1").await
}

async fn failed(answer: &str) -> CallError<ItemError> {
    get(answer).await.unwrap_err()
}

#[tokio::test]
async fn a_success_keeps_status_and_headers() {
    for status in ["200 OK", "201 Created", "206 Partial Content"] {
        let headers = "Content-Range: items 0-0/1\r\n";
        let response = get(&answer(status, headers, r#"{"id": 1, "name": "n"}"#))
            .await
            .unwrap();
        assert_eq!(response.status().as_str(), &status[..3]);
        assert_eq!(response.headers()["content-range"], "items 0-0/1");
        assert_eq!(response.id, 1);
        assert_eq!(response.into_inner(), item(1, Some("n")));
    }
}

#[tokio::test]
async fn other_bodies_are_decoded_as_declared() {
    let server = Server::start(&[
        &answer("200 OK", "", "tëxt"),
        &answer("200 OK", "", "\0x"),
        NO_CONTENT,
    ])
    .await;
    let client = client(&server.url);
    assert_eq!(*operations::text(&client).await.unwrap(), "tëxt");
    assert_eq!(operations::bytes(&client).await.unwrap().as_ref(), b"\0x");
    operations::delete(&client, "1").await.unwrap();
    let lines = server.requests();
    assert!(
        lines[0].contains("\r\naccept: text/plain\r\n"),
        "{}",
        lines[0]
    );
    assert!(
        lines[2].starts_with("DELETE /items/1 HTTP/1.1\r\n"),
        "{}",
        lines[2]
    );
}

#[tokio::test]
async fn errors_are_typed_by_their_status() {
    let body = r#"{"id": 4}"#;
    let rows = [
        ("400 Bad Request", Some(ItemError::Status400(item(4, None)))),
        ("404 Not Found", Some(ItemError::Status404)),
        ("409 Conflict", None),
        ("500 Internal Server Error", None),
        ("503 Service Unavailable", None),
        ("304 Not Modified", None),
    ];
    for (status, typed) in rows {
        // An answer of status 304 has no body.
        let body = if status.starts_with("304") { "" } else { body };
        let error = failed(&answer(status, "X-Request-Id: r1\r\n", body)).await;
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
        assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
        assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
        assert_eq!(error.typed().map(Result::unwrap), typed, "{status}");
        assert!(!error.is_decode());
    }
}

#[tokio::test]
async fn a_declared_error_that_is_not_as_declared_says_why() {
    let error = failed(&answer("400 Bad Request", "", r#"{"id": "x"}"#)).await;
    let why = error.typed().unwrap().unwrap_err();
    assert_eq!(why.path(), "id");
    assert_eq!(error.status().unwrap(), 400);
}

#[tokio::test]
async fn predicates_follow_the_status() {
    type Is = fn(&Error) -> bool;
    let rows: [(&str, Is); 5] = [
        ("401 U", Error::is_unauthorized),
        ("403 F", Error::is_forbidden),
        ("404 N", Error::is_not_found),
        ("409 C", Error::is_conflict),
        ("429 T", Error::is_rate_limited),
    ];
    for (status, _) in rows {
        let error: Error = failed(&answer(status, "", "")).await.into();
        for (other, is) in rows {
            assert_eq!(is(&error), other == status, "{status} {other}");
        }
    }
}

#[tokio::test]
async fn a_decode_error_names_path_status_and_body() {
    let rows = [
        (r#"{"id": "x"}"#, "id: "),
        (r#"{"name": "n"}"#, "`id`"),
        (r#"{"id": 1, "id": 2}"#, "`id`"),
        (r#"{"id": 1"#, "EOF"),
        ("<html>", "expected value"),
        ("", "EOF"),
    ];
    for (body, expected) in rows {
        let error = failed(&answer("200 OK", "", body)).await;
        assert!(error.is_decode());
        let text = error.to_string();
        assert!(
            text.starts_with("GET /items/{}: 200 OK, but the body is not as declared: "),
            "{text}"
        );
        assert!(text.contains(expected) && text.ends_with(body), "{text}");
        assert!(error.source().unwrap().is::<DecodeError>());
        assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
        assert!(error.typed().is_none());
    }
}

#[tokio::test]
async fn texts_of_errors_are_short_and_bodies_bounded() {
    let long = format!("line\r\n{}", "ü".repeat(KEPT_BODY_BYTES));
    let error = failed(&answer("500 Oh", "", &long)).await;
    let text = error.to_string();
    assert!(
        text.starts_with("GET /items/{}: 500 Internal Server Error: line  üü"),
        "{text}"
    );
    assert!(text.ends_with("ü…") && text.chars().count() < 300, "{text}");
    assert_eq!(error.body().unwrap().len(), KEPT_BODY_BYTES);

    let long = format!(r#"{{"id": "{}"}}"#, "x".repeat(5000));
    for status in ["200 OK", "400 Bad"] {
        let error = failed(&answer(status, "", &long)).await;
        let why = error.typed().map(|typed| typed.unwrap_err().to_string());
        let texts = why.into_iter().chain([error.to_string()]);
        texts.for_each(|text| assert!(text.chars().count() < 600, "{text}"));
    }
}

#[tokio::test]
async fn failures_of_the_exchange_are_told_apart() {
    let refused = {
        let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", free.local_addr().unwrap())
    };
    let error = operations::get(&client(&refused), "1").await.unwrap_err();
    assert!(error.is_connect() && error.status().is_none() && error.source().is_some());
    assert_eq!(
        error.to_string(),
        "GET /items/{}: no connection to the server"
    );

    assert!(error.source().unwrap().is::<reqwest::Error>());

    for cut in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"] {
        let error = failed(cut).await;
        assert_eq!(
            error.to_string(),
            "GET /items/{}: the exchange with the server failed"
        );
        assert!(!error.is_connect() && !error.is_timeout() && !error.is_decode());
    }
}

#[tokio::test]
async fn a_time_limit_of_the_http_client_is_seen_as_one() {
    // It accepts no connection, so it never answers; the kernel holds the connection.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let _installed = client("http://127.0.0.1:9");
    let http = reqwest_with_limit();
    let client = specwright_runtime::glue::Client::builder(&crate::model::API)
        .base_url(format!("http://{}", silent.local_addr().unwrap()))
        .transport(http)
        .build()
        .unwrap();
    let error = operations::get(&client, "1").await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(error.to_string(), "GET /items/{}: the time limit passed");
}

fn reqwest_with_limit() -> reqwest::Client {
    let limit = std::time::Duration::from_millis(20);
    let builder = reqwest::Client::builder().timeout(limit);
    builder.build().unwrap()
}

#[tokio::test]
async fn the_answer_is_there_untouched_and_the_request_unsent() {
    let server = Server::start(&[&answer("418 Teapot", "X-A: b\r\n", "<html>")]).await;
    let client = client(&server.url);
    let request = operations::get(&client, "a b").name("n").build().unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.url().as_str(),
        format!("{}/items/a%20b?name=n", server.url)
    );
    assert!(server.requests().is_empty());

    let reply = operations::get(&client, "1").send_raw().await.unwrap();
    assert_eq!(reply.status(), 418);
    assert_eq!(reply.headers()["x-a"], "b");
    assert_eq!(reply.body().as_ref(), b"<html>");
}
