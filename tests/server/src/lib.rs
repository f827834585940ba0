//! A server of canned answers that keeps the bytes it was sent; it ends with the test.

#![allow(clippy::missing_panics_doc)] // What goes wrong in a helper of tests ends the test.

mod answering;
pub mod script;

pub use answering::Answering;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// An answer of status 204.
pub const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

/// A server on a free port of this machine, for as long as it is held.
#[derive(Debug)]
pub struct Server {
    /// Its address, without a slash at its end.
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Gives the answers in turn, the last one again and again; an empty one closes the connection.
    pub async fn start(answers: &[&str]) -> Self {
        let answers: Vec<String> = answers.iter().map(|text| (*text).to_owned()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let task = tokio::spawn(async move {
            for turn in 0.. {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = read_request(&mut stream).await;
                log.lock().unwrap().push(request);
                let answer = answers.get(turn).or(answers.last()).unwrap();
                stream.write_all(answer.as_bytes()).await.unwrap();
                stream.shutdown().await.ok();
            }
        });
        Self { url, seen, task }
    }

    /// The requests that came since the last time this was asked.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }

    /// The one request that came since the last time.
    #[must_use]
    #[track_caller]
    pub fn request(&self) -> Request {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        Request(requests.remove(0))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An answer with a length and a body.
///
/// `status` is the number with a word, `headers` are whole lines with their line ends.
#[must_use]
pub fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
}

/// A server of one answer whose parts are sent when the test says so.
#[derive(Debug)]
pub struct SlowServer {
    /// Its address, without a slash at its end.
    pub url: String,
    allowed: Arc<AtomicUsize>,
    gone: Arc<AtomicBool>,
    task: JoinHandle<()>,
}

impl SlowServer {
    /// Sends the first part at once, and each further one after a call of [`go_on`](Self::go_on).
    /// Then it closes the connection, or waits until the client does where `wait` is set.
    pub async fn start(parts: &[&[u8]], wait: bool) -> Self {
        let parts: Vec<Vec<u8>> = parts.iter().map(|part| part.to_vec()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let allowed = Arc::new(AtomicUsize::new(1));
        let gone = Arc::new(AtomicBool::new(false));
        let (gate, over) = (Arc::clone(&allowed), Arc::clone(&gone));
        let task = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            read_request(&mut stream).await;
            for (turn, part) in parts.iter().enumerate() {
                until(|| gate.load(Ordering::SeqCst) > turn).await;
                if stream.write_all(part).await.is_err() {
                    break;
                }
            }
            if wait {
                // Nothing comes but the end of the connection.
                stream.read_u8().await.ok();
                over.store(true, Ordering::SeqCst);
            }
        });
        Self {
            url,
            allowed,
            gone,
            task,
        }
    }

    /// Lets the next part be sent.
    pub fn go_on(&self) {
        self.allowed.fetch_add(1, Ordering::SeqCst);
    }

    /// Waits until the client has closed the connection.
    pub async fn until_gone(&self) {
        until(|| self.gone.load(Ordering::SeqCst)).await;
    }
}

impl Drop for SlowServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Waits for something that takes no longer than a test may.
async fn until(done: impl Fn() -> bool) {
    for _ in 0..2_000 {
        if done() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("waited in vain");
}

/// The bytes of one request.
#[derive(Debug)]
pub struct Request(pub String);

impl Request {
    /// Method and target.
    #[must_use]
    pub fn line(&self) -> &str {
        self.0.split(" HTTP/1.1\r\n").next().unwrap()
    }

    /// What stands behind the question mark of the target.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.line().split_once('?').map(|(_, query)| query)
    }

    /// All headers in order, each with its name in small letters.
    pub fn headers(&self) -> impl Iterator<Item = (String, &str)> {
        let head = self.0.split("\r\n\r\n").next().unwrap();
        let lines = head.split("\r\n").skip(1);
        lines.map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_ascii_lowercase(), value.trim())
        })
    }

    /// The values of a header, in order.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers()
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .collect()
    }

    /// The body; empty when there is none.
    #[must_use]
    pub fn body(&self) -> &str {
        self.0.split_once("\r\n\r\n").unwrap().1
    }
}

async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    while !is_whole(&bytes) && stream.read_buf(&mut bytes).await.unwrap() > 0 {}
    String::from_utf8(bytes).unwrap()
}

/// Whether these are a head and as many bytes as it tells of.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(end) = bytes.windows(4).position(|end| end == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
    if head.contains("transfer-encoding: chunked") {
        return bytes.ends_with(b"\r\n0\r\n\r\n");
    }
    let length = head.split_once("content-length: ");
    let length = length.map_or("0", |(_, rest)| rest.lines().next().unwrap());
    bytes.len() - end - 4 >= length.parse().unwrap()
}
