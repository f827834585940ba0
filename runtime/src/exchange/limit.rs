//! Limits of time, and of calls at the same time.

use std::{
    future::{Future, poll_fn},
    pin::pin,
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

    /// Waits for a place.
    pub(crate) async fn of(limit: &Arc<Semaphore>) -> Self {
        let permit = Arc::clone(limit).acquire_owned().await;
        // The semaphore is never closed.
        Self(permit.ok())
    }
}

/// The result of some work, or `None` where it takes longer than the limit.
pub(crate) async fn within<T>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let Some(limit) = limit else {
        return Some(work.await);
    };
    let mut work = pin!(work);
    let mut end = None;
    poll_fn(|cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        // What is done at once needs no timer.
        let end = end.get_or_insert_with(|| clock.sleep(limit));
        end.as_mut().poll(cx).map(|()| None)
    })
    .await
}
