//! What handlers answer, read back by the client.

use std::time::Duration;

use crate::setup::{API, Anything, InProcess, leak, operation, spec};
use rt::{Header, HeaderForm};
use serde_json::json;
use serve::{Answer as _, Events, InBandError, Records, ServerEvent, glue as srv};
use specwright_runtime::{
    File, StatusCode, Value, glue as rt,
    serve::{self, axum::Router},
};

static IN_BAND: rt::InBand = rt::InBand {
    member: "error",
    code: "error_code",
    message: "error_msg",
    statuses: &[("6", 401)],
};

#[derive(Debug)]
enum Kind {
    Json(Value),
    Text(Value),
    Bytes(File),
    Lines(&'static str, Records<Value>),
    Events(Events<Value>),
    TextEvents(Events<String>),
    Empty,
    Failed(StatusCode, Value),
    Other(StatusCode, Value),
    InBand(InBandError),
}

impl srv::Answer for Kind {
    fn write(self) -> srv::Written {
        let ok = srv::Status::Exactly(200);
        match self {
            Self::Json(value) => srv::json(ok, "application/vnd.x+json", &value),
            Self::Text(value) => srv::text(ok, "text/plain", &value),
            Self::Bytes(value) => srv::bytes(ok, "image/*", value),
            Self::Lines(content_type, values) => srv::lines(ok, content_type, values),
            Self::Events(values) => srv::events(ok, values),
            Self::TextEvents(values) => srv::text_events(ok, values),
            Self::Empty => srv::empty(srv::Status::Exactly(204)),
            Self::Failed(status, value) => {
                srv::json(srv::Status::Range(4, status), "application/json", &value)
            }
            Self::Other(status, value) => {
                srv::json(srv::Status::Any(status), "application/json", &value)
            }
            Self::InBand(error) => srv::in_band(&IN_BAND, "application/json", error),
        }
    }
}

/// A service that gives what a function makes.
fn answering(make: fn() -> srv::Answered<Kind>) -> Router {
    let operation = leak(operation("get", "GET", "/x"));
    let handler = move |_: srv::Incoming<Anything>| async move { make() };
    let service = serve::Service::new(spec(&json!({}), vec![operation]));
    service
        .with(srv::Routes::new().on(operation, handler))
        .into_router()
        .unwrap()
}

fn client(make: fn() -> srv::Answered<Kind>) -> rt::Client {
    let transport = std::sync::Arc::new(InProcess(answering(make)));
    rt::Client::builder(&API)
        .transport(transport)
        .build()
        .unwrap()
}

#[tokio::test]
async fn each_kind_is_read_back() {
    type Row = (
        fn() -> srv::Answered<Kind>,
        u16,
        &'static str,
        &'static [u8],
    );
    let rows: &[Row] = &[
        (
            || Kind::Json(json!({ "a": 1 })).into(),
            200,
            "application/vnd.x+json",
            b"{\"a\":1}",
        ),
        (
            || Kind::Text(json!("\u{fc}")).into(),
            200,
            "text/plain; charset=utf-8",
            "\u{fc}".as_bytes(),
        ),
        (
            || Kind::Text(json!(5)).into(),
            200,
            "text/plain; charset=utf-8",
            b"5",
        ),
        (
            || Kind::Bytes(File::new(vec![0, 255])).into(),
            200,
            "application/octet-stream",
            &[0, 255],
        ),
        (
            || Kind::Bytes(File::new("x").content_type("image/png")).into(),
            200,
            "image/png",
            b"x",
        ),
        (|| Kind::Empty.into(), 204, "", b""),
        (
            || Kind::Failed(StatusCode::CONFLICT, json!(1)).into(),
            409,
            "application/json",
            b"1",
        ),
        (
            || Kind::Failed(StatusCode::BAD_GATEWAY, json!(1)).into(),
            500,
            "application/problem+json",
            b"",
        ),
        (
            || Kind::Other(StatusCode::BAD_GATEWAY, json!(1)).into(),
            502,
            "application/json",
            b"1",
        ),
        (
            || {
                Kind::InBand(InBandError {
                    code: "6".to_owned(),
                    message: "No".to_owned(),
                })
                .into()
            },
            200,
            "application/json",
            b"{\"error\":{\"error_code\":6,\"error_msg\":\"No\"}}",
        ),
        (
            || Kind::Lines("application/x-ndjson", Records::of([json!(1), json!({})])).into(),
            200,
            "application/x-ndjson",
            b"1\n{}\n",
        ),
        // The status is checked with the feature's own errors: an array is no text.
        (
            || Kind::Text(json!([])).into(),
            500,
            "application/problem+json",
            b"",
        ),
    ];
    for (make, status, content_type, body) in rows {
        let reply = client(*make)
            .call("GET /x", &[], &[])
            .send_raw()
            .await
            .unwrap();
        assert_eq!(reply.status(), *status);
        let found = reply.headers().get("content-type");
        assert_eq!(
            found.map_or("", |value| value.to_str().unwrap()),
            *content_type
        );
        if *status != 500 {
            assert_eq!(&reply.body()[..], *body);
        }
    }
}

rt::operations! {
    /// Values in a row.
    Lines -> rt::JsonStream<Value>, rt::LIVE => rt::json_stream, rt::NoErrorBody;
    /// Events.
    Happenings -> rt::EventStream<Value>, rt::LIVE => rt::events, rt::NoErrorBody;
    /// Events with texts.
    Notes -> rt::EventStream<String>, rt::LIVE => rt::text_events, rt::NoErrorBody;
    /// JSON.
    Plain -> Value, rt::json, rt::NoErrorBody;
}

#[tokio::test]
async fn streams_are_read_back() {
    for make in [
        (|| Kind::Lines("application/jsonl", Records::of([json!(1), json!("a\nb")])).into())
            as fn() -> srv::Answered<Kind>,
        || {
            Kind::Lines(
                "application/json-seq",
                Records::of([json!(1), json!("a\nb")]),
            )
            .into()
        },
    ] {
        let call = Lines(client(make).call("GET /x", &[], &[]));
        let mut values = call.await.unwrap().into_inner();
        assert_eq!(values.next().await.unwrap().unwrap(), 1);
        assert_eq!(values.next().await.unwrap().unwrap(), "a\nb");
        assert!(values.next().await.is_none());
    }
    let call = Happenings(
        client(|| {
            Kind::Events(Events::of([
                ServerEvent {
                    event: Some("go\nal".to_owned()),
                    id: Some("7".to_owned()),
                    retry: Some(Duration::from_millis(20)),
                    data: json!({ "n": 1 }),
                },
                json!("a\nb").into(),
            ]))
            .into()
        })
        .call("GET /x", &[], &[]),
    );
    let mut events = call.await.unwrap().into_inner();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((&*first.event, first.id.as_deref()), ("goal", Some("7")));
    assert_eq!(
        (first.retry, first.data),
        (Some(Duration::from_millis(20)), json!({ "n": 1 }))
    );
    assert_eq!(events.next().await.unwrap().unwrap().data, "a\nb");
    let call = Notes(
        client(|| Kind::TextEvents(Events::of(["a\nb\r\n".to_owned().into()])).into()).call(
            "GET /x",
            &[],
            &[],
        ),
    );
    let mut events = call.await.unwrap().into_inner();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a\nb\n");
}

#[tokio::test]
async fn declared_headers_are_read_back() {
    const TEXT: Header<String> = Header::new("X-Text", HeaderForm::Text);
    const LEFT: Header<i64> = Header::new("X-Left", HeaderForm::Plain);
    const TAGS: Header<Vec<String>> = Header::new("X-Tags", HeaderForm::Texts);
    const NUMBERS: Header<Vec<i64>> = Header::new("X-Numbers", HeaderForm::Plains);
    const JSON: Header<Value> = Header::new("X-Json", HeaderForm::Json);
    let make: fn() -> srv::Answered<Kind> = || {
        Kind::Json(json!(1))
            .header(TEXT, &"12 \u{fc}".to_owned())
            .header(LEFT, &12)
            .header(TAGS, &vec!["a".to_owned(), "b".to_owned()])
            .header(NUMBERS, &vec![1, 2])
            .header(JSON, &json!({ "a": [1] }))
            .raw_header("x-more", "1")
            .raw_header("x-more", "2")
    };
    let answer = Plain(client(make).call("GET /x", &[], &[])).await.unwrap();
    assert_eq!(answer.header(TEXT).unwrap().unwrap(), "12 \u{fc}");
    assert_eq!(answer.header(LEFT).unwrap(), Some(12));
    assert_eq!(answer.header(TAGS).unwrap().unwrap(), ["a", "b"]);
    assert_eq!(answer.header(NUMBERS).unwrap().unwrap(), [1, 2]);
    assert_eq!(answer.header(JSON).unwrap().unwrap(), json!({ "a": [1] }));
    assert_eq!(answer.headers().get_all("x-more").iter().count(), 2);
}

#[tokio::test]
async fn an_error_inside_of_a_success_is_found_by_the_client() {
    let make: fn() -> srv::Answered<Kind> = || {
        Kind::InBand(InBandError {
            code: "6".to_owned(),
            message: "Key failed".to_owned(),
        })
        .into()
    };
    let call = Plain(client(make).call("GET /x", &[], &[]).in_band(&IN_BAND));
    let error = specwright_runtime::Error::from(call.await.unwrap_err());
    assert!(error.is_in_band() && error.is_unauthorized(), "{error}");
}
