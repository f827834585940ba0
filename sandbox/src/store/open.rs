//! How connections are set up.

use std::time::Duration;

use rusqlite::Connection;

use super::error::Kind;

/// How long a connection waits for another program that has the file locked.
const BUSY: Duration = Duration::from_secs(5);
/// Statements that each connection keeps prepared.
const STATEMENTS: usize = 64;

/// What every connection has.
pub(super) fn configure(connection: &Connection) -> Result<(), Kind> {
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "foreign_keys", true)?;
    // With WAL, a commit survives the end of the process, though not always that of the machine.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(())
}
