//! Why the store could not do what it was asked.

use std::{error::Error, fmt};

use super::schema::VERSION;

/// The store failed: the file cannot be used, or the database does not answer.
///
/// It is never about what a call asked for: a refused call is the inner result of
/// [`Store::write`](super::Store::write).
#[derive(Debug)]
pub struct StoreError(Kind);

#[derive(Debug)]
pub(super) enum Kind {
    Sqlite(rusqlite::Error),
    /// The file is some other program's.
    Foreign,
    /// The file is of a sandbox with another schema.
    Version(i32),
    /// The work panicked, or the runtime ends.
    Stopped,
}

impl StoreError {
    /// Whether the file holds something that is not the sandbox's. It was not changed.
    pub fn is_foreign(&self) -> bool {
        let sqlite = |error: &rusqlite::Error| {
            error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase)
        };
        matches!(&self.0, Kind::Foreign) || matches!(&self.0, Kind::Sqlite(error) if sqlite(error))
    }

    /// Whether the file is of another version of the sandbox. It was not changed: delete it to
    /// start anew.
    pub fn is_other_version(&self) -> bool {
        matches!(self.0, Kind::Version(_))
    }

    /// Whether the work panicked or the runtime ended. Nothing was written.
    pub fn is_stopped(&self) -> bool {
        matches!(self.0, Kind::Stopped)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Sqlite(_) => f.write_str("the database failed"),
            Kind::Foreign => f.write_str("the file is not a database of the sandbox"),
            Kind::Version(found) => write!(
                f,
                "the database is of version {found}, this sandbox needs {VERSION}: delete it to start anew"
            ),
            Kind::Stopped => f.write_str("the work on the database was stopped"),
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            Kind::Sqlite(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Kind> for StoreError {
    fn from(kind: Kind) -> Self {
        Self(kind)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(Kind::Sqlite(error))
    }
}

impl From<rusqlite::Error> for Kind {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}
