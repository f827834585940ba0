//! Random calls of both APIs, answered by the sandbox's rules and by a model that is written
//! without them: lists in memory, searched from one end to the other. Both say the same, the rules
//! by themselves in many cases, and the client of a running sandbox in a few.

mod runsignup;
mod same;
mod served;
mod toornament;

use rusqlite::{Connection, Transaction};
use startlist_sandbox::{answer::Answer, clock::Moment, store::Store};
use tokio::runtime::Runtime;

/// A sandbox without its shell.
struct Sandbox {
    runtime: Runtime,
    store: Store,
}

impl Sandbox {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        Self {
            runtime: runtime.unwrap(),
            store: Store::memory().unwrap(),
        }
    }

    fn write<T, R>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Answer<T, R> + Send + 'static,
    ) -> Result<T, R>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        self.runtime.block_on(self.store.write(work)).unwrap()
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        self.runtime.block_on(self.store.read(work)).unwrap()
    }

    fn set_up<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        let outcome = self.write(move |transaction| Ok(Ok::<T, ()>(work(transaction)?)));
        outcome.unwrap()
    }
}

/// The time at the beginning, in seconds since 1970.
const START: i64 = 1_767_225_600;

fn moment(seconds: i64) -> Moment {
    Moment::from_seconds(START + seconds)
}
