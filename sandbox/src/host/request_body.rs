//! The body of a request: not more than is allowed, and not later.

use std::{
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use axum::body::Body;
use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::Limited;
use tokio::time::{Sleep, sleep};

use super::Limits;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A body within its limits; beyond them it fails with an error that says so.
pub(super) fn within<B>(body: B, limits: &Limits) -> Body
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    if body.is_end_stream() {
        return Body::empty();
    }
    Body::new(Timed {
        body: Box::pin(Limited::new(body, limits.body_bytes)),
        allowed: limits.body_time,
        limit: None,
    })
}

struct Timed<B> {
    body: Pin<Box<Limited<B>>>,
    allowed: Duration,
    /// Begins when the body is asked for the first time.
    limit: Option<Pin<Box<Sleep>>>,
}

impl<B> HttpBody for Timed<B>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if let Poll::Ready(frame) = this.body.as_mut().poll_frame(context) {
            return Poll::Ready(frame);
        }
        let allowed = this.allowed;
        let limit = this.limit.get_or_insert_with(|| Box::pin(sleep(allowed)));
        match limit.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Some(Err("the body did not arrive in time".into()))),
            Poll::Pending => Poll::Pending,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
