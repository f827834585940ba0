//! Sending a call: the exchange itself, and the futures that users await.
//!
//! Invariant: one call of [`exchange`] is one attempt; whatever repeats attempts stands above it.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
};

use crate::{
    call::Call,
    client::Client,
    codec::Decoded,
    error::{CallError, Error},
    reply::Reply,
    response::Response,
};

type Exchange = Pin<Box<dyn Future<Output = Result<Reply, Error>> + Send>>;

/// The answer of a call to come, whatever its status.
#[must_use = "a future does nothing until it is awaited"]
pub struct ReplyFuture(Exchange);

impl Future for ReplyFuture {
    type Output = Result<Reply, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx)
    }
}

impl fmt::Debug for ReplyFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyFuture")
    }
}

/// The decoded answer of a call to come; `E` is the declared error bodies of its operation.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T, E> {
    exchange: Exchange,
    client: Client,
    operation: &'static str,
    decode: fn(&Reply) -> Decoded<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Future for ResponseFuture<T, E> {
    type Output = Result<Response<T>, CallError<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = match ready!(self.exchange.as_mut().poll(cx)) {
            Ok(reply) => reply,
            Err(error) => return Poll::Ready(Err(error.into())),
        };
        Poll::Ready(match (self.decode)(&reply) {
            Ok(value) => Ok(Response::new(reply.into_parts(), value)),
            Err(error) => {
                let client = self.client.clone();
                Err(Error::decode(self.operation, client, reply, error).into())
            }
        })
    }
}

impl<T, E> fmt::Debug for ResponseFuture<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ResponseFuture")
            .field(&self.operation)
            .finish()
    }
}

impl Call {
    /// Makes the request and does not send it. Its credentials are in it: do not log it.
    ///
    /// # Errors
    /// When an argument cannot be sent, or a credential is missing.
    #[inline(never)]
    pub fn build(self) -> Result<reqwest::Request, Error> {
        self.into_request()
    }

    /// Sends the call; the answer is given as it comes, whatever its status.
    #[inline(never)]
    pub fn send_raw(self) -> ReplyFuture {
        ReplyFuture(Box::pin(exchange(self)))
    }

    /// Sends the call; a 2xx answer is decoded by `decode`, another one is the error.
    #[inline]
    pub fn send<T, E>(self, decode: fn(&Reply) -> Decoded<T>) -> ResponseFuture<T, E> {
        ResponseFuture {
            client: self.client().clone(),
            operation: self.operation(),
            exchange: self.send_checked(),
            decode,
            error: PhantomData,
        }
    }

    #[inline(never)]
    fn send_checked(self) -> Exchange {
        Box::pin(async move {
            let (client, operation) = (self.client().clone(), self.operation());
            let reply = exchange(self).await?;
            if reply.status().is_success() {
                Ok(reply)
            } else {
                Err(Error::refused(operation, client, reply))
            }
        })
    }
}

/// Sends the request of a call once and reads the answer to its end.
async fn exchange(call: Call) -> Result<Reply, Error> {
    let (http, operation) = (call.client().http().clone(), call.operation());
    let request = call.prepare().await?;
    let failed = |error| Error::transport(operation, error);
    let mut response = http.execute(request).await.map_err(failed)?;
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let body = response.bytes().await.map_err(failed)?;
    Ok(Reply::new(status, headers, body))
}
