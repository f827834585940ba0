//! The futures that users await.

use std::{
    fmt,
    future::Future,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll, ready},
};

use crate::{
    answer::Answer,
    call::Call,
    cases::Cases,
    codec::Decoded,
    error::{CallError, Error},
    exchange::{self, Want},
    reply::Reply,
    response::Response,
    secrets::Secrets,
};

pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;

/// The answer of a call to come, whatever its status.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::new(500).body("out of order");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let reply = get_team(&client).send_raw().await?;
/// assert_eq!((reply.status().as_u16(), &**reply.body()), (500, &b"out of order"[..]));
/// # Ok(())
/// # }
/// ```
#[must_use = "a future does nothing until it is awaited"]
pub struct ReplyFuture(Exchange);

impl Future for ReplyFuture {
    type Output = Result<Reply, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let answer = ready!(self.0.as_mut().poll(cx));
        Poll::Ready(answer.map(Answer::into_reply))
    }
}

impl fmt::Debug for ReplyFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyFuture")
    }
}

/// The decoded answer of a call to come; `E` is the declared error bodies of its operation.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// # let server = MockTransport::json(200, "\"Snow\"");
/// # let client = rt::Client::builder(&API).transport(server).build()?;
/// let answer = get_team(&client).into_future(); // as `.await` does
/// assert_eq!(*answer.await?, "Snow");
/// # Ok(())
/// # }
/// ```
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T, E> {
    exchange: Exchange,
    secrets: Secrets,
    operation: &'static str,
    decode: fn(&mut Answer) -> Decoded<T>,
    error: PhantomData<fn() -> E>,
}

impl<T, E> ResponseFuture<T, E> {
    /// The operation that is called.
    pub fn operation(&self) -> &'static str {
        self.operation
    }
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
        let attempts = answer.attempts();
        let reply = answer.into_reply();
        Poll::Ready(match decoded {
            Ok(value) => Ok(Response::new(reply.into_parts(), value)),
            Err(error) => {
                let secrets = self.secrets.clone();
                let failed = Error::decode(self.operation, secrets, reply, error);
                Err(failed.after(attempts).into())
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
    /// Sends the call; the answer is given as it comes, whatever its status.
    #[inline(never)]
    pub fn send_raw(self) -> ReplyFuture {
        ReplyFuture(Box::pin(exchange::run(self, Want::Reply)))
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
            secrets: self.secrets(),
            operation: self.operation(),
            exchange: self.send_checked(cases),
            decode,
            error: PhantomData,
        }
    }

    #[inline(never)]
    pub(crate) fn send_checked(self, cases: Cases) -> Exchange {
        Box::pin(exchange::run(self, Want::Success(cases)))
    }
}
