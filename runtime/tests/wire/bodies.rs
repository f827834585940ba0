//! Bodies: JSON, forms, multipart, text, bytes and none.

use crate::{
    model::{Fields, client, item},
    server::{NO_CONTENT, Request, Server},
};
use rt::{Encode, Part, Style};
use specwright_runtime::{File, Value, glue as rt};

/// How the fields of a body are to be written.
type Parts = &'static [(&'static str, Part)];

async fn sent(with: impl FnOnce(rt::Call) -> rt::Call) -> Request {
    let server = Server::start(&[NO_CONTENT]).await;
    let call = client(&server.url).call("POST /x", &[], &[]);
    with(call).send_raw().await.unwrap();
    server.request()
}

#[tokio::test]
async fn each_body_has_its_content_type_and_length() {
    let none: Option<i64> = None;
    let rows: [(Request, &[&str], &str); 14] = [
        (
            sent(|call| call.json(&item(1, Some("n")))).await,
            &["application/json"],
            r#"{"id":1,"name":"n"}"#,
        ),
        (
            sent(|call| call.json_as("application/vnd.x+json", &Value::Null)).await,
            &["application/vnd.x+json"],
            "null",
        ),
        (
            sent(|call| call.form(&item(1, None), &[])).await,
            &["application/x-www-form-urlencoded"],
            "id=1",
        ),
        (
            sent(|call| call.text("text/plain; charset=utf-8", "ü")).await,
            &["text/plain; charset=utf-8"],
            "ü",
        ),
        (
            sent(|call| call.bytes("application/octet-stream", vec![b'a', 0])).await,
            &["application/octet-stream"],
            "a\0",
        ),
        (
            sent(|call| call.text("text/plain", "")).await,
            &["text/plain"],
            "",
        ),
        (sent(|call| call).await, &[], ""),
        (
            sent(|call| call.form(&none, &[]).multipart(&none, &[])).await,
            &[],
            "",
        ),
        (
            sent(|call| call.json(&none)).await,
            &["application/json"],
            "null",
        ),
        (
            sent(|call| {
                call.form_as(
                    "application/x-www-form-urlencoded; charset=utf-8",
                    &item(1, None),
                    &[],
                )
            })
            .await,
            &["application/x-www-form-urlencoded; charset=utf-8"],
            "id=1",
        ),
        (
            sent(|call| call.text_of("text/plain", &1.5_f64)).await,
            &["text/plain"],
            "1.5",
        ),
        (
            sent(|call| call.bytes("image/*", File::new("a").content_type("image/png"))).await,
            &["image/png"],
            "a",
        ),
        (
            sent(|call| call.bytes("*/*", "a")).await,
            &["application/octet-stream"],
            "a",
        ),
        (
            sent(|call| call.bytes("application/pdf", String::new())).await,
            &["application/pdf"],
            "",
        ),
    ];
    for (request, content_type, body) in rows {
        assert_eq!(request.header("content-type"), content_type);
        assert_eq!(request.header("content-length"), [body.len().to_string()]);
        assert!(request.header("transfer-encoding").is_empty());
        assert_eq!(request.body(), body);
    }
}

#[tokio::test]
async fn reading_methods_have_no_length() {
    let server = Server::start(&[NO_CONTENT]).await;
    for method in ["GET /x", "DELETE /x", "HEAD /x"] {
        client(&server.url)
            .call(method, &[], &[])
            .send_raw()
            .await
            .unwrap();
        assert!(
            server.request().header("content-length").is_empty(),
            "{method}"
        );
    }
}

/// The members of the form tests, with one of every shape.
fn with_fields(use_them: impl FnOnce(&Fields<'_>)) {
    let list: Value = "[1, null, 2]".parse().unwrap();
    let object: Value = r#"{"a": "x", "b": null}"#.parse().unwrap();
    let none: Option<i64> = None;
    let fields: &[(&'static str, &dyn Encode)] = &[
        ("text", &"a&b=c é"),
        ("list", &list),
        ("object", &object),
        ("none", &none),
        ("empty", &Value::Array(Vec::new())),
    ];
    use_them(&Fields(fields));
}

fn body_of(call: rt::Call) -> (String, String) {
    let request = call.build().unwrap();
    let content_type = request.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    let bytes = request.body().as_bytes().unwrap().to_vec();
    (content_type, String::from_utf8(bytes).unwrap())
}

#[test]
fn forms_write_each_part_as_told() {
    let rows: [(Parts, &str); 4] = [
        (
            &[],
            "text=a%26b%3Dc%20%C3%A9&list=1&list=2&object=%7B%22a%22%3A%22x%22%2C%22b%22%3Anull%7D",
        ),
        (
            &[
                ("text", Part::Json),
                ("list", Part::Json),
                ("object", Part::Json),
                ("none", Part::Json),
            ],
            "text=%22a%26b%3Dc%20%C3%A9%22&list=%5B1%2Cnull%2C2%5D&object=%7B%22a%22%3A%22x%22%2C%22b%22%3Anull%7D",
        ),
        (
            &[
                ("list", Part::Style(Style::FormJoined)),
                ("object", Part::Style(Style::DeepObject)),
            ],
            "text=a%26b%3Dc%20%C3%A9&list=1,2&object%5Ba%5D=x",
        ),
        (
            &[
                ("text", Part::Typed("text/plain")),
                ("list", Part::Style(Style::Pipe)),
                ("object", Part::Typed("application/vnd.x+json")),
            ],
            "text=a%26b%3Dc%20%C3%A9&list=1%7C2&object=%7B%22a%22%3A%22x%22%2C%22b%22%3Anull%7D",
        ),
    ];
    let client = client("http://127.0.0.1:9");
    with_fields(|fields| {
        for (parts, expected) in rows {
            let (_, body) = body_of(client.call("POST /x", &[], &[]).form(fields, parts));
            assert_eq!(body.replace("&empty=%5B%5D", ""), expected);
        }
    });
}

/// A multipart body with its boundary made readable.
fn multipart_of(call: rt::Call) -> String {
    let (content_type, body) = body_of(call);
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert_eq!(boundary.len(), 32);
    body.replace(boundary, "BOUNDARY").replace("\r\n", "\n")
}

fn part(headers: &str, body: &str) -> String {
    format!("--BOUNDARY\nContent-Disposition: form-data; {headers}\n\n{body}\n")
}

fn json_part(name: &str, body: &str) -> String {
    part(
        &format!("name=\"{name}\"\nContent-Type: application/json"),
        body,
    )
}

#[test]
fn multipart_writes_each_part_as_told() {
    let text = part("name=\"text\"", "a&b=c é");
    let rows: [(Parts, Vec<String>); 3] = [
        (
            &[],
            vec![
                text.clone(),
                part("name=\"list\"", "1"),
                part("name=\"list\"", "2"),
                json_part("object", r#"{"a":"x","b":null}"#),
            ],
        ),
        (
            &[
                ("text", Part::Json),
                ("list", Part::Json),
                ("none", Part::Json),
            ],
            vec![
                json_part("text", r#""a&b=c é""#),
                json_part("list", "[1,null,2]"),
                json_part("object", r#"{"a":"x","b":null}"#),
            ],
        ),
        (
            &[
                ("list", Part::Style(Style::FormJoined)),
                ("object", Part::Style(Style::Form)),
            ],
            vec![text, part("name=\"list\"", "1,2"), part("name=\"a\"", "x")],
        ),
    ];
    let client = client("http://127.0.0.1:9");
    with_fields(|fields| {
        for (parts, expected) in rows {
            let call = client.call("POST /x", &[], &[]).multipart(fields, parts);
            assert_eq!(
                multipart_of(call),
                format!("{}--BOUNDARY--\n", expected.concat())
            );
        }
    });
}

#[test]
fn names_of_parts_and_files_cannot_leave_their_quotes() {
    let name = "a\"b\r\nX: 1\\é";
    let fields: &[(&'static str, &dyn Encode)] = &[(name, &"v")];
    let file = File::new("DATA").named(name).content_type("image/png");
    let call = client("http://127.0.0.1:9")
        .call("POST /x", &[], &[])
        .multipart(&Fields(fields), &[])
        .file("photo", &file)
        .file("raw", &File::new("\0"));
    let quoted = "a%22b%0D%0AX: 1\\é";
    let expected = [
        part(&format!("name=\"{quoted}\""), "v"),
        part(
            &format!("name=\"photo\"; filename=\"{quoted}\"\nContent-Type: image/png"),
            "DATA",
        ),
        part(
            "name=\"raw\"; filename=\"raw\"\nContent-Type: application/octet-stream",
            "\0",
        ),
        "--BOUNDARY--\n".to_owned(),
    ];
    assert_eq!(multipart_of(call), expected.concat());
}

#[tokio::test]
async fn bodies_that_cannot_be_written_are_refused() {
    let call = || client("http://127.0.0.1:9").call("POST /x", &[], &[]);
    let nested: Value = r#"{"a": {"b": {"c": 1}}}"#.parse().unwrap();
    let bad_type = File::new("").content_type("a\r\nb");
    let rows = [
        (call().json(&f64::NAN), "the body"),
        (call().form(&"text", &[]), "not an object"),
        (call().multipart(&vec![1_i64], &[]), "not an object"),
        (
            call().form(&nested, &[("a", Part::Style(Style::Form))]),
            "form field `a`",
        ),
        (
            call().text_of("text/plain", &vec![1_i64]),
            "body `text/plain`: a nested value",
        ),
        (
            call().bytes("image/*", "a"),
            "its content type has to be named: it is one of image/*",
        ),
        (
            call().bytes("text/csv", File::path("/no/such/file.csv")),
            "the file /no/such/file.csv",
        ),
        (
            call().json(&vec![File::new("a")]),
            "a file is only sent in a multipart body",
        ),
        (
            call().query("q", &File::new("a"), Style::Form),
            "a file can only be sent in a multipart body",
        ),
        (
            call().multipart(&nested, &[("a", Part::Style(Style::Form))]),
            "multipart field `a`",
        ),
        (call().file("f", &bad_type), "multipart field `f`"),
        (
            call().text("text/plain\r\nX: 1", ""),
            "header `content-type`",
        ),
    ];
    for (call, expected) in rows {
        let error = call.send_raw().await.unwrap_err();
        assert!(error.is_request(), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}
