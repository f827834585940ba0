//! A proof with a driver of its own: a right one passes, and each mistake is found.

mod common;

use std::io::{self, Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};
use specwright_fidelity::document::Document;
use specwright_fidelity::protocol::{
    Answer, CallOrder, Content, Manifest, Order, Outcome, SchemaEntry,
};
use specwright_fidelity::report::{Count, Report};
use specwright_fidelity::run::{Driver, Options, prove};

fn document() -> Document {
    let pet = json!({ "$ref": "#/components/schemas/Pet" });
    let operation = json!({
        "parameters": [
            { "name": "id", "in": "path", "required": true, "schema": { "type": "integer", "format": "int64" } },
            { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 50 } },
        ],
        "requestBody": { "content": { "application/json": { "schema": pet } } },
        "security": [{ "key": [] }],
        "responses": {
            "200": {
                "description": "",
                "headers": { "X-Left": { "schema": { "type": "integer" } } },
                "content": { "application/json": { "schema": pet } },
            },
            "404": { "description": "" },
            "5XX": { "description": "", "content": { "application/json": { "schema": { "type": "string" } } } },
        },
    });
    common::document("post", "/pets/{id}", &operation)
}

/// What a driver does wrong.
#[derive(Clone, Copy, PartialEq)]
enum Mistake {
    None,
    LosesNull,
    SendsNullBody,
    ForgetsKey,
    AllIsSuccess,
    NoHeaders,
    DoesNotCall,
}

struct Fake {
    manifest: Manifest,
    mistake: Mistake,
}

impl Fake {
    fn new(mistake: Mistake) -> Self {
        let entry = SchemaEntry {
            pointer: "/components/schemas/Pet".to_owned(),
            rust: "model::Pet".to_owned(),
            sent: true,
            received: true,
        };
        let manifest = Manifest {
            schemas: vec![entry],
            operations: vec!["one".to_owned()],
            ..Manifest::default()
        };
        Fake { manifest, mistake }
    }

    fn call(&self, order: &CallOrder) -> io::Result<Outcome> {
        let (authority, base) = order
            .base_url
            .strip_prefix("http://")
            .and_then(|rest| rest.split_once('/'))
            .unwrap();
        let argument = |name: &str| {
            order
                .arguments
                .iter()
                .find(|one| one.name == name)
                .map(|one| one.value.to_string())
        };
        let query = argument("limit")
            .map(|limit| format!("?limit={limit}"))
            .unwrap_or_default();
        let mut head = format!(
            "POST /{base}/pets/{}{query} HTTP/1.1\r\nHost: {authority}\r\n",
            argument("id").unwrap()
        );
        if self.mistake != Mistake::ForgetsKey {
            head.push_str(&format!("X-Key: {}\r\n", order.credentials[0].1));
        }
        let mut body = order.body.as_ref().map(|body| body.value.to_string());
        if self.mistake == Mistake::SendsNullBody {
            body = body.or(Some("null".to_owned()));
        }
        if body.is_some() {
            head.push_str("Content-Type: application/json\r\n");
        }
        let body = body.unwrap_or_default();
        head.push_str(&format!(
            "Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ));
        let mut stream = TcpStream::connect(authority)?;
        stream.write_all(head.as_bytes())?;
        stream.shutdown(std::net::Shutdown::Write)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Ok(Outcome::Answer(self.answer(&bytes)))
    }

    fn answer(&self, bytes: &[u8]) -> Answer {
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap();
        let (head, body) = (
            std::str::from_utf8(&bytes[..end]).unwrap(),
            &bytes[end + 4..],
        );
        let headers = head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "));
        let mut headers: Vec<_> = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let header = |name: &str| {
            headers
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.clone())
        };
        let body = match header("transfer-encoding") {
            Some(_) => joined(body),
            None => body.to_vec(),
        };
        let body = String::from_utf8(body).unwrap();
        let left = header("x-left").unwrap_or("null".to_owned());
        let is_json = header("content-type").is_some();
        if self.mistake == Mistake::NoHeaders {
            headers.clear();
        }
        let status: u16 = head[9..12].parse().unwrap();
        Answer {
            success: status < 300 || self.mistake == Mistake::AllIsSuccess,
            status,
            headers,
            typed_headers: if status == 200 {
                vec![("x-left".to_owned(), Ok(left))]
            } else {
                Vec::new()
            },
            declared_status: Some(if status >= 500 {
                "5XX".to_owned()
            } else {
                status.to_string()
            }),
            media_types: Vec::new(),
            content: if is_json {
                Content::Json(body)
            } else {
                Content::Empty
            },
        }
    }
}

/// The chunks of a body; each is of at most seven bytes.
fn joined(body: &[u8]) -> Vec<u8> {
    let mut rest = body;
    let mut joined = Vec::new();
    while let [size @ b'1'..=b'7', b'\r', b'\n', after @ ..] = rest {
        let (chunk, after) = after.split_at(usize::from(size - b'0'));
        joined.extend(chunk);
        rest = &after[2..];
    }
    joined
}

impl Driver for Fake {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn ask(&mut self, order: &Order) -> io::Result<Outcome> {
        match order {
            Order::RoundTrip { json, .. } => {
                let mut value: Value = serde_json::from_str(json)?;
                if let (Mistake::LosesNull, Some(members)) = (self.mistake, value.as_object_mut()) {
                    members.retain(|_, value| !value.is_null());
                }
                Ok(Outcome::Written {
                    json: value.to_string(),
                })
            }
            Order::Call(_) if self.mistake == Mistake::DoesNotCall => Ok(Outcome::Refused {
                message: "not today".to_owned(),
            }),
            Order::Call(order) => self.call(order),
            Order::Serve { .. } | Order::Stub(_) | Order::Handed => Ok(Outcome::Refused {
                message: "there is no server".to_owned(),
            }),
        }
    }
}

fn proof(mistake: Mistake, record: Option<&mut dyn Write>) -> Report {
    let options = Options {
        record,
        ..Options::default()
    };
    prove(&document(), &mut Fake::new(mistake), options).unwrap()
}

#[test]
fn a_right_crate_is_right() {
    let mut record = Vec::new();
    let report = proof(Mistake::None, Some(&mut record));
    assert!(report.failures.is_empty(), "{}", report.text(10));
    assert_eq!(
        report.schemas,
        Count {
            tried: 1,
            right: 1,
            wrong: 0
        }
    );
    assert_eq!(
        report.operations,
        Count {
            tried: 1,
            right: 1,
            wrong: 0
        }
    );
    assert_eq!(report.exit_code(), 0);
    let lines = String::from_utf8(record).unwrap();
    assert_eq!(lines.lines().count(), report.calls.tried);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["operationId"], "one");
    assert_eq!(first["path"], "/pets/{id}");
    assert!(
        first["request"]["url"]
            .as_str()
            .unwrap()
            .contains("/base/v1/pets/")
    );
}

#[test]
fn each_mistake_is_found() {
    let rows = [
        (Mistake::LosesNull, "`born` was lost"),
        (Mistake::SendsNullBody, "no body was given"),
        (Mistake::ForgetsKey, "none of"),
        (Mistake::AllIsSuccess, "404 was given as a success"),
        (Mistake::NoHeaders, "the header `x-left"),
        (Mistake::DoesNotCall, "0 requests were sent"),
    ];
    for (mistake, reason) in rows {
        let report = proof(mistake, None);
        assert_eq!(report.exit_code(), 1, "{reason}");
        let text = report.text(50);
        assert!(text.contains(reason), "{reason}: {text}");
        assert!(serde_json::from_str::<Value>(&report.json()).is_ok());
    }
}

#[test]
fn an_operation_that_is_not_there_has_to_be_named() {
    let mut fake = Fake::new(Mistake::None);
    fake.manifest.operations.clear();
    let report = prove(&document(), &mut fake, Options::default()).unwrap();
    assert_eq!((report.missing.len(), report.exit_code()), (1, 1));
    fake.manifest.left_out.push((
        "SW501".into(),
        "/paths/~1pets~1{id}/post".into(),
        "one".into(),
    ));
    let report = prove(&document(), &mut fake, Options::default()).unwrap();
    assert_eq!((report.missing.len(), report.exit_code()), (0, 0));
    assert!(report.text(1).contains("left out: SW501 one"));
}

#[test]
fn the_same_seed_gives_the_same_calls() {
    let recorded = || {
        let mut record = Vec::new();
        proof(Mistake::None, Some(&mut record));
        let text = String::from_utf8(record).unwrap();
        // The port is another one each time.
        text.lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["arguments"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(recorded(), recorded());
}
