//! Whether credentials may go to an address.
//!
//! Invariant: the one place that says so; what has no credentials may go anywhere.

use url::{Host, Url};

/// Why credentials may not go there; `None` where they may: by https, to this machine, or where
/// the user has allowed it.
pub(crate) fn refusal(url: &Url, allow_http: bool) -> Option<&'static str> {
    let loopback = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    let safe = url.scheme() == "https" || loopback || allow_http;
    (!safe).then_some(
        "credentials go by https only, or to this machine; `allow_http` of the builder lets them \
         go by http",
    )
}

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn https_or_this_machine() {
        let rows = [
            ("https://api.example.com/v2", true),
            ("http://api.example.com/v2", false),
            ("http://127.0.0.1:8080/", true),
            ("http://127.9.9.9/", true),
            ("http://[::1]:8080/", true),
            ("http://localhost/", true),
            ("http://api.localhost/", true),
            ("http://localhost.example.com/", false),
            ("http://10.0.0.1/", false),
            ("http://0.0.0.0/", false),
        ];
        for (url, safe) in rows {
            let url = url.parse().unwrap();
            assert_eq!(refusal(&url, false).is_none(), safe, "{url}");
            assert!(refusal(&url, true).is_none());
        }
    }
}
