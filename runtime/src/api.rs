//! What the generator knows about an API before any call: its name, address and security schemes.
//!
//! Invariant: everything here is `'static` data written by generated code; it holds no secret.

/// The facts of one API that every call needs; generated once per API.
#[derive(Debug)]
pub struct Api {
    /// The name of the API, as messages show it.
    pub name: &'static str,
    /// The address that paths are appended to when the user gives none.
    pub base_url: &'static str,
    /// The value of the `User-Agent` header of every request.
    pub user_agent: &'static str,
    /// The declared security schemes; a [`Need`] and a credential name one by its place here.
    pub schemes: &'static [Scheme],
    /// How many calls may be on their way at the same time, where the document limits that.
    pub concurrency: Option<u32>,
}

/// One security scheme that the document declares.
#[derive(Debug)]
pub struct Scheme {
    /// The name of the scheme in the document.
    pub name: &'static str,
    /// Where the credential goes.
    pub kind: SchemeKind,
    /// How tokens are had, by the flows that a program can go through.
    pub flows: &'static [Flow],
}

/// A flow of OAuth 2.0; its addresses are as the document writes them, so they may be relative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The application itself gets tokens.
    ClientCredentials {
        /// Where.
        token_url: &'static str,
    },
    /// A person lets the application have them.
    AuthorizationCode {
        /// Where the person is sent to.
        authorization_url: &'static str,
        /// Where a code is redeemed.
        token_url: &'static str,
        /// Where a refresh token is.
        refresh_url: &'static str,
    },
}

impl Flow {
    /// Where it gets tokens.
    pub(crate) fn token_url(&self) -> &'static str {
        match self {
            Self::ClientCredentials { token_url } | Self::AuthorizationCode { token_url, .. } => {
                token_url
            }
        }
    }
}

/// Where the credential of a [`Scheme`] goes in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// An API key in the header of this name.
    Header(&'static str),
    /// An API key in the query parameter of this name.
    Query(&'static str),
    /// An API key in the cookie of this name.
    Cookie(&'static str),
    /// `Authorization: Bearer`: HTTP bearer, OAuth 2.0 and its kin.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
}

/// One scheme that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The place of the scheme in [`Api::schemes`].
    pub scheme: usize,
    /// The scopes that the credential must carry.
    pub scopes: &'static [&'static str],
}

/// The security requirement of an operation.
///
/// The outer list holds alternatives, of which one is enough; an inner list holds schemes that
/// are needed together. No alternatives at all: the operation takes no credentials. An empty
/// alternative: it may be called without.
pub type Auth = &'static [&'static [Need]];
