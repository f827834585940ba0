//! Answers that are written while they are sent: JSON values in a row, and server-sent events.
//!
//! Invariant: a value is asked for when the connection can take it; dropping the body drops the
//! stream.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use futures_core::Stream;

use crate::{
    codec::{Encode, to_json},
    transport::BoxError,
};

type Values<T> = Pin<Box<dyn Stream<Item = Result<T, BoxError>> + Send>>;

/// JSON values that are answered one after the other.
///
/// ```
/// use specwright_runtime::serve::Records;
///
/// let records = Records::of(vec![1, 2, 3]);
/// # let _: Records<i32> = records;
/// ```
pub struct Records<T>(Values<T>);

impl<T: Send + 'static> Records<T> {
    /// Values that are there.
    pub fn of<I>(values: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        Self(Box::pin(There(values.into_iter())))
    }

    /// Values as they come; an error breaks the answer off.
    pub fn new<S, E>(values: S) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self(Box::pin(Converted(Box::pin(values))))
    }
}

impl<T: Encode + 'static> Records<T> {
    /// Each value with a line feed behind it, and with a record separator before it where the type
    /// asks for one.
    pub(super) fn into_body(self, separated: bool) -> Body {
        Body::from_stream(Written {
            values: self.0,
            write: Box::new(move |value: &T| {
                let mut line = if separated { vec![0x1e] } else { Vec::new() };
                line.extend(to_json(value)?);
                line.push(b'\n');
                Ok(line.into())
            }),
        })
    }
}

impl<T> fmt::Debug for Records<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").finish_non_exhaustive()
    }
}

/// One server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerEvent<T> {
    /// Its name; `message` to the client where there is none.
    pub event: Option<String>,
    /// Its id, by which the client tells what it has seen.
    pub id: Option<String>,
    /// How long the client is to wait before it connects anew.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

impl<T> From<T> for ServerEvent<T> {
    fn from(data: T) -> Self {
        Self {
            event: None,
            id: None,
            retry: None,
            data,
        }
    }
}

/// Server-sent events that are answered one after the other.
///
/// ```
/// use specwright_runtime::serve::{Events, ServerEvent};
///
/// let events = Events::of([ServerEvent { event: Some("goal".to_owned()), ..17.into() }]);
/// # let _: Events<i32> = events;
/// ```
pub struct Events<T>(Values<ServerEvent<T>>);

impl<T: Send + 'static> Events<T> {
    /// Events that are there.
    pub fn of<I>(events: I) -> Self
    where
        I: IntoIterator<Item = ServerEvent<T>>,
        I::IntoIter: Send + 'static,
    {
        Self(Records::of(events).0)
    }

    /// Events as they come; an error breaks the answer off.
    pub fn new<S, E>(events: S) -> Self
    where
        S: Stream<Item = Result<ServerEvent<T>, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self(Records::new(events).0)
    }
}

impl<T: Encode + 'static> Events<T> {
    pub(super) fn into_json(self) -> Body {
        self.into_body(|data| Ok(String::from_utf8(to_json(data)?)?))
    }

    fn into_body(self, text: fn(&T) -> Result<String, BoxError>) -> Body {
        Body::from_stream(Written {
            values: self.0,
            write: Box::new(move |event: &ServerEvent<T>| {
                Ok(event.write(&text(&event.data)?).into())
            }),
        })
    }
}

impl Events<String> {
    pub(super) fn into_text(self) -> Body {
        self.into_body(|data| Ok(data.clone()))
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}

impl<T> ServerEvent<T> {
    /// The event as its lines; a line break in a name or an id would end it, and is left out.
    fn write(&self, data: &str) -> String {
        let mut text = String::new();
        let one_line = |text: &str| text.replace(['\r', '\n', '\0'], "");
        if let Some(event) = &self.event {
            text.push_str(&format!("event: {}\n", one_line(event)));
        }
        if let Some(id) = &self.id {
            text.push_str(&format!("id: {}\n", one_line(id)));
        }
        if let Some(retry) = &self.retry {
            text.push_str(&format!("retry: {}\n", retry.as_millis()));
        }
        for line in data.replace("\r\n", "\n").split(['\n', '\r']) {
            text.push_str(&format!("data: {line}\n"));
        }
        text.push('\n');
        text
    }
}

/// Values that are there, as a stream.
struct There<I>(I);

// The values are not pinned.
impl<I> Unpin for There<I> {}

impl<I: Iterator> Stream for There<I> {
    type Item = Result<I::Item, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

/// A stream with errors of one type.
struct Converted<S>(Pin<Box<S>>);

impl<T, E: Into<BoxError>, S: Stream<Item = Result<T, E>>> Stream for Converted<S> {
    type Item = Result<T, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|item| item.map_err(Into::into)))
    }
}

type Write<T> = Box<dyn Fn(&T) -> Result<Bytes, BoxError> + Send>;

/// Values as the bytes that are sent for them.
struct Written<T> {
    values: Values<T>,
    write: Write<T>,
}

impl<T> Stream for Written<T> {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.values.as_mut().poll_next(cx));
        Poll::Ready(next.map(|value| (self.write)(&value?)))
    }
}
