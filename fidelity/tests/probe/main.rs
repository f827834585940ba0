//! A probe of a small document: what it offers, what it sends, what it tells.

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, OnceLock},
};

use serde_json::{Value, json};
use specwright_fidelity::{
    document::Document,
    probe::{Failure, Place, Probe, Texts},
    protocol::{Answer, ArgumentOrder, BodyOrder, CallOrder, Content, Order, Outcome},
    run,
};
use test_server::{Server, answer};

const JSON: &str = "Content-Type: application/json\r\n";

fn place(name: &str) -> Place {
    // The folder of the command, where dependencies may be built already.
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../fidelity");
    std::fs::create_dir_all(&work).unwrap();
    Place {
        work: work.canonicalize().unwrap(),
        name: name.to_owned(),
        server: false,
    }
}

fn texts(document: &str) -> Texts {
    Texts {
        document: Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/probe")
            .join(document),
        ..Texts::default()
    }
}

/// The probe of `teams.yaml`, built once.
fn probe() -> MutexGuard<'static, Probe> {
    static PROBE: OnceLock<Mutex<Probe>> = OnceLock::new();
    let make = || {
        let made = Probe::make(&texts("teams.yaml"), &place("test-teams"), &mut |_| ());
        Mutex::new(made.unwrap_or_else(|failure| panic!("{failure}")))
    };
    // A test that failed leaves the probe as usable as it was.
    PROBE
        .get_or_init(make)
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn call(operation: &str, server: &Server, arguments: &[(&str, &str, Value)]) -> CallOrder {
    let arguments = arguments
        .iter()
        .map(|(location, name, value)| ArgumentOrder {
            location: (*location).to_owned(),
            name: (*name).to_owned(),
            value: value.clone(),
        });
    CallOrder {
        operation: operation.to_owned(),
        base_url: server.url.clone(),
        arguments: arguments.collect(),
        body: None,
        credentials: vec![
            ("basic".to_owned(), "ann:not-a-real-word".to_owned()),
            ("key".to_owned(), "not-a-real-key".to_owned()),
        ],
    }
}

fn body(media_type: &str, value: Value) -> BodyOrder {
    BodyOrder {
        media_type: media_type.to_owned(),
        value,
    }
}

#[track_caller]
fn answered(order: CallOrder) -> Answer {
    match probe().ask(&Order::Call(order)).unwrap() {
        Outcome::Answer(answer) => answer,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn refused(order: &Order) -> String {
    match probe().ask(order).unwrap() {
        Outcome::Refused { message } => message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_travels_is_listed() {
    let probe = probe();
    let manifest = probe.manifest();
    let entries = manifest.schemas.iter();
    let lines: Vec<String> = entries
        .map(|s| format!("{} {} {} {}", s.pointer, s.rust, s.sent, s.received))
        .collect();
    let teams = "/paths/~1teams/get/responses/200/content/application~1json/schema";
    let list = format!("{teams} Vec<Option<model::Team>> false true");
    assert!(lines.contains(&list), "{lines:#?}");
    for line in [
        "/components/schemas/Kind model::Kind true false",
        "/components/schemas/Team Option<model::Team> true true",
        "/components/schemas/Refusal model::Refusal false true",
        "/paths/~1teams/get/parameters/0/schema Vec<String> true false",
    ] {
        assert!(lines.iter().any(|l| l == line), "{line} in {lines:#?}");
    }
    for entry in &manifest.schemas {
        assert!(
            probe.document().pointer(&entry.pointer).is_some(),
            "{}",
            entry.pointer
        );
    }
    assert_eq!(manifest.operations, ["listTeams", "addTeam", "putPhoto"]);
    let [(code, pointer, operation)] = &manifest.left_out[..] else {
        panic!("{:?}", manifest.left_out);
    };
    assert!(code.starts_with("SW"), "{code}");
    assert_eq!(
        (pointer.as_str(), operation.as_str()),
        ("/paths/~1teams~1{id}~1report/get", "getReport")
    );
}

#[test]
fn values_go_there_and_back() {
    let place = |pointer: &str| {
        let probe = probe();
        let mut all = probe.manifest().schemas.iter();
        all.position(|s| s.pointer == pointer).unwrap()
    };
    let team = place("/components/schemas/Team");
    let order = |json: &str| Order::RoundTrip {
        schema: team,
        json: json.to_owned(),
    };
    for json in [
        r#"{"name":"A\"b","size":null}"#,
        r#"{"name":"","size":12}"#,
        "null",
    ] {
        let Outcome::Written { json: written } = probe().ask(&order(json)).unwrap() else {
            panic!("{json}");
        };
        assert_eq!(written, json);
    }
    let said = refused(&order(r#"{"size":1}"#));
    assert!(said.contains("name"), "{said}");
    let unknown = Order::RoundTrip {
        schema: 99,
        json: String::new(),
    };
    assert_eq!(refused(&unknown), "the crate has no such type");
}

#[tokio::test(flavor = "multi_thread")]
async fn arguments_arrive() {
    let server = Server::start(&[&answer("200 OK", JSON, r#"[{"name":"a"}, null]"#)]).await;
    let order = call(
        "listTeams",
        &server,
        &[
            ("query", "kind", json!("open")),
            ("query", "city", json!(["x y", "z"])),
            ("query", "page", json!(2)),
            ("header", "page", json!(3)),
        ],
    );
    let answer = answered(order);
    assert!(answer.success && answer.status == 200 && answer.declared_status.is_none());
    assert_eq!(
        answer.content,
        Content::Json(r#"[{"name":"a"},null]"#.to_owned())
    );
    assert!(
        answer
            .headers
            .contains(&("content-type".to_owned(), "application/json".to_owned()))
    );
    let sent = server.request();
    let line = sent.line();
    assert!(line.starts_with("GET /teams?"), "{line}");
    for part in ["kind=open", "city=x%20y", "city=z", "page=2"] {
        assert!(line.contains(part), "{line}");
    }
    assert_eq!(sent.header("page"), ["3"]);
    assert_eq!(sent.header("x-key"), ["not-a-real-key"]);
    assert!(sent.header("authorization")[0].starts_with("Basic "));
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_told_by_variant() {
    let refusal = answer("404 Not Found", JSON, r#"{"reason":"r"}"#);
    let other = answer("500 Oh", "Content-Type: text/plain\r\n", "broken");
    let unread = answer("404 Not Found", JSON, "[]");
    let server =
        Server::start(&[&refusal, &other, &unread, "", &answer("200 OK", JSON, "{}")]).await;
    let order = || call("listTeams", &server, &[("query", "kind", json!("open"))]);
    let first = answered(order());
    assert_eq!((first.success, first.status), (false, 404));
    assert_eq!(first.declared_status.as_deref(), Some("404"));
    assert_eq!(first.content, Content::Json(r#"{"reason":"r"}"#.to_owned()));
    let second = answered(order());
    assert_eq!(second.declared_status.as_deref(), Some("default"));
    assert_eq!(second.content, Content::Text("broken".to_owned()));
    assert!(matches!(answered(order()).content, Content::Unread(_)));
    let said = refused(&Order::Call(order()));
    assert!(said.contains("listTeams") || said.contains("GET"), "{said}");
    assert!(matches!(answered(order()).content, Content::Unread(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_arrive() {
    let (added, later) = (
        answer("201 Created", JSON, r#"{"name":"a"}"#),
        answer("202 Accepted", "", ""),
    );
    let server = Server::start(&[&added, &later]).await;
    let order = || CallOrder {
        body: Some(body("application/json", json!({"name": "a"}))),
        ..call("addTeam", &server, &[])
    };
    let first = answered(order());
    assert_eq!(first.declared_status.as_deref(), Some("201"));
    let second = answered(order());
    assert_eq!(
        (second.declared_status.as_deref(), second.content),
        (Some("202"), Content::Empty)
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|text| text.ends_with("\r\n\r\n{\"name\":\"a\"}"))
    );

    let server = Server::start(&[&answer("200 OK", "Content-Type: image/png\r\n", "png")]).await;
    let photo = call("putPhoto", &server, &[("path", "id", json!("7"))]);
    let photo = CallOrder {
        body: Some(body("image/png", json!("bytes"))),
        ..photo
    };
    assert_eq!(
        answered(photo.clone()).content,
        Content::Bytes(b"png".to_vec())
    );
    assert_eq!(server.request().body(), "bytes");
    assert!(
        answered(CallOrder {
            body: None,
            ..photo
        })
        .success
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_crate_does_not_take_is_refused() {
    let server = Server::start(&[test_server::NO_CONTENT]).await;
    let photo = || call("putPhoto", &server, &[("path", "id", json!("7"))]);
    let with = |order: CallOrder, (location, name): (&str, &str)| {
        let mut order = order;
        order
            .arguments
            .extend(call("", &server, &[(location, name, json!(1))]).arguments);
        refused(&Order::Call(order))
    };
    assert_eq!(
        with(photo(), ("query", "size")),
        "the crate has no query argument `size`"
    );
    assert_eq!(
        refused(&Order::Call(call("putPhoto", &server, &[]))),
        "the crate asks for the path argument `id`"
    );
    let text = CallOrder {
        body: Some(body("text/plain", json!("t"))),
        ..photo()
    };
    assert_eq!(
        refused(&Order::Call(text)),
        "the crate sends no body of text/plain"
    );
    let bare = CallOrder {
        body: None,
        ..call("addTeam", &server, &[])
    };
    assert_eq!(refused(&Order::Call(bare)), "the crate asks for a body");
    assert_eq!(
        refused(&Order::Call(call("getReport", &server, &[]))),
        "the crate has no such operation"
    );
    let scheme = CallOrder {
        credentials: vec![("gone".to_owned(), String::new())],
        ..photo()
    };
    assert!(refused(&Order::Call(scheme)).contains("no credential for `gone`"));
    let empty = call("putPhoto", &server, &[("path", "id", json!(""))]);
    let said = refused(&Order::Call(empty));
    assert!(said.contains("id") || said.contains("path"), "{said}");
    assert!(server.requests().is_empty());
}

#[test]
fn a_document_without_anything_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("empty.yaml");
    std::fs::write(
        &document,
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n",
    )
    .unwrap();
    let texts = Texts {
        document,
        ..Texts::default()
    };
    let made = Probe::make(&texts, &place("test-empty"), &mut |_| ());
    assert!(matches!(made, Err(Failure::Document(_))), "{made:?}");
}

#[test]
fn the_generated_client_calls_the_generated_server() {
    let place = Place {
        server: true,
        ..place("test-served")
    };
    let made = Probe::make(&texts("teams.yaml"), &place, &mut |_| ());
    let mut probe = made.unwrap_or_else(|failure| panic!("{failure}"));
    let document = Document::new(probe.document().clone());
    let report = run::prove(&document, &mut probe, run::Options::default()).unwrap();
    let served = report.served.clone().unwrap_or_default();
    assert!(report.is_right(), "{}", report.text(10));
    assert_eq!(served.operations, report.operations);
    assert_eq!(served.calls, report.calls);
    assert!(served.refusals.tried > 10, "{served:?}");
}
