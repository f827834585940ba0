//! A running sandbox: calls go by the client that users have, over HTTP.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction};
use startlist_sandbox::{Database, Sandbox as Server, Seed, clock::Moment, store::Store};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub(crate) struct Served {
    pub(crate) server: Server,
    pub(crate) runtime: Runtime,
    file: PathBuf,
    _folder: TempDir,
}

impl Served {
    /// With credentials and what is set up; gives what that gives.
    pub(crate) fn new<T: Send + 'static>(
        now: Moment,
        set_up: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> (Self, T) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sandbox.db");
        let (server, done) = runtime.block_on(async {
            let store = Store::open(&file).unwrap();
            store.seed(Seed::Empty, now).await.unwrap();
            let done = store.write(|transaction| Ok(Ok::<T, ()>(set_up(transaction)?)));
            let done = done.await.unwrap().unwrap();
            drop(store);
            let server = Server::builder().database(Database::File(file.clone()));
            (server.start().await.unwrap(), done)
        });
        let served = Self {
            server,
            runtime,
            file,
            _folder: folder,
        };
        (served, done)
    }

    /// What no call shows.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        look(&Connection::open(&self.file).unwrap()).unwrap()
    }
}
