//! HTTP by hand: what clients that behave cannot do or see. It waits at most a minute.

use std::{
    io::{self, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use serde_json::Value;

/// A connection.
pub(crate) struct Raw(TcpStream);

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Raw {
    pub(crate) fn open(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).unwrap();
        let long = Some(Duration::from_mins(1));
        stream.set_read_timeout(long).unwrap();
        Self(stream)
    }

    pub(crate) fn send(&mut self, text: &str) -> &mut Self {
        // Who is refused early need not read everything.
        self.0.write_all(text.as_bytes()).ok();
        self
    }

    /// All bytes until the server closes, in whatever way.
    pub(crate) fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        match self.0.read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => {}
            Err(error) => panic!("the server did not close: {error}"),
        }
        String::from_utf8(bytes).unwrap()
    }

    /// One answer; the connection stays. `None` when it closes before.
    pub(crate) fn answer(&mut self) -> Option<Answer> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            match self.0.read(&mut byte) {
                Ok(1) => head.push(byte[0]),
                _ => return None,
            }
        }
        let head = String::from_utf8(head).unwrap();
        let length = header(&head, "content-length").map_or(0, |text| text.parse().unwrap());
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Some(Answer { status, head, body })
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// Asks for something on a connection of its own.
#[track_caller]
pub(crate) fn ask(to: SocketAddr, method: &str, target: &str, kind: &str, body: &str) -> Answer {
    let length = body.len();
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: {to}\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    Raw::open(to).send(&request).answer().unwrap()
}

#[track_caller]
pub(crate) fn get(to: SocketAddr, target: &str) -> Answer {
    Raw::open(to)
        .send(&format!(
            "GET {target} HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n"
        ))
        .answer()
        .unwrap()
}

#[track_caller]
pub(crate) fn form(to: SocketAddr, target: &str, body: &str) -> Answer {
    ask(
        to,
        "POST",
        target,
        "application/x-www-form-urlencoded",
        body,
    )
}

#[track_caller]
pub(crate) fn json(to: SocketAddr, method: &str, target: &str, body: &str) -> Answer {
    ask(to, method, target, "application/json", body)
}

/// A request without a body on a connection that stays.
pub(crate) fn kept(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: sandbox\r\n\r\n")
}

/// Asks until something is so; it takes no longer than a test may.
#[track_caller]
pub(crate) fn until(mut done: impl FnMut() -> bool) {
    let begun = std::time::Instant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_mins(1), "waited in vain");
        std::thread::yield_now();
    }
}
