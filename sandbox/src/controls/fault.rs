//! Faults that tests ask for, and the line in which they wait for calls.

use std::{
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    addresses::{CONTROLS, is_operation},
    host::Cut,
};

/// The longest delay, in milliseconds.
const LONGEST: u64 = 600_000;

/// How many faults may wait.
const WAITING: usize = 1_000;

/// What goes wrong with the next calls: a status, a delay, a cut connection, or several of them.
///
/// ```
/// use std::time::Duration;
/// use startlist_sandbox::{Cut, Fault};
///
/// let busy = Fault::status(503).retry_after(1).times(2);
/// let slow = Fault::delay(Duration::from_millis(200)).method("GET");
/// let lost = Fault::cut(Cut::After).path("/runsignup/rest/v2/teams");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    #[serde(default = "once")]
    count: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Value>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retry_after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cut: Option<Cut>,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// The call is not done; this status is answered, from 200 to 599.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::nothing()
        }
    }

    /// The call waits before anything is done, at most ten minutes.
    #[must_use]
    pub fn delay(time: Duration) -> Self {
        Self {
            delay_ms: Some(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            ..Self::nothing()
        }
    }

    /// The connection is cut.
    #[must_use]
    pub fn cut(place: Cut) -> Self {
        Self {
            cut: Some(place),
            ..Self::nothing()
        }
    }

    /// The JSON body of the answer; it has none otherwise. For faults with a status.
    #[must_use]
    pub fn body(mut self, body: impl Into<Value>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Asks the client to come again after so many seconds (`Retry-After`). For faults with a
    /// status.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Delays what this fault does, at most ten minutes.
    #[must_use]
    pub fn after(mut self, time: Duration) -> Self {
        self.delay_ms = Self::delay(time).delay_ms;
        self
    }

    /// Comes so many times; once otherwise.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.count = count;
        self
    }

    /// Is for calls of this method only.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = Some(method.into());
        self
    }

    /// Is for calls whose path begins with this, the prefix of the API included. Without it a
    /// fault is for the operations of both APIs, and not for the token endpoints: those have to
    /// be named, such as `/toornament/oauth`. The controls never fail.
    #[must_use]
    pub fn path(mut self, prefix: impl Into<String>) -> Self {
        self.path = Some(prefix.into());
        self
    }

    fn nothing() -> Self {
        Self {
            count: once(),
            method: None,
            path: None,
            status: None,
            body: None,
            retry_after: None,
            delay_ms: None,
            cut: None,
        }
    }

    fn is_for(&self, method: &str, path: &str) -> bool {
        let method_fits = |wanted: &String| wanted.eq_ignore_ascii_case(method);
        self.method.as_ref().is_none_or(method_fits)
            && !path.starts_with(CONTROLS)
            && match &self.path {
                Some(prefix) => path.starts_with(prefix.as_str()),
                None => is_operation(path),
            }
    }

    /// What is wrong with it.
    fn mistake(&self) -> Option<&'static str> {
        let has_answer = self.body.is_some() || self.retry_after.is_some();
        let is_status = |status: u16| (200..600).contains(&status);
        match self {
            _ if self.count == 0 => Some("`count` is at least 1"),
            _ if self.status.is_none() && self.delay_ms.is_none() && self.cut.is_none() => {
                Some("one of `status`, `delay_ms` and `cut` is needed")
            }
            _ if !self.status.is_none_or(is_status) => Some("`status` is from 200 to 599"),
            _ if self.delay_ms > Some(LONGEST) => Some("`delay_ms` is at most 600000"),
            _ if has_answer && self.status.is_none() => {
                Some("`body` and `retry_after` need a `status`")
            }
            _ if self.status.is_some() && matches!(self.cut, Some(Cut::Before | Cut::After)) => {
                Some("with a `status`, only the `cut` \"middle\" leaves something to see")
            }
            _ => None,
        }
    }
}

/// A fault that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFault(&'static str);

impl fmt::Display for BadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for BadFault {}

/// The faults that wait for calls.
#[derive(Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub(super) fn add(&self, fault: Fault) -> Result<(), BadFault> {
        if let Some(mistake) = fault.mistake() {
            return Err(BadFault(mistake));
        }
        let mut waiting = self.lock();
        if waiting.len() == WAITING {
            return Err(BadFault("there are 1,000 faults already"));
        }
        waiting.push(fault);
        Ok(())
    }

    /// What this call meets.
    pub(super) fn meet(&self, method: &str, path: &str) -> Option<Fault> {
        let mut waiting = self.lock();
        let place = waiting
            .iter()
            .position(|fault| fault.is_for(method, path))?;
        let fault = waiting.get_mut(place)?;
        let met = fault.clone();
        fault.count -= 1;
        if fault.count == 0 {
            waiting.remove(place);
        }
        Some(met)
    }

    pub(super) fn waiting(&self) -> Vec<Fault> {
        self.lock().clone()
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Cut, Fault, Faults};

    const LIST: &str = "/toornament/organizer/v2/tournaments/1/participants";

    #[test]
    fn a_call_meets_the_first_fault_that_is_for_it() {
        let faults = Faults::default();
        let deleted = Fault::status(500).method("delete").times(2);
        faults.add(deleted.clone()).unwrap();
        faults.add(Fault::status(429)).unwrap();
        assert_eq!(faults.meet("GET", "/"), None);
        assert_eq!(faults.meet("GET", "/toornament/oauth/v2/token"), None);
        assert_eq!(faults.meet("GET", LIST).unwrap().status, Some(429));
        assert_eq!(faults.meet("GET", LIST), None);
        assert_eq!(faults.meet("DELETE", LIST).unwrap(), deleted);
        assert_eq!(faults.meet("DELETE", LIST).unwrap(), deleted.times(1));
        assert_eq!(faults.meet("DELETE", LIST), None);
    }

    #[test]
    fn a_token_endpoint_has_to_be_named() {
        let faults = Faults::default();
        faults
            .add(Fault::status(500).path("/toornament/oauth"))
            .unwrap();
        assert_eq!(faults.meet("GET", LIST), None);
        assert!(faults.meet("POST", "/toornament/oauth/v2/token").is_some());
    }

    #[test]
    fn faults_that_cannot_be_are_refused() {
        let faults = Faults::default();
        let rows = [
            Fault::status(99),
            Fault::status(600),
            Fault::status(500).times(0),
            Fault::delay(Duration::from_secs(601)),
            Fault::cut(Cut::Middle).retry_after(1),
            Fault {
                cut: Some(Cut::Before),
                ..Fault::status(500)
            },
            Fault::nothing(),
        ];
        for fault in rows {
            assert!(faults.add(fault.clone()).is_err(), "{fault:?}");
        }
    }
}
