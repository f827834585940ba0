//! A client that sends what it is told, right or wrong.

use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::http::{RawRequest, RawResponse};

/// How long a server may be silent.
const SILENCE: Duration = Duration::from_secs(20);

/// Headers that are about the connection, and are written anew.
const OWN: [&str; 5] = [
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "expect",
];

/// Sends a request to `http://127.0.0.1:PORT` and gives the answer, its body without transfer
/// coding.
///
/// # Errors
///
/// There is no server, or it does not answer with HTTP.
pub fn send(origin: &str, request: &RawRequest) -> io::Result<RawResponse> {
    let authority = origin.strip_prefix("http://").unwrap_or(origin);
    let mut stream = TcpStream::connect(authority)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(SILENCE))?;
    let mut bytes = head(authority, request).into_bytes();
    bytes.extend(&request.body);
    stream.write_all(&bytes)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    read(&answer).ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no answer of HTTP"))
}

fn head(authority: &str, request: &RawRequest) -> String {
    let RawRequest { method, target, .. } = request;
    let mut head = format!("{method} {target} HTTP/1.1\r\nhost: {authority}\r\n");
    let is_own = |name: &str| OWN.iter().any(|own| own.eq_ignore_ascii_case(name));
    for (name, value) in request.headers.iter().filter(|(name, _)| !is_own(name)) {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let _ = write!(
        head,
        "content-length: {}\r\nconnection: close\r\n\r\n",
        request.body.len()
    );
    head
}

fn read(bytes: &[u8]) -> Option<RawResponse> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.lines();
    let status = lines.next()?.strip_prefix("HTTP/1.1 ")?.get(..3)?;
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    let headers: Vec<(String, String)> = headers.collect();
    let chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let rest = &bytes[end + 4..];
    Some(RawResponse {
        status: status.parse().ok()?,
        headers,
        body: if chunked {
            joined(rest)?
        } else {
            rest.to_vec()
        },
        ..RawResponse::default()
    })
}

fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        rest = rest.get(end + 2..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}
