//! What the client writes as a parameter, the server reads as the same value.

use crate::setup::{client, echoing, json, operation, parameter, raw};
use rt::Style::{DeepObject, Form, FormJoined, Json, Pipe, Space};
use serde_json::json;
use specwright_runtime::{Value, glue as rt, serve::glue as srv};
use srv::{ParameterStyle, Place};

const TEXT: &str = r#"{"type": "string"}"#;
const WHOLE: &str = r#"{"type": "integer"}"#;
const NUMBER: &str = r#"{"type": ["number", "null"]}"#;
const TRUTH: &str = r#"{"type": "boolean"}"#;
const TEXTS: &str = r#"{"type": "array", "items": {"type": "string"}}"#;
const WHOLES: &str = r##"{"type": "array", "items": {"$ref": "#/$defs/Whole"}}"##;
const OBJECT: &str = r#"{"type": "object", "properties": {
    "r": {"type": "integer"}, "s": {"type": "string"}, "t": {"type": "boolean"}}}"#;
const EITHER: &str = r#"{"anyOf": [{"type": "integer"}, {"type": "string"}]}"#;
const LISTED: &str = r#"{"oneOf": [{"type": "integer"}, {"enum": ["1", "x"]}]}"#;
const MAP: &str = r#"{"type": "object", "additionalProperties": {"type": "integer"}}"#;

/// Values whose text holds nothing that a style takes for its own.
const PLAIN: &[(&str, &str)] = &[
    (TEXT, r#""snow""#),
    (TEXT, r#""17""#),
    (TEXT, r#""ü€𝄞""#),
    (WHOLE, "17"),
    (WHOLE, "-9007199254740993"),
    (WHOLE, "18446744073709551615"),
    (NUMBER, "1.5"),
    (TRUTH, "true"),
    (TEXTS, r#"["a", "b"]"#),
    (TEXTS, r#"["1"]"#),
    (WHOLES, "[3, 1, 2]"),
    (WHOLES, "[7]"),
    (OBJECT, r#"{"r": 100, "s": "x", "t": false}"#),
    (OBJECT, r#"{"s": "5"}"#),
    (EITHER, "5"),
    (EITHER, r#""five""#),
    (LISTED, r#""1""#),
    (LISTED, "2"),
];

/// Values with all that addresses, lists and pairs are made of.
const ODD: &[(&str, &str)] = &[
    (TEXT, r#""a,b;c=d&e+f g%h/i?j#k|l[m]{n}\"o\"'p'.q""#),
    (TEXTS, r#"["a,b", "c&d=e", "f g+h%2C", "i/j"]"#),
    (OBJECT, r#"{"r": 1, "s": "a,b=c&d;e f"}"#),
];

fn schemas(schema: &str) -> Value {
    json!({ "p": json(schema), "$defs": { "Whole": { "type": "integer" } } })
}

/// What the server has read, of a parameter in its only place.
fn read(reply: &rt::Reply, label: &str) -> Value {
    assert_eq!(reply.status(), 200, "{label}: {}", reply.text().unwrap());
    reply.json::<Value>().unwrap()["p"][0].clone()
}

#[tokio::test]
async fn queries_are_read_as_they_are_written() {
    for style in [Form, FormJoined, Space, Pipe, DeepObject, Json] {
        // These two encode their delimiters, which are then like those in values.
        let apart = !matches!(style, Space | Pipe);
        let odd = ODD.iter().filter(|_| apart);
        for (schema, value) in PLAIN.iter().chain(odd) {
            for reserved in [false, true] {
                let router = echoing(&schemas(schema), query(style));
                let call = client(router).call("GET /x", &[], &[]);
                let value = json(value);
                let call = match reserved {
                    true => call.reserved("p", &value, style),
                    false => call.query("p", &value, style),
                };
                let reply = call.send_raw().await.unwrap();
                let label = format!("{style:?} {value} {reserved}");
                assert_eq!(read(&reply, &label), value, "{label}");
            }
        }
    }
}

fn query(style: rt::Style) -> srv::Operation {
    let parameter = parameter("p", Place::Query, ParameterStyle::Pairs(style));
    srv::Operation {
        parameters: vec![parameter].leak(),
        ..operation("get", "GET", "/x")
    }
}

#[tokio::test]
async fn deep_objects_nest() {
    let schema = r#"{"type": "object", "properties": {
        "who": {"type": "object", "properties": {"name": {"type": "string"}}},
        "ids": {"type": "array", "items": {"type": "integer"}},
        "rows": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}}}}"#;
    for value in [
        json!({ "who": { "name": "a]b" } }),
        json!({ "ids": [3, 1] }),
        json!({ "rows": [{ "n": 1 }, { "n": 2 }], "ids": [1] }),
    ] {
        let router = echoing(&schemas(schema), query(DeepObject));
        let call = client(router).call("GET /x", &[], &[]);
        let reply = call
            .query("p", &value, DeepObject)
            .send_raw()
            .await
            .unwrap();
        assert_eq!(read(&reply, &value.to_string()), value);
    }
}

#[tokio::test]
async fn paths_are_read_as_they_are_written() {
    let styles = [
        ("{}", ParameterStyle::Simple { explode: false }),
        ("{*}", ParameterStyle::Simple { explode: true }),
        ("{.}", ParameterStyle::Label { explode: false }),
        ("{*.}", ParameterStyle::Label { explode: true }),
        ("{;p}", ParameterStyle::Matrix { explode: false }),
        ("{*;p}", ParameterStyle::Matrix { explode: true }),
        ("{=}", ParameterStyle::Json),
    ];
    for (marker, style) in styles {
        let odd = ODD
            .iter()
            .filter(|_| !matches!(style, ParameterStyle::Label { .. }));
        for (schema, value) in PLAIN.iter().chain(odd) {
            for (before, after) in [("", ""), ("v-", ".json")] {
                let mut operation =
                    operation("get", "GET", format!("/x/{before}{{p}}{after}/y").leak());
                let parameter = parameter("p", Place::Path, style);
                operation.parameters = vec![parameter].leak();
                let router = echoing(&schemas(schema), operation);
                let template = format!("GET /x/{before}{marker}{after}/y").leak();
                let value = json(value);
                let reply = client(router).call(template, &[&value], &[]).send_raw();
                let reply = reply.await.unwrap();
                let label = format!("{template} {value}");
                assert_eq!(read(&reply, &label), value, "{label}");
            }
        }
    }
}

#[tokio::test]
async fn headers_are_read_as_they_are_written() {
    let styles = [
        (FormJoined, ParameterStyle::Simple { explode: false }),
        (Form, ParameterStyle::Simple { explode: true }),
        (Json, ParameterStyle::Json),
    ];
    for (style, declared) in styles {
        for (schema, value) in PLAIN {
            let mut operation = operation("get", "GET", "/x");
            operation.parameters = vec![parameter("p", Place::Header, declared)].leak();
            let router = echoing(&schemas(schema), operation);
            let value = json(value);
            let call = client(router).call("GET /x", &[], &[]);
            let call = match style {
                FormJoined => call.header("p", &value),
                style => call.header_as("p", &value, style),
            };
            let label = format!("{style:?} {value}");
            assert_eq!(
                read(&call.send_raw().await.unwrap(), &label),
                value,
                "{label}"
            );
        }
    }
}

#[tokio::test]
async fn cookies_are_read_as_they_are_written() {
    for style in [Form, FormJoined, Json] {
        for (schema, value) in PLAIN.iter().chain(ODD) {
            let mut operation = operation("get", "GET", "/x");
            operation.parameters =
                vec![parameter("p", Place::Cookie, ParameterStyle::Pairs(style))].leak();
            let router = echoing(&schemas(schema), operation);
            let value = json(value);
            let call = client(router).call("GET /x", &[], &[]);
            let call = call.cookie_as("p", &value, style);
            let label = format!("{style:?} {value}");
            assert_eq!(
                read(&call.send_raw().await.unwrap(), &label),
                value,
                "{label}"
            );
        }
    }
}

#[tokio::test]
async fn what_other_clients_send_is_read() {
    use ParameterStyle::{Pairs, Simple};
    let simple = Simple { explode: false };
    let rows: &[(&str, Place, ParameterStyle, &str, &str)] = &[
        (WHOLES, Place::Query, Pairs(Form), "p=1&q=x&p=2", "[1, 2]"),
        (
            TEXTS,
            Place::Query,
            Pairs(FormJoined),
            "p=a%2Cb,c",
            r#"["a,b", "c"]"#,
        ),
        (TEXTS, Place::Query, Pairs(Pipe), "p=a|b", r#"["a", "b"]"#),
        (
            TEXTS,
            Place::Query,
            Pairs(Space),
            "p=a+b%20c",
            r#"["a", "b", "c"]"#,
        ),
        (TEXTS, Place::Query, Pairs(Form), "p=", r#"[""]"#),
        (WHOLES, Place::Query, Pairs(FormJoined), "p=", "[]"),
        (TEXT, Place::Query, Pairs(Form), "p=a+b", r#""a b""#),
        (TEXT, Place::Query, Pairs(Form), "p=a%2", r#""a%2""#),
        (TEXT, Place::Query, Pairs(Form), "p", r#""""#),
        (NUMBER, Place::Query, Pairs(Form), "p=", "null"),
        (
            OBJECT,
            Place::Query,
            Pairs(DeepObject),
            "p[r]=1&p[s]=x",
            r#"{"r": 1, "s": "x"}"#,
        ),
        (
            MAP,
            Place::Query,
            Pairs(Form),
            "a=1&b=2&api_key=3",
            r#"{"a": 1, "b": 2}"#,
        ),
        (
            TEXTS,
            Place::Header,
            simple,
            "a, b ,c",
            r#"["a", "b", "c"]"#,
        ),
        (TEXT, Place::Cookie, Pairs(Form), "a=1; p=x%20y", r#""x y""#),
        (
            TEXT,
            Place::Cookie,
            Pairs(Form),
            "p=\"quoted\"",
            r#""quoted""#,
        ),
    ];
    for (schema, place, style, sent, expected) in rows {
        let mut operation = operation("get", "GET", "/x");
        operation.parameters = vec![parameter("p", *place, *style)].leak();
        let router = echoing(&schemas(schema), operation);
        let told = match place {
            Place::Header => raw(&router, "GET /x", &[("p", sent.as_bytes())], b"").await,
            Place::Cookie => raw(&router, "GET /x", &[("cookie", sent.as_bytes())], b"").await,
            _ => raw(&router, &format!("GET /x?{sent}"), &[], b"").await,
        };
        assert_eq!(told.status, 200, "{sent}: {told}");
        assert_eq!(told.json()["p"][0], json(expected), "{sent}");
    }
}
