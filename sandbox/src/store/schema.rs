//! Makes a new database, and tells the sandbox's databases from others.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{error::Kind, ids};

/// `SLST`: what marks a file as the sandbox's.
const APPLICATION: i32 = 0x534c_5354;
/// The version of `schema.sql`. A file of another version is not opened.
pub(super) const VERSION: i32 = 1;

/// Makes the tables of a new database. One that is neither new nor the sandbox's is left alone.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), Kind> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = |pragma: &str| transaction.pragma_query_value(None, pragma, |row| row.get(0));
    let (application, version): (i32, i32) = (number("application_id")?, number("user_version")?);
    let tables: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    match (application, tables) {
        (APPLICATION, 1..) if version == VERSION => Ok(()),
        (APPLICATION, 1..) => Err(Kind::Version(version)),
        (0, 0) => {
            transaction.execute_batch(include_str!("schema.sql"))?;
            ids::start(&transaction)?;
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
            Ok(transaction.commit()?)
        }
        _ => Err(Kind::Foreign),
    }
}

/// Removes every row; counters start again.
pub(super) fn empty(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    // Rows may go in any order: what refers to them goes as well before the commit.
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    let tables: Vec<String> = transaction
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        // The names are those of schema.sql, plain words.
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    ids::start(transaction)
}
