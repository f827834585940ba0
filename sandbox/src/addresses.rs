//! Where things are below the sandbox's own address.
//!
//! Invariant: every path of the sandbox is written here and nowhere else.

use std::net::SocketAddr;

/// Toornament's organizer API.
pub(crate) const TOORNAMENT: &str = "/toornament/organizer/v2";
/// Toornament's token endpoint.
pub(crate) const TOORNAMENT_TOKEN: &str = "/toornament/oauth/v2/token";
/// RunSignup's API.
pub(crate) const RUNSIGNUP: &str = "/runsignup/rest";
/// Where people allow a program to use RunSignup for them.
pub(crate) const RUNSIGNUP_GRANT: &str = "/runsignup/Profile/OAuth2/RequestGrant";
/// Where RunSignup's codes become tokens.
pub(crate) const RUNSIGNUP_TOKEN: &str = "/runsignup/rest/v2/auth/auth-code-redemption.json";
/// Where RunSignup's refresh tokens become tokens.
pub(crate) const RUNSIGNUP_REFRESH: &str = "/runsignup/rest/v2/auth/refresh-token.json";
/// The controls.
pub(crate) const CONTROLS: &str = "/_sandbox";

/// Whether a path is one of the APIs, and no token endpoint.
pub(crate) fn is_operation(path: &str) -> bool {
    let is_api = path.starts_with(TOORNAMENT) || path.starts_with(RUNSIGNUP);
    is_api && path != RUNSIGNUP_TOKEN && path != RUNSIGNUP_REFRESH
}

/// The addresses of a sandbox, none with a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    pub(crate) root: String,
    pub(crate) toornament: String,
    pub(crate) toornament_token: String,
    pub(crate) runsignup: String,
    pub(crate) runsignup_grant: String,
    pub(crate) runsignup_token: String,
    pub(crate) runsignup_refresh: String,
}

impl Addresses {
    /// Of a sandbox that listens there. Where it listens everywhere, the addresses are those of
    /// this machine.
    pub(crate) fn of(listens: SocketAddr) -> Self {
        let mut reached = listens;
        if listens.ip().is_unspecified() {
            reached.set_ip(match listens {
                SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
            });
        }
        let root = format!("http://{reached}");
        let at = |path: &str| format!("{root}{path}");
        Self {
            toornament: at(TOORNAMENT),
            toornament_token: at(TOORNAMENT_TOKEN),
            runsignup: at(RUNSIGNUP),
            runsignup_grant: at(RUNSIGNUP_GRANT),
            runsignup_token: at(RUNSIGNUP_TOKEN),
            runsignup_refresh: at(RUNSIGNUP_REFRESH),
            root,
        }
    }
}
