//! One attempt of a call: credentials, request, exchange, and the answer read as far as it is
//! wanted.
//!
//! Invariant: one attempt is one request and what its redirects lead to.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::{Permit, Signal, Want, within};
use crate::{
    answer::Answer,
    auth::Ready,
    call::Call,
    cases,
    error::{Error, KEPT_BODY_BYTES, Limit},
    hook::Attempt,
    redirect,
    reply::Reply,
    stream::Live,
    transport::{Body, Request},
};

/// What came of an attempt.
pub(super) struct Attempted {
    pub(super) result: Result<Answer, Error>,
    /// What it was allowed by, where it came so far.
    pub(super) ready: Option<Ready>,
    /// What it says about trying again.
    pub(super) signal: Signal,
}

/// Makes an attempt; `left` is the time that the call has left.
pub(super) async fn once(
    call: &Call,
    want: Want,
    attempt: Attempt,
    left: Option<Duration>,
) -> Attempted {
    let mut ready = None;
    let result = match begin(call, left).await {
        Ok((permit, allowed)) => {
            let result = exchange(call, want, attempt, left, &allowed, permit).await;
            ready = Some(allowed);
            result
        }
        Err(error) => Err(error),
    };
    let signal = signal(call, want, &result);
    Attempted {
        result,
        ready,
        signal,
    }
}

/// Waits for a place among the calls on their way, and for tokens.
async fn begin(call: &Call, left: Option<Duration>) -> Result<(Permit, Ready), Error> {
    let waiting = async {
        let permit = match call.concurrency() {
            Some(limit) => Permit::of(limit).await,
            None => Permit::free(),
        };
        Ok((permit, call.allowed().await?))
    };
    let begun = within(call.client().clock(), left, waiting).await;
    begun.unwrap_or_else(|| Err(Error::timed_out(call.operation(), Limit::Call)))
}

async fn exchange(
    call: &Call,
    want: Want,
    attempt: Attempt,
    left: Option<Duration>,
    ready: &Ready,
    permit: Permit,
) -> Result<Answer, Error> {
    let mut request = call.request(ready).await?;
    for hook in call.client().hooks() {
        hook.before(&mut request, attempt)
            .map_err(|error| Error::hook(call.operation(), error, &call.secrets()))?;
    }
    let own = call.attempt_timeout();
    let (limit, which) = match (own, left) {
        (Some(own), Some(left)) if left < own => (Some(left), Limit::Call),
        (None, Some(left)) => (Some(left), Limit::Call),
        (own, _) => (own, Limit::Attempt),
    };
    let exchanged = send(call, want, request, permit);
    let done = within(call.client().clock(), limit, exchanged).await;
    done.unwrap_or_else(|| Err(Error::timed_out(call.operation(), which)))
}

async fn send(call: &Call, want: Want, request: Request, permit: Permit) -> Result<Answer, Error> {
    let (operation, client) = (call.operation(), call.client());
    let transport = client.transport();
    let answer = redirect::send(transport, request, operation, call.follows_redirects()).await?;
    let (head, body) = answer.into_parts();
    let head = Head {
        call,
        status: head.status,
        headers: head.headers,
        body,
        permit,
    };
    match want {
        Want::Reply => {
            let reply = head.whole(call.max_response_bytes()).await?;
            Ok(Answer::whole(reply, cases::UNDECLARED))
        }
        Want::Success(cases) => head.success(cases).await,
    }
}

/// An answer whose body is still to come.
struct Head<'c> {
    call: &'c Call,
    status: StatusCode,
    headers: HeaderMap,
    body: Body,
    permit: Permit,
}

impl Head<'_> {
    /// Tells a success from an error, and reads its body unless that is handed out.
    async fn success(self, cases: cases::Cases) -> Result<Answer, Error> {
        let (operation, secrets) = (self.call.operation(), self.call.secrets());
        let success = self.status.is_success() || cases::declares_redirect(cases, self.status);
        if !success {
            let reply = self.start(KEPT_BODY_BYTES).await?;
            return Err(Error::refused(operation, secrets, reply));
        }
        let chosen = cases::success(cases, self.status, &self.headers);
        if chosen.live {
            let live = Live::new(self.body, secrets, operation, self.permit);
            return Ok(Answer::live(self.status, self.headers, live, chosen.index));
        }
        let in_band = self.call.error_inside();
        let most = self.call.max_response_bytes();
        let reply = self.whole(most).await?;
        if let Some(found) = in_band.and_then(|in_band| in_band.find(reply.body())) {
            return Err(Error::in_band(operation, secrets, reply, found));
        }
        let case = chosen.looked_into(cases, reply.body());
        Ok(Answer::whole(reply, case))
    }

    /// Reads the body to its end.
    async fn whole(self, most: usize) -> Result<Reply, Error> {
        let operation = self.call.operation();
        let (status, headers) = (self.status, self.headers);
        match self.body.collect(most).await {
            Ok((body, true)) => Ok(Reply::new(status, headers, body)),
            Ok((start, false)) => {
                let reply = Reply::new(status, headers, start);
                Err(Error::too_long(operation, self.call.secrets(), reply, most))
            }
            Err(error) => Err(Error::transport(operation, error)),
        }
    }

    /// Reads the start of the body: what an error does not keep is not read.
    async fn start(self, most: usize) -> Result<Reply, Error> {
        let read = self.body.collect(most).await;
        let (body, _) = read.map_err(|error| Error::transport(self.call.operation(), error))?;
        Ok(Reply::new(self.status, self.headers, body))
    }
}

/// What an attempt says about trying again.
fn signal(call: &Call, want: Want, result: &Result<Answer, Error>) -> Signal {
    let clock = call.client().clock();
    match result {
        // A success was looked into, and is none of those.
        Ok(_) if matches!(want, Want::Success(_)) => Signal::default(),
        Ok(answer) => {
            let standing = answer.in_band(call.error_inside());
            let status = standing.unwrap_or(answer.status());
            Signal {
                status: Some(status.as_u16()),
                asked: Signal::asked(answer.headers(), clock),
                ..Signal::default()
            }
        }
        Err(error) => error.signal(clock),
    }
}
