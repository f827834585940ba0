// ---- src/client.rs ----

//! The client and its builder.

#![allow(dead_code)]
use specwright_runtime::glue as rt;

/// What the document says of the API as a whole.
pub(super) static API: rt::Api = rt::Api {
    name: "Flows",
    base_url: "https://races.example",
    user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
    schemes: &[
        rt::Scheme {
            name: "login",
            kind: rt::SchemeKind::Bearer,
            flows: &[
                rt::Flow::ClientCredentials {
                    token_url: "/token",
                },
                rt::Flow::AuthorizationCode {
                    authorization_url: "https://login.example/allow",
                    token_url: "https://login.example/token",
                    refresh_url: "https://login.example/refresh",
                },
            ],
        },
        rt::Scheme {
            name: "machines",
            kind: rt::SchemeKind::Bearer,
            flows: &[
                rt::Flow::ClientCredentials {
                    token_url: "https://machines.example/token",
                },
            ],
        },
    ],
    concurrency: Some(2),
};

/// A client of Flows.
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
    /// The operations without a tag.
    #[cfg(feature = "untagged")]
    #[inline]
    pub fn untagged(&self) -> super::untagged::Untagged<'_> {
        super::untagged::Untagged(&self.0)
    }
}

rt::client_builder! {
    /// Settings of a [`Client`].
    Client, ClientBuilder, Credentials, API;
    /// Sets the address that paths are appended to, instead of `https://races.example`.
    base_url;
    /// Sets the credential of `login`, sent as `Authorization: Bearer`: a token that you have.
    ///
    /// What the website uses.
    secret login_token 0;
    /// Asks a source of your own for the tokens of `login`, sent as `Authorization: Bearer`: a `TokenSource`,
    /// which is asked when a call needs a token and none is there that still holds.
    token_source login_token_source 0;
    /// Sets the address from which tokens of `login` are fetched, instead of `/token` and `https://login.example/token`.
    token_url login_token_url 0;
    /// Fetches the tokens of `login` by the client credentials flow from `/token`, when one is
    /// needed: takes the id and the secret of your program (`client_id`, `client_secret`).
    ///
    /// The document declares these scopes:
    ///
    /// - `all`
    /// - `teams`: Read teams.
    client_credentials login_client_credentials 0;
    /// Fetches the tokens of `login` by a refresh token from `https://login.example/refresh`, when
    /// one is needed: takes the id and the secret of your program and the refresh token that a
    /// login has given (`client_id`, `client_secret`, `refresh_token`).
    ///
    /// The document declares these scopes:
    ///
    /// - `teams`: Read teams.
    refresh_token refresh_token 0;
    /// Begins the authorization code flow of `login`, with PKCE: somebody allows it at `https://login.example/allow`,
    /// and the code that comes back is exchanged at `https://login.example/token`. Takes the id of
    /// your program and the address that the code is sent to (`client_id`, `redirect_uri`).
    ///
    /// What it gives is kept alive by `refresh_token`.
    ///
    /// The document declares these scopes:
    ///
    /// - `teams`: Read teams.
    authorization_code authorization_code 0;
    /// Sets the credential of `machines`, sent as `Authorization: Bearer`: a token that you have.
    secret machines_token 1;
    /// Asks a source of your own for the tokens of `machines`, sent as `Authorization: Bearer`: a `TokenSource`,
    /// which is asked when a call needs a token and none is there that still holds.
    token_source machines_token_source 1;
    /// Sets the address from which tokens of `machines` are fetched, instead of `https://machines.example/token`.
    token_url machines_token_url 1;
    /// Fetches the tokens of `machines` by the client credentials flow from `https://machines.example/token`,
    /// when one is needed: takes the id and the secret of your program (`client_id`, `client_secret`).
    client_credentials machines_client_credentials 1;
}

// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "untagged"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
untagged = []

[dependencies]
specwright-runtime = { path = "runtime", default-features = false, features = ["authorization-code"] }

// ---- README.md ----

# golden

## Flows

Version 1, 1 operations, module `golden`.

| tag | feature | operations |
| --- | --- | --- |
| `untagged()` | `untagged` | `list_teams` |

## Features

Every tag has a feature, and all of them are on by default. With `default-features = false`
only those that are named are compiled: name the tags that are called, and one of `rustls`
(default) and `native-tls`, which choose how TLS is done.

- `tracing` (default): each attempt of a call is a span of the crate `tracing`, without secrets.
- `blocking`: calls can be sent by `send_blocking`, without an async runtime.
- `gzip`: answers may come compressed.
- `partial-eq`: models have `PartialEq`.
- `server`: the module `server` of the API, with what a server of it is made of: a trait for
  each tag to be implemented, `routes` for what implements it, and `SERVICE`, which `serve::Service`
  makes a router of.
