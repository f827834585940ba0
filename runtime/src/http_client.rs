//! The `reqwest` client that is used when the user gives none.
//!
//! Invariant: it never carries a request to another origin, so no credential that was put into
//! a header, a query or a cookie can leave the origin it was meant for.

use reqwest::redirect::{Action, Attempt, Policy};

/// The settings of the HTTP client that is used where none is given: the TLS of the crate's
/// features, redirects followed within one origin only, no `Referer`.
///
/// Begin with it where a client of your own needs a timeout or a proxy: one made by
/// `reqwest::Client::new()` carries a key in a header along when it is redirected to another
/// origin, and panics where nothing else has set up TLS.
///
/// ```
/// let http = specwright_runtime::http_client_builder()
///     .timeout(std::time::Duration::from_secs(30))
///     .build()
///     .expect("TLS is set up");
/// # let _ = http;
/// ```
pub fn http_client_builder() -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .redirect(Policy::custom(within_one_origin))
        // The address of a request may hold a key in its query.
        .referer(false);
    with_tls(builder)
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
