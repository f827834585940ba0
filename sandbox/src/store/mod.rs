//! The state of the sandbox, in SQLite.
//!
//! Work on it is blocking and runs on tokio's threads for such: reads beside each other, writes one
//! after the other, each in a transaction of its own.
//!
//! Invariant: a write that is refused, fails or panics leaves nothing behind; one that was
//! acknowledged is in the file.

pub mod credentials;
mod error;
pub mod ids;
mod open;
mod readers;
mod schema;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, Transaction, TransactionBehavior, backup::Backup};
use tokio::{sync::Mutex as AsyncMutex, task::spawn_blocking};

pub use self::error::StoreError;
use self::{error::Kind, readers::Readers};
use crate::{clock::Moment, seed::Seed};

/// The state of both APIs. Clones are the same store.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Arc<AsyncMutex<Connection>>,
    /// `None` in memory, where the writer's connection is the only one.
    readers: Option<Arc<Readers>>,
    snapshots: Arc<Mutex<BTreeMap<String, Connection>>>,
}

impl Store {
    /// Opens the database in a file, and makes it where there is none. Beside it come two files
    /// with `-wal` and `-shm` at the end of their names.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        open::configure(&connection)?;
        // Nothing is written before the file is known to be the sandbox's.
        schema::prepare(&mut connection)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        let readers = Readers::open(path)?;
        Ok(Self::over(connection, Some(readers)))
    }

    /// A new database in memory, gone with the last clone of the store.
    pub fn memory() -> Result<Self, StoreError> {
        Ok(Self::over(Self::connection()?, None))
    }

    /// A connection to a new database in memory.
    pub(crate) fn connection() -> Result<Connection, StoreError> {
        let mut connection = Connection::open_in_memory()?;
        open::configure(&connection)?;
        schema::prepare(&mut connection)?;
        Ok(connection)
    }

    fn over(connection: Connection, readers: Option<Readers>) -> Self {
        Self {
            writer: Arc::new(AsyncMutex::new(connection)),
            readers: readers.map(Arc::new),
            snapshots: Arc::default(),
        }
    }

    /// Reads. All that the work sees is of one moment.
    pub async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let reads = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            Ok(work(&transaction)?)
        };
        if let Some(readers) = &self.readers {
            let mut reader = readers.take().await?;
            return blocking(move || reads(reader.connection()?)).await;
        }
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        blocking(move || reads(&mut writer)).await
    }

    /// Writes. What the work did stays if it gives `Ok(Ok(_))`, and is as if it had never been
    /// otherwise. It runs to its end also where nobody waits for it any more.
    pub async fn write<T, E, F>(&self, work: F) -> Result<Result<T, E>, StoreError>
    where
        T: Send + 'static,
        E: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> rusqlite::Result<Result<T, E>> + Send + 'static,
    {
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        blocking(move || {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = work(&transaction)?;
            if outcome.is_ok() {
                transaction.commit()?;
            }
            Ok(outcome)
        })
        .await
    }

    /// Puts the seed in, unless the store has one already. Whether it did; where it did not, keys
    /// that end when they are not used start anew.
    pub async fn seed(&self, seed: Seed, now: Moment) -> Result<bool, StoreError> {
        self.always(move |transaction| {
            let seeded = transaction.query_row("SELECT count(*) FROM seeded", [], |row| {
                row.get::<_, i64>(0)
            })? > 0;
            match seeded {
                true => credentials::renew(transaction, now)?,
                false => seed.fill(transaction, now)?,
            }
            Ok(!seeded)
        })
        .await
    }

    /// The seed that it was given; [`Seed::Empty`] where it has none yet.
    pub async fn seeded(&self) -> Result<Seed, StoreError> {
        self.read(Seed::of).await
    }

    /// Forgets everything but the snapshots, and puts the seed in.
    pub async fn reset(&self, seed: Seed, now: Moment) -> Result<(), StoreError> {
        self.always(move |transaction| {
            schema::empty(transaction)?;
            seed.fill(transaction, now)
        })
        .await
    }

    /// Keeps the state as it is now, in memory, as long as the store lives. One of the same name
    /// is replaced.
    pub async fn snapshot(&self, name: String) -> Result<(), StoreError> {
        let writer = Arc::clone(&self.writer).lock_owned().await;
        let snapshots = Arc::clone(&self.snapshots);
        blocking(move || {
            let mut copy = Connection::open_in_memory()?;
            copy_all(&writer, &mut copy)?;
            lock(&snapshots).insert(name, copy);
            Ok(())
        })
        .await
    }

    /// Goes back to a snapshot; `false` if there is none of this name. It stays and can be gone
    /// back to again.
    pub async fn restore(&self, name: String) -> Result<bool, StoreError> {
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        let snapshots = Arc::clone(&self.snapshots);
        blocking(move || {
            let snapshots = lock(&snapshots);
            let Some(copy) = snapshots.get(&name) else {
                return Ok(false);
            };
            copy_all(copy, &mut writer)?;
            Ok(true)
        })
        .await
    }

    /// A write that nothing refuses.
    async fn always<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    {
        let outcome = self.write(move |transaction| work(transaction).map(Ok::<T, Never>));
        match outcome.await? {
            Ok(value) => Ok(value),
            Err(never) => match never {},
        }
    }
}

/// There is none.
enum Never {}

/// Runs work that blocks.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Kind> + Send + 'static,
) -> Result<T, StoreError> {
    let done = spawn_blocking(work).await;
    Ok(done.unwrap_or(Err(Kind::Stopped))?)
}

/// Makes `to` equal to `from`, in one go.
fn copy_all(from: &Connection, to: &mut Connection) -> Result<(), Kind> {
    let backup = Backup::new(from, to)?;
    // All pages in one step, so that no reader sees some of them.
    Ok(backup.run_to_completion(i32::MAX, Duration::ZERO, None)?)
}

/// A panic cannot leave the map half changed, so a poisoned one is as good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
