//! What a token endpoint answers.

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_TYPE, PRAGMA, WWW_AUTHENTICATE},
};
use serde_json::{Value, json};

use crate::store::{StoreError, credentials::IssuedToken};

/// Why there is no token (RFC 6749, section 5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    error: &'static str,
    description: String,
    status: StatusCode,
    /// Whether the client came by the header `Authorization`.
    by_header: bool,
}

impl Refused {
    fn new(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            error,
            description: description.into(),
            status: StatusCode::BAD_REQUEST,
            by_header: false,
        }
    }

    /// A field is missing, twice there, or not to be read.
    pub(super) fn request(description: impl Into<String>) -> Self {
        Self::new("invalid_request", description)
    }

    /// The body did not arrive, or is too large.
    pub(super) fn body(status: StatusCode) -> Self {
        Self {
            status,
            ..Self::request("the body is too large, or did not arrive")
        }
    }

    /// The application is not known, or its secret is wrong.
    pub(super) fn client(by_header: bool) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            by_header,
            ..Self::new("invalid_client", "client_id or client_secret is wrong")
        }
    }

    /// What is to be exchanged is not good, or no longer.
    pub(super) fn grant(description: impl Into<String>) -> Self {
        Self::new("invalid_grant", description)
    }

    /// A scope is not known, or not for this application.
    pub(super) fn scope(description: impl Into<String>) -> Self {
        Self::new("invalid_scope", description)
    }

    /// This endpoint does not do that.
    pub(super) fn grant_type(description: impl Into<String>) -> Self {
        Self::new("unsupported_grant_type", description)
    }

    /// A code is all that can be asked for.
    pub(super) fn response_type() -> Self {
        Self::new("unsupported_response_type", "`response_type` is `code`")
    }

    /// There is nobody who could allow it.
    pub(super) fn denied() -> Self {
        Self::new("access_denied", "there is nobody who could allow it")
    }

    /// As it is told to a program by sending a person back (RFC 6749, section 4.1.2.1).
    pub(super) fn pairs(&self) -> Vec<(&str, &str)> {
        vec![
            ("error", self.error),
            ("error_description", &self.description),
        ]
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            ..Self::new("server_error", format!("the database: {error}"))
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description });
        let mut response = unkept(self.status, &body);
        if self.by_header {
            let scheme = HeaderValue::from_static("Basic realm=\"sandbox\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// A token, or why there is none.
pub(super) fn answered(issued: Result<IssuedToken, Refused>) -> Response {
    match issued {
        Ok(issued) => granted(&issued),
        Err(refused) => refused.into_response(),
    }
}

/// A token (RFC 6749, section 5.1). One without a scope says so.
fn granted(issued: &IssuedToken) -> Response {
    let scope = (!issued.scope.is_empty()).then_some(&issued.scope);
    let mut body = json!({
        "access_token": issued.access_token,
        "token_type": "Bearer",
        "expires_in": issued.expires_in,
        "scope": scope,
    });
    if let Some(refresh) = &issued.refresh_token {
        body["refresh_token"] = json!(refresh);
    }
    unkept(StatusCode::OK, &body)
}

/// JSON that no cache keeps.
fn unkept(status: StatusCode, body: &Value) -> Response {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
    response
}
