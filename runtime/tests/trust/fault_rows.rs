//! Each fault, and what is expected of a call that meets it.

use std::io::Write as _;

use End::{Error as Fails, Value};
use Wait::{Exactly, Limit, UpTo};

use crate::{
    answer,
    script::{Step, send},
};
use flate2::{Compression, write::GzEncoder};
use specwright_runtime::Error;

/// How long an answer may be.
pub const LONGEST: usize = 64 << 10;

pub type Script = Vec<Vec<Step>>;

/// What is expected of a call.
pub struct Row {
    pub fault: &'static str,
    pub script: fn() -> Script,
    pub read: Expected,
    pub write: Expected,
}

/// How many requests the server sees, the waits between them, and what comes of the call.
pub struct Expected(pub usize, pub &'static [Wait], pub End);

#[derive(Debug)]
pub enum Wait {
    /// So many seconds.
    Exactly(u64),
    /// A random time of at most so many milliseconds.
    UpTo(u128),
    /// The limit of an attempt passes.
    Limit,
}

pub enum End {
    /// The value of the answer.
    Value,
    /// An error of this kind, whose text has this in it.
    Error(fn(&Error) -> bool, &'static str),
}
const NONE: &[Wait] = &[];
/// The waits of a call that is tried three times.
const BACKOFF: &[Wait] = &[UpTo(500), UpTo(1000)];

#[rustfmt::skip] // A table.
pub const ROWS: &[Row] = &[
    Row {
        fault: "no fault at all",
        script: || vec![good()],
        read: Expected(1, NONE, Value),
        write: Expected(1, NONE, Value),
    },
    Row {
        fault: "reset in the middle of the body",
        script: || vec![cut(Step::Reset), good()],
        read: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
        write: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
    },
    Row {
        fault: "reset in the middle of the body of an error",
        script: || vec![vec![send("HTTP/1.1 503 Oh\r\ncontent-length: 9\r\n\r\n{"), Step::Reset], good()],
        read: Expected(2, &[UpTo(500)], Value),
        write: Expected(1, NONE, Fails(Error::is_server_error, "503 Service Unavailable")),
    },
    Row {
        fault: "reset before the head",
        script: || vec![vec![Step::Reset], good()],
        read: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
        write: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
    },
    Row {
        fault: "closed before the end of the body",
        script: || vec![cut(send("")), good()],
        read: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
        write: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
    },
    Row {
        fault: "a head that does not come",
        script: || vec![vec![send("HTTP/1.1 200 OK\r\n"), Step::Stall], good()],
        read: Expected(1, &[Limit], Fails(Error::is_timeout, "the time limit passed: that of an attempt")),
        write: Expected(1, &[Limit], Fails(Error::is_timeout, "the time limit passed: that of an attempt")),
    },
    Row {
        fault: "a body that does not come to its end",
        script: || vec![cut(Step::Stall), good()],
        read: Expected(1, &[Limit], Fails(Error::is_timeout, "the time limit passed: that of an attempt")),
        write: Expected(1, &[Limit], Fails(Error::is_timeout, "the time limit passed: that of an attempt")),
    },
    Row {
        fault: "truncated JSON",
        script: || vec![says("200 OK", "", r#"{"id": "#), good()],
        read: Expected(1, NONE, Fails(Error::is_decode, "200 OK, but the body is not as declared")),
        write: Expected(1, NONE, Fails(Error::is_decode, "200 OK, but the body is not as declared")),
    },
    Row {
        fault: "another content type, another content",
        script: || vec![says("200 OK", "Content-Type: text/html\r\n", "<html>"), good()],
        read: Expected(1, NONE, Fails(Error::is_decode, "<html>")),
        write: Expected(1, NONE, Fails(Error::is_decode, "<html>")),
    },
    Row {
        fault: "429 that says after how many seconds",
        script: || vec![says("429 Slow", "Retry-After: 7\r\n", ""), good()],
        read: Expected(2, &[Exactly(7)], Value),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "429 that says at what time, by the server's clock",
        script: || vec![says("429 Slow", AT, ""), good()],
        read: Expected(2, &[Exactly(30)], Value),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "429 that says at what time, without a clock of its own",
        script: || vec![says("429 Slow", AT_ALONE, ""), good()],
        read: Expected(2, &[Exactly(23)], Value),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "429 that says nothing",
        script: || vec![says("429 Slow", "", ""), good()],
        read: Expected(2, &[UpTo(500)], Value),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "429 that asks for too long a wait",
        script: || vec![says("429 Slow", "Retry-After: 61\r\n", ""), good()],
        read: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "429 all the time",
        script: || vec![says("429 Slow", "Retry-After: 2\r\n", "")],
        read: Expected(3, &[Exactly(2), Exactly(2)], Fails(Error::is_rate_limited, "(after 3 attempts)")),
        write: Expected(1, NONE, Fails(Error::is_rate_limited, "429 Too Many Requests")),
    },
    Row {
        fault: "500",
        script: || vec![says("500 Oh", "", ""), good()],
        read: Expected(1, NONE, Fails(Error::is_server_error, "500 Internal Server Error")),
        write: Expected(1, NONE, Fails(Error::is_server_error, "500 Internal Server Error")),
    },
    Row {
        fault: "503",
        script: || vec![says("503 Oh", "", ""), good()],
        read: Expected(2, &[UpTo(500)], Value),
        write: Expected(1, NONE, Fails(Error::is_server_error, "503 Service Unavailable")),
    },
    Row {
        fault: "503 that says after how many seconds",
        script: || vec![says("503 Oh", "Retry-After: 3\r\n", ""), good()],
        read: Expected(2, &[Exactly(3)], Value),
        write: Expected(1, NONE, Fails(Error::is_server_error, "503 Service Unavailable")),
    },
    Row {
        fault: "503 all the time",
        script: || vec![says("503 Oh", "", "")],
        read: Expected(3, BACKOFF, Fails(Error::is_server_error, "(after 3 attempts)")),
        write: Expected(1, NONE, Fails(Error::is_server_error, "503 Service Unavailable")),
    },
    Row {
        fault: "408",
        script: || vec![says("408 Oh", "", ""), good()],
        read: Expected(2, &[UpTo(500)], Value),
        write: Expected(1, NONE, Fails(Error::is_client_error, "408 Request Timeout")),
    },
    Row {
        fault: "502, then 504",
        script: || vec![says("502 Oh", "", ""), says("504 Oh", "", ""), good()],
        read: Expected(3, BACKOFF, Value),
        write: Expected(1, NONE, Fails(Error::is_server_error, "502 Bad Gateway")),
    },
    Row {
        fault: "401",
        script: || vec![says("401 No", "", ""), good()],
        read: Expected(1, NONE, Fails(Error::is_unauthorized, "401 Unauthorized")),
        write: Expected(1, NONE, Fails(Error::is_unauthorized, "401 Unauthorized")),
    },
    Row {
        fault: "a short answer that is long when its coding is undone",
        script: || vec![bomb(), good()],
        read: Expected(1, NONE, Fails(Error::is_too_long, "longer than 65536 bytes")),
        write: Expected(1, NONE, Fails(Error::is_too_long, "longer than 65536 bytes")),
    },
    Row {
        fault: "chunks without end",
        script: || vec![vec![send(CHUNKED), Step::Repeat(b"8\r\n        \r\n".repeat(100))], good()],
        read: Expected(1, NONE, Fails(Error::is_too_long, "longer than 65536 bytes")),
        write: Expected(1, NONE, Fails(Error::is_too_long, "longer than 65536 bytes")),
    },
    Row {
        fault: "chunks that stop coming",
        script: || vec![vec![send(CHUNKED), send("1\r\n{\r\n"), Step::Stall], good()],
        read: Expected(1, &[Limit], Fails(Error::is_timeout, "that of an attempt")),
        write: Expected(1, &[Limit], Fails(Error::is_timeout, "that of an attempt")),
    },
    Row {
        fault: "something that is not HTTP",
        script: || vec![vec![send("SSH-2.0-OpenSSH\r\n\r\n")], good()],
        read: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
        write: Expected(1, NONE, Fails(Error::is_transport, "exchange with the server failed")),
    },
];

const AT: &str =
    "Date: Sun, 06 Nov 1994 08:49:30 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:50:00 GMT\r\n";
/// The clock of the test says 08:49:37.
const AT_ALONE: &str = "Retry-After: Sun, 06 Nov 1994 08:50:00 GMT\r\n";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

pub fn says(status: &str, headers: &str, body: &str) -> Vec<Step> {
    vec![send(&answer(status, headers, body))]
}

pub fn good() -> Vec<Step> {
    says("200 OK", "Content-Type: application/json\r\n", "1")
}

/// The start of an answer, and what comes after it.
fn cut(then: Step) -> Vec<Step> {
    let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":";
    vec![send(head), then]
}

/// Many times the limit, in less than it.
fn bomb() -> Vec<Step> {
    let mut coded = GzEncoder::new(Vec::new(), Compression::best());
    coded.write_all(&vec![b' '; 100 * LONGEST]).unwrap();
    let body = coded.finish().unwrap();
    assert!(body.len() < LONGEST / 2);
    let length = body.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n");
    vec![send(&head), Step::Send(body)]
}
