//! Limits of time, and of calls at the same time.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    sync::Arc,
    task::Poll,
    time::Duration,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::Clock;

/// A place among the calls that may be on their way; given back when it is dropped.
pub(crate) struct Permit(#[allow(dead_code)] Option<OwnedSemaphorePermit>);

impl Permit {
    /// A place where there is no limit.
    pub(crate) fn free() -> Self {
        Self(None)
    }

    /// A place that is free now.
    pub(crate) fn now(limit: &Arc<Semaphore>) -> Option<Self> {
        let permit = Arc::clone(limit).try_acquire_owned();
        permit.ok().map(|permit| Self(Some(permit)))
    }

    /// Waits for a place.
    pub(crate) async fn of(limit: &Arc<Semaphore>) -> Self {
        let permit = Arc::clone(limit).acquire_owned().await;
        // The semaphore is never closed.
        Self(permit.ok())
    }
}

/// The result of some work, or `None` where it takes longer than the limit.
///
/// The work is pinned by the caller: handed over, it would be kept twice.
pub(crate) fn within<F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    mut work: Pin<&mut F>,
) -> impl Future<Output = Option<F::Output>> {
    let mut end = None;
    poll_fn(move |cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        let Some(limit) = limit else {
            return Poll::Pending;
        };
        // What is done at once needs no timer.
        let end = end.get_or_insert_with(|| clock.sleep(limit));
        end.as_mut().poll(cx).map(|()| None)
    })
}
