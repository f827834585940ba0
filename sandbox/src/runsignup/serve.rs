//! RunSignup's operations by HTTP, over the rules beside this file.

use axum::Router;
use http::StatusCode;

use crate::{host::problem, state::State};

/// The routes below the base URL of the API.
pub(crate) fn router(_: &State) -> Router {
    Router::new().fallback(|| async {
        problem(
            StatusCode::NOT_IMPLEMENTED,
            "the sandbox does not do this yet",
        )
    })
}
