//! Gives recorded answers again.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use serde_json::Value;

use super::{Exchange, SentRequest};
use crate::transport::{
    Body, BoxError, BoxFuture, Request, Transport, TransportError, TransportResponse,
};

/// A transport that answers from what a [`RecordingTransport`](crate::RecordingTransport) kept.
///
/// A request gets the answer of the first exchange that was not used yet and has the same
/// method, path, query and body, whatever its credentials and host. One that was not recorded is
/// an error whose source names it.
#[derive(Clone)]
pub struct ReplayTransport {
    left: Arc<Mutex<Vec<Exchange>>>,
}

impl ReplayTransport {
    /// Answers from these exchanges.
    pub fn new(exchanges: Vec<Exchange>) -> Self {
        Self {
            left: Arc::new(Mutex::new(exchanges)),
        }
    }

    /// Answers from the text that [`RecordingTransport::to_json`](crate::RecordingTransport::to_json)
    /// gave.
    ///
    /// ```
    /// use specwright_runtime::ReplayTransport;
    ///
    /// let replay = ReplayTransport::from_json(r#"{"exchanges": [{
    ///     "method": "GET", "target": "/v2/teams/1", "content_type": null, "body": "",
    ///     "status": 200, "headers": [["content-type", "application/json"]],
    ///     "answer": "{\"id\": 1}"
    /// }]}"#)?;
    /// assert_eq!(replay.left(), 1);
    /// # Ok::<(), specwright_runtime::BoxError>(())
    /// ```
    ///
    /// # Errors
    /// When it is another text; the error says which exchange is wrong.
    pub fn from_json(text: &str) -> Result<Self, BoxError> {
        let record: Value = serde_json::from_str(text)?;
        let listed = record.get("exchanges").and_then(Value::as_array);
        let listed = listed.ok_or("the record has no list `exchanges`")?;
        let read = |(place, value): (usize, &Value)| {
            let wrong = || format!("exchange {} of the record is not of the form", place + 1);
            Exchange::from_json(value).ok_or_else(wrong)
        };
        let exchanges = listed.iter().enumerate().map(read);
        Ok(Self::new(exchanges.collect::<Result<_, _>>()?))
    }

    /// How many exchanges were not used yet.
    pub fn left(&self) -> usize {
        self.left
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }
}

impl Transport for ReplayTransport {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let sent = SentRequest::of(&request);
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let found = left
            .iter()
            .position(|exchange| exchange.request.is_like(&sent));
        let answer = match found {
            Some(place) => {
                let exchange = left.remove(place);
                let mut answer = TransportResponse::new(Body::from(exchange.body));
                *answer.status_mut() = exchange.status;
                *answer.headers_mut() = exchange.headers;
                Ok(answer)
            }
            None => Err(TransportError::other(format!(
                "no exchange is left that was recorded for {} {}",
                sent.method, sent.target
            ))),
        };
        Box::pin(std::future::ready(answer))
    }
}

impl fmt::Debug for ReplayTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReplayTransport")
            .field("left", &self.left())
            .finish()
    }
}
