//! Whether and when a call is tried again.
//!
//! Invariant: what is decided here depends on the policy, the clock, the budget and what came of
//! an attempt; nothing here waits or sends.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, SystemTime},
};

use http::{HeaderMap, header::RETRY_AFTER};

use crate::clock::Clock;

/// When calls are tried again.
///
/// A call is tried again after there was no connection, and after an answer of status 408, 429,
/// 502, 503 or 504 (or an error inside of a success that stands for one of these). Before that
/// it waits as long as `Retry-After` says, or a random time of at most `first`, then twice that,
/// and so on: "full jitter", so that clients which failed together do not come back together.
///
/// Only calls that may be repeated are: those of idempotent methods (GET, HEAD, PUT, DELETE and
/// OPTIONS, unless the document says otherwise), those with an idempotency key, and with
/// [`writes`](Self::writes) all others. A body that is a stream cannot be sent twice.
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::Retry;
///
/// let patient = Retry::default().attempts(6).backoff(Duration::from_secs(1), Duration::from_mins(1));
/// let never = Retry::none();
/// # let _ = (patient, never);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first: Duration,
    longest: Duration,
    longest_asked: Duration,
    statuses: Vec<u16>,
    connect: bool,
    lost: bool,
    writes: bool,
    budget: u32,
}

impl Default for Retry {
    /// Up to 3 attempts, with up to 0.5 s, then 1 s between them, never more than 20 s; servers
    /// that ask for more than 60 s are not waited for; at most 100 repetitions in a row.
    fn default() -> Self {
        Self {
            attempts: 3,
            first: Duration::from_millis(500),
            longest: Duration::from_secs(20),
            longest_asked: Duration::from_mins(1),
            statuses: vec![408, 429, 502, 503, 504],
            connect: true,
            lost: false,
            writes: false,
            budget: 100,
        }
    }
}

impl Retry {
    /// One attempt and no more.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How many attempts a call has, the first one included; 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The longest wait before the second attempt, and the longest before any. The waits between
    /// double until then.
    #[must_use]
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// How long a server may ask to wait by `Retry-After`; a call that would have to wait longer
    /// fails at once.
    #[must_use]
    pub fn longest_retry_after(mut self, time: Duration) -> Self {
        self.longest_asked = time;
        self
    }

    /// The statuses after which a call is tried again, in place of those of the default.
    #[must_use]
    pub fn statuses(mut self, statuses: impl Into<Vec<u16>>) -> Self {
        self.statuses = statuses.into();
        self
    }

    /// Whether a call is tried again where there was no connection.
    #[must_use]
    pub fn connect(mut self, yes: bool) -> Self {
        self.connect = yes;
        self
    }

    /// Whether a call is tried again whose answer was lost: the limit of an attempt passed, or the
    /// exchange broke off. The server may have acted on it.
    #[must_use]
    pub fn lost_answers(mut self, yes: bool) -> Self {
        self.lost = yes;
        self
    }

    /// Whether calls are tried again that may do twice what they do: POST and PATCH.
    #[must_use]
    pub fn writes(mut self, yes: bool) -> Self {
        self.writes = yes;
        self
    }

    /// How many repetitions all calls of a client may have in a row. Each takes one of these; each
    /// call that succeeds at once gives a fifth of one back. So a server that is down is asked
    /// little more than once per call. It is a matter of the client: set for one call, it has no
    /// effect.
    #[must_use]
    pub fn budget(mut self, repetitions: u32) -> Self {
        self.budget = repetitions;
        self
    }

    pub(crate) fn may_repeat(&self) -> bool {
        self.attempts > 1
    }

    pub(crate) fn repeats_writes(&self) -> bool {
        self.writes
    }

    pub(crate) fn new_budget(&self) -> Budget {
        Budget::new(self.budget)
    }
}

/// What an attempt says about trying again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signal {
    /// There was no connection.
    pub(crate) connect: bool,
    /// The answer was lost: it did not come in time, or not to its end.
    pub(crate) lost: bool,
    /// The status of the answer, or the one that an error inside of a success stands for.
    pub(crate) status: Option<u16>,
    /// How long the server asks to wait.
    pub(crate) asked: Option<Duration>,
}

impl Signal {
    /// The wish of an answer; dates are compared with those of the server's own clock.
    pub(crate) fn asked(headers: &HeaderMap, clock: &dyn Clock) -> Option<Duration> {
        let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = date(text)?;
        let now = headers
            .get(http::header::DATE)
            .and_then(|v| v.to_str().ok());
        let now = now.and_then(date);
        Some(until.saturating_sub(now.unwrap_or_else(|| clock.unix_time())))
    }
}

/// A date as HTTP writes it, as the time since the beginning of 1970.
fn date(text: &str) -> Option<Duration> {
    let date = httpdate::parse_http_date(text).ok()?;
    date.duration_since(SystemTime::UNIX_EPOCH).ok()
}

/// The wait before the next attempt; `None` where there is none.
pub(crate) fn wait(
    policy: &Retry,
    budget: &Budget,
    attempt: u32,
    signal: Signal,
    left: Option<Duration>,
) -> Option<Duration> {
    let wanted = signal.connect && policy.connect
        || signal.lost && policy.lost
        || signal
            .status
            .is_some_and(|status| policy.statuses.contains(&status));
    if !wanted || attempt >= policy.attempts {
        return None;
    }
    let wait = match signal.asked {
        Some(asked) if asked > policy.longest_asked => return None,
        Some(asked) => asked,
        None => backoff(policy, attempt, fastrand::f64()),
    };
    // Waiting beyond the end of the call helps nobody.
    let fits = left.is_none_or(|left| wait < left);
    (fits && budget.take()).then_some(wait)
}

/// A part of what the wait may be: `share` is from 0 to 1.
fn backoff(policy: &Retry, attempt: u32, share: f64) -> Duration {
    let doubled = 2_u32.checked_pow(attempt.saturating_sub(1));
    let most = doubled.and_then(|times| policy.first.checked_mul(times));
    most.unwrap_or(policy.longest)
        .min(policy.longest)
        .mul_f64(share)
}

/// How many repetitions are left, in fifths.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    most: u32,
}

/// What a repetition takes of the budget; a call that succeeds at once gives back one.
const REPETITION: u32 = 5;

impl Budget {
    fn new(repetitions: u32) -> Self {
        let most = repetitions.saturating_mul(REPETITION);
        Self {
            left: AtomicU32::new(most),
            most,
        }
    }

    fn take(&self) -> bool {
        let less = |left: u32| left.checked_sub(REPETITION);
        let order = Ordering::Relaxed;
        self.left.fetch_update(order, order, less).is_ok()
    }

    /// A call has succeeded at once.
    pub(crate) fn give(&self) {
        // Nothing is written where nothing is missing: all calls would meet at one place.
        if self.left.load(Ordering::Relaxed) < self.most {
            let more = |left: u32| (left < self.most).then(|| left + 1);
            let order = Ordering::Relaxed;
            let _ = self.left.fetch_update(order, order, more);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::HeaderMap;

    use super::{Retry, Signal, backoff, wait};
    use crate::clock::TokioClock;

    const THROTTLED: Signal = Signal {
        connect: false,
        lost: false,
        status: Some(429),
        asked: None,
    };

    fn seconds(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn the_longest_wait_doubles_up_to_its_limit() {
        let policy = Retry::default().backoff(seconds(1), seconds(10));
        let longest = [1, 2, 3, 4, 5, 40, u32::MAX].map(|n| backoff(&policy, n, 1.0).as_secs());
        assert_eq!(longest, [1, 2, 4, 8, 10, 10, 10]);
        assert_eq!(backoff(&policy, 3, 0.25), seconds(1));
    }

    #[test]
    fn what_is_tried_again() {
        let policy = Retry::default();
        let again = |signal| wait(&policy, &policy.new_budget(), 1, signal, None).is_some();
        let status = |status| Signal {
            status: Some(status),
            ..Signal::default()
        };
        for (code, expected) in [
            (408, true),
            (429, true),
            (500, false),
            (502, true),
            (503, true),
            (504, true),
            (400, false),
            (401, false),
            (200, false),
        ] {
            assert_eq!(again(status(code)), expected, "{code}");
        }
        let connect = Signal {
            connect: true,
            ..Signal::default()
        };
        assert!(again(connect));
        assert!(!again(Signal::default()));
        let not = policy.clone().connect(false).statuses([]);
        for signal in [connect, THROTTLED] {
            assert!(wait(&not, &not.new_budget(), 1, signal, None).is_none());
        }
    }

    #[test]
    fn waits_that_are_too_long_are_not_begun() {
        let policy = Retry::default().longest_retry_after(seconds(30));
        let asked = |time| Signal {
            asked: Some(seconds(time)),
            ..THROTTLED
        };
        let wait = |time, left| wait(&policy, &policy.new_budget(), 1, asked(time), left);
        assert_eq!(wait(30, None), Some(seconds(30)));
        assert_eq!(wait(31, None), None);
        assert_eq!(wait(30, Some(seconds(20))), None);
        assert_eq!(wait(10, Some(seconds(20))), Some(seconds(10)));
    }

    #[test]
    fn the_budget_is_of_all_calls_and_comes_back_slowly() {
        let policy = Retry::default().budget(2);
        let budget = policy.new_budget();
        let again = || wait(&policy, &budget, 1, THROTTLED, None).is_some();
        assert_eq!([again(), again(), again()], [true, true, false]);
        for _ in 0..4 {
            budget.give();
        }
        assert!(!again());
        budget.give();
        assert!(again());
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let mut headers = HeaderMap::new();
        let mut asked = |after: &str, date: &str| {
            headers.insert("retry-after", after.parse().unwrap());
            headers.insert("date", date.parse().unwrap());
            Signal::asked(&headers, &TokioClock::new())
        };
        let now = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(asked("120", now), Some(seconds(120)));
        assert_eq!(
            asked("Sun, 06 Nov 1994 08:50:37 GMT", now),
            Some(seconds(60))
        );
        assert_eq!(
            asked("Sun, 06 Nov 1994 08:49:00 GMT", now),
            Some(seconds(0))
        );
        // Without the server's date, that of the system: long after 1994.
        assert_eq!(asked(now, "unknown"), Some(seconds(0)));
        assert_eq!(asked("soon", now), None);
        assert_eq!(asked("-1", now), None);
    }
}
