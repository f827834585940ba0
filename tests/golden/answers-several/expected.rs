// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getJob`.
    ///
    /// `GET /jobs`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_job().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_job(&self) -> GetJob {
        let call = rt::call(self.0, "GET /jobs", &[], auth::NO_CREDENTIALS);
        GetJob(call)
    }

    /// Calls `startJob`.
    ///
    /// `POST /jobs`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().start_job().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn start_job(&self) -> StartJob {
        let call = rt::call(self.0, "POST /jobs", &[], auth::NO_CREDENTIALS);
        StartJob(call.accept("application/json, text/plain"))
    }
}

rt::operations! {
    /// The request of [`Untagged::get_job`].
    GetJob -> model::Done, rt::json, rt::NoErrorBody;
    /// The request of [`Untagged::start_job`].
    StartJob -> StartJobAnswer, StartJobAnswer::CASES => StartJobAnswer::read, rt::NoErrorBody;
}

/// What `startJob` answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum StartJobAnswer {
    /// Status 200.
    Status200(model::Done),
    /// Status 202.
    Status202(model::Ticket),
    /// Status 204.
    Status204,
    /// A status from 200 to 299.
    Status2xx(String),
}

impl StartJobAnswer {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", ""),
        rt::Case::whole("202", ""),
        rt::Case::whole("204", ""),
        rt::Case::whole("2XX", ""),
    ];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Status200),
            1 => answer.json().map(Self::Status202),
            2 => Ok(Self::Status204),
            _ => answer.text().map(Self::Status2xx),
        }
    }
}
