//! JSON values in a row: one per line, or each behind a record separator (RFC 7464).

use std::{
    fmt,
    future::poll_fn,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;

use super::{Live, RECORD_BYTES};
use crate::{
    codec::{Decode, from_json},
    error::Error,
};

/// What stands before each value of `application/json-seq`.
const RECORD_SEPARATOR: u8 = 0x1e;

/// JSON values, each decoded when its line has come.
///
/// A value that is not as declared is an error that says which one it is; the values behind it
/// still come. A value is at most 16 MiB long. Dropping it ends the exchange. It is a
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
/// #     GetTeam -> rt::JsonStream<i64>, rt::LIVE => rt::json_stream, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::new(200).body("1\n2\n");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let mut points = get_team(&client).await?.into_inner();
/// let mut sum = 0;
/// while let Some(record) = points.next().await {
///     sum += record?;
/// }
/// assert_eq!(sum, 3);
/// # Ok(())
/// # }
/// ```
#[must_use = "the body is not read until it is asked for"]
pub struct JsonStream<T> {
    records: Box<Records>,
    item: PhantomData<fn() -> T>,
}

impl<T: Decode> JsonStream<T> {
    pub(crate) fn new(live: Live) -> Self {
        let records = Records {
            live,
            waiting: Vec::new(),
            looked_at: 0,
            separator: None,
            number: 0,
        };
        Self {
            records: Box::new(records),
            item: PhantomData,
        }
    }

    /// The next value; `None` at the end of the body.
    ///
    /// # Errors
    /// When a value is not as declared, or the exchange breaks off.
    #[allow(clippy::should_implement_trait)] // An iterator does not wait.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let Some(record) = ready!(self.records.poll(cx)) else {
            return Poll::Ready(None);
        };
        let records = &self.records;
        let value = record.and_then(|bytes| {
            let place = || format!("record {}", records.number);
            from_json(&bytes).map_err(|error| records.live.not_as_declared(place(), error))
        });
        Poll::Ready(Some(value))
    }
}

impl<T: Decode> Stream for JsonStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

/// Shows how many values came.
impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonStream")
            .field("records", &self.records.number)
            .finish_non_exhaustive()
    }
}

/// The texts between the separators; the part that does not depend on the type.
struct Records {
    live: Live,
    waiting: Vec<u8>,
    /// How much of it is known to hold no separator.
    looked_at: usize,
    /// What ends a record; the first byte of the body tells.
    separator: Option<u8>,
    number: u64,
}

impl Records {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            while let Some(record) = self.cut() {
                if let Some(record) = self.counted(&record) {
                    return Poll::Ready(Some(Ok(record)));
                }
            }
            if self.waiting.len() > RECORD_BYTES {
                self.waiting = Vec::new();
                let place = format!("record {}", self.number + 1);
                return Poll::Ready(Some(Err(self.live.too_long(place))));
            }
            match ready!(self.live.poll_chunk(cx)) {
                Some(Ok(chunk)) => self.waiting.extend_from_slice(&chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    let last = std::mem::take(&mut self.waiting);
                    self.looked_at = 0;
                    return Poll::Ready(self.counted(&last).map(Ok));
                }
            }
        }
    }

    /// The next record with its separator behind it.
    fn cut(&mut self) -> Option<Vec<u8>> {
        let separator = *match &mut self.separator {
            Some(separator) => separator,
            unknown => {
                let first = self.waiting.iter().find(|b| !b.is_ascii_whitespace())?;
                let lines = *first != RECORD_SEPARATOR;
                unknown.insert(if lines { b'\n' } else { RECORD_SEPARATOR })
            }
        };
        let new = self.waiting.get(self.looked_at..)?;
        let Some(end) = new.iter().position(|b| *b == separator) else {
            self.looked_at = self.waiting.len();
            return None;
        };
        let rest = self.waiting.split_off(self.looked_at + end + 1);
        self.looked_at = 0;
        Some(std::mem::replace(&mut self.waiting, rest))
    }

    /// A record without what stands around it; blank ones do not count.
    fn counted(&mut self, record: &[u8]) -> Option<Bytes> {
        let blank = |b: &u8| b.is_ascii_whitespace() || *b == RECORD_SEPARATOR;
        let start = record.iter().position(|b| !blank(b))?;
        let end = record.iter().rposition(|b| !blank(b))?;
        self.number += 1;
        record.get(start..=end).map(Bytes::copy_from_slice)
    }
}
