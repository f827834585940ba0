//! The body of a request or an answer: bytes in memory, or a stream of them.
//!
//! Invariant: it is read once; what is in memory can be copied.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{BoxError, TransportError};
use crate::body::content::Content;

type Wrapped = Pin<Box<dyn HttpBody<Data = Bytes, Error = TransportError> + Send + Sync>>;

/// The body of a [`Request`](super::Request) or of an answer.
///
/// ```
/// use specwright_runtime::Body;
///
/// assert_eq!(Body::from("{}").as_bytes(), Some(&b"{}"[..]));
/// assert_eq!(Body::empty().as_bytes(), Some(&b""[..]));
/// ```
#[derive(Default)]
pub struct Body(Inner);

#[derive(Default)]
enum Inner {
    #[default]
    Read,
    Bytes(Bytes),
    Wrapped(Wrapped),
    /// The answer is kept whole as long as it can be read by its own quick way.
    #[cfg(not(target_arch = "wasm32"))]
    Answer(Box<reqwest::Response>),
}

impl Body {
    /// No bytes.
    pub fn empty() -> Self {
        Self(Inner::Read)
    }

    /// A body of the `http-body` crate.
    pub fn wrap<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + Sync + 'static,
        B::Error: Into<BoxError>,
    {
        Self::typed(Converted(Box::pin(body)))
    }

    /// A stream of bytes, of a length that is not known.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        // A new stream opens; only one that was sent before does not.
        crate::body::outgoing::body(vec![Content::stream(stream)]).unwrap_or_default()
    }

    /// A body whose errors are a transport's.
    pub(crate) fn typed<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes, Error = TransportError> + Send + Sync + 'static,
    {
        Self(Inner::Wrapped(Box::pin(body)))
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn answer(response: reqwest::Response) -> Self {
        Self(Inner::Answer(Box::new(response)))
    }

    /// The bytes, where they are in memory; `None` for a stream.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Read => Some(&[]),
            Inner::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// A copy of what is in memory; `None` for a stream.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Inner::Read => Some(Self::empty()),
            Inner::Bytes(bytes) => Some(Self(Inner::Bytes(bytes.clone()))),
            _ => None,
        }
    }

    /// The bytes, where they are in memory; else the body as it was.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Read => Ok(Bytes::new()),
            Inner::Bytes(bytes) => Ok(bytes),
            other => Err(Self(other)),
        }
    }

    /// Reads at most `limit` bytes, and says whether that was all; beyond the limit nothing is
    /// read but the chunk that goes beyond it.
    ///
    /// # Errors
    /// When the exchange breaks off before the end.
    pub async fn collect(self, limit: usize) -> Result<(Bytes, bool), TransportError> {
        match self.0 {
            Inner::Read => Ok((Bytes::new(), true)),
            Inner::Bytes(bytes) => Ok(cut(bytes, limit)),
            Inner::Wrapped(mut body) => {
                let mut chunks = Chunks::default();
                while let Some(frame) = next(&mut body).await {
                    if let Ok(chunk) = frame?.into_data()
                        && chunks.add(chunk) > limit
                    {
                        break;
                    }
                }
                Ok(cut(chunks.whole(), limit))
            }
            #[cfg(not(target_arch = "wasm32"))]
            Inner::Answer(mut answer) => {
                let mut chunks = Chunks::default();
                while let Some(chunk) = answer.chunk().await? {
                    if chunks.add(chunk) > limit {
                        break;
                    }
                }
                Ok(cut(chunks.whole(), limit))
            }
        }
    }

    /// The body as one that can be polled.
    fn polled(&mut self) -> &mut Inner {
        #[cfg(not(target_arch = "wasm32"))]
        if let Inner::Answer(answer) = &mut self.0 {
            // Nothing else is of interest of an answer whose head was taken.
            let empty = reqwest::Response::from(http::Response::new(reqwest::Body::default()));
            let answer = std::mem::replace(&mut **answer, empty);
            let body = http::Response::<reqwest::Body>::from(answer).into_body();
            *self = Self::wrap(body);
        }
        &mut self.0
    }
}

async fn next(body: &mut Wrapped) -> Option<Result<Frame<Bytes>, TransportError>> {
    std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await
}

/// So much of the bytes, and whether that is all.
fn cut(bytes: Bytes, limit: usize) -> (Bytes, bool) {
    match bytes.get(..limit) {
        Some(_) if bytes.len() > limit => (bytes.slice(..limit), false),
        _ => (bytes, true),
    }
}

/// Chunks on their way to one piece; most bodies are one.
#[derive(Default)]
struct Chunks {
    first: Bytes,
    more: Vec<u8>,
}

impl Chunks {
    /// Adds a chunk; gives the length of all.
    fn add(&mut self, chunk: Bytes) -> usize {
        if self.first.is_empty() {
            self.first = chunk;
        } else {
            if self.more.is_empty() {
                self.more.reserve(self.first.len() + chunk.len());
                self.more.extend_from_slice(&self.first);
            }
            self.more.extend_from_slice(&chunk);
        }
        self.first.len().max(self.more.len())
    }

    fn whole(self) -> Bytes {
        match self.more.is_empty() {
            true => self.first,
            false => self.more.into(),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let inner = self.polled();
        match inner {
            Inner::Bytes(_) => match std::mem::take(inner) {
                Inner::Bytes(bytes) if !bytes.is_empty() => {
                    Poll::Ready(Some(Ok(Frame::data(bytes))))
                }
                _ => Poll::Ready(None),
            },
            Inner::Wrapped(body) => body.as_mut().poll_frame(cx),
            _ => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Wrapped(body) => body.is_end_stream(),
            _ => self.as_bytes().is_some_and(<[u8]>::is_empty),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Wrapped(body) => body.size_hint(),
            _ => self
                .as_bytes()
                .map_or_else(SizeHint::default, |b| SizeHint::with_exact(b.len() as u64)),
        }
    }
}

/// A body with the errors of a transport.
struct Converted<B>(Pin<Box<B>>);

impl<B> HttpBody for Converted<B>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = ready!(self.0.as_mut().poll_frame(cx));
        Poll::Ready(frame.map(|frame| frame.map_err(|error| of_transport(error.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// Errors of the HTTP client lose their addresses.
fn of_transport(error: BoxError) -> TransportError {
    #[cfg(not(target_arch = "wasm32"))]
    let error = match error.downcast::<reqwest::Error>() {
        Ok(error) => return (*error).into(),
        Err(error) => error,
    };
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::other(error),
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

/// Shows how long it is, nothing of it.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_bytes() {
            Some(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            None => f.write_str("Body(a stream)"),
        }
    }
}
