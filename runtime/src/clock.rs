//! What time it is, and waiting.
//!
//! Invariant: no other module asks the system for the time or waits by itself, so a test that
//! stops the clock stops everything.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use tokio::{runtime::Handle, time::Instant};

use crate::transport::BoxFuture;

/// Tells the time, and waits.
///
/// A client has Tokio's clock ([`TokioClock`]) unless it is given another one. That stands still
/// where a test has paused it (`tokio::time::pause`). A clock of your own is of use without
/// Tokio: with another runtime, or on wasm32.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::{BoxFuture, Clock};
///
/// /// Stands still, and waits for nothing.
/// struct Still;
///
/// impl Clock for Still {
///     fn now(&self) -> Duration {
///         Duration::ZERO
///     }
///
///     fn unix_time(&self) -> Duration {
///         Duration::from_secs(1_700_000_000)
///     }
///
///     fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
///         Box::pin(std::future::pending())
///     }
/// }
/// ```
pub trait Clock: Send + Sync + 'static {
    /// The time since a moment of the clock's choice; it never goes back.
    fn now(&self) -> Duration;

    /// The time since the beginning of 1970, to be compared with the dates of servers.
    fn unix_time(&self) -> Duration;

    /// Waits; the time begins with the call.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;
}

/// The clock of Tokio. Waiting needs a Tokio runtime whose time is enabled.
///
/// ```
/// use specwright_runtime::{Clock, TokioClock};
///
/// let clock = TokioClock::new();
/// let earlier = clock.now();
/// assert!(clock.now() >= earlier);
/// ```
#[derive(Clone, Copy)]
pub struct TokioClock {
    begin: Instant,
}

impl TokioClock {
    /// A clock that begins now.
    pub fn new() -> Self {
        Self {
            begin: Instant::now(),
        }
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        Instant::now().saturating_duration_since(self.begin)
    }

    fn unix_time(&self) -> Duration {
        let time = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        time.unwrap_or_default()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        match Handle::try_current() {
            // A long time is a limit that never passes.
            Ok(_) => Box::pin(tokio::time::sleep(time)),
            // Where nothing can wait, no limit passes; nothing else is known to wait for.
            Err(_) => Box::pin(std::future::pending()),
        }
    }
}

impl fmt::Debug for TokioClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokioClock")
    }
}
