//! Sending a call: attempts, until one is the last.
//!
//! Invariant: whether to try again is decided here and in [`retry`]; what an attempt is, in
//! [`attempt`]. Neither knows what an answer is decoded to.

mod attempt;
mod limit;
mod retry;
mod trace;

use std::time::Duration;

use http::StatusCode;

pub use self::retry::Retry;
use self::trace::Span;
pub(crate) use self::{
    attempt::Requests,
    limit::{Permit, within},
    retry::{Budget, Signal},
};
use crate::{
    answer::Answer,
    auth::Ready,
    call::Call,
    cases::Cases,
    error::Error,
    hook::{Attempt, Outcome},
};

/// What is wanted of an answer.
#[derive(Clone, Copy)]
pub(crate) enum Want {
    /// The answer as it comes, whatever its status.
    Reply,
    /// An answer of success, as one of these cases.
    Success(Cases),
}

/// Sends a call: as often as its policy lets it, and as its time lasts.
pub(crate) async fn run(mut call: Call, want: Want) -> Result<Answer, Error> {
    call.settle()?;
    let mut now = call.client().clock().now();
    let end = call.timeout().map(|limit| now.saturating_add(limit));
    let mut attempt = Attempt {
        operation: call.operation(),
        number: 1,
    };
    let mut renewed = false;
    loop {
        let span = Span::new(attempt);
        let left = end.map(|end| end.saturating_sub(now));
        let mut ready = None;
        let result = match span.is_enabled() {
            true => {
                let once = attempt::once(&call, want, attempt, left, &mut ready);
                Box::pin(span.wrap(once)).await
            }
            false => attempt::once(&call, want, attempt, left, &mut ready).await,
        };
        let attempted = Attempted {
            signal: attempt::signal(&call, want, &result),
            result,
            ready,
        };
        let begin = std::mem::replace(&mut now, call.client().clock().now());
        // A token that the server refuses is replaced once, by a new one.
        let renew = !renewed && renews(&call, &attempted);
        renewed |= renew;
        let wait = match renew {
            true => Some(Duration::ZERO),
            false => {
                let left = end.map(|end| end.saturating_sub(now));
                again(&call, &attempted, attempt.number, left)
            }
        };
        tell(
            &call,
            attempt,
            &span,
            &attempted,
            now.saturating_sub(begin),
            wait,
        );
        let Some(wait) = wait else {
            return finish(&call, attempted, attempt.number);
        };
        drop(attempted);
        if !wait.is_zero() {
            call.client().clock().sleep(wait).await;
            now = call.client().clock().now();
        }
        attempt.number += 1;
    }
}

/// Tells those who look on what came of an attempt.
fn tell(
    call: &Call,
    attempt: Attempt,
    span: &Span,
    attempted: &Attempted,
    duration: Duration,
    retry_in: Option<Duration>,
) {
    let hooks = call.client().hooks();
    if hooks.is_empty() && !span.is_enabled() {
        return;
    }
    let outcome = attempted.outcome(duration, retry_in);
    span.end(&outcome);
    for hook in hooks {
        hook.after(attempt, &outcome);
    }
}

/// Whether the server refused a token that can be replaced.
fn renews(call: &Call, attempted: &Attempted) -> bool {
    let refused = attempted.signal.status == Some(StatusCode::UNAUTHORIZED.as_u16());
    let ready = attempted.ready.as_ref().filter(|_| refused);
    ready.is_some_and(|ready| {
        let client = call.client();
        call.is_replayable() && call.credentials().forget(ready, client)
    })
}

/// The wait before the next attempt, if there is one.
fn again(
    call: &Call,
    attempted: &Attempted,
    number: u32,
    left: Option<Duration>,
) -> Option<Duration> {
    let policy = call.retry();
    if !policy.may_repeat() || attempted.is_good() {
        return None;
    }
    if !call.may_repeat() || !call.is_replayable() {
        return None;
    }
    retry::wait(
        policy,
        call.client().budget(),
        number,
        attempted.signal,
        left,
    )
}

fn finish(call: &Call, attempted: Attempted, attempts: u32) -> Result<Answer, Error> {
    if attempts == 1 && attempted.result.is_ok() && attempted.is_good() {
        call.client().budget().give();
    }
    match attempted.result {
        Ok(answer) => Ok(answer.after(attempts)),
        Err(error) => Err(error.after(attempts)),
    }
}

/// What came of an attempt.
struct Attempted {
    result: Result<Answer, Error>,
    /// What it was allowed by, where it came so far.
    ready: Option<Ready>,
    /// What it says about trying again.
    signal: Signal,
}

impl Attempted {
    /// Whether nothing speaks for trying again.
    fn is_good(&self) -> bool {
        self.signal == Signal::default() || self.signal.status.is_some_and(|s| s < 400)
    }

    fn outcome(&self, duration: Duration, retry_in: Option<Duration>) -> Outcome<'_> {
        let (status, headers, error) = match &self.result {
            Ok(answer) => (Some(answer.status()), Some(answer.headers()), None),
            Err(error) => (error.status(), error.headers(), Some(error)),
        };
        Outcome {
            status,
            headers,
            error,
            duration,
            retry_in,
        }
    }
}
