//! Redirects, followed inside of one origin.
//!
//! Invariant: no request is sent to another origin than that of the first one, so no credential
//! that was put into a header, a query or a cookie can leave the origin it was meant for.

use http::{
    HeaderMap, Method, StatusCode,
    header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING},
};
use url::Url;

use crate::{
    error::Error,
    exchange::Requests,
    transport::{Body, BoxFuture, Request, Transport, TransportError, TransportResponse},
};

/// How many redirects in a row are followed.
const MOST: usize = 10;

/// Sends the request of an attempt, and follows redirects to the same origin where that is
/// wanted.
///
/// A redirect that is not followed is the answer: to another origin, without a usable address, or
/// asking for a body again that cannot be sent twice.
pub(crate) async fn send(requests: &Requests<'_>) -> Result<TransportResponse, Error> {
    let call = requests.call;
    // Rare things are on the heap, and no request is held while its answer is waited for: calls
    // should be small.
    let sent = match sent_now(requests) {
        Some(sent) => sent?,
        None => transport_of(requests).send(Box::pin(requests.make()).await?),
    };
    let answer = sent
        .await
        .map_err(|error| Error::transport(call.operation(), error))?;
    if !call.follows_redirects() || !leads_on(answer.status()) {
        return Ok(answer);
    }
    Box::pin(follow(requests, answer)).await
}

type Sent = BoxFuture<'static, Result<TransportResponse, TransportError>>;

/// Sends the first request, where no file has to be opened for it.
fn sent_now(requests: &Requests<'_>) -> Option<Result<Sent, Error>> {
    let request = requests.make_now()?;
    Some(request.map(|request| transport_of(requests).send(request)))
}

fn transport_of<'r>(requests: &'r Requests<'_>) -> &'r dyn Transport {
    requests.call.client().transport()
}

/// Follows redirects. Each request is made anew, as the first one was, and then changed.
async fn follow(
    requests: &Requests<'_>,
    mut answer: TransportResponse,
) -> Result<TransportResponse, Error> {
    let call = requests.call;
    let mut here: Option<Url> = None;
    let mut method = call.method().clone();
    for _ in 0..MOST {
        if becomes_get(answer.status(), &method) {
            method = Method::GET;
        }
        let mut next = if method != *call.method() {
            requests.make_without_body(&method)?
        } else if call.is_replayable() {
            requests.make().await?
        } else {
            return Ok(answer);
        };
        let from = here.as_ref().unwrap_or(next.url());
        let Some(target) = target(answer.headers(), from) else {
            return Ok(answer);
        };
        *next.url_mut() = target.clone();
        here = Some(target);
        let sent = transport_of(requests).send(next).await;
        // The server has seen the call, and may have acted on it.
        let lost = |error: TransportError| match error.is_connect() {
            true => TransportError::other(error.into_source()),
            false => error,
        };
        answer = sent.map_err(|error| Error::transport(call.operation(), lost(error)))?;
        if !leads_on(answer.status()) {
            return Ok(answer);
        }
    }
    Err(Error::too_many_redirects(call.operation()))
}

/// Whether an answer of that status leads elsewhere.
fn leads_on(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Where an answer leads to, if that is inside of the origin.
fn target(headers: &HeaderMap, from: &Url) -> Option<Url> {
    let location = headers.get(LOCATION)?;
    let mut target = from.join(location.to_str().ok()?).ok()?;
    // A name or password from the server is not for it to choose; `origin` knows neither.
    target.set_username("").ok()?;
    target.set_password(None).ok()?;
    Some(target).filter(|target| target.origin() == from.origin())
}

/// As browsers and `reqwest` do: what is asked for next is the answer, not the action again.
fn becomes_get(status: StatusCode, method: &Method) -> bool {
    match status.as_u16() {
        303 => *method != Method::HEAD,
        301 | 302 => *method == Method::POST,
        _ => false,
    }
}

/// Takes out of a request what tells of its body.
pub(crate) fn forget_body(request: &mut Request) {
    *request.body_mut() = Body::empty();
    for name in [
        CONTENT_TYPE,
        CONTENT_LENGTH,
        CONTENT_ENCODING,
        TRANSFER_ENCODING,
    ] {
        request.headers_mut().remove(name);
    }
}
