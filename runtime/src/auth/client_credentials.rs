//! The client credentials flow (RFC 6749, section 4.4).

use std::fmt;

use secrecy::{ExposeSecret as _, SecretBox};

use super::{
    endpoint::Form,
    keep,
    token::{Token, TokenRequest, TokenSource},
};
use crate::{
    api::Flow,
    transport::{BoxError, BoxFuture},
};

/// Fetches tokens by the client credentials flow of OAuth 2.0.
///
/// Each operation gets a token with the scopes that it declares, in the document's words, with a
/// blank between them. Id and secret go into the form.
///
/// ```
/// use specwright_runtime::ClientCredentials;
///
/// let source = ClientCredentials::new("not-a-real-id", "not-a-real-secret")
///     .basic_auth()
///     .scopes(["teams:read", "teams:write"]);
/// # let _ = source;
/// ```
pub struct ClientCredentials {
    id: String,
    secret: SecretBox<String>,
    scopes: Option<String>,
    basic: bool,
    more: Vec<(String, String)>,
}

impl ClientCredentials {
    /// The id and the secret of an application.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        Self {
            id: client_id.into(),
            secret: keep(client_secret.into()),
            scopes: None,
            basic: false,
            more: Vec::new(),
        }
    }

    /// Asks for these scopes, whatever an operation needs.
    #[must_use]
    pub fn scopes<S: AsRef<str>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        let scopes: Vec<S> = scopes.into_iter().collect();
        let scopes: Vec<&str> = scopes.iter().map(AsRef::as_ref).collect();
        self.scopes = Some(scopes.join(" "));
        self
    }

    /// Sends id and secret in the `Authorization` header instead of the form.
    #[must_use]
    pub fn basic_auth(mut self) -> Self {
        self.basic = true;
        self
    }

    /// Adds a field to the form, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.more.push((name.into(), value.into()));
        self
    }
}

impl TokenSource for ClientCredentials {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async move {
            let scopes = self
                .scopes
                .clone()
                .unwrap_or_else(|| request.scopes().join(" "));
            let secret = self.secret.expose_secret();
            let mut fields = vec![("grant_type", "client_credentials")];
            if !self.basic {
                fields.extend([("client_id", self.id.as_str()), ("client_secret", secret)]);
            }
            if !scopes.is_empty() {
                fields.push(("scope", &scopes));
            }
            fields.extend(
                self.more
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            );
            let form = Form {
                fields: &fields,
                basic: self.basic.then_some((&self.id, secret)),
            };
            request.post(client_credentials, &form).await
        })
    }
}

/// The endpoint of this flow; any other one where it is not declared.
fn client_credentials(flow: &Flow) -> Option<&'static str> {
    match flow {
        Flow::ClientCredentials { token_url } => Some(token_url),
        Flow::AuthorizationCode { .. } => None,
    }
}

/// Shows no secret.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("client_id", &self.id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
