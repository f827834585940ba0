//! Nothing that a client sends is a panic, or an answer of the 5xx kind.

use crate::setup::{echoing, json, operation, parameter, raw};
use serde_json::json;
use specwright_runtime::{glue as rt, serve::axum::Router, serve::glue as srv};
use srv::{BodyForm, ParameterStyle, Place};

/// An operation with a parameter of each place, and a body of each form.
fn router() -> Router {
    let list = parameter(
        "q",
        Place::Query,
        ParameterStyle::Pairs(rt::Style::DeepObject),
    );
    let parameters = vec![
        parameter("id", Place::Path, ParameterStyle::Matrix { explode: true }),
        list,
        parameter("x-h", Place::Header, ParameterStyle::Json),
        parameter("c", Place::Cookie, ParameterStyle::Pairs(rt::Style::Form)),
    ];
    let body = |content_type, form| srv::Body {
        content_type,
        form,
        schema: "/body",
    };
    let bodies = vec![
        body("application/json", BodyForm::Json),
        body(
            "application/x-www-form-urlencoded",
            BodyForm::Form(&[("s", rt::Part::Style(rt::Style::DeepObject))]),
        ),
        body("multipart/form-data", BodyForm::Multipart(&[])),
        body("text/plain", BodyForm::Text),
    ];
    let operation = srv::Operation {
        parameters: parameters.leak(),
        bodies: bodies.leak(),
        ..operation("post", "POST", "/x/{id}/y")
    };
    let schemas = json!({
        "p": json(r##"{"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#/p"}},
                       {"type": "object", "additionalProperties": {"$ref": "#/p"}}]}"##),
        "body": { "type": "object", "properties": {
            "n": { "type": "integer", "multipleOf": 3 }, "l": { "type": "array", "uniqueItems": true },
            "r": { "$ref": "#/body" }, "t": { "type": "string", "pattern": "^(a+)+$" } } },
    });
    echoing(&schemas, operation)
}

#[tokio::test]
async fn hostile_addresses_are_refused_or_read() {
    let router = router();
    let heads = [
        "POST /x/%FF/y".to_owned(),
        "POST /x/;id=%C3%28/y".to_owned(),
        "POST /x/%/y".to_owned(),
        "POST /x/%2/y?%=%&&=&q".to_owned(),
        "POST /x/;;;=/y?q[=1&q]=2&q[]=&q[][]=3&q[a]=1&q[a][b]=2".to_owned(),
        "POST /x/;id=1;id=2;id/y?q[0]=1&q[99999999999999999999]=2".to_owned(),
        format!("POST /x/;id=1/y?q{}=1", "[a]".repeat(5000)),
        "POST /x/;id=99999999999999999999999999999999999999999999999999/y".to_owned(),
        "POST /x/;id=1e999/y".to_owned(),
        "POST /x/;id=-0/y?q=1&q=2".to_owned(),
        "POST /x/%00/y".to_owned(),
    ];
    for head in &heads {
        let told = raw(&router, head, &[], b"").await;
        assert!(told.status < 500, "{head}: {told}");
    }
}

#[tokio::test]
async fn hostile_headers_are_refused_or_read() {
    let router = router();
    let headers: &[(&str, &[u8])] = &[
        ("x-h", b"{\"a\": 1, \"a\": 2}"),
        ("x-h", b"\xff\xfe"),
        ("x-h", b"{"),
        ("cookie", b"\xff=1"),
        ("cookie", b"c=%FF; c=1; c"),
        ("cookie", b";;;=;c"),
        ("authorization", b"Basic \xff"),
        ("content-length", b"-1"),
    ];
    for header in headers {
        let told = raw(&router, "POST /x/;id=1/y", &[*header], b"").await;
        assert!(told.status < 500, "{header:?}: {told}");
    }
}

#[tokio::test]
async fn hostile_bodies_are_refused_or_read() {
    let router = router();
    let deep = |times: usize| format!("{}{}", "[".repeat(times), "]".repeat(times));
    let (deepest, deep) = (deep(100_000), deep(127));
    let (object, form, multipart, text) = (
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "text/plain; charset=utf-8",
    );
    let nested = format!("{}1{}", r#"{"r":"#.repeat(5000), "}".repeat(5000));
    let pattern = format!(r#"{{"t": "{}b"}}"#, "a".repeat(5000));
    let bodies: &[(&str, &[u8])] = &[
        (object, deepest.as_bytes()),
        (object, deep.as_bytes()),
        (object, nested.as_bytes()),
        (object, pattern.as_bytes()),
        (object, b"{\"n\": 1e999}"),
        (object, b"{\"n\": -1e-999}"),
        (
            object,
            b"{\"n\": 123456789012345678901234567890123456789012345678901234567890}",
        ),
        (object, b"{\"a\": 1, \"a\": 2}"),
        (object, b"\xff\xfe{}"),
        (object, b"\"\\ud800\""),
        (object, b"{\"a\""),
        (object, b"nul"),
        (object, b"{} {}"),
        (object, b"{\"\": {\"\\u0000\": 1}, \"~/.[\": 2}"),
        (form, b"n=%FF"),
        (form, b"\xff=\xff"),
        (form, b"n=1&n=2"),
        (form, b"l=[&l={&r={"),
        (form, b"&&&===&%&%%"),
        (form, b"s[a][b]=1&s[a]=2&s=3&s[=4"),
        (multipart, b""),
        (multipart, b"--b"),
        (multipart, b"--b--"),
        (multipart, b"--b\r\n\r\n\r\n--b--\r\n"),
        (
            multipart,
            b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
        ),
        (
            multipart,
            b"--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n\xff\r\n--b--\r\n",
        ),
        (
            multipart,
            b"--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx",
        ),
        (
            multipart,
            b"--b\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\xff: \r\n\r\nx\r\n--b--",
        ),
        ("multipart/form-data", b"--b--"),
        ("multipart/form-data; boundary=", b"--b--"),
        ("multipart/form-data; boundary=\"", b"--b--"),
        (text, b"\xff"),
        ("text/plain; charset=klingon", b"x"),
        ("", b"x"),
        (";;;=", b"x"),
    ];
    for (content_type, body) in bodies {
        let headers = [("content-type", content_type.as_bytes())];
        let told = raw(&router, "POST /x/;id=1/y", &headers, body).await;
        let label = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        assert!(told.status < 500, "{content_type} {label}: {told}");
        for name in ["i32", "i64", "u64", "String", "struct", "Vec", "serde"] {
            assert!(
                !told.to_string().contains(name),
                "{content_type} {label}: {told}"
            );
        }
    }
}
