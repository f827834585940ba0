//! The start page: what there is, where, and how it is tried.
//!
//! Invariant: it is one text, made at the start, that loads nothing.

mod examples;
mod html;
mod sections;

use std::sync::Arc;

use axum::{Router, body::Body, extract::State, response::Response, routing::get};
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
};

use crate::{Demo, addresses::Addresses, documents::Documents};

/// What the page is made of.
pub(crate) struct Facts<'f> {
    pub(crate) documents: &'f Documents,
    pub(crate) addresses: &'f Addresses,
    pub(crate) demo: &'f Demo,
    /// Whether the controls are offered by HTTP.
    pub(crate) controls: bool,
}

/// The page at `/`.
pub(crate) fn router(facts: &Facts<'_>) -> Router {
    let page: Arc<str> = sections::page(facts).into();
    Router::new()
        .route("/", get(show))
        // Browsers ask for it whatever the page says.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .with_state(page)
}

async fn show(State(page): State<Arc<str>>) -> Response {
    let mut response = Response::new(Body::from(page.to_string()));
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, "text/html; charset=utf-8");
    set(
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    );
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(CACHE_CONTROL, "no-store");
    response
}
