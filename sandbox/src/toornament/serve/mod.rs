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
use startlist::{
    serve::{Answered, Refusal, ServeError, Service},
    toornament::server::{self, SERVICE},
};

use self::{answers::Declared, guard::KeyAndToken};
use super::{Options, Refused};
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

/// What a handler gives back.
fn answered<A: Declared>(outcome: Result<A, Failed<Refused>>) -> Answered<A> {
    match outcome {
        Ok(answer) => answer.into(),
        Err(Failed::Refused(refused)) => answers::refused(&refused),
        Err(Failed::Store(refusal)) => refusal.into(),
    }
}
