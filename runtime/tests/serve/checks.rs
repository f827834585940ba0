//! Every keyword, and the problem that is told when it is not kept.

use crate::setup::{echoing, json, operation, parameter, raw};
use serde_json::json;
use specwright_runtime::{Value, glue as rt, serve::glue as srv};

/// The problems of a JSON body: path, keyword, message.
async fn problems(schemas: &Value, sent: &str) -> Vec<[String; 3]> {
    let body = srv::Body {
        content_type: "application/json",
        form: srv::BodyForm::Json,
        schema: "/body",
    };
    let operation = srv::Operation {
        bodies: vec![body].leak(),
        body_required: true,
        ..operation("post", "POST", "/x")
    };
    let router = echoing(schemas, operation);
    let told = raw(
        &router,
        "POST /x",
        &[("content-type", b"application/json")],
        sent.as_bytes(),
    );
    let told = told.await;
    if told.status == 200 {
        return Vec::new();
    }
    assert_eq!(told.status, 400, "{sent}: {told}");
    assert_eq!(told.content_type(), "application/problem+json");
    let errors = told.json()["errors"].clone();
    let errors = errors.as_array().unwrap().iter();
    let part = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    errors
        .map(|error| {
            assert_eq!(error["location"], "body");
            [
                part(error, "path"),
                part(error, "keyword"),
                part(error, "message"),
            ]
        })
        .collect()
}

/// Schemas, values that they do not allow, keywords and messages.
const KEYWORDS: &[(&str, &str, &str, &str)] = &[
    (
        r#"{"type": "integer"}"#,
        r#""1""#,
        "type",
        "has to be a whole number, and is a text",
    ),
    (
        r#"{"type": "integer"}"#,
        "1.5",
        "type",
        "has to be a whole number, and is a number",
    ),
    (
        r#"{"type": ["string", "null"]}"#,
        "[]",
        "type",
        "has to be null or a text, and is a list",
    ),
    (
        r#"{"type": "object"}"#,
        "true",
        "type",
        "has to be an object, and is true",
    ),
    (
        r#"{"maxLength": 3}"#,
        r#""üüüü""#,
        "maxLength",
        "has 4 characters, more than 3",
    ),
    (
        r#"{"minLength": 2}"#,
        r#""𝄞""#,
        "minLength",
        "has 1 character, fewer than 2",
    ),
    (r#"{"maximum": 3}"#, "4", "maximum", "is more than 3"),
    (r#"{"minimum": 3}"#, "2", "minimum", "is less than 3"),
    (
        r#"{"exclusiveMaximum": 3}"#,
        "3",
        "exclusiveMaximum",
        "is not less than 3",
    ),
    (
        r#"{"exclusiveMinimum": 3}"#,
        "3",
        "exclusiveMinimum",
        "is not more than 3",
    ),
    (
        r#"{"maximum": 9007199254740992}"#,
        "9007199254740993",
        "maximum",
        "is more than 9007199254740992",
    ),
    (
        r#"{"maximum": 18446744073709551614}"#,
        "18446744073709551615",
        "maximum",
        "is more than 18446744073709551614",
    ),
    (
        r#"{"multipleOf": 5}"#,
        "7",
        "multipleOf",
        "is not a multiple of 5",
    ),
    (
        r#"{"pattern": "^\\d+$"}"#,
        r#""a""#,
        "pattern",
        r"does not match the pattern ^\d+$",
    ),
    (
        r#"{"enum": ["a", 2]}"#,
        r#""c""#,
        "enum",
        r#"is none of "a", 2"#,
    ),
    (r#"{"const": "a"}"#, r#""b""#, "const", r#"is not "a""#),
    (
        r#"{"format": "date"}"#,
        r#""2024-13-01""#,
        "format",
        "is not of the format date",
    ),
    (
        r#"{"format": "date-time"}"#,
        r#""now""#,
        "format",
        "is not of the format date-time",
    ),
    (
        r#"{"format": "uuid"}"#,
        r#""x""#,
        "format",
        "is not of the format uuid",
    ),
    (
        r#"{"maxItems": 1}"#,
        "[1, 2]",
        "maxItems",
        "has 2 items, more than 1",
    ),
    (
        r#"{"minItems": 1}"#,
        "[]",
        "minItems",
        "has 0 items, fewer than 1",
    ),
    (
        r#"{"uniqueItems": true}"#,
        "[1, 1]",
        "uniqueItems",
        "has items that are equal",
    ),
    (
        r#"{"maxProperties": 0}"#,
        r#"{"a": 1}"#,
        "maxProperties",
        "has 1 member, more than 0",
    ),
    (
        r#"{"minProperties": 1}"#,
        "{}",
        "minProperties",
        "has 0 members, fewer than 1",
    ),
    (
        r#"{"not": {"type": "null"}}"#,
        "null",
        "not",
        "has a form that it must not have",
    ),
    ("false", "1", "falseSchema", "must not be sent"),
    (
        r#"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#,
        "[]",
        "anyOf",
        "has none of the forms that it may have",
    ),
    (
        r#"{"oneOf": [{"type": "integer"}, {"minimum": 1}]}"#,
        "2",
        "oneOf",
        "has several forms of which it may have one only",
    ),
];

#[tokio::test]
async fn each_keyword_has_its_words() {
    for (schema, sent, keyword, message) in KEYWORDS {
        let found = problems(&json!({ "body": json(schema) }), sent).await;
        assert_eq!(found, [["", *keyword, *message]], "{schema} {sent}");
    }
}

#[tokio::test]
async fn each_problem_has_its_place() {
    let schemas = json!({
        "body": { "$ref": "#/$defs/Team" },
        "$defs": {
            "Team": { "type": "object", "additionalProperties": false, "required": ["name"],
                "properties": {
                    "name": { "type": "string", "maxLength": 3 },
                    "lineup": { "type": "array", "items": { "$ref": "#/$defs/Player" } },
                    "bag": { "type": "object", "additionalProperties": false },
                    "captain": { "anyOf": [{ "$ref": "#/$defs/Player" }, { "type": "null" }] },
                    "pet": { "anyOf": [{ "$ref": "#/$defs/Cat" }, { "$ref": "#/$defs/Dog" }] } } },
            "Player": { "type": "object", "required": ["name"],
                "properties": { "name": { "type": "string" }, "side": { "enum": ["left"] },
                    "team": { "$ref": "#/$defs/Team" } } },
            "Cat": { "type": "object", "required": ["kind", "lives"], "properties": {
                "kind": { "enum": ["cat"] }, "lives": { "type": "integer" } } },
            "Dog": { "type": "object", "required": ["kind", "name"], "properties": {
                "kind": { "enum": ["dog"] }, "name": { "type": "string" } } } } });
    let rows: &[(&str, &[&str])] = &[
        (r#"{"name": "abc"}"#, &[]),
        ("{}", &["name required"]),
        (r#"{"name": "abcd"}"#, &["name maxLength"]),
        (
            r#"{"name": "a", "lineup": [{"name": "b"}, {}]}"#,
            &["lineup[1].name required"],
        ),
        (
            r#"{"name": "a", "lineup": [{"name": 1}]}"#,
            &["lineup[0].name type"],
        ),
        (
            r#"{"name": "a", "lineup": [{"name": "b", "team": {"name": "abcd"}}]}"#,
            &["lineup[0].team.name maxLength"],
        ),
        (
            r#"{"name": "a", "x": 1, "y": 2}"#,
            &["x additionalProperties", "y additionalProperties"],
        ),
        (r#"{"name": "a", "bag": {}}"#, &[]),
        (
            r#"{"name": "a", "bag": {"x": 1, "y": 2}}"#,
            &["bag.x additionalProperties", "bag.y additionalProperties"],
        ),
        (
            r#"{"name": "a", "captain": {}}"#,
            &["captain.name required"],
        ),
        (r#"{"name": "a", "captain": 5}"#, &["captain anyOf"]),
        (
            r#"{"name": "a", "captain": {"name": "b", "side": "up"}}"#,
            &["captain.side enum"],
        ),
        (
            r#"{"name": "a", "pet": {"kind": "cat"}}"#,
            &["pet.lives required"],
        ),
        (r#"{"name": "a", "pet": {"kind": "cow"}}"#, &["pet anyOf"]),
    ];
    for (sent, expected) in rows {
        let found = problems(&schemas, sent).await;
        let found: Vec<String> = found
            .iter()
            .map(|[path, word, _]| format!("{path} {word}"))
            .collect();
        assert_eq!(found, *expected, "{sent}");
    }
}

#[tokio::test]
async fn no_more_than_twenty_are_told_and_no_more_than_100_characters_of_a_value() {
    let schemas = json!({ "body": { "items": { "type": "string" } } });
    let many = format!("[{}]", vec!["1"; 1000].join(","));
    assert_eq!(problems(&schemas, &many).await.len(), 20);
    let long = "x".repeat(500);
    let options: Vec<String> = (0..100).map(|n| format!("option {n}")).collect();
    let schemas = json!({ "body": { "enum": options } });
    let found = problems(&schemas, &format!("{long:?}")).await;
    assert!(found[0][2].chars().count() < 120, "{}", found[0][2]);
}

#[tokio::test]
async fn parameters_are_checked_like_bodies_and_all_problems_are_told_at_once() {
    use srv::{ParameterStyle, Place};
    let one = |name, place, schema, required| srv::Parameter {
        schema,
        required,
        ..parameter(name, place, ParameterStyle::Simple { explode: false })
    };
    let style = ParameterStyle::Pairs(rt::Style::Form);
    let parameters = vec![
        one("id", Place::Path, "/id", true),
        srv::Parameter {
            style,
            ..one("sort", Place::Query, "/sort", true)
        },
        one("Range", Place::Header, "/range", true),
        srv::Parameter {
            style,
            ..one("ids", Place::Query, "/ids", false)
        },
    ];
    let body = srv::Body {
        content_type: "application/json",
        form: srv::BodyForm::Json,
        schema: "/body",
    };
    let operation = srv::Operation {
        parameters: parameters.leak(),
        bodies: vec![body].leak(),
        body_required: true,
        ..operation("put", "PUT", "/x/{id}")
    };
    let schemas = json!({
        "id": { "type": "integer", "maximum": 9 },
        "sort": { "enum": ["up", "down"] },
        "range": { "type": "string", "pattern": "^items=" },
        "ids": { "type": "array", "items": { "type": "integer" } },
        "body": { "type": "object" },
    });
    let router = echoing(&schemas, operation);
    let headers: [(&str, &[u8]); 2] = [("content-type", b"application/json"), ("range", b"x")];
    let told = raw(&router, "PUT /x/12?ids=1&ids=b", &headers, b"[]").await;
    let errors = told.json()["errors"].clone();
    let errors: Vec<String> = errors
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            format!(
                "{} {} {}",
                error["location"], error["path"], error["message"]
            )
        })
        .collect();
    assert_eq!(
        errors,
        [
            r#""path" "id" "is more than 9""#,
            r#""query" "sort" "is missing""#,
            r#""header" "Range" "does not match the pattern ^items=""#,
            r#""query" "ids[1]" "has to be a whole number, and is a text""#,
            r#""body" "" "has to be an object, and is a list""#,
        ]
    );
    assert_eq!(told.json()["title"], "Bad Request");
    assert_eq!(told.json()["type"], "about:blank");
    assert_eq!(told.json()["status"], 400);
}

#[test]
fn what_cannot_be_compiled_is_told_before_the_first_call() {
    use crate::setup::{echo, leak, spec};
    let router = |schemas: &Value| {
        let mut operation = operation("get", "GET", "/x");
        let style = srv::ParameterStyle::Pairs(rt::Style::Form);
        operation.parameters = vec![parameter("p", srv::Place::Query, style)].leak();
        let operation = leak(operation);
        let service = specwright_runtime::serve::Service::new(spec(schemas, vec![operation]));
        service.with(echo(operation)).into_router()
    };
    let refused = [
        json!({}),
        json!({ "p": { "$ref": "#/$defs/None" } }),
        json!({ "p": { "type": "strnig" } }),
        json!({ "p": { "$ref": "http://example.com/other" } }),
    ];
    for schemas in refused {
        let error = router(&schemas).unwrap_err().to_string();
        assert!(error.contains("/p") || error.contains("schemas"), "{error}");
    }
    // A pattern of another engine is not checked, and a member of that name is none.
    let served = [
        json!({ "p": { "pattern": "(?P<x" } }),
        json!({ "p": { "properties": { "pattern": { "type": "string" } } } }),
        json!({ "p": { "const": { "pattern": "(" } } }),
    ];
    for schemas in served {
        assert!(router(&schemas).is_ok(), "{schemas}");
    }
}
