//! Keeps what goes through another transport.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::{Value, json};

use super::{Exchange, SentRequest, exchange::Sent};
use crate::transport::{Body, BoxFuture, Request, Transport, TransportError, TransportResponse};

/// A transport that sends by another one and keeps every exchange, to be given again by a
/// [`ReplayTransport`](crate::ReplayTransport).
///
/// No credential is kept: keys in addresses, headers of requests, cookies of answers and the
/// fields of OAuth 2.0 are left out, also where an answer repeats them. What else is in the bodies
/// is kept: look at a record before you share it. Answers are read to their end before they are handed on, so a stream comes as
/// one piece. Copies share what was kept.
#[derive(Clone)]
pub struct RecordingTransport {
    inner: Arc<dyn Transport>,
    kept: Arc<Mutex<Vec<Exchange>>>,
}

impl RecordingTransport {
    /// Records what goes through `inner`.
    ///
    /// ```
    /// use specwright_runtime::{MockTransport, RecordingTransport};
    ///
    /// let recording = RecordingTransport::new(MockTransport::new(204));
    /// // Client::builder().transport(recording.clone()) … then make calls, and keep them:
    /// assert_eq!(recording.to_json(), "{\n  \"exchanges\": []\n}");
    /// ```
    pub fn new(inner: impl Transport) -> Self {
        Self {
            inner: Arc::new(inner),
            kept: Arc::default(),
        }
    }

    /// What was kept, in the order in which the answers came.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The same as JSON text.
    pub fn to_json(&self) -> String {
        let exchanges: Vec<Value> = self.exchanges().iter().map(Exchange::to_json).collect();
        format!("{:#}", json!({ "exchanges": exchanges }))
    }
}

impl Transport for RecordingTransport {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let (sent, secrets) = (SentRequest::of(&request), Sent::of(&request));
        let (answer, kept) = (self.inner.send(request), Arc::clone(&self.kept));
        Box::pin(async move {
            let (head, body) = answer.await?.into_parts();
            let (body, _) = body.collect(usize::MAX).await?;
            let answer = http::Response::from_parts(head, body);
            let exchange = Exchange::new(sent, &secrets, &answer);
            kept.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(exchange);
            Ok(answer.map(Body::from))
        })
    }
}

impl fmt::Debug for RecordingTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordingTransport")
            .field("exchanges", &self.exchanges().len())
            .finish_non_exhaustive()
    }
}
