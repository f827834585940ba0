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
    transport::{Body, Request, Transport, TransportError, TransportResponse},
};

/// How many redirects in a row are followed.
const MOST: usize = 10;

/// Sends a request, and follows redirects to the same origin where that is wanted.
///
/// A redirect that is not followed is the answer: to another origin, without a usable address, or
/// asking for a body again that cannot be sent twice.
pub(crate) async fn send(
    transport: &dyn Transport,
    mut request: Request,
    operation: &'static str,
    follow: bool,
) -> Result<TransportResponse, Error> {
    let failed = |error| Error::transport(operation, error);
    if !follow {
        return transport.send(request).await.map_err(failed);
    }
    for turn in 0..=MOST {
        let whole = request.body().as_bytes().is_some();
        let again = request
            .try_clone()
            .unwrap_or_else(|| request.without_body());
        let answer = match transport.send(request).await {
            Ok(answer) => answer,
            // The server has seen the call, and may have acted on it.
            Err(error) if turn > 0 && error.is_connect() => {
                return Err(failed(TransportError::other(error.into_source())));
            }
            Err(error) => return Err(failed(error)),
        };
        let Some(target) = target(answer.status(), answer.headers(), again.url()) else {
            return Ok(answer);
        };
        let mut next = again;
        if becomes_get(answer.status(), next.method()) {
            forget_body(&mut next);
        } else if !whole {
            return Ok(answer);
        }
        *next.url_mut() = target;
        request = next;
    }
    Err(Error::too_many_redirects(operation))
}

/// Where an answer leads to, if that is inside of the origin.
fn target(status: StatusCode, headers: &HeaderMap, from: &Url) -> Option<Url> {
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
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

fn forget_body(request: &mut Request) {
    *request.method_mut() = Method::GET;
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
