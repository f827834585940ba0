//! Where a person is sent back to, with what is told to the program there.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, LOCATION},
};
use url::Url;

use super::answer::Refused;

/// An address that people can be sent back to: whole, and without a fragment (RFC 6749, section
/// 3.1.2).
pub(super) fn target(text: &str) -> Result<Url, Refused> {
    let url = Url::parse(text).ok().filter(|url| url.fragment().is_none());
    url.ok_or_else(|| Refused::request("`redirect_uri` is a whole address without a fragment"))
}

/// Sends a person back.
pub(super) fn back(mut url: Url, pairs: &[(&str, &str)]) -> Response {
    url.query_pairs_mut().extend_pairs(pairs);
    let Ok(location) = HeaderValue::from_str(url.as_str()) else {
        return Refused::request("`redirect_uri` cannot be used").into_response();
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::FOUND;
    response.headers_mut().insert(LOCATION, location);
    let unkept = HeaderValue::from_static("no-store");
    response.headers_mut().insert(CACHE_CONTROL, unkept);
    response
}
