// ---- src/client.rs ----

//! The client and its builder.

#![allow(dead_code)]
use specwright_runtime::glue as rt;

/// What the document says of the API as a whole.
pub(super) static API: rt::Api = rt::Api {
    name: "Names of credentials",
    base_url: "https://races.example",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[
        rt::Scheme {
            name: "connect",
            kind: rt::SchemeKind::Bearer,
            flows: &[],
        },
        rt::Scheme {
            name: "login",
            kind: rt::SchemeKind::Bearer,
            flows: &[
                rt::Flow::AuthorizationCode {
                    authorization_url: "https://login.example/allow",
                    token_url: "https://login.example/token",
                    refresh_url: "https://login.example/token",
                },
            ],
        },
        rt::Scheme {
            name: "refreshToken",
            kind: rt::SchemeKind::Header("X-Refresh"),
            flows: &[],
        },
        rt::Scheme {
            name: "timeout",
            kind: rt::SchemeKind::Header("X-Timeout"),
            flows: &[],
        },
        rt::Scheme {
            name: "token",
            kind: rt::SchemeKind::Bearer,
            flows: &[],
        },
        rt::Scheme {
            name: "tokenSource",
            kind: rt::SchemeKind::Basic,
            flows: &[],
        },
    ],
    concurrency: None,
};

/// A client of Names of credentials.
///
/// Cloning it is cheap: clones share connections and credentials.
#[derive(Clone, Debug)]
pub struct Client(rt::Client);

impl Client {
    /// Begins a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder(rt::Client::builder(&API))
    }
}

impl Client {
    /// The operations of `authorization code`.
    #[cfg(feature = "authorization-code")]
    #[inline]
    pub fn authorization_code(&self) -> super::authorization_code::AuthorizationCode<'_> {
        super::authorization_code::AuthorizationCode(&self.0)
    }
}

rt::client_builder! {
    /// Settings of a [`Client`].
    Client, ClientBuilder, Credentials, API;
    /// Sets the address that paths are appended to, instead of `https://races.example`.
    base_url;
    /// Sets the credential of `connect`, sent as `Authorization: Bearer`: a token that you have.
    secret connect_token 0;
    /// Asks a source of your own for the tokens of `connect`, sent as `Authorization: Bearer`: a `TokenSource`,
    /// which is asked when a call needs a token and none is there that still holds.
    token_source connect_token_source 0;
    /// Sets the credential of `login`, sent as `Authorization: Bearer`: a token that you have.
    secret login_token 1;
    /// Asks a source of your own for the tokens of `login`, sent as `Authorization: Bearer`: a `TokenSource`,
    /// which is asked when a call needs a token and none is there that still holds.
    token_source login_token_source 1;
    /// Sets the address from which tokens of `login` are fetched, instead of `https://login.example/token`.
    token_url login_token_url 1;
    /// Fetches the tokens of `login` by a refresh token from `https://login.example/token`, when
    /// one is needed: takes the id and the secret of your program and the refresh token that a
    /// login has given (`client_id`, `client_secret`, `refresh_token`).
    refresh_token login_refresh_token 1;
    /// Begins the authorization code flow of `login`, with PKCE: somebody allows it at `https://login.example/allow`,
    /// and the code that comes back is exchanged at `https://login.example/token`. Takes the id of
    /// your program and the address that the code is sent to (`client_id`, `redirect_uri`).
    ///
    /// What it gives is kept alive by `login_refresh_token`.
    authorization_code login_authorization_code 1;
    /// Sets the credential of `refreshToken`, sent as the header `X-Refresh`.
    secret refresh_token 2;
    /// Sets the credential of `timeout`, sent as the header `X-Timeout`.
    secret timeout_2 3;
    /// Sets the credential of `token`, sent as `Authorization: Bearer`: a token that you have.
    secret token 4;
    /// Asks a source of your own for the tokens of `token`, sent as `Authorization: Bearer`: a `TokenSource`,
    /// which is asked when a call needs a token and none is there that still holds.
    token_source token_token_source 4;
    /// Sets the credential of `tokenSource`, sent as `Authorization: Basic`: user name and
    /// password.
    basic token_source 5;
}
