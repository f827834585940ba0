//! Files: from memory, streams and paths, alone and in multipart bodies.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use specwright_runtime::{File, glue as rt};

use crate::{
    model::{Fields, client},
    server::{NO_CONTENT, Request, Server},
};

/// Texts one after the other, or an error.
struct Texts(Vec<Result<&'static str, &'static str>>);

impl Stream for Texts {
    type Item = Result<&'static str, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready((!self.0.is_empty()).then(|| self.0.remove(0)))
    }
}

fn texts() -> File {
    File::stream(Texts(vec![Ok("one"), Ok(""), Ok("two")]))
}

async fn sent(with: impl FnOnce(rt::Call) -> rt::Call) -> Request {
    let server = Server::start(&[NO_CONTENT]).await;
    let call = client(&server.url).call("POST /x", &[], &[]);
    with(call).send_raw().await.unwrap();
    server.request()
}

/// A file of the system that ends with the test.
struct Temporary(std::path::PathBuf);

impl Temporary {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = std::env::temp_dir().join(format!("runtime-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_or_with_its_length() {
    let request = sent(|call| call.bytes("text/csv", texts())).await;
    assert_eq!(request.header("content-type"), ["text/csv"]);
    assert_eq!(request.header("transfer-encoding"), ["chunked"]);
    assert_eq!(request.body(), "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");

    let request = sent(|call| call.bytes("text/csv", texts().length(6))).await;
    assert_eq!(request.header("content-length"), ["6"]);
    assert!(request.header("transfer-encoding").is_empty());
    assert_eq!(request.body(), "onetwo");
}

#[tokio::test]
async fn a_path_is_read_when_it_is_sent() {
    let long = "0123456789".repeat(20_000);
    let file = Temporary::new("long.txt", long.as_bytes());
    let request = sent(|call| call.bytes("text/plain", File::path(&file.0))).await;
    assert_eq!(request.header("content-length"), [long.len().to_string()]);
    assert_eq!(request.body(), long);

    let empty = Temporary::new("empty.txt", b"");
    let request = sent(|call| call.bytes("text/plain", File::path(&empty.0))).await;
    assert_eq!(request.header("content-length"), ["0"]);
}

#[tokio::test]
async fn multipart_bodies_hold_files_of_every_kind() {
    let stored = Temporary::new("stored.txt", b"stored");
    let files = vec![File::new("memory").named("m.txt"), texts().length(6)];
    let path = File::path(&stored.0).content_type("text/plain");
    let fields: &[(&'static str, &dyn rt::Encode)] =
        &[("list", &files), ("path", &path), ("text", &"t")];
    let request = sent(|call| {
        let parts = &[("list", rt::Part::Typed("image/png"))];
        call.multipart(&Fields(fields), parts)
    })
    .await;
    let content_type = request.header("content-type")[0].to_owned();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let part = |headers: &str, body: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; {headers}\r\n\r\n{body}\r\n")
    };
    let expected = [
        part(
            "name=\"list\"; filename=\"m.txt\"\r\nContent-Type: image/png",
            "memory",
        ),
        part(
            "name=\"list\"; filename=\"list\"\r\nContent-Type: image/png",
            "onetwo",
        ),
        part(
            "name=\"path\"; filename=\"stored.txt\"\r\nContent-Type: text/plain",
            "stored",
        ),
        part("name=\"text\"", "t"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(request.body(), expected.concat());
    // Every length is known, so the server learns it.
    let length = request.body().len().to_string();
    assert_eq!(request.header("content-length"), [length]);
}

#[tokio::test]
async fn bytes_alone_can_be_sent_again() {
    let call = || client("http://127.0.0.1:9").call("POST /x", &[], &[]);
    let fields: &[(&'static str, &dyn rt::Encode)] = &[("f", &File::new("bytes"))];
    let request = call().multipart(&Fields(fields), &[]).build().unwrap();
    assert!(request.try_clone().is_some());
    let request = call().bytes("a/b", texts()).build().unwrap();
    assert!(request.try_clone().is_none());
}

#[tokio::test]
async fn other_multipart_types_have_the_same_parts() {
    let fields: &[(&'static str, &dyn rt::Encode)] = &[("f", &"t")];
    let request = sent(|call| call.multipart_as("multipart/mixed", &Fields(fields), &[])).await;
    let content_type = request.header("content-type")[0].to_owned();
    assert!(content_type.starts_with("multipart/mixed; boundary="));
}

#[tokio::test]
async fn a_stream_is_sent_once_and_its_errors_end_the_call() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let send = |file: File| {
        client
            .call("POST /x", &[], &[])
            .bytes("a/b", file)
            .send_raw()
    };
    let file = texts();
    send(file.clone()).await.unwrap();
    let error = send(file).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("its stream has been sent before"),
        "{error}"
    );
    let broken = File::stream(Texts(vec![Ok("one"), Err("the disk is gone")]));
    assert!(send(broken).await.is_err());
}

#[test]
fn a_file_is_read_from_a_text_and_shows_no_bytes() {
    let file: File = serde_json::from_str("\"secret text\"").unwrap();
    assert_eq!(file, File::new("secret text"));
    assert_ne!(file, File::new("other"));
    assert_eq!(
        format!("{:?}", file.named("a.txt")),
        "File { content: 11 bytes, name: Some(\"a.txt\"), content_type: None }"
    );
    assert!(serde_json::to_string(&File::new("a")).is_err());
    let stream = texts();
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, texts());
}
