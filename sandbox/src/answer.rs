//! How rules end: with a value, refused as the API refuses, or because the store failed.

/// What a rule gives. The outer error is the store's; `R` is how the API refuses.
///
/// It is what [`Store::write`](crate::store::Store::write) takes, so that a refused call leaves
/// nothing behind.
pub type Answer<T, R> = rusqlite::Result<Result<T, R>>;

/// Why a rule stops early: both kinds in one, so that `?` serves both.
pub(crate) enum Stop<R> {
    Failed(rusqlite::Error),
    Refused(R),
}

impl<R> From<rusqlite::Error> for Stop<R> {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error)
    }
}

/// Tells the two kinds apart again.
pub(crate) fn answer<T, R>(outcome: Result<T, Stop<R>>) -> Answer<T, R> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Stop::Refused(refused)) => Ok(Err(refused)),
        Err(Stop::Failed(error)) => Err(error),
    }
}
