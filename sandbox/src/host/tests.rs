//! What needs routes that no API has.

use std::{
    net::SocketAddr,
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

/// A server of a router.
struct Serving {
    at: SocketAddr,
    seen: Arc<Mutex<Vec<Entry>>>,
    /// Dropped, it ends the server.
    _stop: oneshot::Sender<Duration>,
}

impl Serving {
    async fn start(router: Router, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let seen: Arc<Mutex<Vec<Entry>>> = Arc::default();
        let log = Arc::clone(&seen);
        let site = Site {
            router,
            limits,
            public: Arc::default(),
            observer: Arc::new(move |entry: &Entry| log.lock().unwrap().push(entry.clone())),
        };
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(serve(listener, site, stopped));
        Self {
            at,
            seen,
            _stop: stop,
        }
    }

    /// Sends a request, and reads nothing.
    async fn send(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.at).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    async fn ask(&self, path: &str) -> String {
        let mut answer = String::new();
        let mut stream = self.send(path).await;
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    fn seen(&self) -> Vec<Entry> {
        self.seen.lock().unwrap().clone()
    }
}

#[tokio::test]
async fn a_panic_is_answered_and_the_server_lives_on() {
    let router = Router::new()
        .route("/good", get(|| async { "good" }))
        .route("/bad", get(panics));
    let serving = Serving::start(router, Limits::default()).await;
    let answer = serving.ask("/bad").await;
    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    assert!(answer.contains("application/problem+json"));
    assert!(answer.contains("x-request-id"));
    assert!(!answer.contains("on purpose"));
    assert!(serving.ask("/good").await.ends_with("good"));
    let outcomes: Vec<_> = serving
        .seen()
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
    let serving = Serving::start(Router::new(), Limits::default()).await;
    serving.ask("/a%0Ab").await;
    serving.ask(&format!("/{}", "a".repeat(2_000))).await;
    let seen = serving.seen();
    assert_eq!(seen[0].path, "/a%0Ab");
    assert_eq!(seen[1].path.chars().count(), 1_001);
    assert!(seen[0].to_string().starts_with("GET /a%0Ab 404 0 B "));
}

#[tokio::test]
async fn who_does_not_read_an_answer_loses_the_connection() {
    let router = Router::new()
        .route("/", get(|| async { "small" }))
        .route("/large", get(|| async { "a".repeat(50_000_000) }));
    let limits = Limits {
        connections: 1,
        write_stall: Duration::from_millis(20),
        ..Limits::default()
    };
    let serving = Serving::start(router, limits).await;
    let deaf = serving.send("/large").await;
    // Its place is free again once it is given up.
    while !serving.ask("/").await.ends_with("small") {}
    drop(deaf);
}

#[tokio::test]
async fn who_goes_away_before_the_answer_is_told_of() {
    let (entered, entering) = oneshot::channel();
    let entered = Arc::new(Mutex::new(Some(entered)));
    let never = move || async move {
        let entered = entered.lock().unwrap().take();
        entered.unwrap().send(()).unwrap();
        std::future::pending::<()>().await;
    };
    let serving = Serving::start(Router::new().route("/", get(never)), Limits::default()).await;
    let gone = serving.send("/").await;
    entering.await.unwrap();
    drop(gone);
    while serving.seen().is_empty() {
        tokio::task::yield_now().await;
    }
    let seen = serving.seen();
    assert_eq!((seen[0].outcome, seen[0].status), (Outcome::Gone, None));
}
