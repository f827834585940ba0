// ---- src/server/untagged.rs ----

//! The server side of the operations of no tag.

use specwright_runtime::{glue as rt, serve::glue as srv};
use super::super::{auth, errors, model, server};

/// What a server does for the operations of no tag.
pub trait Untagged: Send + Sync + 'static {
    /// Handles `count`.
    ///
    /// `GET /count`
    fn count(
        &self,
        call: srv::Incoming<Count>,
    ) -> impl srv::Future<Output = srv::Answered<CountAnswer>> + Send;

    /// Handles `hasResults`.
    ///
    /// `HEAD /count`
    fn has_results(
        &self,
        call: srv::Incoming<HasResults>,
    ) -> impl srv::Future<Output = srv::Answered<HasResultsAnswer>> + Send;

    /// Handles `getResults`.
    ///
    /// `GET /results`
    fn get_results(
        &self,
        call: srv::Incoming<GetResults>,
    ) -> impl srv::Future<Output = srv::Answered<GetResultsAnswer>> + Send;
}

/// Routes the operations to what handles them.
pub fn routes<T: Untagged>(handlers: srv::Arc<T>) -> srv::Routes {
    srv::routes! {
        handlers;
        COUNT => T::count,
        HAS_RESULTS => T::has_results,
        GET_RESULTS => T::get_results,
    }
}

/// What `Untagged::count` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Count {}

srv::operation! { COUNT "count" GET "/count" auth::NO_CREDENTIALS, &[]; Count }

/// What `Untagged::count` answers.
#[derive(Debug)]
pub enum CountAnswer {
    /// Status 200, `application/json`: The number.
    Status200(model::CountResponse),
    /// An error with a status of success, in the shape that the document declares.
    InBand(srv::InBandError),
}

srv::answer! { CountAnswer 200 Status200(body) json else InBand errors::IN_BAND_ERROR }

/// What `Untagged::has_results` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HasResults {}

srv::operation! { HAS_RESULTS "hasResults" HEAD "/count" auth::NO_CREDENTIALS, &[]; HasResults }

/// What `Untagged::has_results` answers.
#[derive(Debug)]
pub enum HasResultsAnswer {
    /// Status 200, without a body: There are some.
    Status200,
}

srv::answer! { HasResultsAnswer 200 Status200 empty }

/// What `Untagged::get_results` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetResults {}

srv::operation! { GET_RESULTS "getResults" GET "/results"
    auth::NO_CREDENTIALS, server::REFUSALS; GetResults
}

/// What `Untagged::get_results` answers.
#[derive(Debug)]
pub enum GetResultsAnswer {
    /// Status 200, `application/json`: The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Json(model::Results),
    /// Status 200, `text/csv`: The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Csv(String),
    /// Status 200, `application/x-ndjson`: The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Records(srv::Records<model::ResultModel>),
    /// Status 200, `application/octet-stream`: The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Image(rt::File),
    /// Status 200, `text/event-stream`: The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Events(srv::Events<model::ResultModel>),
    /// Status 202, without a body: Not yet.
    Status202,
    /// Status 302, without a body: They are elsewhere.
    ///
    /// Headers: [`LOCATION`](crate::headers::LOCATION).
    Status302,
    /// A status from 400 to 499, `application/json`: Refused.
    Status4xx(srv::StatusCode, model::Problem),
    /// Any other status, without a body: Anything else.
    Default(srv::StatusCode),
}

srv::answer! { GetResultsAnswer
    200 Status200Json(body) json, 200 Status200Csv(body) text "text/csv",
    200 Status200Records(body) lines, 200 Status200Image(body) bytes,
    200 Status200Events(body) events, 202 Status202 empty, 302 Status302 empty,
    4xx Status4xx(status, body) json, any Default(status) empty
}
