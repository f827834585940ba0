//! Calls of the APIs on their way to the rules, and what becomes of those that fail.

use rusqlite::{Connection, Transaction};
use startlist::{StatusCode, serve::Refusal};

use crate::{answer::Answer, state::State, store::StoreError};

/// Why a rule gives no value.
pub(crate) enum Failed<R> {
    /// It refuses.
    Refused(R),
    /// The store cannot be used: 500.
    Store(Refusal),
}

impl State {
    /// Asks a rule that changes nothing.
    pub(crate) async fn read<T, R, F>(&self, rule: F) -> Result<T, Failed<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
        F: FnOnce(&Connection) -> Answer<T, R> + Send + 'static,
    {
        told(self.store.read(rule).await)
    }

    /// Asks a rule that changes something: all of it, or nothing where it refuses.
    pub(crate) async fn write<T, R, F>(&self, rule: F) -> Result<T, Failed<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Answer<T, R> + Send + 'static,
    {
        told(self.store.write(rule).await)
    }
}

fn told<T, R>(outcome: Result<Result<T, R>, StoreError>) -> Result<T, Failed<R>> {
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(refused)) => Err(Failed::Refused(refused)),
        Err(error) => Err(Failed::Store(broken(&error))),
    }
}

/// Callers are told no more than where to look.
fn broken(error: &StoreError) -> Refusal {
    eprintln!("error: the database of the sandbox failed: {error}");
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    Refusal::new(status).because("The database of the sandbox failed; its output says why.")
}
