//! `reqwest::Client` as a transport.

use std::future::ready;

use http::Response;
use reqwest::Client;
use tokio::runtime::Handle;

use super::{Body, BoxFuture, Request, Transport, TransportError, TransportResponse};
use crate::error::without_addresses;

/// Sends by the settings of the client: its proxies, its TLS, its own time limits. A policy for
/// redirects that it has follows them before the call can judge them.
impl Transport for Client {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        // Outside of a runtime the client would panic.
        if Handle::try_current().is_err() {
            let why = "requests of reqwest need a Tokio runtime, and there is none here";
            return Box::pin(ready(Err(TransportError::other(why))));
        }
        let answer = self.execute(request.into());
        Box::pin(async move { answer.await.map(opened).map_err(Into::into) })
    }
}

/// An answer whose head is there.
fn opened(mut response: reqwest::Response) -> TransportResponse {
    let (status, version) = (response.status(), response.version());
    let headers = std::mem::take(response.headers_mut());
    let mut answer = Response::new(Body::answer(response));
    *answer.status_mut() = status;
    *answer.version_mut() = version;
    *answer.headers_mut() = headers;
    answer
}

/// Its credentials go along.
impl From<Request> for reqwest::Request {
    fn from(request: Request) -> Self {
        let (method, url, headers, body) = request.into_parts();
        let mut made = Self::new(method, url);
        *made.headers_mut() = headers;
        let in_memory = body.as_bytes().map(<[u8]>::is_empty);
        *made.body_mut() = match in_memory {
            Some(true) => None,
            _ => Some(body.into()),
        };
        made
    }
}

impl From<Body> for reqwest::Body {
    fn from(body: Body) -> Self {
        match body.into_bytes() {
            Ok(bytes) => bytes.into(),
            Err(stream) => Self::wrap(stream),
        }
    }
}

/// The address is taken out: its query may hold a key.
impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let (connect, timeout) = (error.is_connect(), error.is_timeout());
        Self::with(connect, timeout, without_addresses(error))
    }
}
