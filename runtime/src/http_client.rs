//! The `reqwest` client that is used when the user gives none.
//!
//! Invariant: it never carries a request to another origin, so no credential that was put into
//! a header, a query or a cookie can leave the origin it was meant for.

use reqwest::redirect::{Action, Attempt, Policy};

/// A client with the TLS of the crate's features, which follows redirects within one origin.
pub(crate) fn default_client() -> Result<reqwest::Client, reqwest::Error> {
    let builder = reqwest::Client::builder()
        .redirect(Policy::custom(within_one_origin))
        // The address of a request may hold a key in its query.
        .referer(false);
    with_tls(builder).build()
}

/// Leaves a redirect to another origin as the answer of the call; else does as `reqwest` does.
fn within_one_origin(attempt: Attempt<'_>) -> Action {
    let same = attempt
        .previous()
        .last()
        .is_some_and(|from| from.origin() == attempt.url().origin());
    if same {
        Policy::default().redirect(attempt)
    } else {
        attempt.stop()
    }
}

#[cfg(feature = "rustls")]
fn with_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    use rustls::crypto::{CryptoProvider, ring};

    if CryptoProvider::get_default().is_none() {
        // It fails only when another thread was faster, and then there is one.
        let _ = ring::default_provider().install_default();
    }
    // With both TLS features on, this one stays in force: features only add.
    builder.tls_backend_rustls()
}

#[cfg(not(feature = "rustls"))]
fn with_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}
