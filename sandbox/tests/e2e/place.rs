//! Sandboxes with more in them than the demo.

use std::path::PathBuf;

use rusqlite::{Connection, Transaction};
use startlist::{http_client_builder, reqwest};
use startlist_sandbox::{Builder, Database, Sandbox, Seed, clock::Clock, store::Store};
use tempfile::TempDir;

/// A running sandbox over a file, which can be looked into: some state is shown by no call.
pub(crate) struct Place {
    pub(crate) sandbox: Sandbox,
    /// For tests that make many clients: it is most of the work of making one.
    pub(crate) http: reqwest::Client,
    file: PathBuf,
    _folder: TempDir,
}

/// What clients of one test share.
pub(crate) fn http() -> reqwest::Client {
    http_client_builder().build().unwrap()
}

impl Place {
    /// The demo, with what is added before the start; gives what adding gives.
    pub(crate) async fn new<T: Send + 'static>(
        settings: Builder,
        add: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> (Self, T) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sandbox.db");
        let store = Store::open(&file).unwrap();
        store.seed(Seed::Demo, Clock::system().now()).await.unwrap();
        let added = store.write(|transaction| Ok(Ok::<T, ()>(add(transaction)?)));
        let added = added.await.unwrap().unwrap();
        drop(store);
        let settings = settings.database(Database::File(file.clone()));
        let place = Self {
            sandbox: settings.start().await.unwrap(),
            http: http(),
            file,
            _folder: folder,
        };
        (place, added)
    }

    /// What is in the file at this moment.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        look(&Connection::open(&self.file).unwrap()).unwrap()
    }
}
