//! One attempt of a call: credentials, request, exchange, and the answer read as far as it is
//! wanted.
//!
//! Invariant: one attempt is one request and what its redirects lead to.

use std::{pin::pin, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};

use super::{Permit, Signal, Want, within};
use crate::{
    answer::Answer,
    auth::Ready,
    call::Call,
    cases::{self, Cases, Chosen},
    error::{Error, KEPT_BODY_BYTES, Limit},
    hook::Attempt,
    redirect,
    reply::Reply,
    stream::Live,
    transport::{Body, Request, TransportResponse},
};

/// Makes an attempt; `left` is the time that the call has left. `ready` becomes what it was allowed
/// by, where it came so far.
pub(super) async fn once(
    call: &Call,
    want: Want,
    attempt: Attempt,
    left: Option<Duration>,
    ready: &mut Option<Ready>,
) -> Result<Answer, Error> {
    let begun = match at_once(call) {
        Some(begun) => Ok(begun),
        // On the heap: what is rare must not make every call larger.
        None => Box::pin(begin(call, left)).await,
    };
    let (permit, allowed) = begun?;
    let requests = Requests {
        call,
        ready: ready.insert(allowed),
        attempt,
    };
    let own = call.attempt_timeout();
    let (limit, which) = match (own, left) {
        (Some(own), Some(left)) if left < own => (Some(left), Limit::Call),
        (None, Some(left)) => (Some(left), Limit::Call),
        (own, _) => (own, Limit::Attempt),
    };
    let exchanged = pin!(send(&requests, want, permit));
    let done = within(call.client().clock(), limit, exchanged).await;
    done.unwrap_or_else(|| Err(Error::timed_out(call.operation(), which)))
}

/// A place among the calls on their way, and tokens, where nothing has to be waited for.
fn at_once(call: &Call) -> Option<(Permit, Ready)> {
    let ready = call.allowed_now()?;
    let permit = match call.concurrency() {
        Some(limit) => Permit::now(limit)?,
        None => Permit::free(),
    };
    Some((permit, ready))
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
    let begun = within(call.client().clock(), left, pin!(waiting)).await;
    begun.unwrap_or_else(|| Err(Error::timed_out(call.operation(), Limit::Call)))
}

/// The requests of an attempt: the first one, and those that redirects lead to.
pub(crate) struct Requests<'c> {
    pub(crate) call: &'c Call,
    ready: &'c Ready,
    attempt: Attempt,
}

impl Requests<'_> {
    /// Makes a request as the call is and hooks want it; `None` where a file has to be opened.
    pub(crate) fn make_now(&self) -> Option<Result<Request, Error>> {
        let request = self.call.request_now(self.ready)?;
        Some(request.and_then(|request| self.told(request)))
    }

    /// The same, also where a file has to be opened.
    pub(crate) async fn make(&self) -> Result<Request, Error> {
        self.told(self.call.request(self.ready).await?)
    }

    /// The same without a body, and with another method.
    pub(crate) fn make_without_body(&self, method: &Method) -> Result<Request, Error> {
        let mut request = self.call.request_without_body(self.ready)?;
        request.method_mut().clone_from(method);
        redirect::forget_body(&mut request);
        self.told(request)
    }

    fn told(&self, mut request: Request) -> Result<Request, Error> {
        for hook in self.call.client().hooks() {
            hook.before(&mut request, self.attempt)
                .map_err(|error| Error::hook(self.call.operation(), error, &self.call.secrets()))?;
        }
        Ok(request)
    }
}

async fn send(requests: &Requests<'_>, want: Want, permit: Permit) -> Result<Answer, Error> {
    let call = requests.call;
    let (status, headers, body) = opened(redirect::send(requests).await?);
    let kind = Kind::of(want, status, &headers);
    if let Kind::Success(chosen, _) = kind
        && chosen.live
    {
        let live = Live::new(body, call.secrets(), call.operation(), permit);
        return Ok(Answer::live(status, headers, live, chosen.index));
    }
    let most = match kind {
        // What an error does not keep is not read.
        Kind::Refusal => KEPT_BODY_BYTES,
        _ => call.max_response_bytes(),
    };
    let (body, whole) = match body.collect(most).await {
        Ok(read) => read,
        // The status says more than that its words were cut off.
        Err(_) if matches!(kind, Kind::Refusal) => (Bytes::new(), true),
        Err(error) => return Err(Error::transport(call.operation(), error)),
    };
    let reply = Reply::new(status, headers, body);
    match kind {
        Kind::Refusal => Err(Error::refused(call.operation(), call.secrets(), reply)),
        _ if !whole => Err(Error::too_long(
            call.operation(),
            call.secrets(),
            reply,
            most,
        )),
        Kind::Any => Ok(Answer::whole(reply, cases::UNDECLARED)),
        Kind::Success(chosen, cases) => success(call, reply, chosen, cases),
    }
}

/// What is of interest of an answer.
fn opened(answer: TransportResponse) -> (StatusCode, HeaderMap, Body) {
    let (head, body) = answer.into_parts();
    (head.status, head.headers, body)
}

/// What an answer is, by its head.
enum Kind {
    /// Wanted as it comes.
    Any,
    /// A success, and one of these cases.
    Success(Chosen, Cases),
    /// An error.
    Refusal,
}

impl Kind {
    fn of(want: Want, status: StatusCode, headers: &HeaderMap) -> Self {
        match want {
            Want::Reply => Self::Any,
            Want::Success(cases)
                if status.is_success() || cases::declares_redirect(cases, status) =>
            {
                Self::Success(cases::success(cases, status, headers), cases)
            }
            Want::Success(_) => Self::Refusal,
        }
    }
}

/// An answer of success that was read to its end, unless it holds an error.
fn success(call: &Call, reply: Reply, chosen: Chosen, cases: Cases) -> Result<Answer, Error> {
    let in_band = call.error_inside();
    if let Some(found) = in_band.and_then(|in_band| in_band.find(reply.body())) {
        return Err(Error::in_band(
            call.operation(),
            call.secrets(),
            reply,
            found,
        ));
    }
    let case = chosen.looked_into(cases, reply.body());
    Ok(Answer::whole(reply, case))
}

/// What an attempt says about trying again.
pub(super) fn signal(call: &Call, want: Want, result: &Result<Answer, Error>) -> Signal {
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
