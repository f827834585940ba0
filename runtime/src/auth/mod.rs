//! Credentials: how they are kept, which of them a call uses, and where they go in a request.
//!
//! Invariant: a secret is readable below this folder only, and leaves it only as part of a
//! request that is about to be sent.

#[cfg(feature = "authorization-code")]
mod authorization_code;
mod cache;
mod client_credentials;
mod credential;
mod credentials;
mod endpoint;
mod place;
mod redact;
mod refresh_token;
mod token;

use secrecy::SecretBox;

#[cfg(feature = "authorization-code")]
pub use self::authorization_code::{AuthorizationCode, Login};
pub(crate) use self::{
    cache::TokenFailure,
    credentials::Ready,
    place::Target,
    redact::{REDACTED, redact_word},
};
pub use self::{
    client_credentials::ClientCredentials,
    credential::Credential,
    credentials::Credentials,
    refresh_token::{RefreshToken, TokenStore},
    token::{Token, TokenRequest, TokenSource},
};

/// Takes the string as it is: a copy would leave the first one behind in memory.
fn keep(secret: String) -> SecretBox<String> {
    SecretBox::new(Box::new(secret))
}

/// Why a credential cannot be used for its scheme. The text says what is wrong, never the value.
pub(crate) type Unusable = &'static str;
