//! Requests that are made wrong, and what counts as a refusal.

mod common;

use common::{Meant, document, request};
use serde_json::{Value, json};
use specwright_fidelity::http::{RawRequest, RawResponse};
use specwright_fidelity::refuse::{self, Bad};
use specwright_fidelity::schemas::Schemas;

/// What is made wrong of a right request: what, what has to be named, and the request.
fn made(operation: &Value, meant: &Meant, path: &str, text: &str) -> Vec<Bad> {
    let document = document("post", path, operation);
    assert_eq!(meant.judged(&document, text), Vec::<String>::new());
    let schemas = Schemas::new(&document);
    let operations = document.operations();
    refuse::all(&schemas, &operations[0], &[(&meant.order, &request(text))])
}

fn lines(all: &[Bad]) -> Vec<String> {
    let line = |bad: &Bad| format!("{} > {}", bad.what, bad.names.join(" "));
    all.iter().map(line).collect()
}

#[test]
fn parameters_are_left_out_and_made_wrong() {
    let operation = json!({ "parameters": [
        { "name": "id", "in": "path", "required": true, "schema": { "type": "integer", "minimum": 1 } },
        { "name": "sort", "in": "query", "required": true, "schema": { "type": "string", "enum": ["up", "down"] } },
        { "name": "ids", "in": "query", "schema": { "type": "array", "items": { "type": "integer", "maximum": 9 } } },
        { "name": "X-Word", "in": "header", "schema": { "type": "string", "minLength": 2, "maxLength": 3 } },
        { "name": "free", "in": "query", "schema": { "type": "string" } },
    ]});
    let meant = Meant::new()
        .argument("path", "id", json!(7))
        .argument("query", "sort", json!("up"))
        .argument("query", "ids", json!([1, 2]))
        .argument("query", "free", json!("a"))
        .argument("header", "X-Word", json!("abc"));
    let text = "POST /base/pets/7/x?sort=up&ids=1&ids=2&free=a HTTP/1.1\r\nHost: api.test\r\nX-Word: abc\r\n\r\n";
    let all = made(&operation, &meant, "/pets/{id}/x", text);
    assert_eq!(
        lines(&all),
        [
            "path parameter `id`: another type > id",
            "path parameter `id`: less than its minimum > id",
            "query parameter `sort`: it is left out > sort",
            "query parameter `sort`: another type > sort",
            "query parameter `sort`: a value that is not listed > sort",
            "query parameter `ids`: another type > ids",
            "query parameter `ids`: more than its maximum > ids",
            "header parameter `X-Word`: too short > X-Word",
        ]
    );
    let targets: Vec<&str> = all.iter().map(|bad| bad.request.target.as_str()).collect();
    assert_eq!(
        targets[..4],
        [
            "/base/pets/%7E/x?sort=up&ids=1&ids=2&free=a",
            "/base/pets/0/x?sort=up&ids=1&ids=2&free=a",
            "/base/pets/7/x?ids=1&ids=2&free=a",
            "/base/pets/7/x?sort=17&ids=1&ids=2&free=a",
        ]
    );
    assert_eq!(targets[5], "/base/pets/7/x?sort=up&ids=%7E&ids=2&free=a");
}

#[test]
fn bodies_are_made_wrong_at_every_place() {
    let schema = json!({
        "type": "object", "required": ["name"], "additionalProperties": false,
        "properties": {
            "name": { "type": "string", "maxLength": 3 },
            "tags": { "type": "array", "maxItems": 1, "items": { "type": "string" } },
            "either": { "oneOf": [{ "type": "object", "required": ["a"] }, { "type": "integer" }] },
        },
    });
    let value = json!({ "name": "abc", "tags": ["t"], "either": { "a": 1 } });
    let operation = json!({ "requestBody": { "required": true, "content": { "application/json": { "schema": schema } } } });
    let meant = Meant::new().body("application/json", value.clone());
    let text = format!(
        "POST /base/x HTTP/1.1\r\nHost: api.test\r\nContent-Type: application/json\r\n\r\n{value}"
    );
    let all = made(&operation, &meant, "/x", &text);
    assert_eq!(
        lines(&all),
        [
            "the body is left out > body",
            "the body is no JSON > body",
            "body, at ``: another type > body",
            "body, at ``: a member that is not known > unheard_of",
            "body, at `/either`: another type > either body",
            "body, at `/either/a`: a member is left out > either a body",
            "body, at `/name`: a member is left out > name",
            "body, at `/name`: another type > name",
            "body, at `/name`: too long > name",
            "body, at `/tags`: another type > tags",
            "body, at `/tags`: too many elements > tags",
        ]
    );
    assert!(all[0].request.body.is_empty());
    assert_eq!(all[0].request.header("content-type").next(), None);
}

#[test]
fn a_form_is_sent_without_what_it_needs() {
    let schema = json!({ "type": "object", "required": ["a"], "properties": { "a": { "type": "string" }, "b": { "type": "string" } } });
    let operation = json!({ "requestBody": { "content": { "application/x-www-form-urlencoded": { "schema": schema } } } });
    let kind = "application/x-www-form-urlencoded";
    let meant = Meant::new().body(kind, json!({ "a": "1", "b": "2" }));
    let text =
        format!("POST /base/x HTTP/1.1\r\nHost: api.test\r\nContent-Type: {kind}\r\n\r\na=1&b=2");
    let all = made(&operation, &meant, "/x", &text);
    assert_eq!(lines(&all), ["form: `a` is left out > a"]);
    assert_eq!(all[0].request.body, b"b=2");
}

#[test]
fn a_refusal_has_the_status_the_place_and_no_words_of_rust() {
    let bad = Bad {
        request: RawRequest::default(),
        what: "it".to_owned(),
        names: vec!["age".to_owned()],
    };
    let judged = |status, body: &str, known: &str| {
        let answer = RawResponse {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.into(),
            ..RawResponse::default()
        };
        refuse::verdict(&bad, &answer, known).len()
    };
    assert_eq!(judged(400, r#"{"detail":"`age` is missing"}"#, ""), 0);
    assert_eq!(judged(422, r#"{"errors":[{"path":"/age"}]}"#, ""), 0);
    assert_eq!(judged(200, r#"{"detail":"`age` is missing"}"#, ""), 1);
    assert_eq!(judged(500, "", ""), 2);
    assert_eq!(judged(400, r#"{"age":"it is missing"}"#, ""), 1);
    assert_eq!(judged(400, r#"{"d":"age: expected u32"}"#, ""), 1);
    assert_eq!(judged(400, r#"{"d":"age: expected u32"}"#, "u32"), 0);
    assert_eq!(judged(400, r#"{"d":"age: model::Team"}"#, ""), 1);
    assert_eq!(judged(400, r#"{"d":"age: au32b"}"#, ""), 0);
}
