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

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{
    answer::Answer,
    call::Call,
    cases::{self, Cases},
    client::Client,
    codec::Decoded,
    error::{CallError, Error, KEPT_BODY_BYTES},
    redirect,
    reply::Reply,
    response::Response,
    stream::Live,
};

pub(crate) type Exchange<A> = Pin<Box<dyn Future<Output = Result<A, Error>> + Send>>;

/// The answer of a call to come, whatever its status.
#[must_use = "a future does nothing until it is awaited"]
pub struct ReplyFuture(Exchange<Reply>);

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
    exchange: Exchange<Answer>,
    client: Client,
    operation: &'static str,
    decode: fn(&mut Answer) -> Decoded<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Future for ResponseFuture<T, E> {
    type Output = Result<Response<T>, CallError<E>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut answer = match ready!(self.exchange.as_mut().poll(cx)) {
            Ok(answer) => answer,
            Err(error) => return Poll::Ready(Err(error.into())),
        };
        let decoded = (self.decode)(&mut answer);
        let reply = answer.into_reply();
        Poll::Ready(match decoded {
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
        ReplyFuture(Box::pin(async move {
            let head = exchange(self).await?;
            head.whole(usize::MAX).await
        }))
    }

    /// Sends the call; a 2xx answer is decoded by `decode`, another one is the error.
    #[inline]
    pub fn send<T, E>(self, decode: fn(&mut Answer) -> Decoded<T>) -> ResponseFuture<T, E> {
        self.send_as(&[], decode)
    }

    /// Sends the call; a 2xx answer, or a redirect that is one of the cases, is decoded by
    /// `decode`, another one is the error.
    #[inline]
    pub fn send_as<T, E>(
        self,
        cases: Cases,
        decode: fn(&mut Answer) -> Decoded<T>,
    ) -> ResponseFuture<T, E> {
        ResponseFuture {
            client: self.client().clone(),
            operation: self.operation(),
            exchange: self.send_checked(cases),
            decode,
            error: PhantomData,
        }
    }

    #[inline(never)]
    pub(crate) fn send_checked(self, cases: Cases) -> Exchange<Answer> {
        Box::pin(async move { exchange(self).await?.checked(cases).await })
    }
}

/// Sends the request of a call once; the body of the answer is still to come.
async fn exchange(call: Call) -> Result<Head, Error> {
    let client = call.client().clone();
    let (operation, follow) = (call.operation(), call.follows_redirects());
    let request = call.prepare().await?;
    let mut response = redirect::send(client.http(), request, operation, follow).await?;
    Ok(Head {
        status: response.status(),
        headers: std::mem::take(response.headers_mut()),
        response,
        client,
        operation,
    })
}

/// An answer whose body is still to come.
struct Head {
    status: StatusCode,
    headers: HeaderMap,
    response: reqwest::Response,
    client: Client,
    operation: &'static str,
}

impl Head {
    /// Tells a success from an error, and reads its body unless that is handed out.
    async fn checked(self, cases: Cases) -> Result<Answer, Error> {
        let success = self.status.is_success() || cases::declares_redirect(cases, self.status);
        if !success {
            let (operation, client) = (self.operation, self.client.clone());
            // What an error does not keep is not read.
            let reply = self.whole(KEPT_BODY_BYTES).await?;
            return Err(Error::refused(operation, client, reply));
        }
        let chosen = cases::success(cases, self.status, &self.headers);
        if chosen.live {
            let body = http::Response::from(self.response).into_body();
            let live = Live::new(body, self.client, self.operation);
            return Ok(Answer::live(self.status, self.headers, live, chosen.index));
        }
        let reply = self.whole(usize::MAX).await?;
        let case = chosen.looked_into(cases, reply.body());
        Ok(Answer::whole(reply, case))
    }

    /// Reads the body: to its end, or so much of it.
    async fn whole(mut self, most: usize) -> Result<Reply, Error> {
        let failed = |error| Error::transport(self.operation, error);
        let body = if most == usize::MAX {
            self.response.bytes().await.map_err(failed)?
        } else {
            let mut body = Vec::new();
            while body.len() < most
                && let Some(chunk) = self.response.chunk().await.map_err(failed)?
            {
                body.extend_from_slice(&chunk);
            }
            Bytes::from(body)
        };
        Ok(Reply::new(self.status, self.headers, body))
    }
}
