//! The ids of what is created. They only grow, and none is given twice: not even after a delete.

use rusqlite::{Connection, Transaction};

/// A series of ids.
#[derive(Clone, Copy, Debug)]
pub enum Counter {
    /// Toornament: 18 digits, beyond what a double can hold.
    Toornament,
    /// RunSignup: small numbers.
    RunSignup,
    /// Tokens and codes.
    Credential,
}

impl Counter {
    const ALL: [Self; 3] = [Self::Toornament, Self::RunSignup, Self::Credential];

    fn name(self) -> &'static str {
        match self {
            Self::Toornament => "toornament",
            Self::RunSignup => "runsignup",
            Self::Credential => "credential",
        }
    }

    /// The id before the first. Those of the demo are below it.
    fn start(self) -> i64 {
        match self {
            Self::Toornament => 600_000_000_000_000_000,
            Self::RunSignup => 100_000,
            Self::Credential => 0,
        }
    }

    /// Gives the next id.
    pub fn next(self, transaction: &Transaction<'_>) -> rusqlite::Result<i64> {
        transaction
            .prepare_cached("UPDATE counters SET last = last + 1 WHERE name = ?1 RETURNING last")?
            .query_row([self.name()], |row| row.get(0))
    }
}

/// Puts all counters to their start.
pub(super) fn start(connection: &Connection) -> rusqlite::Result<()> {
    let mut insert = connection.prepare("INSERT INTO counters (name, last) VALUES (?1, ?2)")?;
    for counter in Counter::ALL {
        insert.execute((counter.name(), counter.start()))?;
    }
    Ok(())
}
