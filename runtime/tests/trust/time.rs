//! Time that stands still, and goes on where the client waits and where a server stalls.

use std::{
    future::Future,
    pin::pin,
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use crate::script::Scripted;
use specwright_runtime::{Attempt, BoxFuture, Clock, Hook, Outcome, TokioClock};
use tokio::{task, time};

/// Tokio wakes at full milliseconds, never too early.
pub const TICK: Duration = Duration::from_millis(1);

/// The clock of a client: that of Tokio, which stands still.
///
/// A client whose clock this is, and whose hook it is too, has its waits between attempts noted
/// and over at once. Limits of time pass when the test says so.
#[derive(Clone)]
pub struct Time {
    tokio: TokioClock,
    waits: Arc<Mutex<Waits>>,
    /// Tokio lets a stopped clock go on when nothing happens, unless a thread works for it.
    _working: Arc<mpsc::Sender<()>>,
}

#[derive(Default)]
struct Waits {
    /// The wait that was told to the hook and has to come next.
    due: Option<Duration>,
    over: Vec<Duration>,
}

impl Time {
    /// Stops the clock of the runtime of this test.
    pub fn stop() -> Self {
        time::pause();
        let (working, work) = mpsc::channel();
        // A test that waits in vain is ended by the limits of its calls.
        task::spawn_blocking(move || work.recv_timeout(Duration::from_secs(20)).is_ok());
        Self {
            tokio: TokioClock::new(),
            waits: Arc::default(),
            _working: Arc::new(working),
        }
    }

    /// Lets time pass, and [`TICK`] more.
    pub async fn pass(&self, time: Duration) {
        time::advance(time + TICK).await;
    }

    /// The waits since the last time this was asked.
    pub fn waits(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waits.lock().unwrap().over)
    }

    /// Awaits some work; each time that a connection stalls, so much time passes.
    pub async fn while_stalled<T>(
        &self,
        server: &Scripted,
        passes: Duration,
        work: impl Future<Output = T>,
    ) -> T {
        let mut work = pin!(work);
        loop {
            tokio::select! {
                biased;
                done = &mut work => return done,
                () = server.stalled() => self.pass(passes).await,
            }
        }
    }
}

impl Clock for Time {
    fn now(&self) -> Duration {
        self.tokio.now()
    }

    fn unix_time(&self) -> Duration {
        // Sun, 06 Nov 1994 08:49:37 GMT.
        Duration::from_secs(784_111_777)
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        let mut waits = self.waits.lock().unwrap();
        if waits.due.take_if(|due| *due == time).is_none() {
            return self.tokio.sleep(time);
        }
        waits.over.push(time);
        Box::pin(time::advance(time))
    }
}

impl Hook for Time {
    fn after(&self, _: Attempt, outcome: &Outcome<'_>) {
        self.waits.lock().unwrap().due = outcome.retry_in;
    }
}
