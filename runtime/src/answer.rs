//! A successful answer on its way to the value that an operation promises.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

#[cfg(feature = "events")]
use crate::stream::EventStream;
use crate::{
    codec::{Decode, DecodeError, Decoded},
    in_band::InBand,
    reply::Reply,
    stream::{ByteStream, JsonStream, Live},
};

/// An answer that is decoded: read to its end, or with its body still to come.
///
/// Generated code calls it once per answer.
pub struct Answer {
    reply: Reply,
    /// On the heap: most answers have none.
    live: Option<Box<Live>>,
    case: usize,
    attempts: u32,
}

impl Answer {
    /// An answer whose body is there.
    pub(crate) fn whole(reply: Reply, case: usize) -> Self {
        Self {
            reply,
            live: None,
            case,
            attempts: 1,
        }
    }

    /// An answer whose body is still to come.
    pub(crate) fn live(status: StatusCode, headers: HeaderMap, live: Live, case: usize) -> Self {
        Self {
            reply: Reply::new(status, headers, Bytes::new()),
            live: Some(Box::new(live)),
            case,
            attempts: 1,
        }
    }

    /// The same, after so many attempts.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Which of the declared answers it is; none of them for a number beyond their list.
    pub fn case(&self) -> usize {
        self.case
    }

    /// The answer as it came, for those that the document does not declare.
    pub fn reply(&self) -> Reply {
        self.reply.clone()
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        self.reply.headers()
    }

    /// The status that an error inside of the body stands for, where it is looked for.
    pub(crate) fn in_band(&self, in_band: Option<&InBand>) -> Option<StatusCode> {
        in_band?.find(self.reply.body())?.status
    }

    pub(crate) fn into_reply(self) -> Reply {
        self.reply
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.reply.status()
    }

    /// The body read as JSON.
    ///
    /// # Errors
    /// As [`Reply::json`].
    #[inline]
    pub fn json<T: Decode>(&self) -> Decoded<T> {
        self.reply.json()
    }

    /// The body as text.
    ///
    /// # Errors
    /// As [`Reply::text`].
    pub fn text(&self) -> Decoded<String> {
        self.reply.text()
    }

    /// The body as it comes.
    ///
    /// # Errors
    /// When the body was read already.
    pub fn stream(&mut self) -> Decoded<ByteStream> {
        self.take().map(ByteStream::new)
    }

    /// The body as JSON values in a row.
    ///
    /// # Errors
    /// When the body was read already.
    pub fn json_stream<T: Decode>(&mut self) -> Decoded<JsonStream<T>> {
        self.take().map(JsonStream::new)
    }

    /// The body as events whose data is JSON.
    ///
    /// # Errors
    /// When the body was read already.
    #[cfg(feature = "events")]
    pub fn events<T: Decode>(&mut self) -> Decoded<EventStream<T>> {
        self.take().map(EventStream::json)
    }

    /// The body as events whose data is text.
    ///
    /// # Errors
    /// When the body was read already.
    #[cfg(feature = "events")]
    pub fn text_events(&mut self) -> Decoded<EventStream<String>> {
        self.take().map(EventStream::text)
    }

    fn take(&mut self) -> Decoded<Live> {
        let live = self.live.take().map(|live| *live);
        live.ok_or_else(|| DecodeError::new("the body was read already"))
    }
}

/// Decodes an answer as JSON.
///
/// # Errors
/// As [`Reply::json`].
#[inline]
pub fn json<T: Decode>(answer: &mut Answer) -> Decoded<T> {
    answer.json()
}

/// Decodes an answer as text.
///
/// # Errors
/// As [`Reply::text`].
pub fn text(answer: &mut Answer) -> Decoded<String> {
    answer.text()
}

/// Takes the body of an answer as it is.
///
/// # Errors
/// None; the result is that of every decoder.
#[allow(clippy::unnecessary_wraps)] // The signature is that of every decoder.
pub fn bytes(answer: &mut Answer) -> Decoded<Bytes> {
    Ok(answer.reply.body().clone())
}

/// Ignores the body of an answer.
///
/// # Errors
/// None; the result is that of every decoder.
#[allow(clippy::unnecessary_wraps)] // The signature is that of every decoder.
pub fn empty(_: &mut Answer) -> Decoded<()> {
    Ok(())
}

/// Hands out the body of an answer as it comes.
///
/// # Errors
/// As [`Answer::stream`].
pub fn stream(answer: &mut Answer) -> Decoded<ByteStream> {
    answer.stream()
}

/// Hands out the JSON values of an answer as they come.
///
/// # Errors
/// As [`Answer::json_stream`].
pub fn json_stream<T: Decode>(answer: &mut Answer) -> Decoded<JsonStream<T>> {
    answer.json_stream()
}

/// Hands out the events of an answer, whose data is JSON.
///
/// # Errors
/// As [`Answer::events`].
#[cfg(feature = "events")]
pub fn events<T: Decode>(answer: &mut Answer) -> Decoded<EventStream<T>> {
    answer.events()
}

/// Hands out the events of an answer, whose data is text.
///
/// # Errors
/// As [`Answer::text_events`].
#[cfg(feature = "events")]
pub fn text_events(answer: &mut Answer) -> Decoded<EventStream<String>> {
    answer.text_events()
}
