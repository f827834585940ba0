//! Bodies that are handed out while they come.
//!
//! Invariant: no more is held than one chunk and, where the body is taken apart, one record of
//! limited length. Dropping a stream drops the connection.

#[cfg(feature = "events")]
mod events;
mod lines;

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;

#[cfg(feature = "events")]
pub use self::events::{Event, EventStream};
pub use self::lines::JsonStream;
use crate::{
    codec::DecodeError, error::Error, exchange::Permit, secrets::Secrets, transport::Body,
};

/// How long one record of a stream may be, in bytes; a longer one ends the stream.
pub const RECORD_BYTES: usize = 16 << 20;

/// The rest of an answer, and what errors need to know of the call.
pub(crate) struct Live {
    body: Body,
    secrets: Secrets,
    operation: &'static str,
    /// Its place among the calls that may be on their way.
    _permit: Permit,
    /// How many bytes have come.
    read: u64,
    ended: bool,
}

impl Live {
    pub(crate) fn new(
        body: Body,
        secrets: Secrets,
        operation: &'static str,
        permit: Permit,
    ) -> Self {
        Self {
            body,
            secrets,
            operation,
            _permit: permit,
            read: 0,
            ended: false,
        }
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        while !self.ended {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                Some(Ok(frame)) => {
                    // Trailers are no part of the body.
                    let Ok(chunk) = frame.into_data() else {
                        continue;
                    };
                    if !chunk.is_empty() {
                        self.read = self.read.saturating_add(chunk.len() as u64);
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                }
                Some(Err(error)) => {
                    self.ended = true;
                    let place = format!("after {} bytes of the body", self.read);
                    let error = Error::broken_off(self.operation, error, place);
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.ended = true,
            }
        }
        Poll::Ready(None)
    }

    /// An error about a part of the body, such as `event 3`.
    fn not_as_declared(&self, place: String, error: DecodeError) -> Error {
        Error::in_stream(self.operation, &self.secrets, place, error)
    }

    /// The same for a part that is too long; nothing can be read behind it.
    fn too_long(&mut self, place: String) -> Error {
        self.ended = true;
        let why = DecodeError::new(format_args!("it is longer than {RECORD_BYTES} bytes"));
        self.not_as_declared(place, why)
    }
}

/// The body of an answer, in chunks as they come.
///
/// Status and headers are there before the body. Dropping it ends the exchange. It is a
/// [`Stream`](futures_core::Stream) too.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> rt::ByteStream, rt::LIVE => rt::stream, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::new(200).body("portrait");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let mut portrait = get_team(&client).await?.into_inner();
/// let mut length = 0;
/// while let Some(chunk) = portrait.chunk().await? {
///     length += chunk.len();
/// }
/// assert_eq!(length, 8);
/// # Ok(())
/// # }
/// ```
#[must_use = "the body is not read until it is asked for"]
pub struct ByteStream(Live);

impl ByteStream {
    pub(crate) fn new(live: Live) -> Self {
        Self(live)
    }

    /// The next bytes; `None` at the end of the body.
    ///
    /// # Errors
    /// When the exchange breaks off; the error says after how many bytes. Nothing comes after it.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| self.0.poll_chunk(cx)).await.transpose()
    }

    /// The whole rest of the body, however long it is.
    ///
    /// # Errors
    /// As [`chunk`](Self::chunk).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let Some(first) = self.chunk().await? else {
            return Ok(Bytes::new());
        };
        let Some(second) = self.chunk().await? else {
            return Ok(first);
        };
        let mut whole = Vec::with_capacity(first.len() + second.len());
        whole.extend_from_slice(&first);
        whole.extend_from_slice(&second);
        while let Some(chunk) = self.chunk().await? {
            whole.extend_from_slice(&chunk);
        }
        Ok(whole.into())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_chunk(cx)
    }
}

/// Shows how much was read, nothing of the body.
impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("read", &self.0.read)
            .finish_non_exhaustive()
    }
}
