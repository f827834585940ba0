//! Answers that break off, as networks make them.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{body::Body, response::Response};
use bytes::Bytes;
use http::{HeaderValue, header::CONTENT_LENGTH};
use http_body::{Body as HttpBody, Frame, SizeHint};
use serde::{Deserialize, Serialize};

/// Where a connection is cut. As an extension of an answer it tells the host to do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Cut {
    /// Before the call is looked at: nothing is done, nothing is answered.
    Before,
    /// The call is done, and nothing of the answer arrives.
    After,
    /// The call is done, and half of the answer's body arrives; where it has none, nothing does.
    Middle,
}

/// The connection is to be closed as it is.
#[derive(Debug)]
pub(super) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection is cut on purpose")
    }
}

impl std::error::Error for Closed {}

/// What is left of an answer that is cut.
pub(super) async fn cut(response: Response, place: Cut) -> Result<Response, Closed> {
    if place != Cut::Middle {
        return Err(Closed);
    }
    let (mut head, body) = response.into_parts();
    // The bodies of this server are in memory; none is without an end.
    let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else {
        return Err(Closed);
    };
    if body.len() < 2 {
        return Err(Closed);
    }
    let length = HeaderValue::from(body.len());
    head.headers.insert(CONTENT_LENGTH, length);
    let half = Half {
        whole: body.len() as u64,
        part: Some(body.slice(..body.len() / 2)),
        flushed: false,
    };
    Ok(Response::from_parts(head, Body::new(half)))
}

/// The first half of a body, and then an error.
struct Half {
    whole: u64,
    part: Option<Bytes>,
    flushed: bool,
}

impl HttpBody for Half {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        if let Some(part) = self.part.take() {
            return Poll::Ready(Some(Ok(Frame::data(part))));
        }
        // What was given is written out while nothing more is there to write; only then is the end.
        if !std::mem::replace(&mut self.flushed, true) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Closed)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.whole)
    }
}
