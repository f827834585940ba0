//! The token endpoints of both APIs (RFC 6749), and where RunSignup's people allow a program.
//!
//! Invariant: every answer of a token endpoint, good or bad, has the shape of RFC 6749, section 5,
//! and is kept by no cache.

mod answer;
mod form;
mod grants;
mod pkce;
mod redirect;
mod runsignup;
mod toornament;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    addresses::{RUNSIGNUP_GRANT, RUNSIGNUP_REFRESH, RUNSIGNUP_TOKEN, TOORNAMENT_TOKEN},
    state::State,
};

/// The token endpoints.
pub(crate) fn router(state: State) -> Router {
    Router::new()
        .route(TOORNAMENT_TOKEN, post(toornament::token))
        .route(RUNSIGNUP_GRANT, get(runsignup::grant))
        .route(RUNSIGNUP_TOKEN, post(runsignup::redeem))
        .route(RUNSIGNUP_REFRESH, post(runsignup::refresh))
        .with_state(state)
}
