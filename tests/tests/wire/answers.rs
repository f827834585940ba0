//! Every declared answer is decoded as declared, and no other one is taken for it.

use startlist::Response;
use test_server::{Server, answer};

use crate::{
    calls::{Operation, PARTICIPANT, RUNSIGNUP, TOORNAMENT, find},
    clients::{runsignup, toornament},
};

/// What a call of an operation makes of an answer.
async fn outcome<C>(
    operation: &Operation<C>,
    client: fn(&str) -> C,
    status: u16,
    body: &str,
) -> String {
    let server = Server::start(&[&answer(&format!("{status} Status"), "", body)]).await;
    (operation.call)(&client(&server.url)).await
}

async fn successes<C>(operations: &[Operation<C>], client: fn(&str) -> C) {
    for operation in operations {
        let (status, body) = operation.success;
        let told = outcome(operation, client, status, body).await;
        // What has no body is the unit value, which is null in JSON.
        let body = if body.is_empty() { "null" } else { body };
        assert_eq!(
            crate::sorted(&told),
            format!("{status} {body}"),
            "{}",
            operation.name
        );
    }
}

/// `typed` is the error in `body`, as `Debug` shows it.
async fn errors<C>(operations: &[Operation<C>], client: fn(&str) -> C, body: &str, typed: &str) {
    for operation in operations {
        for status in [400, 401, 403, 404, 409, 416, 429, 500, 502, 503] {
            let told = outcome(operation, client, status, body).await;
            let expected = if operation.errors.contains(&status) {
                format!("{status} Status{status}({typed})")
            } else {
                format!("{status} undeclared")
            };
            assert_eq!(told, expected, "{}", operation.name);
        }
    }
}

#[tokio::test]
async fn all_declared_successes() {
    assert_eq!((TOORNAMENT.len(), RUNSIGNUP.len()), (10, 2));
    successes(TOORNAMENT, toornament).await;
    successes(RUNSIGNUP, runsignup).await;
}

#[tokio::test]
async fn all_declared_errors_of_toornament_and_no_others() {
    let body = r#"{"errors": [{"message": "No.", "scope": "body", "property_path": "name", "invalid_value": [1, null], "type": "LENGTH"}, {"message": "Nor."}]}"#;
    let typed = concat!(
        r#"Errors { errors: [ErrorItem { invalid_value: Some(Array [Number(1), Null]), message: "No.", "#,
        r#"property_path: Some("name"), scope: Some("body"), type_: Some("LENGTH") }, "#,
        r#"ErrorItem { invalid_value: None, message: "Nor.", property_path: None, scope: None, type_: None }] }"#,
    );
    errors(TOORNAMENT, toornament, body, typed).await;
}

#[tokio::test]
async fn all_declared_errors_of_runsignup_and_no_others() {
    let body = r#"{"error": {"error_code": 6, "error_msg": "Key failed."}}"#;
    let typed = r#"Error { details: None, error: ErrorInfo(ErrorInfo { error_code: 6, error_msg: "Key failed." }) }"#;
    errors(RUNSIGNUP, runsignup, body, typed).await;
}

#[tokio::test]
async fn errors_of_runsignup_come_in_more_than_one_form() {
    let rows = [
        (
            r#"{"error": "Key failed."}"#,
            r#"details: None, error: Text("Key failed.")"#,
        ),
        (
            r#"{"error": {"error_code": 6, "error_msg": "No.", "more": 1}}"#,
            r#"details: None, error: ErrorInfo(ErrorInfo { error_code: 6, error_msg: "No." })"#,
        ),
        (
            r#"{"error": "No.", "details": {"a": [true]}}"#,
            r#"details: Some({"a": Array [Bool(true)]}), error: Text("No.")"#,
        ),
        (
            r#"{"error": "No.", "details": null}"#,
            r#"details: None, error: Text("No.")"#,
        ),
        // What is in no documented form is kept, so that nobody goes without a reason.
        (
            r#"{"error": {"error_code": "6"}}"#,
            r#"details: None, error: Unknown(Object {"error_code": String("6")})"#,
        ),
        (
            r#"{"error": 6}"#,
            "details: None, error: Unknown(Number(6))",
        ),
    ];
    let operation = find(RUNSIGNUP, "linkUsers");
    for (body, typed) in rows {
        let told = outcome(operation, runsignup, 403, body).await;
        assert_eq!(told, format!("403 Status403(Error {{ {typed} }})"));
    }
}

#[tokio::test]
async fn a_declared_error_that_is_not_as_declared_says_why() {
    let rows = [
        ("{}", "missing field `errors`"),
        (
            r#"{"errors": [{"message": "a"}, {}]}"#,
            "errors[1]: missing field `message`",
        ),
        (r#"{"errors": {}}"#, "errors: "),
        ("<html>No.</html>", "expected value"),
        ("", "EOF"),
    ];
    for (body, why) in rows {
        let told = outcome(find(TOORNAMENT, "getParticipant"), toornament, 404, body).await;
        assert!(told.starts_with("404 not as declared: "), "{told}");
        assert!(told.contains(why), "{told}");
    }
}

#[tokio::test]
async fn a_success_that_is_not_as_declared_says_where() {
    let with = |from: &str, to: &str| format!("[{}]", PARTICIPANT.replacen(from, to, 1));
    let rows = [
        (with(r#""id":"7","#, ""), "[0]: missing field `id`"),
        (with(r#""email":null,"#, ""), "[0]: missing field `email`"),
        (with(r#""name":"Watch""#, r#""name":null"#), "[0].name: "),
        (
            with(r#""checked_in":true"#, r#""checked_in":"yes""#),
            "[0].checked_in: ",
        ),
        (
            with(r#""name":"Jon""#, r#""name":1"#),
            "[0].lineup[0].name: ",
        ),
        (with("{", r#"{"id":"8","#), "[0]: duplicate field `id`"),
        ("{}".to_owned(), "expected "),
        (String::new(), "EOF"),
    ];
    for (body, why) in rows {
        let told = outcome(find(TOORNAMENT, "listParticipants"), toornament, 206, &body).await;
        assert!(told.starts_with("206 cannot be read: "), "{told}");
        assert!(told.contains(why), "{told} should say {why}");
    }
}

#[tokio::test]
async fn what_the_documents_do_not_know_is_no_error() {
    let (_, registration) = find(TOORNAMENT, "getRegistration").success;
    let (_, participants) = find(TOORNAMENT, "listParticipants").success;
    let later = registration
        .replace("pending", "waiting")
        .replace("team", "duo");
    let more = registration.replacen('{', r#"{"added_later":{"a":[1]},"#, 1);
    let rows = [
        // Values that were added to a list of values, and members that were added.
        ("getRegistration", 200, later.as_str(), later.as_str()),
        ("getRegistration", 200, &more, registration),
        // Another success than the declared one.
        ("listParticipants", 200, participants, participants),
        ("listParticipants", 206, "[]", "[]"),
        ("deleteParticipant", 200, "gone", "null"),
    ];
    for (name, status, body, value) in rows {
        let told = outcome(find(TOORNAMENT, name), toornament, status, body).await;
        assert_eq!(crate::sorted(&told), format!("{status} {value}"), "{name}");
    }
}

#[tokio::test]
async fn a_page_tells_its_place_by_content_range() {
    let headers = "Content-Range: participants 0-0/114\r\n";
    let body = format!("[{PARTICIPANT}]");
    let server = Server::start(&[&answer("206 Partial Content", headers, &body)]).await;
    let client = toornament(&server.url);
    let page: Response<Vec<_>> = client.participants().list("1").range(0..1).await.unwrap();
    assert_eq!(page.status(), 206);
    assert_eq!(page.headers()["content-range"], "participants 0-0/114");
    let range = page.header(startlist::toornament::headers::CONTENT_RANGE);
    assert_eq!(range.unwrap().as_deref(), Some("participants 0-0/114"));
    assert_eq!(page.len(), 1);
    let watch = page.into_inner().remove(0);
    assert_eq!((watch.name.as_str(), watch.email), ("Watch", None));
    assert_eq!(watch.lineup.unwrap()[0].user_id.as_deref(), Some("9"));
}

#[tokio::test]
async fn a_range_that_is_not_there_is_an_error_with_its_headers() {
    let headers = "Content-Range: participants */114\r\nX-Request-Id: r1\r\n";
    let body = r#"{"errors": [{"message": "Out of range."}]}"#;
    let server = Server::start(&[&answer("416 Range", headers, body)]).await;
    let client = toornament(&server.url);
    let call = client.participants().list("1").range(200..250);
    let error = call.await.unwrap_err();
    assert_eq!(error.status().unwrap(), 416);
    assert_eq!(
        error.headers().unwrap()["content-range"],
        "participants */114"
    );
    assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
    assert_eq!(error.body().unwrap().as_ref(), body.as_bytes());
    let reasons = error.typed().unwrap().unwrap().into_body();
    assert_eq!(reasons.errors[0].message, "Out of range.");
    let text = error.to_string();
    assert!(
        text.starts_with("GET /tournaments/{}/participants: 416 "),
        "{text}"
    );
}
