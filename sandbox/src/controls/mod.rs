//! What tests do to a running sandbox: faults, snapshots, time, and what was asked of it.
//!
//! [`Controls`] is for tests in the same process; `serve` offers the same by HTTP.

mod failing;
mod fault;
mod requests;
mod serve;

use std::{fmt, sync::Arc, time::Duration};

pub(crate) use failing::failing;
use fault::Faults;
pub use fault::{BadFault, Fault};
pub(crate) use requests::Requests;
pub(crate) use serve::router;

use crate::{
    clock::{Clock, Moment},
    host::Entry,
    seed::Seed,
    store::{Store, StoreError},
};

/// What tests do to a running sandbox. Cloning it is cheap; clones control the same one.
///
/// ```no_run
/// use startlist_sandbox::{Fault, Sandbox};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let controls = sandbox.controls();
/// controls.fail_next(Fault::status(429).retry_after(2))?;
/// // … what the client does then …
/// assert_eq!(controls.requests().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Controls {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    /// What the sandbox was started with.
    pub(crate) seed: Seed,
    pub(crate) faults: Arc<Faults>,
    pub(crate) requests: Arc<Requests>,
}

impl Controls {
    pub(crate) fn new(store: Store, clock: Clock, seed: Seed) -> Self {
        Self {
            store,
            clock,
            seed,
            faults: Arc::default(),
            requests: Arc::default(),
        }
    }

    /// Lets the next calls fail. Faults wait in line: a call meets the first one that is for it.
    ///
    /// # Errors
    /// When the fault does nothing or cannot be, such as a status of 1000.
    pub fn fail_next(&self, fault: Fault) -> Result<(), BadFault> {
        self.faults.add(fault)
    }

    /// The faults that no call has met yet, with how often they still come.
    pub fn faults(&self) -> Vec<Fault> {
        self.faults.waiting()
    }

    /// Takes back the faults that no call has met yet.
    pub fn clear_faults(&self) {
        self.faults.clear();
    }

    /// The requests that were answered, the oldest first: the last 1,000 of them. A request is
    /// in it when its client gets the answer. Secrets are not in it.
    pub fn requests(&self) -> Vec<Entry> {
        self.requests.seen()
    }

    /// Forgets the requests that were answered.
    pub fn clear_requests(&self) {
        self.requests.clear();
    }

    /// The time that the sandbox has.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Puts the time of the sandbox forward, and gives it: tokens expire by it, and what is
    /// written is dated by it. Only [`reset`](Self::reset) takes it back.
    pub fn advance(&self, by: Duration) -> Moment {
        self.clock.advance(by)
    }

    /// Keeps all data under a name, in place of what was kept under it before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self, name: impl Into<String>) -> Result<(), StoreError> {
        self.store.snapshot(name.into()).await
    }

    /// Brings back the data that were kept under a name, credentials and tokens among them;
    /// false if there are none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn restore(&self, name: impl Into<String>) -> Result<bool, StoreError> {
        self.store.restore(name.into()).await
    }

    /// Makes everything as at a first start: the data, the time, no faults, no requests.
    /// Snapshots stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reset(&self) -> Result<(), StoreError> {
        self.clock.reset();
        self.store.reset(self.seed, self.clock.now()).await?;
        self.clear_faults();
        self.clear_requests();
        Ok(())
    }
}

impl fmt::Debug for Controls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Controls")
            .field("faults", &self.faults())
            .finish_non_exhaustive()
    }
}
