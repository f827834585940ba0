//! What carries requests: the border between a client and HTTP.
//!
//! Invariant: a transport sends one request once. It follows no redirect, repeats nothing and
//! adds no credential; what a client promises is done above it.

mod body;
mod error;
mod request;
#[cfg(not(target_arch = "wasm32"))]
mod reqwest;

use std::{future::Future, pin::Pin, sync::Arc};

pub use self::{body::Body, error::TransportError, request::Request};

/// A future on the heap that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An error of any kind that may move between threads.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// An answer as a [`Transport`] gives it: its head is there, its body may still come.
pub type TransportResponse = http::Response<Body>;

/// Sends requests. `reqwest::Client` is one, and what a client has unless it is given another.
///
/// Of use where requests take another way: through the HTTP library of a platform, to a service
/// inside of the same process, or to answers that a test has prepared
/// ([`MockTransport`](crate::MockTransport), [`ReplayTransport`](crate::ReplayTransport)).
///
/// A transport hands an answer out once its head has come, whatever its status. It does not
/// follow redirects, since the keys of a call could go along to another origin. Dropping the
/// future ends the exchange.
///
/// ```
/// use specwright_runtime::{
///     Body, BoxFuture, Request, Transport, TransportError, TransportResponse,
/// };
///
/// /// Has nothing, whatever is asked for.
/// struct Nothing;
///
/// impl Transport for Nothing {
///     fn send(
///         &self,
///         _: Request,
///     ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
///         Box::pin(async {
///             let mut answer = TransportResponse::new(Body::from(r#"{"error":"nothing here"}"#));
///             *answer.status_mut() = specwright_runtime::StatusCode::NOT_FOUND;
///             Ok(answer)
///         })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request.
    ///
    /// # Errors
    /// (Of the future.) When there is no answer: [`TransportError`] says whether the server can
    /// have seen the request.
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        (**self).send(request)
    }
}
