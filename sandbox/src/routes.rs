//! Everything that the sandbox answers, on one port.

use axum::{Router, middleware, response::Response};
use http::StatusCode;
use startlist::serve::ServeError;

use crate::{
    Controls, Demo,
    addresses::{Addresses, RUNSIGNUP, TOORNAMENT},
    controls::{self, failing},
    documents::Documents,
    host::problem,
    oauth, page, runsignup,
    state::State,
    toornament,
};

/// What the routes are made of.
pub(crate) struct Site<'s> {
    pub(crate) state: State,
    pub(crate) controls: &'s Controls,
    /// Whether the controls are offered by HTTP.
    pub(crate) by_http: bool,
    pub(crate) documents: &'s Documents,
    pub(crate) addresses: &'s Addresses,
    pub(crate) demo: &'s Demo,
}

/// The routes of the sandbox.
///
/// # Errors
/// When a document cannot be served, which is a mistake in it.
pub(crate) fn router(site: &Site<'_>) -> Result<Router, ServeError> {
    let faults = std::sync::Arc::clone(&site.controls.faults);
    let apis = Router::new()
        .merge(oauth::router(site.state.clone()))
        .nest_service(TOORNAMENT, toornament::serve::router(&site.state)?)
        .nest_service(RUNSIGNUP, runsignup::serve::router(&site.state)?);
    let page = page::router(&page::Facts {
        documents: site.documents,
        addresses: site.addresses,
        demo: site.demo,
        controls: site.by_http,
    });
    let mut router = page.merge(apis);
    if site.by_http {
        router = router.merge(controls::router(site.controls.clone()));
    }
    Ok(router
        .fallback(unknown)
        .method_not_allowed_fallback(other_method)
        // Over everything, also over what there is not.
        .layer(middleware::from_fn_with_state(faults, failing)))
}

async fn unknown() -> Response {
    problem(
        StatusCode::NOT_FOUND,
        "there is nothing at this path; the start page `/` shows what there is",
    )
}

async fn other_method() -> Response {
    problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "this path is not for this method",
    )
}
