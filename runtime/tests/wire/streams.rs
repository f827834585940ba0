//! Bodies that are handed out while they come.

use std::{future::poll_fn, pin::Pin, time::Duration};

use crate::{
    model::{Item, client, item},
    server::{Server, SlowServer, answer},
};
use futures_core::Stream;
use specwright_runtime::{RECORD_BYTES, glue as rt};

rt::operations! {
    /// Gives a file.
    GetFile -> rt::ByteStream, rt::LIVE => rt::stream, rt::NoErrorBody;
    /// Gives items in a row.
    GetItems -> rt::JsonStream<Item>, rt::LIVE => rt::json_stream, rt::NoErrorBody;
    /// Gives an item, or its changes.
    WatchItem -> Watched, Watched::CASES => Watched::read, rt::NoErrorBody;
    /// Gives texts as events.
    GetLog -> rt::EventStream<String>, rt::LIVE => rt::text_events, rt::NoErrorBody;
}

#[derive(Debug)]
pub enum Watched {
    Json(Item),
    Events(rt::EventStream<Item>),
}

impl Watched {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", "application/json"),
        rt::Case::live("200", "text/event-stream"),
    ];
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Json),
            _ => answer.events().map(Self::Events),
        }
    }
}

const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Left: 1\r\n\
                Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";

fn file(url: &str) -> GetFile {
    GetFile(client(url).call("GET /file", &[], &[]))
}

/// The values, and the server that has to live as long.
async fn items(body: &str) -> (rt::JsonStream<Item>, Server) {
    let server = Server::start(&[&answer("200 OK", "", body)]).await;
    let call = client(&server.url).call("GET /items", &[], &[]);
    (GetItems(call).await.unwrap().into_inner(), server)
}

async fn watch(content_type: &str, body: &str) -> Watched {
    let headers = format!("Content-Type: {content_type}\r\n");
    let server = Server::start(&[&answer("200 OK", &headers, body)]).await;
    let call = client(&server.url).call("GET /items/1", &[], &[]);
    WatchItem(call).await.unwrap().into_inner()
}

#[tokio::test]
async fn the_head_is_there_before_the_body_and_chunks_before_the_end() {
    let server = SlowServer::start(&[HEAD, b"3\r\n\0ab\r\n", b"1\r\nc\r\n0\r\n\r\n"], false).await;
    let mut response = file(&server.url).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-left"], "1");
    server.go_on();
    assert_eq!(response.chunk().await.unwrap().unwrap(), &b"\0ab"[..]);
    server.go_on();
    assert_eq!(response.chunk().await.unwrap().unwrap(), "c");
    assert_eq!(response.chunk().await.unwrap(), None);
    assert_eq!(response.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn bytes_gives_the_whole_body() {
    let long = "x".repeat(200_000);
    for body in ["", "short", &long] {
        let server = Server::start(&[&answer("200 OK", "", body)]).await;
        let stream = file(&server.url).await.unwrap().into_inner();
        assert_eq!(stream.bytes().await.unwrap(), body.as_bytes());
    }
}

#[tokio::test]
async fn an_error_is_read_whole_and_is_no_stream() {
    let server = Server::start(&[&answer("404 N", "", "gone")]).await;
    let error = file(&server.url).await.unwrap_err();
    assert_eq!(error.body().unwrap(), "gone");
}

#[tokio::test]
async fn a_body_that_breaks_off_says_where() {
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    let server = Server::start(&[cut]).await;
    let mut stream = file(&server.url).await.unwrap().into_inner();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), "abc");
    let error = stream.chunk().await.unwrap_err();
    assert!(!error.is_decode());
    assert!(
        error.to_string().ends_with("after 3 bytes of the body"),
        "{error}"
    );
    assert_eq!(stream.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn dropping_a_stream_ends_the_exchange() {
    let server = SlowServer::start(&[HEAD, b"1\r\na\r\n"], true).await;
    let mut response = file(&server.url).await.unwrap();
    server.go_on();
    response.chunk().await.unwrap();
    // Giving up on waiting loses nothing: the stream is as it was.
    let waited = tokio::time::timeout(Duration::from_millis(20), response.chunk());
    assert!(waited.await.is_err());
    drop(response);
    server.until_gone().await;
}

#[tokio::test]
async fn json_values_come_one_by_one() {
    let lines = "{\"id\": 1}\r\n\n{\"id\": 2, \"name\": \"\u{fc}\\n\"}\n{\"id\": 3}";
    let sequence =
        "\u{1e}{\"id\":\n1}\n\u{1e}{\"id\": 2, \"name\": \"\u{fc}\\n\"}\n\u{1e}{\"id\": 3}\n";
    for body in [lines, sequence] {
        let (mut items, _server) = items(body).await;
        let mut values = Vec::new();
        while let Some(value) = items.next().await {
            values.push(value.unwrap());
        }
        let expected = [item(1, None), item(2, Some("\u{fc}\n")), item(3, None)];
        assert_eq!(values, expected);
    }
    let (mut none, _server) = items(" \n\n").await;
    assert!(none.next().await.is_none());
}

#[tokio::test]
async fn a_value_that_is_not_as_declared_says_which_and_the_next_comes() {
    let (mut items, _server) = items("{\"id\": 1}\n{\"id\": \"x\"}\n{\"id\": 3}\n").await;
    items.next().await.unwrap().unwrap();
    let error = items.next().await.unwrap().unwrap_err();
    assert!(error.is_decode());
    let text = error.to_string();
    assert!(
        text.starts_with("GET /items: record 2 of the body is not as declared: id: "),
        "{text}"
    );
    // It is a `Stream` as well.
    let next = poll_fn(|cx| Pin::new(&mut items).poll_next(cx)).await;
    assert_eq!(next.unwrap().unwrap(), item(3, None));
}

#[tokio::test]
async fn a_value_without_an_end_is_not_kept() {
    let (mut items, _server) = items(&"x".repeat(RECORD_BYTES + 70_000)).await;
    let error = items.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("record 1"), "{error}");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn the_media_type_tells_json_from_events() {
    let json = watch("application/json", r#"{"id": 1}"#).await;
    assert!(matches!(json, Watched::Json(it) if it.id == 1));
    let body = ": hello\nretry: 1500\n\nid: a\nevent: change\ndata: {\"id\":\ndata: 1}\n\n\
                data: {\"id\": \"x\"}\n\ndata: {\"id\": 3}\r\n\r\ndata: [DONE]\n\ndata: 4\n\n";
    let Watched::Events(mut events) = watch("text/event-stream; charset=utf-8", body).await else {
        panic!()
    };
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(
        (first.event.as_str(), first.id.as_deref()),
        ("change", Some("a"))
    );
    assert_eq!(first.retry, Some(Duration::from_millis(1500)));
    assert_eq!(first.data, item(1, None));
    let error = events.next().await.unwrap().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("event 2 of the body is not as declared: id"),
        "{error}"
    );
    let third = events.next().await.unwrap().unwrap();
    assert_eq!(
        (third.event.as_str(), third.id.as_deref()),
        ("message", Some("a"))
    );
    assert_eq!((third.retry, third.data.id), (None, 3));
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn events_of_text_come_while_the_server_goes_on() {
    let parts: [&[u8]; 3] = [
        HEAD,
        b"9\r\ndata: 1\n\n\r\n",
        b"e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n",
    ];
    let server = SlowServer::start(&parts, false).await;
    let call = client(&server.url).call("GET /log", &[], &[]);
    let mut log = GetLog(call).await.unwrap();
    for expected in ["1", "[DONE]"] {
        server.go_on();
        assert_eq!(log.next().await.unwrap().unwrap().data, expected);
    }
    assert!(log.next().await.is_none());
}
