//! What needs routes that no API has.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, routing::get};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use super::{Entry, Limits, Outcome, Site, serve};

/// All that a server of this router says to a request on a connection that it is asked to close.
async fn asked(router: Router, requests: &[&str]) -> (Vec<String>, Vec<Entry>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let seen: Arc<Mutex<Vec<Entry>>> = Arc::default();
    let log = Arc::clone(&seen);
    let site = Site {
        router,
        limits: Limits::default(),
        public: Arc::default(),
        observer: Arc::new(move |entry: &Entry| log.lock().unwrap().push(entry.clone())),
    };
    let (stop, stopped) = oneshot::channel();
    let server = tokio::spawn(serve(listener, site, stopped));
    let mut answers = Vec::new();
    for path in requests {
        let mut stream = TcpStream::connect(at).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answers.push(answer);
    }
    stop.send(Duration::ZERO).unwrap();
    server.await.unwrap();
    let seen = seen.lock().unwrap().clone();
    (answers, seen)
}

#[tokio::test]
async fn a_panic_is_answered_and_the_server_lives_on() {
    let router = Router::new()
        .route("/good", get(|| async { "good" }))
        .route("/bad", get(panics));
    let (answers, seen) = asked(router, &["/bad", "/good"]).await;
    assert!(answers[0].starts_with("HTTP/1.1 500 "), "{}", answers[0]);
    assert!(answers[0].contains("application/problem+json"));
    assert!(answers[0].contains("x-request-id"));
    assert!(!answers[0].contains("on purpose"));
    assert!(answers[1].ends_with("good"), "{}", answers[1]);
    let outcomes: Vec<_> = seen
        .iter()
        .map(|entry| (entry.outcome, entry.status))
        .collect();
    assert_eq!(
        outcomes,
        [
            (Outcome::Panicked, Some(500)),
            (Outcome::Answered, Some(200))
        ]
    );
}

async fn panics() -> &'static str {
    panic!("on purpose, for a test")
}

#[tokio::test]
async fn a_path_is_told_in_one_line() {
    let router = Router::new();
    let long = format!("/{}", "a".repeat(2_000));
    let (_, seen) = asked(router, &["/a%0Ab", &long]).await;
    assert_eq!(seen[0].path, "/a%0Ab");
    assert_eq!(seen[1].path.chars().count(), 1_001);
    assert!(seen[0].to_string().starts_with("GET /a%0Ab 404 0 B "));
}
