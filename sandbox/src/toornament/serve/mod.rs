//! Toornament's operations by HTTP: the generated server over the rules.
//!
//! Invariant: no rule is in here. What a call holds is read and checked by the generated server
//! before it comes here, and credentials before that.

mod answers;
mod guard;
mod participants;
mod registrations;

use std::sync::Arc;

use axum::{Router, response::Response};
use http::StatusCode;
use startlist::{
    serve::{Answered, Location, Problem, Refusal, ServeError, Service},
    toornament::server::{self, SERVICE},
};

use self::{answers::Declared, guard::KeyAndToken};
use super::{Options, Refused, range};
use crate::{calls::Failed, host, options::EmptyRange, state::State};

/// What handles the operations.
struct Calls {
    state: State,
    options: Options,
}

/// The routes below the base URL of the API.
///
/// # Errors
/// When the document cannot be served, which is a mistake in it.
pub(crate) fn router(state: &State) -> Result<Router, ServeError> {
    let options = Options {
        empty_list_is_a_page: state.empty_range == EmptyRange::Partial,
    };
    let calls = Arc::new(Calls {
        state: state.clone(),
        options,
    });
    Service::new(&SERVICE)
        .with(server::participants::routes(Arc::clone(&calls)))
        .with(server::registrations::routes(calls))
        .guard(KeyAndToken(state.clone()))
        .refusing(undeclared)
        .into_router()
}

/// What operations do not declare, such as an unknown path, is told in the API's words as well.
fn undeclared(refusal: &Refusal, operation: Option<&'static str>) -> Option<Response> {
    if let Some(refused) = refusal.problems.iter().find_map(other_unit) {
        let errors = serde_json::to_value(refused.errors().ok()?).ok()?;
        let status = StatusCode::from_u16(refused.status).ok()?;
        return Some(host::json(status, &errors));
    }
    if operation.is_some() && matches!(refusal.status.as_u16(), 400 | 401 | 403 | 404 | 416) {
        return None;
    }
    let body = serde_json::json!({ "errors": [{ "message": refusal.to_string() }] });
    let mut response = host::json(refusal.status, &body);
    response
        .headers_mut()
        .extend(refusal.headers.iter().cloned());
    Some(response)
}

/// The document has the unit of a range in a pattern, so that a range of another one does not come
/// to the rules; they say how it is refused.
fn other_unit(problem: &Problem) -> Option<Refused> {
    let is_range = problem.location == Location::Header && problem.path == "Range";
    let text = problem.value.as_ref().filter(|_| is_range)?.as_str()?;
    range::other_unit(text)
}

/// What a handler gives back.
fn answered<A: Declared>(outcome: Result<A, Failed<Refused>>) -> Answered<A> {
    match outcome {
        Ok(answer) => answer.into(),
        Err(Failed::Refused(refused)) => answers::refused(&refused),
        Err(Failed::Store(refusal)) => refusal.into(),
    }
}
