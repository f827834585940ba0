//! What is written stays, and what is refused, fails or panics does not.

use std::{fs, path::PathBuf};

use super::*;
use crate::clock::Clock;

/// A store in a file, and the folder that the file is in.
fn in_file() -> (Store, PathBuf, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sandbox.db");
    (Store::open(&path).unwrap(), path, folder)
}

async fn add(store: &Store, user: i64) -> Result<(), StoreError> {
    store.always(move |t| insert(t, user)).await
}

fn insert(transaction: &Transaction<'_>, user: i64) -> rusqlite::Result<()> {
    transaction.execute("INSERT INTO users (id, name) VALUES (?1, '')", [user])?;
    Ok(())
}

async fn users(store: &Store) -> Vec<i64> {
    let read = store.read(|c| {
        let mut select = c.prepare("SELECT id FROM users ORDER BY id")?;
        select.query_map([], |row| row.get(0))?.collect()
    });
    read.await.unwrap()
}

#[tokio::test]
async fn only_what_succeeded_stays() {
    let (file, _, _folder) = in_file();
    for store in [Store::memory().unwrap(), file] {
        let refused = store.write(|t| {
            insert(t, 1)?;
            Ok(Err::<(), _>("no"))
        });
        assert_eq!(refused.await.unwrap(), Err("no"));
        let failed = store.write(|t| {
            insert(t, 1)?;
            insert(t, 1)?;
            Ok(Ok::<_, ()>(()))
        });
        assert!(!failed.await.unwrap_err().is_stopped());
        assert!(users(&store).await.is_empty());
        let done = store.write(|t| {
            insert(t, 1)?;
            Ok(Ok::<_, ()>(2))
        });
        assert_eq!(done.await.unwrap(), Ok(2));
        assert_eq!(users(&store).await, [1]);
    }
}

#[tokio::test]
async fn a_panic_takes_nothing_down() {
    let (file, _, _folder) = in_file();
    for store in [Store::memory().unwrap(), file] {
        // More often than there are connections.
        for _ in 0..10 {
            let read = store.read(|_| -> rusqlite::Result<()> { panic!("asked for") });
            assert!(read.await.unwrap_err().is_stopped());
            let write = store.write(|t| -> rusqlite::Result<Result<(), ()>> {
                insert(t, 1)?;
                panic!("asked for")
            });
            assert!(write.await.unwrap_err().is_stopped());
        }
        assert!(users(&store).await.is_empty());
        add(&store, 2).await.unwrap();
        assert_eq!(users(&store).await, [2]);
    }
}

#[tokio::test]
async fn a_file_keeps_what_was_acknowledged() {
    let (store, path, _folder) = in_file();
    add(&store, 1).await.unwrap();
    // The first is still open: nothing was tidied up at an orderly end.
    let second = Store::open(&path).unwrap();
    assert_eq!(users(&second).await, [1]);
    add(&second, 2).await.unwrap();
    assert_eq!(users(&store).await, [1, 2]);
    let mode: String = store
        .read(|c| c.pragma_query_value(None, "journal_mode", |row| row.get(0)))
        .await
        .unwrap();
    assert_eq!(mode, "wal");
}

#[tokio::test]
async fn readers_cannot_write_and_links_are_checked() {
    let (store, _, _folder) = in_file();
    let written = store.read(|c| c.execute("INSERT INTO users (id, name) VALUES (1, '')", []));
    assert!(written.await.is_err());
    let dangling = store.always(|t| {
        t.execute(
            "INSERT INTO events (id, race_id, name) VALUES (1, 2, '')",
            [],
        )
    });
    assert!(dangling.await.is_err());
}

#[tokio::test]
async fn a_read_sees_one_moment_while_others_write() {
    let (store, _, _folder) = in_file();
    let (seen, asked) = tokio::sync::oneshot::channel();
    let (go, wait) = std::sync::mpsc::channel();
    let reading = store.clone();
    let reading = tokio::spawn(async move {
        let count =
            |c: &Connection| c.query_row("SELECT count(*) FROM users", [], |row| row.get(0));
        reading
            .read(move |c| {
                let before: i64 = count(c)?;
                seen.send(()).unwrap();
                wait.recv().unwrap();
                Ok((before, count(c)?))
            })
            .await
    });
    asked.await.unwrap();
    add(&store, 1).await.unwrap();
    go.send(()).unwrap();
    assert_eq!(reading.await.unwrap().unwrap(), (0, 0));
    assert_eq!(users(&store).await, [1]);
}

#[tokio::test]
async fn files_of_others_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(
        &path,
        "This is a text, and longer than the hundred bytes of a header are. ".repeat(9),
    )
    .unwrap();
    let before = fs::read(&path).unwrap();
    assert!(Store::open(&path).unwrap_err().is_foreign());
    assert_eq!(fs::read(&path).unwrap(), before);

    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    other
        .execute_batch("CREATE TABLE theirs (id INTEGER)")
        .unwrap();
    drop(other);
    let before = fs::read(&path).unwrap();
    assert!(Store::open(&path).unwrap_err().is_foreign());
    assert_eq!(fs::read(&path).unwrap(), before);

    let (store, path, _folder) = in_file();
    drop(store);
    let later = Connection::open(&path).unwrap();
    later.pragma_update(None, "user_version", 99).unwrap();
    drop(later);
    let error = Store::open(&path).unwrap_err();
    assert!(error.is_other_version() && error.to_string().contains("99"));

    let error = Store::open(folder.path()).unwrap_err();
    assert!(!error.is_foreign() && std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn snapshots_can_be_gone_back_to() {
    let (file, path, _folder) = in_file();
    for store in [Store::memory().unwrap(), file] {
        add(&store, 1).await.unwrap();
        store.snapshot("one".to_owned()).await.unwrap();
        add(&store, 2).await.unwrap();
        store.snapshot("two".to_owned()).await.unwrap();
        for (name, expected) in [("one", vec![1]), ("two", vec![1, 2]), ("one", vec![1])] {
            add(&store, 9).await.unwrap();
            assert!(store.restore(name.to_owned()).await.unwrap());
            assert_eq!(users(&store).await, expected);
        }
        assert!(!store.restore("three".to_owned()).await.unwrap());
        add(&store, 3).await.unwrap();
        store.snapshot("two".to_owned()).await.unwrap();
        store.restore("one".to_owned()).await.unwrap();
        store.restore("two".to_owned()).await.unwrap();
        assert_eq!(users(&store).await, [1, 3]);
    }
    // What was gone back to is in the file.
    assert_eq!(users(&Store::open(&path).unwrap()).await, [1, 3]);
}

#[tokio::test]
async fn a_seed_goes_in_once_and_a_reset_starts_anew() {
    let (store, path, _folder) = in_file();
    let now = Clock::system().now();
    assert!(store.seed(Seed::Empty, now).await.unwrap());
    add(&store, 1).await.unwrap();
    assert!(!store.seed(Seed::Demo, now).await.unwrap());
    drop(store);
    let store = Store::open(&path).unwrap();
    assert!(!store.seed(Seed::Demo, now).await.unwrap());
    assert_eq!(users(&store).await, [1]);
    let id = store
        .always(|t| ids::Counter::Toornament.next(t))
        .await
        .unwrap();
    store.reset(Seed::Empty, now).await.unwrap();
    assert!(users(&store).await.is_empty());
    // Counters start again, so that tests see the same ids.
    let again = store
        .always(|t| ids::Counter::Toornament.next(t))
        .await
        .unwrap();
    assert_eq!(again, id);
    store.reset(Seed::Demo, now).await.unwrap();
    assert_eq!(users(&store).await.len(), 12);
}

#[tokio::test]
async fn calls_from_all_sides_come_through() {
    let (file, _, _folder) = in_file();
    for store in [Store::memory().unwrap(), file] {
        let calls = (0..64).map(|user| {
            let store = store.clone();
            tokio::spawn(async move {
                add(&store, user).await.unwrap();
                assert!(users(&store).await.contains(&user));
            })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap();
        }
        assert_eq!(users(&store).await.len(), 64);
    }
}
