//! One answer, whatever is asked.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE};

use super::SentRequest;
use crate::transport::{Body, BoxFuture, Request, Transport, TransportError, TransportResponse};

/// A transport that gives the same answer to every request, and keeps what it was sent.
///
/// For the tests of your own code: no server is needed, and no network. Copies share what was
/// sent.
///
/// ```
/// use specwright_runtime::MockTransport;
///
/// let mock = MockTransport::json(404, r#"{"errors": [{"message": "no such team"}]}"#)
///     .header("x-request-id", "abc");
/// // Client::builder().transport(mock.clone()) … then make calls, and look at what was sent:
/// assert!(mock.requests().is_empty());
/// ```
#[derive(Clone)]
pub struct MockTransport {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    sent: Arc<Mutex<Vec<SentRequest>>>,
}

impl MockTransport {
    /// An answer of this status, without a body. A number that is no status is the error of
    /// every call.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            sent: Arc::default(),
        }
    }

    /// An answer of this status, with a body of JSON text.
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        let mut mock = Self::new(status).body(body.into());
        let json = HeaderValue::from_static("application/json");
        mock.headers.insert(CONTENT_TYPE, json);
        mock
    }

    /// Adds a header to the answer; one that HTTP does not allow is left out.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            self.headers.append(name, value);
        }
        self
    }

    /// Sets the body of the answer.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// What was sent, in order.
    pub fn requests(&self) -> Vec<SentRequest> {
        self.sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Transport for MockTransport {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push(SentRequest::of(&request));
        let answer = StatusCode::from_u16(self.status).map(|status| {
            let mut answer = TransportResponse::new(Body::from(self.body.clone()));
            *answer.status_mut() = status;
            answer.headers_mut().clone_from(&self.headers);
            answer
        });
        Box::pin(std::future::ready(answer.map_err(TransportError::other)))
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockTransport")
            .field("status", &self.status)
            .field("sent", &self.requests().len())
            .finish_non_exhaustive()
    }
}
