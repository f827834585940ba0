//! Redirects, followed inside of one origin.
//!
//! Invariant: no request is sent to another origin than that of the first one, so no credential
//! that was put into a header, a query or a cookie can leave the origin it was meant for.

use http::{
    Method, StatusCode,
    header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, TRANSFER_ENCODING},
};
use reqwest::{Client, Request, Response, Url};

use crate::error::Error;

/// How many redirects in a row are followed.
const MOST: usize = 10;

/// Sends a request, and follows redirects to the same origin where that is wanted.
///
/// A redirect that is not followed is the answer: to another origin, without a usable address, or
/// asking for a body again that cannot be sent twice.
pub(crate) async fn send(
    http: &Client,
    mut request: Request,
    operation: &'static str,
    follow: bool,
) -> Result<Response, Error> {
    let failed = |error| Error::transport(operation, error);
    if !follow {
        return http.execute(request).await.map_err(failed);
    }
    let origin = request.url().origin();
    for _ in 0..=MOST {
        let method = request.method().clone();
        let again = request
            .try_clone()
            .unwrap_or_else(|| without_body(&request));
        let whole = request.body().is_none_or(|body| body.as_bytes().is_some());
        let response = http.execute(request).await.map_err(failed)?;
        let Some(target) = target(&response).filter(|url| url.origin() == origin) else {
            return Ok(response);
        };
        let mut next = again;
        if becomes_get(response.status(), &method) {
            forget_body(&mut next);
        } else if !whole {
            return Ok(response);
        }
        *next.url_mut() = target;
        request = next;
    }
    Err(Error::too_many_redirects(operation))
}

/// Where an answer leads to.
fn target(response: &Response) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    let mut target = response.url().join(location.to_str().ok()?).ok()?;
    // A name or password from the server is not for it to choose; `origin` knows neither.
    target.set_username("").ok()?;
    target.set_password(None).ok()?;
    Some(target)
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
    *request.body_mut() = None;
    for name in [
        CONTENT_TYPE,
        CONTENT_LENGTH,
        CONTENT_ENCODING,
        TRANSFER_ENCODING,
    ] {
        request.headers_mut().remove(name);
    }
}

/// A request as it was, but for a body that cannot be sent twice.
fn without_body(request: &Request) -> Request {
    let mut copy = Request::new(request.method().clone(), request.url().clone());
    copy.headers_mut().clone_from(request.headers());
    copy
}
