//! One call from request to response.
//!
//! Invariant: every request has a response; a panic in a handler or a guard is one of them.

use std::{
    collections::HashMap,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    sync::Arc,
    task::Poll,
};

use axum::{extract::Request, response::Response};
use http::{HeaderValue, StatusCode, header::ALLOW, request};

use super::{
    answer::Outcome,
    checks::Checks,
    content,
    guard::{Guard, Presented},
    input::Received,
    log,
    matcher::{Found, Matcher},
    parameters,
    problem::Refusal,
    refuse,
    routes::Handler,
    service::Limits,
    spec::{Operation, Spec},
};

/// How refusals are answered.
pub(super) type Refusing =
    Box<dyn Fn(&Refusal, Option<&'static str>) -> Option<Response> + Send + Sync>;

/// All that calls of one service share.
pub(super) struct Dispatch {
    pub(super) spec: &'static Spec,
    pub(super) matcher: Matcher,
    pub(super) checks: Checks,
    pub(super) handlers: HashMap<&'static str, Handler>,
    pub(super) guard: Arc<dyn Guard>,
    pub(super) refusing: Option<Refusing>,
    pub(super) limits: Limits,
}

impl Dispatch {
    /// Answers a request.
    pub(super) async fn answer(&self, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let path = head.uri.path().to_owned();
        let query = head.uri.query().unwrap_or_default();
        let found = match self.matcher.find(head.method.as_str(), &path, query) {
            Found::Operation(found) => found,
            Found::OtherMethods(methods, operation) => {
                let methods: Vec<&str> = methods.into_iter().collect();
                let mut refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED);
                if let Ok(methods) = HeaderValue::from_str(&methods.join(", ")) {
                    refusal = refusal.header(ALLOW, methods);
                }
                return self.refused(&refusal, Some(operation));
            }
            Found::Nothing => return self.refused(&Refusal::new(StatusCode::NOT_FOUND), None),
        };
        let operation = found.operation;
        let call = self.outcome(operation, &found.texts, head, body);
        let outcome = without_panic(call).await.unwrap_or_else(|Panicked| {
            log::fault(operation.id, &"it has panicked");
            Outcome::Refusal(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR))
        });
        match outcome {
            Outcome::Response(response) => *response,
            Outcome::Refusal(refusal) => self.refused(&refusal, Some(operation)),
            Outcome::Fault(fault) => {
                log::fault(operation.id, &fault);
                let refusal = Refusal::new(StatusCode::INTERNAL_SERVER_ERROR);
                self.refused(&refusal, Some(operation))
            }
        }
    }

    /// What a call of an operation comes to.
    async fn outcome(
        &self,
        operation: &'static Operation,
        path: &[(&'static str, &str)],
        head: request::Parts,
        body: axum::body::Body,
    ) -> Outcome {
        let Some(handler) = self.handlers.get(operation.id) else {
            return Outcome::Refusal(Refusal::new(StatusCode::NOT_IMPLEMENTED));
        };
        match self.received(operation, path, head, body).await {
            Ok(received) => handler(received).await,
            Err(refusal) => Outcome::Refusal(refusal),
        }
    }

    /// The call, let in and checked.
    async fn received(
        &self,
        operation: &'static Operation,
        path: &[(&'static str, &str)],
        head: request::Parts,
        body: axum::body::Body,
    ) -> Result<Received, Refusal> {
        let presented = Presented::new(self.spec, operation, &head.headers, &head.uri);
        let admitted = self.guard.admit(&presented).await?;
        let query = head.uri.query().unwrap_or_default();
        let sent = parameters::Sent::new(self.spec, path, query, &head.headers);
        let mut problems = Vec::new();
        let values = sent.read(operation, &self.checks, &mut problems);
        let limit = self.limits.body_bytes;
        let content = content::read(
            operation,
            &head.headers,
            body,
            limit,
            &self.checks,
            &mut problems,
        );
        let content = content.await?;
        if !problems.is_empty() {
            return Err(Refusal::bad_request(problems));
        }
        let mut extensions = head.extensions;
        extensions.extend(admitted);
        Ok(Received {
            operation,
            values,
            content,
            headers: head.headers,
            uri: head.uri,
            extensions,
        })
    }

    fn refused(&self, refusal: &Refusal, operation: Option<&'static Operation>) -> Response {
        let own = self.refusing.as_ref().and_then(|refusing| {
            let id = operation.map(|operation| operation.id);
            // What a service adds must not take it down.
            catch_unwind(AssertUnwindSafe(|| refusing(refusal, id)))
                .ok()
                .flatten()
        });
        own.unwrap_or_else(|| refuse::response(refusal, operation))
    }
}

/// The work has panicked.
struct Panicked;

/// The result of work that may panic. What it has half done is dropped.
async fn without_panic<T>(work: impl Future<Output = T>) -> Result<T, Panicked> {
    let mut work = pin!(work);
    poll_fn(
        |cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
            Ok(Poll::Ready(result)) => Poll::Ready(Ok(result)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err(Panicked)),
        },
    )
    .await
}
