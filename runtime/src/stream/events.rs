//! Server-sent events (`text/event-stream`), as the HTML standard has them.

use std::{
    fmt,
    future::poll_fn,
    num::NonZeroUsize,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use sse_core::{MessageEvent, SseDecoder, SseEvent};

use super::{Live, RECORD_BYTES};
use crate::{
    codec::{Decode, Decoded, from_json},
    error::Error,
};

/// Text that many servers send as the last event of a stream of JSON.
const DONE: &str = "[DONE]";

/// One event of a stream.
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
/// #     GetTeam -> rt::EventStream<i64>, rt::LIVE => rt::events, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::new(200).body("event: goal\ndata: 17\n\n");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let mut events = get_team(&client).await?.into_inner();
/// while let Some(event) = events.next().await {
///     let event = event?;
///     assert_eq!((&*event.event, event.data), ("goal", 17));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The name of the event; `message` where the server gives none.
    pub event: String,
    /// The last id that the server gave, in this event or an earlier one.
    pub id: Option<String>,
    /// How long to wait before connecting anew, where the server said so since the last event.
    pub retry: Option<Duration>,
    /// The data, decoded.
    pub data: T,
}

/// Events, each decoded when it has come.
///
/// An event whose data is not as declared is an error that says which one it is; the events
/// behind it still come. Where data is JSON, an event `[DONE]` ends the stream. An event is at
/// most 16 MiB long. Dropping it ends the exchange. It is a
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
/// #     GetTeam -> rt::EventStream<i64>, rt::LIVE => rt::events, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::new(200).body("event: goal\ndata: 17\n\n");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let mut events = get_team(&client).await?.into_inner();
/// while let Some(event) = events.next().await {
///     let event = event?;
///     assert_eq!((&*event.event, event.data), ("goal", 17));
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "the body is not read until it is asked for"]
pub struct EventStream<T> {
    messages: Box<Messages>,
    decode: fn(&str) -> Decoded<T>,
}

impl<T: Decode> EventStream<T> {
    /// Events whose data is JSON.
    pub(crate) fn json(live: Live) -> Self {
        Self {
            messages: Box::new(Messages::new(live, true)),
            decode: |text| from_json(text.as_bytes()),
        }
    }
}

impl EventStream<String> {
    /// Events whose data is text.
    pub(crate) fn text(live: Live) -> Self {
        Self {
            messages: Box::new(Messages::new(live, false)),
            decode: |text| Ok(text.to_owned()),
        }
    }
}

impl<T> EventStream<T> {
    /// The next event; `None` at the end of the stream.
    ///
    /// # Errors
    /// When the data of an event is not as declared, or the exchange breaks off.
    #[allow(clippy::should_implement_trait)] // An iterator does not wait.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let message = match ready!(self.messages.poll(cx)) {
            Some(Ok(message)) => message,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let messages = &mut self.messages;
        Poll::Ready(Some(match (self.decode)(&message.data) {
            Ok(data) => Ok(Event {
                event: message.event.into_owned(),
                id: message.last_event_id.map(|id| id.as_ref().to_owned()),
                retry: messages.retry.take(),
                data,
            }),
            Err(error) => {
                let place = format!("event {}", messages.number);
                Err(messages.live.not_as_declared(place, error))
            }
        }))
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// Shows how many events came.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("events", &self.messages.number)
            .finish_non_exhaustive()
    }
}

/// The events before their data is decoded; the part that does not depend on the type.
struct Messages {
    live: Live,
    parser: SseDecoder,
    chunk: Bytes,
    retry: Option<Duration>,
    number: u64,
    /// Whether `[DONE]` ends the stream.
    marked_end: bool,
}

impl Messages {
    fn new(live: Live, marked_end: bool) -> Self {
        let limit = NonZeroUsize::new(RECORD_BYTES).unwrap_or(NonZeroUsize::MIN);
        Self {
            live,
            parser: SseDecoder::with_limit(limit),
            chunk: Bytes::new(),
            retry: None,
            number: 0,
            marked_end,
        }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<MessageEvent, Error>>> {
        loop {
            match self.parser.next(&mut self.chunk) {
                Some(Ok(SseEvent::Retry(milliseconds))) => {
                    self.retry = Some(Duration::from_millis(milliseconds.into()));
                }
                Some(Ok(SseEvent::Message(message))) => {
                    if self.marked_end && message.data.trim() == DONE {
                        self.live.ended = true;
                        self.chunk = Bytes::new();
                        return Poll::Ready(None);
                    }
                    self.number += 1;
                    return Poll::Ready(Some(Ok(message)));
                }
                Some(Err(_)) => {
                    self.chunk = Bytes::new();
                    let place = format!("event {}", self.number + 1);
                    return Poll::Ready(Some(Err(self.live.too_long(place))));
                }
                None => match ready!(self.live.poll_chunk(cx)) {
                    Some(Ok(chunk)) => self.chunk = chunk,
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => return Poll::Ready(None),
                },
            }
        }
    }
}
