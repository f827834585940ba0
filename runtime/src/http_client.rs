//! The `reqwest` client that is used when the user gives none.
//!
//! Invariant: it follows no redirect by itself. Those that may be followed are followed by
//! [`redirect`](crate::redirect), which knows what the operation declares.

use reqwest::redirect::Policy;

/// The settings of the HTTP client that is used where none is given: the TLS of the crate's
/// features, no redirects, no `Referer`.
///
/// Calls follow redirects themselves, up to ten within the origin that they are sent to; but
/// those of an operation that declares a redirect are its answers. A client with a policy of its
/// own has followed them before that.
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
        .redirect(Policy::none())
        // The address of a request may hold a key in its query.
        .referer(false);
    with_tls(builder)
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
