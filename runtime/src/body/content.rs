//! What a body or a file is made of: bytes in memory, a stream, or a file of the system.
//!
//! Invariant: nothing is read before a request is made; a stream is read once.

use std::{
    fmt, fs,
    io::Read as _,
    path::PathBuf,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use tokio::{runtime::Handle, task::JoinHandle};

use crate::error::Mistake;

/// Bytes that are read from a file of the system at once.
const CHUNK: u64 = 64 * 1024;

pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// Where bytes come from.
#[derive(Clone)]
pub(crate) enum Content {
    Bytes(Bytes),
    Stream(Shared),
    Path(PathBuf),
}

/// A stream that belongs to all copies of a value: the first that is sent takes it.
#[derive(Clone)]
pub(crate) struct Shared {
    stream: Arc<Mutex<Option<Chunks>>>,
    pub(crate) length: Option<u64>,
}

/// Bytes on their way; `None` is their end.
pub(crate) enum Piece {
    Bytes(Option<Bytes>),
    /// The lock is there to be `Sync`, as bodies have to be; nobody ever waits for it.
    Stream(Mutex<Chunks>),
    File(Reader),
}

impl Content {
    /// A stream of a length that is not known.
    pub(crate) fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let chunks: Chunks = Box::pin(Converted(Box::pin(stream)));
        Self::Stream(Shared {
            stream: Arc::new(Mutex::new(Some(chunks))),
            length: None,
        })
    }

    /// Whether a file of the system has to be opened, for which a thread may have to wait.
    pub(crate) fn blocks(&self) -> bool {
        matches!(self, Self::Path(_))
    }

    /// Whether it can be read a second time.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self, Self::Stream(_))
    }

    /// Begins to read; gives the length where it is known.
    pub(crate) fn open(self) -> Result<(Piece, Option<u64>), Mistake> {
        match self {
            Self::Bytes(bytes) => {
                let length = bytes.len() as u64;
                Ok((Piece::Bytes(Some(bytes)), Some(length)))
            }
            Self::Stream(shared) => {
                let mut stream = shared.stream.lock().unwrap_or_else(PoisonError::into_inner);
                let stream = stream
                    .take()
                    .ok_or_else(|| Mistake::new("its stream has been sent before"))?;
                Ok((Piece::Stream(Mutex::new(stream)), shared.length))
            }
            Self::Path(path) => {
                let opened = fs::File::open(&path).and_then(|file| Ok((file.metadata()?, file)));
                let (metadata, file) = opened.map_err(|error| {
                    Mistake::because(&format!("the file {}", path.display()), error)
                })?;
                if metadata.is_dir() {
                    let message = format!("the file {}: it is a folder", path.display());
                    return Err(Mistake::new(message));
                }
                // A pipe has no length of its own; a file that grows is sent as long as it was.
                let length = metadata.is_file().then_some(metadata.len());
                let reader = Reader::Idle(file, length.unwrap_or(u64::MAX));
                Ok((Piece::File(reader), length))
            }
        }
    }
}

/// A stream of anything that becomes bytes, as one of bytes.
struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|item| item.map(Into::into).map_err(Into::into)))
    }
}

impl Piece {
    /// The next bytes.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        match self {
            Self::Bytes(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Self::Stream(stream) => {
                let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                stream.as_mut().poll_next(cx)
            }
            Self::File(reader) => reader.poll(cx),
        }
    }
}

/// A file of the system that is read on threads which may wait, and the bytes left to read.
pub(crate) enum Reader {
    Idle(fs::File, u64),
    Busy(JoinHandle<std::io::Result<(fs::File, Bytes)>>, u64),
    Done,
}

impl Reader {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BoxError>>> {
        loop {
            match std::mem::replace(self, Self::Done) {
                Self::Idle(_, 0) | Self::Done => return Poll::Ready(None),
                Self::Idle(file, left) => match Handle::try_current() {
                    Ok(runtime) => {
                        let read = runtime.spawn_blocking(move || read(file, left));
                        *self = Self::Busy(read, left);
                    }
                    Err(error) => return Poll::Ready(Some(Err(error.into()))),
                },
                Self::Busy(mut read, left) => match Pin::new(&mut read).poll(cx) {
                    Poll::Pending => {
                        *self = Self::Busy(read, left);
                        return Poll::Pending;
                    }
                    Poll::Ready(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                    Poll::Ready(Ok(Err(error))) => return Poll::Ready(Some(Err(error.into()))),
                    Poll::Ready(Ok(Ok((_, bytes)))) if bytes.is_empty() => {
                        return Poll::Ready(None);
                    }
                    Poll::Ready(Ok(Ok((file, bytes)))) => {
                        *self = Self::Idle(file, left - bytes.len() as u64);
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                },
            }
        }
    }
}

/// Reads the next bytes, at most `left`.
fn read(file: fs::File, left: u64) -> std::io::Result<(fs::File, Bytes)> {
    let mut bytes = Vec::new();
    let mut some = file.take(left.min(CHUNK));
    some.read_to_end(&mut bytes)?;
    Ok((some.into_inner(), bytes.into()))
}

/// Shows lengths and paths, no bytes.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Path(path) => write!(f, "{}", path.display()),
            Self::Stream(Shared { length, .. }) => match length {
                Some(length) => write!(f, "a stream of {length} bytes"),
                None => f.write_str("a stream"),
            },
        }
    }
}

/// Equal bytes, the same stream, or the same path.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => a == b,
            (Self::Path(a), Self::Path(b)) => a == b,
            (Self::Stream(a), Self::Stream(b)) => Arc::ptr_eq(&a.stream, &b.stream),
            _ => false,
        }
    }
}
