//! Bodies that the client writes are read as the same values.

use crate::setup::{Echo, client, echoing, json, leak, operation, raw, spec};
use rt::{Part, Style};
use serde_json::json;
use specwright_runtime::{
    File, Value, glue as rt,
    serve::{self, glue as srv},
};
use srv::BodyForm;

fn post(content_type: &'static str, form: BodyForm) -> srv::Operation {
    let body = srv::Body {
        content_type,
        form,
        schema: "/body",
    };
    srv::Operation {
        bodies: vec![body].leak(),
        body_required: true,
        ..operation("post", "POST", "/x")
    }
}

fn body_of(reply: &rt::Reply) -> Value {
    assert_eq!(reply.status(), 200, "{}", reply.text().unwrap());
    reply.json::<Value>().unwrap()["body"].clone()
}

const FORM: &str = r##"{"type": "object", "properties": {
    "name": {"type": "string"}, "age": {"type": "integer"}, "ok": {"type": "boolean"},
    "tags": {"type": "array", "items": {"type": "string"}},
    "who": {"type": "object", "properties": {"n": {"type": "integer"}}},
    "whos": {"type": "array", "items": {"$ref": "#/body/properties/who"}},
    "grid": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
    "json": {"type": "array", "items": {"type": "integer"}},
    "joined": {"type": "array", "items": {"type": "integer"}},
    "deep": {"type": "object", "properties": {"x": {"type": "array", "items": {"type": "integer"}}}},
    "either": {"anyOf": [{"type": "object"}, {"type": "string"}]}}}"##;

const PARTS: &[(&str, Part)] = &[
    ("json", Part::Json),
    ("joined", Part::Style(Style::FormJoined)),
    ("deep", Part::Style(Style::DeepObject)),
    ("whos", Part::Typed("application/json")),
];

const VALUES: &[&str] = &[
    r#"{"name": "a&b=c+d ü", "age": 3, "ok": true}"#,
    r#"{"name": "3", "tags": ["x", "y z"]}"#,
    r#"{"tags": ["one"]}"#,
    r#"{"who": {"n": 1}, "whos": [{"n": 1}, {"n": 2}]}"#,
    r#"{"grid": [[1, 2], [3]], "json": [1, 2]}"#,
    r#"{"joined": [1, 2], "deep": {"x": [1, 2]}}"#,
    r#"{"either": {"a": 1}}"#,
    r#"{"either": "plain"}"#,
    r#"{"undeclared": "x"}"#,
];

#[tokio::test]
async fn forms_round_trip() {
    let schemas = json!({ "body": json(FORM) });
    for value in VALUES {
        let operation = post("application/x-www-form-urlencoded", BodyForm::Form(PARTS));
        let router = echoing(&schemas, operation);
        let value = json(value);
        let call = client(router).call("POST /x", &[], &[]).form(&value, PARTS);
        assert_eq!(body_of(&call.send_raw().await.unwrap()), value);
    }
}

#[tokio::test]
async fn multipart_bodies_round_trip() {
    let schemas = json!({ "body": json(FORM) });
    for value in VALUES {
        let operation = post("multipart/form-data", BodyForm::Multipart(PARTS));
        let router = echoing(&schemas, operation);
        let value = json(value);
        let call = client(router)
            .call("POST /x", &[], &[])
            .multipart(&value, PARTS);
        assert_eq!(body_of(&call.send_raw().await.unwrap()), value, "{value}");
    }
}

#[tokio::test]
async fn a_list_that_has_to_be_there_may_leave_nothing() {
    let schema = json!({
        "type": "object",
        "allOf": [{ "required": ["tags", "name"] }],
        "properties": {
            "name": { "type": "string" },
            "tags": { "type": "array", "items": { "type": "string" } },
            "more": { "type": "array", "items": { "type": "string" } },
        },
    });
    let value = json!({ "name": "a", "tags": [] });
    for (kind, form) in [
        ("application/x-www-form-urlencoded", BodyForm::Form(&[])),
        ("multipart/form-data", BodyForm::Multipart(&[])),
    ] {
        let router = echoing(&json!({ "body": schema }), post(kind, form));
        let call = client(router).call("POST /x", &[], &[]);
        let call = match form {
            BodyForm::Form(_) => call.form(&value, &[]),
            _ => call.multipart(&value, &[]),
        };
        assert_eq!(body_of(&call.send_raw().await.unwrap()), value);
    }
}

#[tokio::test]
async fn json_and_texts_round_trip() {
    let rows = [
        (r#"{"type": "object"}"#, r#"{"a": [1, null, "ü"]}"#),
        (r#"{"type": ["object", "null"]}"#, "null"),
        (r#"{"type": "integer"}"#, "18446744073709551615"),
        ("{}", r#"{"any": {"thing": 1.5}}"#),
    ];
    for (schema, value) in rows {
        let router = echoing(
            &json!({ "body": json(schema) }),
            post("application/json", BodyForm::Json),
        );
        let value = json(value);
        let call = client(router).call("POST /x", &[], &[]).json(&value);
        assert_eq!(body_of(&call.send_raw().await.unwrap()), value);
    }
    for (schema, value) in [
        ("string", json!("ü, 5")),
        ("integer", json!(5)),
        ("string", json!("")),
    ] {
        let router = echoing(
            &json!({ "body": { "type": schema } }),
            post("text/plain", BodyForm::Text),
        );
        let call = client(router).call("POST /x", &[], &[]);
        let call = call.text_of("text/plain", &value);
        assert_eq!(body_of(&call.send_raw().await.unwrap()), value);
    }
    let router = echoing(
        &json!({ "body": { "type": "string" } }),
        post("text/plain", BodyForm::Text),
    );
    let latin = [("content-type", &b"text/plain; charset=iso-8859-1"[..])];
    let told = raw(&router, "POST /x", &latin, &[0xfc]).await;
    assert_eq!(told.json()["body"], "ü");
}

/// A form with files.
#[derive(Debug)]
struct Upload {
    title: String,
    cover: File,
    pages: Vec<File>,
    sheet: Option<File>,
}

impl rt::DecodeObject for Upload {
    const FIELDS: &'static [&'static str] = &["title", "cover", "pages", "sheet"];
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        let (Some(title), Some(cover), Some(pages)) = (f0, f1, f2) else {
            return None;
        };
        let sheet = f3;
        Some(Self {
            title,
            cover,
            pages,
            sheet,
        })
    }
}
impl rt::EncodeObject for Upload {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("title", &self.title);
        w.put("cover", &self.cover);
        w.put("pages", &self.pages);
        w.opt("sheet", &self.sheet);
    }
}
rt::objects! { Upload }

/// What a file is, as JSON.
fn told(file: &File) -> Value {
    let bytes = file.bytes().unwrap();
    json!([bytes.to_vec(), file.file_name(), file.media_type()])
}

struct Uploaded(Upload);

impl srv::Input for Uploaded {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self(call.body()?))
    }
}

struct Whole(File);

impl srv::Input for Whole {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self(call.body()?))
    }
}

#[tokio::test]
async fn the_bytes_of_files_survive() {
    let binary = json!({ "type": "string", "format": "binary" });
    let schema = json!({ "type": "object", "required": ["title", "cover"], "properties": {
        "title": { "type": "string", "maxLength": 5 }, "cover": binary, "sheet": binary,
        "pages": { "type": "array", "items": binary, "maxItems": 2 } } });
    let operation = leak(post("multipart/form-data", BodyForm::Multipart(&[])));
    let handler = |call: srv::Incoming<Uploaded>| async move {
        let Uploaded(form) = call.into_input();
        let pages: Vec<Value> = form.pages.iter().map(told).collect();
        let sheet = form.sheet.as_ref().map(told);
        srv::Answered::from(Echo(json!([form.title, told(&form.cover), pages, sheet])))
    };
    let service = serve::Service::new(spec(&json!({ "body": schema }), vec![operation]));
    let router = service
        .with(srv::Routes::new().on(operation, handler))
        .into_router()
        .unwrap();
    let bytes = vec![0x00, 0xff, b'\r', b'\n', b'-', b'-', 0x89];
    let upload = Upload {
        title: "ü€".to_owned(),
        cover: File::new(bytes.clone())
            .named("a\"b.png")
            .content_type("image/png"),
        pages: vec![
            File::new("{}")
                .named("1.json")
                .content_type("application/json"),
            File::new(""),
        ],
        sheet: None,
    };
    let call = client(router.clone())
        .call("POST /x", &[], &[])
        .multipart(&upload, &[]);
    let reply = call.send_raw().await.unwrap();
    assert_eq!(reply.status(), 200, "{}", reply.text().unwrap());
    assert_eq!(
        reply.json::<Value>().unwrap(),
        json!([
            "ü€",
            [bytes, "a\"b.png", "image/png"],
            [
                [b"{}".to_vec(), "1.json", "application/json"],
                [[], "pages", "application/octet-stream"],
            ],
            null
        ])
    );
    let upload = Upload {
        title: "longer".to_owned(),
        pages: Vec::new(),
        ..upload
    };
    let call = client(router)
        .call("POST /x", &[], &[])
        .multipart(&upload, &[]);
    let reply = call.send_raw().await.unwrap();
    assert_eq!(reply.status(), 400);
    assert_eq!(reply.json::<Value>().unwrap()["errors"][0]["path"], "title");
}

#[tokio::test]
async fn bytes_are_a_file() {
    let mut operation = post("image/*", BodyForm::Bytes);
    operation.bodies = vec![srv::Body {
        schema: "",
        content_type: "image/*",
        form: BodyForm::Bytes,
    }]
    .leak();
    let operation = leak(operation);
    let handler = |call: srv::Incoming<Whole>| async move {
        srv::Answered::from(Echo(told(&call.into_input().0)))
    };
    let service = serve::Service::new(spec(&json!({}), vec![operation]));
    let router = service
        .with(srv::Routes::new().on(operation, handler))
        .into_router()
        .unwrap();
    let file = File::new(vec![0, 159, 146, 150]).content_type("image/png");
    let call = client(router)
        .call("POST /x", &[], &[])
        .bytes("image/*", file);
    let reply = call.send_raw().await.unwrap();
    assert_eq!(
        reply.json::<Value>().unwrap(),
        json!([[0, 159, 146, 150], null, "image/png"])
    );
}

#[tokio::test]
async fn the_content_type_says_which_body_it_is() {
    let body = |content_type, form| srv::Body {
        content_type,
        form,
        schema: "/any",
    };
    let bodies = vec![
        body("application/json", BodyForm::Json),
        body("application/*", BodyForm::Text),
        body("text/plain; charset=utf-8", BodyForm::Text),
    ];
    let operation = srv::Operation {
        bodies: bodies.leak(),
        ..operation("post", "POST", "/x")
    };
    let router = echoing(&json!({ "any": true }), operation);
    let rows: &[(&str, &str, u16, Value)] = &[
        ("application/json", "[1]", 200, json!([1])),
        ("Application/JSON; charset=utf-8", "[1]", 200, json!([1])),
        ("application/xml", "[1]", 200, json!("[1]")),
        ("text/plain", "[1]", 200, json!("[1]")),
        ("text/html", "[1]", 415, Value::Null),
        ("", "[1]", 415, Value::Null),
        ("", "", 200, Value::Null),
        ("text/html", "", 200, Value::Null),
    ];
    for (content_type, sent, status, expected) in rows {
        let header = [("content-type", content_type.as_bytes())];
        let headers = if content_type.is_empty() {
            &[][..]
        } else {
            &header[..]
        };
        let told = raw(&router, "POST /x", headers, sent.as_bytes()).await;
        assert_eq!(told.status, *status, "{content_type}: {told}");
        assert_eq!(told.json()["body"], *expected, "{content_type}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_field_is_told_at_its_name() {
    const URLENCODED: &str = "application/x-www-form-urlencoded";
    let rows: &[(&str, &str)] = &[
        (
            "json=[1",
            "json json is not JSON, as is seen at line 1, column 2",
        ),
        ("name=%FF", "name encoding is not UTF-8"),
        ("age=1&age=2", "age duplicate is sent more than once"),
        ("age=x", "age type has to be a whole number, and is a text"),
        (
            "deep[x]=1&deep[x][a]=2",
            "deep duplicate has a member more than once",
        ),
    ];
    for (sent, expected) in rows {
        let operation = post(URLENCODED, BodyForm::Form(PARTS));
        let router = echoing(&json!({ "body": json(FORM) }), operation);
        let headers = [("content-type", URLENCODED.as_bytes())];
        let told = raw(&router, "POST /x", &headers, sent.as_bytes()).await;
        assert_eq!(told.status, 400, "{sent}: {told}");
        let error = told.json()["errors"][0].clone();
        let part = |name: &str| error[name].as_str().unwrap().to_owned();
        let found = format!("{} {} {}", part("path"), part("keyword"), part("message"));
        assert_eq!(found, *expected, "{sent}");
    }
}
