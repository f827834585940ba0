//! What the tests of the rules have in common: a store that is called without a runtime.

use std::time::Duration;

use rusqlite::{Connection, Transaction};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{answer::Answer, clock::Moment, store::Store};

/// A store in memory, and the time in it.
pub(crate) struct Desk {
    connection: Connection,
    pub(crate) now: Moment,
}

impl Desk {
    /// An empty store at the beginning of 2026.
    pub(crate) fn new() -> Self {
        Self {
            connection: Store::connection().unwrap(),
            now: Moment::from_seconds(1_767_225_600),
        }
    }

    /// Lets a rule write, as the store would: a refused one leaves nothing behind.
    pub(crate) fn write<T, R>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, Moment) -> Answer<T, R>,
    ) -> Result<T, R> {
        let transaction = self.connection.transaction().unwrap();
        let outcome = work(&transaction, self.now).unwrap();
        if outcome.is_ok() {
            transaction.commit().unwrap();
        }
        outcome
    }

    /// Lets a rule read.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        work(&self.connection).unwrap()
    }

    /// Puts something in that nothing refuses.
    pub(crate) fn set_up<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, Moment) -> rusqlite::Result<T>,
    ) -> T {
        let outcome = self.write(|transaction, now| Ok(Ok::<T, ()>(work(transaction, now)?)));
        outcome.unwrap()
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, seconds: u64) {
        self.now = self.now.plus(Duration::from_secs(seconds));
    }
}

/// A model as the wire would bring it.
#[track_caller]
pub(crate) fn body<T: DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).unwrap()
}

/// A model as the wire would have it.
pub(crate) fn wire(model: &impl Serialize) -> Value {
    serde_json::to_value(model).unwrap()
}
