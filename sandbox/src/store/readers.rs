//! A few connections that only read, beside the one that writes.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{error::Kind, open};

/// Reads that may run at once.
const COUNT: usize = 4;

#[derive(Debug)]
pub(super) struct Readers {
    free: Arc<Semaphore>,
    connections: Arc<Mutex<Vec<Connection>>>,
}

/// A connection, until it is dropped. It comes back to the others even when the work panics.
pub(super) struct Reader {
    connection: Option<Connection>,
    home: Arc<Mutex<Vec<Connection>>>,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    pub(super) fn open(path: &Path) -> Result<Self, Kind> {
        let connections = (0..COUNT).map(|_| {
            let connection = Connection::open(path)?;
            open::configure(&connection)?;
            connection.pragma_update(None, "query_only", true)?;
            Ok::<_, Kind>(connection)
        });
        let connections = connections.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            free: Arc::new(Semaphore::new(connections.len())),
            connections: Arc::new(Mutex::new(connections)),
        })
    }

    /// Waits for a connection.
    pub(super) async fn take(&self) -> Result<Reader, Kind> {
        let permit = Arc::clone(&self.free).acquire_owned().await;
        let connection = lock(&self.connections).pop();
        Ok(Reader {
            _permit: permit.map_err(|_| Kind::Stopped)?,
            connection,
            home: Arc::clone(&self.connections),
        })
    }
}

impl Reader {
    pub(super) fn connection(&mut self) -> Result<&mut Connection, Kind> {
        self.connection.as_mut().ok_or(Kind::Stopped)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        lock(&self.home).extend(self.connection.take());
    }
}

/// A panic cannot leave the list half changed, so a poisoned one is as good.
fn lock(connections: &Mutex<Vec<Connection>>) -> std::sync::MutexGuard<'_, Vec<Connection>> {
    connections.lock().unwrap_or_else(PoisonError::into_inner)
}
