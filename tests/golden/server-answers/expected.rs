// ---- src/server/untagged.rs ----

//! The server side of the operations of no tag.

use specwright_runtime::{glue as rt, serve::glue as srv};
use super::super::{auth, errors, model};

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

/// What `count` is.
pub(crate) static COUNT: srv::Operation = srv::Operation {
    id: "count",
    method: "GET",
    template: "/count",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for Count {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::count` answers.
#[derive(Debug)]
pub enum CountAnswer {
    /// Status 200, `application/json`.
    ///
    /// The number.
    Status200(model::CountResponse),
    /// An error with a status of success, in the shape that the document declares.
    InBand(srv::InBandError),
}

impl srv::Answer for CountAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status200(body) => {
                srv::json(srv::Status::Exactly(200), "application/json", &body)
            }
            Self::InBand(error) => {
                srv::in_band(&errors::IN_BAND_ERROR, "application/json", error)
            }
        }
    }
}

/// What `Untagged::has_results` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HasResults {}

/// What `hasResults` is.
pub(crate) static HAS_RESULTS: srv::Operation = srv::Operation {
    id: "hasResults",
    method: "HEAD",
    template: "/count",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for HasResults {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::has_results` answers.
#[derive(Debug)]
pub enum HasResultsAnswer {
    /// Status 200, without a body.
    ///
    /// There are some.
    Status200,
}

impl srv::Answer for HasResultsAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status200 => srv::empty(srv::Status::Exactly(200)),
        }
    }
}

/// What `Untagged::get_results` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetResults {}

/// What `getResults` is.
pub(crate) static GET_RESULTS: srv::Operation = srv::Operation {
    id: "getResults",
    method: "GET",
    template: "/results",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[(srv::Statuses::Range(4), "application/json", REFUSAL)],
};

impl srv::Input for GetResults {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::get_results` answers.
#[derive(Debug)]
pub enum GetResultsAnswer {
    /// Status 200, `application/json`.
    ///
    /// The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Json(model::Results),
    /// Status 200, `text/csv`.
    ///
    /// The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Csv(String),
    /// Status 200, `application/x-ndjson`.
    ///
    /// The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Records(srv::Records<model::ResultModel>),
    /// Status 200, `application/octet-stream`.
    ///
    /// The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Image(rt::File),
    /// Status 200, `text/event-stream`.
    ///
    /// The results.
    ///
    /// Headers: [`X_TOTAL`](crate::headers::X_TOTAL).
    Status200Events(srv::Events<model::ResultModel>),
    /// Status 202, without a body.
    ///
    /// Not yet.
    Status202,
    /// Status 302, without a body.
    ///
    /// They are elsewhere.
    ///
    /// Headers: [`LOCATION`](crate::headers::LOCATION).
    Status302,
    /// A status from 400 to 499, `application/json`.
    ///
    /// Refused.
    Status4xx(srv::StatusCode, model::Problem),
    /// Any other status, without a body.
    ///
    /// Anything else.
    Default(srv::StatusCode),
}

impl srv::Answer for GetResultsAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status200Json(body) => {
                srv::json(srv::Status::Exactly(200), "application/json", &body)
            }
            Self::Status200Csv(body) => {
                srv::text(srv::Status::Exactly(200), "text/csv", &body)
            }
            Self::Status200Records(body) => {
                srv::lines(srv::Status::Exactly(200), "application/x-ndjson", body)
            }
            Self::Status200Image(body) => {
                srv::bytes(srv::Status::Exactly(200), "application/octet-stream", body)
            }
            Self::Status200Events(body) => srv::events(srv::Status::Exactly(200), body),
            Self::Status202 => srv::empty(srv::Status::Exactly(202)),
            Self::Status302 => srv::empty(srv::Status::Exactly(302)),
            Self::Status4xx(status, body) => {
                srv::json(srv::Status::Range(4, status), "application/json", &body)
            }
            Self::Default(status) => srv::empty(srv::Status::Any(status)),
        }
    }
}

/// How refused calls are told.
pub(crate) const REFUSAL: srv::Template = srv::Template::Object(
    &[("message", srv::Template::Message)],
);
