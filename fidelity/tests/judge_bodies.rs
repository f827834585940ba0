//! The judge lets right bodies and credentials pass and refuses others.

mod common;

use common::Meant;
use serde_json::{Value, json};

const HEAD: &str = "POST /base/x HTTP/1.1\r\nhost: api.test\r\n";

fn posted(media_type: &str, media: &Value, value: Value) -> impl Fn(&str) -> Vec<String> + use<> {
    let body = json!({ "requestBody": { "content": { media_type: media } } });
    let document = common::document("post", "/x", &body);
    let meant = Meant::new().body(media_type, value);
    move |rest| meant.judged(&document, &format!("{HEAD}{rest}"))
}

#[test]
fn json_is_compared_by_value() {
    let media = json!({ "schema": { "$ref": "#/components/schemas/Pet" } });
    let judged = posted(
        "application/json",
        &media,
        json!({ "name": "Rex", "born": null }),
    );
    assert!(judged("content-type: application/json; charset=utf-8\r\n\r\n{\"born\": null, \"name\": \"Rex\"}").is_empty());
    for wrong in [
        "content-type: application/json\r\n\r\n{\"name\":\"Rex\"}",
        "content-type: text/plain\r\n\r\n{\"born\":null,\"name\":\"Rex\"}",
        "\r\n{\"born\":null,\"name\":\"Rex\"}",
        "content-type: application/json\r\n\r\n\"{}\"",
        "content-type: application/json\r\n\r\n{\"born\":null,\"name\":\"Rex\",\"id\":1}",
        "content-type: application/json\r\n\r\n",
    ] {
        assert!(!judged(wrong).is_empty(), "{wrong}");
    }
}

#[test]
fn no_body_is_nothing_and_not_null() {
    let body = json!({ "requestBody": { "content": { "application/json": { "schema": {} } } } });
    let document = common::document("post", "/x", &body);
    let judged = |rest: &str| Meant::new().judged(&document, &format!("{HEAD}{rest}"));
    assert!(judged("content-length: 0\r\n\r\n").is_empty());
    assert!(!judged("content-type: application/json\r\n\r\nnull").is_empty());
    assert!(!judged("content-type: application/json\r\n\r\n").is_empty());
}

#[test]
fn text_and_bytes_are_sent_as_they_are() {
    let judged = posted(
        "text/plain",
        &json!({ "schema": { "type": "string" } }),
        json!("a \"b\""),
    );
    assert!(judged("content-type: text/plain\r\n\r\na \"b\"").is_empty());
    assert!(!judged("content-type: text/plain\r\n\r\n\"a \\\"b\\\"\"").is_empty());
    let number = json!({ "schema": { "type": "number" } });
    let judged = posted("text/plain", &number, json!(1024.0));
    assert!(judged("content-type: text/plain\r\n\r\n1024").is_empty());
    assert!(!judged("content-type: text/plain\r\n\r\n1025").is_empty());
    assert!(!judged("content-type: text/plain\r\n\r\n1024x").is_empty());
    let judged = posted("application/octet-stream", &json!({}), json!("data"));
    assert!(judged("content-type: application/octet-stream\r\n\r\ndata").is_empty());
    assert!(!judged("\r\ndata").is_empty(), "no Content-Type");
    let judged = posted(
        "application/xml",
        &json!({ "schema": { "type": "object" } }),
        json!("<a/>"),
    );
    assert!(judged("content-type: application/xml\r\n\r\n<a/>").is_empty());
    assert!(!judged("content-type: application/json\r\n\r\n<a/>").is_empty());
}

#[test]
fn forms_follow_their_encoding() {
    let value = json!({ "a": [1, 2], "b": [3, 4], "c": "x y&", "d": { "e": 1 }, "f": [] });
    let media = json!({
        "schema": { "type": "object" },
        "encoding": {
            "b": { "style": "form", "explode": false },
            "d": { "contentType": "application/json" },
        },
    });
    let judged = posted("application/x-www-form-urlencoded", &media, value);
    let form = |body: &str| {
        judged(&format!(
            "content-type: application/x-www-form-urlencoded\r\n\r\n{body}"
        ))
    };
    assert_eq!(
        form("a=1&a=2&b=3,4&c=x+y%26&d=%7B%22e%22%3A1%7D"),
        Vec::<String>::new()
    );
    for wrong in [
        "a=1,2&b=3,4&c=x+y%26&d=%7B%22e%22%3A1%7D",
        "a=1&a=2&b=3&b=4&c=x+y%26&d=%7B%22e%22%3A1%7D",
        "a=1&a=2&b=3,4&c=x+y&&d=%7B%22e%22%3A1%7D",
        "a=1&a=2&b=3,4&c=x+y%26&e=1",
        "a=1&a=2&b=3,4&c=x+y%26&d=%7B%22e%22%3A1%7D&f=",
        "a=1&a=2&b=3,4&c=x+y%26",
    ] {
        assert!(!form(wrong).is_empty(), "{wrong}");
    }
}

fn part(head: &str, body: &str) -> String {
    format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
}

#[test]
fn parts_have_names_types_and_file_names() {
    let media = json!({
        "schema": { "type": "object", "properties": {
            "file": { "type": "string", "format": "binary" },
            "tags": { "type": "array", "items": { "type": "string" } },
            "meta": { "type": "object" },
        } },
        "encoding": { "image": { "contentType": "image/png, image/jpeg" } },
    });
    let value = json!({ "file": "data", "tags": ["a", "b"], "meta": { "n": 1 }, "image": "i" });
    let judged = posted("multipart/form-data", &media, value);
    let send = |parts: &[String]| {
        judged(&format!(
            "content-type: multipart/form-data; boundary=\"B\"\r\n\r\n{}--B--\r\n",
            parts.concat()
        ))
    };
    let right = [
        part(
            "name=\"file\"; filename=\"f.bin\"\r\nContent-Type: application/octet-stream",
            "data",
        ),
        part("name=\"tags\"", "a"),
        part("name=tags\r\nContent-Type: text/plain; charset=utf-8", "b"),
        part(
            "name=\"meta\"\r\nContent-Type: application/json",
            "{\"n\": 1}",
        ),
        part(
            "name=\"image\"; filename=\"i\"\r\nContent-Type: image/jpeg",
            "i",
        ),
    ];
    assert_eq!(send(&right), Vec::<String>::new());
    let wrong = [
        (
            0,
            part(
                "name=\"file\"\r\nContent-Type: application/octet-stream",
                "data",
            ),
        ),
        (0, part("name=\"file\"; filename=\"f\"", "data")),
        (
            0,
            part(
                "name=\"file\"; filename=\"f\"\r\nContent-Type: application/octet-stream",
                "date",
            ),
        ),
        (1, String::new()),
        (
            1,
            part("name=\"tags\"\r\nContent-Type: application/json", "a"),
        ),
        (3, part("name=\"meta\"", "{\"n\": 1}")),
        (
            3,
            part(
                "name=\"meta\"\r\nContent-Type: application/json",
                "[object]",
            ),
        ),
        (
            4,
            part(
                "name=\"image\"; filename=\"i\"\r\nContent-Type: image/gif",
                "i",
            ),
        ),
        (
            4,
            part(
                "name=\"picture\"; filename=\"i\"\r\nContent-Type: image/png",
                "i",
            ),
        ),
    ];
    for (at, part) in wrong {
        let mut parts = right.clone();
        parts[at] = part;
        assert_ne!(send(&parts), Vec::<String>::new(), "{}", parts[at]);
    }
    assert!(
        !judged(&format!(
            "content-type: multipart/form-data\r\n\r\n{}--B--\r\n",
            right.concat()
        ))
        .is_empty()
    );
}

#[test]
fn one_alternative_of_security_is_satisfied_and_nothing_else() {
    let security =
        json!({ "security": [{ "key": [], "query": [] }, { "basic": [] }, { "bearer": [] }] });
    let document = common::document("get", "/x", &security);
    let judged = |meant: &Meant, query: &str, headers: &str| {
        meant.judged(
            &document,
            &format!("GET /base/x{query} HTTP/1.1\r\nhost: api.test\r\n{headers}\r\n"),
        )
    };
    let both = Meant::new()
        .credential("key", "fake-a")
        .credential("query", "fake-b");
    assert!(judged(&both, "?key=fake-b", "x-key: fake-a\r\n").is_empty());
    assert!(
        !judged(&both, "?key=fake-a", "x-key: fake-b\r\n").is_empty(),
        "changed places"
    );
    assert!(
        !judged(&both, "", "x-key: fake-a\r\n").is_empty(),
        "one of two"
    );
    assert!(
        !judged(&both, "?key=fake-b", "x-other: fake-a\r\n").is_empty(),
        "another slot"
    );
    assert!(
        !judged(&both, "?key=fake-b", "x-key: fake-a\r\nx-other: fake-a\r\n").is_empty(),
        "one more slot"
    );
    let basic = Meant::new().credential("basic", "fake-user:fake");
    assert!(judged(&basic, "", "authorization: Basic ZmFrZS11c2VyOmZha2U=\r\n").is_empty());
    assert!(!judged(&basic, "", "authorization: Bearer fake-user:fake\r\n").is_empty());
    let bearer = Meant::new().credential("bearer", "fake-token");
    assert!(judged(&bearer, "", "authorization: Bearer fake-token\r\n").is_empty());
    assert!(!judged(&bearer, "", "").is_empty());
    assert!(
        !judged(
            &bearer,
            "?key=fake-token",
            "authorization: Bearer fake-token\r\n"
        )
        .is_empty()
    );
}

#[test]
fn accept_covers_what_is_declared() {
    let responses = json!({ "responses": {
        "200": { "description": "", "content": { "application/json": {}, "text/csv": {} } },
        "4XX": { "description": "", "content": { "application/problem+json": {} } },
    } });
    let document = common::document("get", "/x", &responses);
    let judged = |accept: &str| {
        Meant::new().judged(
            &document,
            &format!("GET /base/x HTTP/1.1\r\nhost: api.test\r\naccept: {accept}\r\n\r\n"),
        )
    };
    assert!(judged("*/*").is_empty());
    assert!(judged("application/json, text/*;q=0.5, application/problem+json").is_empty());
    assert!(!judged("application/json").is_empty());
}
