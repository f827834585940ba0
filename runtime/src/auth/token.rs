//! Tokens, and what gives them.

use std::{fmt, sync::Arc, time::Duration};

use secrecy::{ExposeSecret as _, SecretBox};

use super::{endpoint, keep};
use crate::{
    api::{Flow, Scheme},
    client::Client,
    transport::{BoxError, BoxFuture},
};

/// An access token, and what came with it.
///
/// Debugging shows no secret.
#[derive(Clone)]
pub struct Token {
    access: Arc<SecretBox<String>>,
    refresh: Option<Arc<SecretBox<String>>>,
    expires_in: Option<Duration>,
    scope: Option<String>,
}

impl Token {
    /// A token that does not expire before the server refuses it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use specwright_runtime::Token;
    ///
    /// let token = Token::new("not-a-real-token").expires_in(Duration::from_secs(3600));
    /// assert_eq!(token.access_token(), "not-a-real-token");
    /// assert_eq!(token.lifetime(), Some(Duration::from_secs(3600)));
    /// ```
    pub fn new(access_token: impl Into<String>) -> Self {
        Self {
            access: Arc::new(keep(access_token.into())),
            refresh: None,
            expires_in: None,
            scope: None,
        }
    }

    /// Sets how long it holds from now on.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }

    /// Sets what gets the next token.
    #[must_use]
    pub fn with_refresh_token(mut self, refresh_token: impl Into<String>) -> Self {
        self.refresh = Some(Arc::new(keep(refresh_token.into())));
        self
    }

    pub(super) fn with_scope(mut self, scope: Option<String>) -> Self {
        self.scope = scope;
        self
    }

    /// The access token itself.
    pub fn access_token(&self) -> &str {
        self.access.expose_secret()
    }

    /// What gets the next token, where the server gave that.
    pub fn refresh_token(&self) -> Option<&str> {
        self.refresh
            .as_ref()
            .map(|secret| secret.expose_secret().as_str())
    }

    /// How long it held when it came; `None` where the server did not say.
    pub fn lifetime(&self) -> Option<Duration> {
        self.expires_in
    }

    /// The scopes that were granted, where the server told, with blanks between them.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    pub(super) fn access(&self) -> &SecretBox<String> {
        &self.access
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("expires_in", &self.expires_in)
            .field("has_refresh_token", &self.refresh.is_some())
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}

/// Gives tokens: a client asks it when a call needs one and none is there that still holds.
///
/// However many calls wait, it is asked once at a time for the same scopes. Its answer is kept
/// until shortly before it expires, and asked for again when the server refuses it (status 401).
///
/// ```
/// use std::time::Duration;
/// use specwright_runtime::{BoxError, BoxFuture, Token, TokenRequest, TokenSource};
///
/// /// Reads a token that another program keeps fresh.
/// struct FromFile(std::path::PathBuf);
///
/// impl TokenSource for FromFile {
///     fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
///         Box::pin(async move {
///             let text = std::fs::read_to_string(&self.0)?;
///             Ok(Token::new(text.trim()).expires_in(Duration::from_secs(60)))
///         })
///     }
/// }
/// ```
pub trait TokenSource: Send + Sync + 'static {
    /// Gets a new token.
    ///
    /// # Errors
    /// (Of the future.) Whatever is in the way; it becomes the source of the error of all calls
    /// that wait, and its text is shown.
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>>;
}

/// What a token is wanted for.
#[derive(Clone, Copy)]
pub struct TokenRequest<'a> {
    client: &'a Client,
    scheme: Option<&'static Scheme>,
    scopes: &'static [&'static str],
    url: Option<&'a Arc<str>>,
}

impl<'a> TokenRequest<'a> {
    pub(super) fn new(
        client: &'a Client,
        scheme: Option<&'static Scheme>,
        scopes: &'static [&'static str],
        url: Option<&'a Arc<str>>,
    ) -> Self {
        Self {
            client,
            scheme,
            scopes,
            url,
        }
    }

    /// The name of the security scheme in the document.
    pub fn scheme(&self) -> &'static str {
        self.scheme.map_or("?", |scheme| scheme.name)
    }

    /// The scopes that the operation needs, as the document has them.
    pub fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }

    /// The address that was set in place of the declared token endpoint.
    pub(super) fn own_url(&self) -> Option<&'a Arc<str>> {
        self.url
    }

    /// What it is made of beside the client.
    #[allow(clippy::type_complexity)] // Taken apart where it is called.
    pub(super) fn parts(
        &self,
    ) -> (
        Option<&'static Scheme>,
        &'static [&'static str],
        Option<Arc<str>>,
    ) {
        (self.scheme, self.scopes, self.url.cloned())
    }

    pub(super) fn client(&self) -> &'a Client {
        self.client
    }

    /// Sends a form to the token endpoint, by the transport of the client and within its time
    /// limit for an attempt, and reads the answer (RFC 6749, section 5). `pick` chooses the
    /// address out of the declared flows; one that was set wins.
    pub(super) async fn post(
        &self,
        pick: impl Fn(&Flow) -> Option<&'static str>,
        form: &endpoint::Form<'_>,
    ) -> Result<Token, BoxError> {
        let flows = self.scheme.map_or(&[][..], |scheme| scheme.flows);
        let declared = || flows.iter().find_map(&pick);
        let own = self.url.map(|url| &**url);
        let any = || flows.first().map(Flow::token_url);
        let url = own.or_else(declared).or_else(any);
        let url = url.ok_or("the address of the token endpoint is not known")?;
        let url = endpoint::address(self.client, url)?;
        Ok(endpoint::post(self.client, url, form).await?)
    }

    /// Sends a form of your own to the token endpoint: the declared one, or the one that was set
    /// for the client or the call. It goes by the client's transport, and within its limit of
    /// time for one attempt. Its answer is read as RFC 6749, section 5, has it.
    ///
    /// # Errors
    /// When there is no answer of success with a token of type `Bearer`. The text has no value
    /// of the form in it.
    pub async fn post_form(&self, fields: &[(&str, &str)]) -> Result<Token, BoxError> {
        let form = endpoint::Form {
            fields,
            basic: None,
        };
        self.post(|flow| Some(flow.token_url()), &form).await
    }
}

impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("scheme", &self.scheme())
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
