// ---- src/server/untagged.rs ----

//! The server side of the operations of no tag.

use specwright_runtime::serve::glue as srv;
use super::super::{auth, model, server};

/// What a server does for the operations of no tag.
pub trait Untagged: Send + Sync + 'static {
    /// Handles `listed`.
    ///
    /// `GET /a`
    fn listed(
        &self,
        call: srv::Incoming<Listed>,
    ) -> impl srv::Future<Output = srv::Answered<ListedAnswer>> + Send;

    /// Handles `unfilled`.
    ///
    /// `GET /b`
    fn unfilled(
        &self,
        call: srv::Incoming<Unfilled>,
    ) -> impl srv::Future<Output = srv::Answered<UnfilledAnswer>> + Send;

    /// Handles `successOrNot`.
    ///
    /// `GET /c`
    fn success_or_not(
        &self,
        call: srv::Incoming<SuccessOrNot>,
    ) -> impl srv::Future<Output = srv::Answered<SuccessOrNotAnswer>> + Send;
}

/// Routes the operations to what handles them.
pub fn routes<T: Untagged>(handlers: srv::Arc<T>) -> srv::Routes {
    srv::routes! {
        handlers;
        LISTED => T::listed,
        UNFILLED => T::unfilled,
        SUCCESS_OR_NOT => T::success_or_not,
    }
}

/// What `Untagged::listed` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Listed {}

srv::operation! { LISTED "listed" GET "/a" auth::NO_CREDENTIALS, server::REFUSALS; Listed }

/// What `Untagged::listed` answers.
#[derive(Debug)]
pub enum ListedAnswer {
    /// Status 204, without a body: Done.
    Status204,
    /// Status 400, `application/vnd.races+json`: Refused.
    Status400(model::Listed),
    /// Status 401, `text/plain`: Refused.
    Status401(String),
    /// A status from 400 to 499, `application/json`: Refused.
    Status4xx(srv::StatusCode, model::Flat),
    /// Any other status, `application/json`: Refused.
    Default(srv::StatusCode, String),
}

srv::answer! { ListedAnswer
    204 Status204 empty, 400 Status400(body) json "application/vnd.races+json",
    401 Status401(body) text, 4xx Status4xx(status, body) json, any Default(status, body) json
}

/// What `Untagged::unfilled` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Unfilled {}

srv::operation! { UNFILLED "unfilled" GET "/b" auth::NO_CREDENTIALS, &[]; Unfilled }

/// What `Untagged::unfilled` answers.
#[derive(Debug)]
pub enum UnfilledAnswer {
    /// Status 204, without a body: Done.
    Status204,
    /// Any other status, `application/json`: Refused.
    Default(srv::StatusCode, model::Unfilled),
}

srv::answer! { UnfilledAnswer 204 Status204 empty, any Default(status, body) json }

/// What `Untagged::success_or_not` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SuccessOrNot {}

srv::operation! { SUCCESS_OR_NOT "successOrNot" GET "/c"
    auth::NO_CREDENTIALS, &[]; SuccessOrNot
}

/// What `Untagged::success_or_not` answers.
#[derive(Debug)]
pub enum SuccessOrNotAnswer {
    /// Any other status, `application/json`: Anything.
    Default(srv::StatusCode, model::Flat),
    /// Any other status, `application/json`: Anything.
    Default2(srv::StatusCode, model::Flat),
}

srv::answer! { SuccessOrNotAnswer
    any Default(status, body) json, any Default2(status, body) json
}
