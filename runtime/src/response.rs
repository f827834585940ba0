//! What a successful call gives: the decoded value with the status and headers it came with.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use http::{HeaderMap, StatusCode};

use crate::{
    codec::{Decode, Decoded},
    header::{self, Header},
};

/// The value of a successful call, with the status and the headers of the answer.
///
/// It derefs to the value.
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
/// let answer = get_team(&client).await?;
/// assert_eq!(answer.status(), 200);
/// assert_eq!(answer.len(), 4); // of the text that it derefs to
/// let name: String = answer.into_inner();
/// # assert_eq!(name, "Snow"); Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new((status, headers): (StatusCode, HeaderMap), value: T) -> Self {
        Self {
            status,
            headers,
            value,
        }
    }

    /// The status code: one of 200 to 299, or of a redirect that is declared as an answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The value of a declared header; `None` where the answer does not have it.
    ///
    /// # Errors
    /// When its text is not of the declared type.
    pub fn header<H: Decode>(&self, header: Header<H>) -> Decoded<Option<H>> {
        header::read(&self.headers, header)
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// Shows the status and the value; headers may hold secrets.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
