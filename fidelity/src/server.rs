//! A server for one client: it keeps what it was sent and answers as it was told.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::http::{RawRequest, RawResponse};

/// The longest head and body that are read, in bytes.
const HEAD: u64 = 1 << 20;
const BODY: u64 = 64 << 20;
/// How long a connection may be silent.
const SILENCE: Duration = Duration::from_secs(30);

#[derive(Default)]
struct State {
    answer: RawResponse,
    requests: Vec<RawRequest>,
    broken: Vec<String>,
}

/// A server on a free port of this machine. It ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// No port could be had.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let server = Server {
            address: listener.local_addr()?,
            state: Arc::default(),
            ended: Arc::default(),
        };
        let (state, ended) = (Arc::clone(&server.state), Arc::clone(&server.ended));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let state = Arc::clone(&state);
                std::thread::spawn(move || {
                    if let Err(error) = serve(&stream, &state) {
                        lock(&state).broken.push(error.to_string());
                    }
                });
            }
        });
        Ok(server)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Forgets what came, and says what the next requests are answered with.
    pub fn prepare(&self, answer: RawResponse) {
        *lock(&self.state) = State {
            answer,
            ..State::default()
        };
    }

    /// What came since: requests, and what could not be read as one.
    pub fn take(&self) -> (Vec<RawRequest>, Vec<String>) {
        let mut state = lock(&self.state);
        (
            std::mem::take(&mut state.requests),
            std::mem::take(&mut state.broken),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener; if nobody can connect, it has ended already.
        let _ = TcpStream::connect(self.address);
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: &TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(SILENCE))?;
    let mut reader = BufReader::new(stream);
    loop {
        // An idle connection that ends is no mistake.
        match reader.fill_buf() {
            Ok([]) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        let request = read(&mut reader, stream)?;
        let is_head = request.method == "HEAD";
        let answer = {
            let mut state = lock(state);
            state.requests.push(request);
            state.answer.clone()
        };
        (&*stream).write_all(&written(&answer, is_head))?;
        if answer.close {
            return stream.shutdown(std::net::Shutdown::Both);
        }
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    reader.take(HEAD).read_until(b'\n', &mut bytes)?;
    let text = bytes
        .strip_suffix(b"\r\n")
        .ok_or_else(|| broken("a line of the head does not end with CR LF"))?;
    Ok(String::from_utf8_lossy(text).into_owned())
}

fn read(reader: &mut impl BufRead, mut stream: &TcpStream) -> io::Result<RawRequest> {
    let first = line(reader)?;
    let mut parts = first.split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(broken(&format!("not a request line: {first:?}")));
    };
    let mut request = RawRequest {
        method: method.to_owned(),
        target: target.to_owned(),
        ..RawRequest::default()
    };
    loop {
        let line = line(reader)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line
            .split_once(':')
            .ok_or_else(|| broken("a header without a colon"))?;
        request
            .headers
            .push((name.to_owned(), value.trim().to_owned()));
    }
    if request
        .header("expect")
        .any(|value| value.eq_ignore_ascii_case("100-continue"))
    {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let lengths: Vec<_> = request
        .header("content-length")
        .map(str::to_owned)
        .collect();
    let chunked = request
        .header("transfer-encoding")
        .any(|value| value.eq_ignore_ascii_case("chunked"));
    match (lengths.as_slice(), chunked) {
        ([], false) => {}
        ([], true) => request.body = chunks(reader)?,
        ([length], false) => {
            let length = length
                .parse()
                .map_err(|_| broken("Content-Length is not a number"))?;
            if length > BODY {
                return Err(broken("the body is too long"));
            }
            reader.take(length).read_to_end(&mut request.body)?;
        }
        _ => return Err(broken("the length of the body is said in two ways")),
    }
    Ok(request)
}

fn chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(reader)?;
        let size = u64::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
        let size = size.map_err(|_| broken("the size of a chunk is not a number"))?;
        if size > BODY || body.len() as u64 > BODY {
            return Err(broken("the body is too long"));
        }
        reader.take(size).read_to_end(&mut body)?;
        let end = line(reader)?;
        if size == 0 {
            return if end.is_empty() {
                Ok(body)
            } else {
                Err(broken("trailers are not expected"))
            };
        }
    }
}

fn written(answer: &RawResponse, is_head: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} Declared\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let bodiless = matches!(answer.status, 100..=199 | 204 | 304);
    if answer.close {
        head.push_str("connection: close\r\n");
    }
    match (bodiless, answer.chunked) {
        (true, _) => {}
        (false, true) => head.push_str("transfer-encoding: chunked\r\n"),
        (false, false) => head.push_str(&format!("content-length: {}\r\n", answer.body.len())),
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if bodiless || is_head {
        return bytes;
    }
    if answer.chunked {
        // Small and uneven, so that no line or item is whole in a chunk.
        for chunk in answer.body.chunks(7) {
            bytes.extend(format!("{:x}\r\n", chunk.len()).bytes());
            bytes.extend(chunk);
            bytes.extend(b"\r\n");
        }
        bytes.extend(b"0\r\n\r\n");
    } else {
        bytes.extend(&answer.body);
    }
    bytes
}
