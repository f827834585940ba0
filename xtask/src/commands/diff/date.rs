//! What day it is.
//!
//! Invariant: the one place of the comparison that asks; the variable [`TODAY`] answers in its
//! stead, so that a run can be repeated.

use std::{
    fmt,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::failure::Failure;

/// The variable that says what day it is, as `2027-01-31`.
pub(super) const TODAY: &str = "SPECWRIGHT_TODAY";

/// A day of the Gregorian calendar; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads `2027-01-31`; `None` for what is no day.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, count| {
            let right = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
            right.then(|| part.parse().ok()).flatten()
        };
        let mut parts = text.split('-');
        let date = Self {
            year: digits(parts.next()?, 4)?,
            month: digits(parts.next()?, 2)?,
            day: digits(parts.next()?, 2)?,
        };
        let exists = (1..=12).contains(&date.month) && (1..=date.days()).contains(&date.day);
        (exists && parts.next().is_none()).then_some(date)
    }

    /// The day of this run, in UTC.
    pub(super) fn today() -> Result<Self, Failure> {
        if let Some(text) = std::env::var_os(TODAY) {
            return Self::parse(&text.to_string_lossy()).ok_or_else(|| {
                Failure::new(
                    format!("{TODAY} is `{}`, which is no day", text.display()),
                    "write it as 2027-01-31, or unset it",
                )
            });
        }
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Ok(Self::after_1970(
            since.map_or(0, |since| since.as_secs() / 86_400),
        ))
    }

    /// The day so many days after 1970-01-01.
    fn after_1970(mut days: u64) -> Self {
        let mut date = Self {
            year: 1970,
            month: 1,
            day: 1,
        };
        while days >= u64::from(date.days()) {
            days -= u64::from(date.days());
            date.month += 1;
            if date.month > 12 {
                date.month = 1;
                date.year += 1;
            }
        }
        date.day += u32::try_from(days).unwrap_or(0);
        date
    }

    /// How many days its month has.
    fn days(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        for day in ["2027-01-31", "2028-02-29", "2000-02-29", "0001-12-01"] {
            assert_eq!(Date::parse(day).unwrap().to_string(), day);
        }
        for none in [
            "2027-02-29",
            "2100-02-29",
            "2027-13-01",
            "2027-00-01",
            "2027-01-00",
            "2027-1-1",
            "27-01-01",
            "2027-01-01-01",
            "2027-01-+1",
            "",
        ] {
            assert_eq!(Date::parse(none), None, "{none}");
        }
    }

    #[test]
    fn days_are_counted() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_819, "2027-01-01"),
        ] {
            assert_eq!(Date::after_1970(days).to_string(), date);
        }
    }
}
