//! The sandbox's time: the system's, or a fixed one, put ahead at will.
//!
//! Invariant: no other module asks the system for the time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};

/// A point in time, to the millisecond, from the year 1970 to the year 9998.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

impl Moment {
    /// The first moment that there is.
    pub const EPOCH: Self = Self(0);
    /// The last one: the end of the year 9998. After the next, RFC 3339 has no text.
    pub const MAX: Self = Self(253_370_764_799_999);

    /// So many milliseconds after the beginning of 1970; the nearest moment that there is.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(Self::EPOCH.0, Self::MAX.0))
    }

    /// So many seconds after the beginning of 1970; the nearest moment that there is.
    pub fn from_seconds(seconds: i64) -> Self {
        Self::from_millis(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the beginning of 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The moment so much later, [`MAX`](Self::MAX) at most.
    #[must_use]
    pub fn plus(self, by: Duration) -> Self {
        Self::from_millis(self.0.saturating_add(millis(by)))
    }

    /// As Toornament writes it, in UTC and without fractions: `2015-12-31T13:37:42+00:00`.
    pub fn rfc3339(self) -> String {
        let time = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        time.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string()
    }
}

/// Stored as milliseconds.
impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0))
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self::from_millis)
    }
}

/// Tells the time. Clones are the same clock.
#[derive(Clone, Debug)]
pub struct Clock {
    /// `None` for the system's time.
    fixed: Option<Moment>,
    /// Milliseconds put ahead.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self::over(None)
    }

    /// A clock that stands still until it is [advanced](Self::advance).
    pub fn fixed(at: Moment) -> Self {
        Self::over(Some(at))
    }

    fn over(fixed: Option<Moment>) -> Self {
        Self {
            fixed,
            ahead: Arc::default(),
        }
    }

    /// The time that it is in the sandbox.
    pub fn now(&self) -> Moment {
        let base = self.fixed.unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            Moment::from_millis(since.map_or(0, millis))
        });
        Moment::from_millis(base.0.saturating_add(self.ahead.load(Ordering::SeqCst)))
    }

    /// Puts the clock ahead, to [`Moment::MAX`] at most; gives the time that it is then.
    pub fn advance(&self, by: Duration) -> Moment {
        let add = |ahead: i64| Some(ahead.saturating_add(millis(by)).min(Moment::MAX.0));
        // It cannot fail: the function always gives a value.
        let _ = (self.ahead).fetch_update(Ordering::SeqCst, Ordering::SeqCst, add);
        self.now()
    }

    /// Takes back all that it was advanced.
    pub fn reset(&self) {
        self.ahead.store(0, Ordering::SeqCst);
    }
}

/// Whole milliseconds of a duration, as many as fit.
fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_api_writes_them() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00+00:00"),
            (1_451_569_062, "2015-12-31T13:37:42+00:00"),
            (1_709_164_800, "2024-02-29T00:00:00+00:00"),
            (i64::MAX, "9998-12-31T23:59:59+00:00"),
            (-5, "1970-01-01T00:00:00+00:00"),
        ] {
            assert_eq!(Moment::from_seconds(seconds).rfc3339(), text);
        }
    }

    #[test]
    fn clones_are_one_clock_that_never_passes_its_end() {
        let clock = Clock::fixed(Moment::from_seconds(100));
        let same = clock.clone();
        assert_eq!(clock.advance(Duration::from_secs(5)), same.now());
        assert_eq!(same.now(), Moment::from_seconds(105));
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(same.now(), Moment::MAX);
        clock.reset();
        assert_eq!(same.now(), Moment::from_seconds(100));
    }

    #[test]
    fn the_system_clock_is_later_than_this_test_was_written() {
        assert!(Clock::system().now() > Moment::from_seconds(1_700_000_000));
    }
}
