//! Tokens by a refresh token (RFC 6749, section 6), and where that is kept.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

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

/// Keeps what a server gives, so that a program can go on after it was started anew.
///
/// Servers may replace the refresh token each time it is used, and then the old one is worth
/// nothing: [`save`](Self::save) is awaited before the new token is used.
///
/// ```
/// use specwright_runtime::{BoxError, BoxFuture, Token, TokenStore};
///
/// /// Keeps the refresh token in a file that only its owner can read.
/// struct InFile(std::path::PathBuf);
///
/// impl TokenStore for InFile {
///     fn save<'a>(&'a self, token: &'a Token) -> BoxFuture<'a, Result<(), BoxError>> {
///         Box::pin(async move {
///             if let Some(refresh) = token.refresh_token() {
///                 std::fs::write(&self.0, refresh)?;
///             }
///             Ok(())
///         })
///     }
/// }
/// ```
pub trait TokenStore: Send + Sync + 'static {
    /// Keeps a token that the server has just given.
    ///
    /// # Errors
    /// (Of the future.) What went wrong: the calls that wait for the token fail with it, since a
    /// refresh token that is not kept is lost with the program.
    fn save<'a>(&'a self, token: &'a Token) -> BoxFuture<'a, Result<(), BoxError>>;

    /// A refresh token that was kept, in place of the one that the source was made with. It is
    /// asked before every refresh, so several programs can share a store.
    ///
    /// # Errors
    /// (Of the future.) What went wrong; the calls that wait for the token fail with it.
    fn load(&self) -> BoxFuture<'_, Result<Option<String>, BoxError>> {
        Box::pin(std::future::ready(Ok(None)))
    }
}

/// Fetches tokens by a refresh token, which the authorization code flow of OAuth 2.0 gives.
///
/// A refresh token that comes with an answer replaces the one before.
///
/// ```
/// use specwright_runtime::RefreshToken;
///
/// let source = RefreshToken::new("not-a-real-id", "not-a-real-secret", "not-a-real-token");
/// # let _ = source;
/// ```
pub struct RefreshToken {
    id: String,
    secret: SecretBox<String>,
    refresh: Mutex<Arc<SecretBox<String>>>,
    /// A token that came with the refresh token and has not been used yet.
    first: Mutex<Option<Token>>,
    store: Option<Arc<dyn TokenStore>>,
    basic: bool,
    /// Held while it is used: tokens with other scopes come by the same refresh token.
    turn: tokio::sync::Mutex<()>,
}

impl RefreshToken {
    /// The id and the secret of an application (an empty one for those that have none), and a
    /// refresh token.
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
        refresh_token: impl Into<String>,
    ) -> Self {
        Self {
            id: client_id.into(),
            secret: keep(client_secret.into()),
            refresh: Mutex::new(Arc::new(keep(refresh_token.into()))),
            first: Mutex::default(),
            store: None,
            basic: false,
            turn: tokio::sync::Mutex::default(),
        }
    }

    /// What a login has just given: its access token is used until it expires.
    ///
    /// A [`store`](Self::store) is asked to keep it with the first call; a program that may end
    /// before that keeps it itself.
    pub fn after(
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
        token: Token,
    ) -> Self {
        let refresh = token.refresh_token().unwrap_or_default().to_owned();
        Self {
            first: Mutex::new(Some(token)),
            ..Self::new(client_id, client_secret, refresh)
        }
    }

    /// Keeps what comes in a store.
    #[must_use]
    pub fn store(mut self, store: impl TokenStore) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Sends id and secret in the `Authorization` header instead of the form.
    #[must_use]
    pub fn basic_auth(mut self) -> Self {
        self.basic = true;
        self
    }

    async fn current(&self) -> Result<Arc<SecretBox<String>>, BoxError> {
        if let Some(store) = &self.store
            && let Some(kept) = store.load().await?
        {
            return Ok(Arc::new(keep(kept)));
        }
        let refresh = self.refresh.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(&refresh))
    }

    async fn keep(&self, token: &Token) -> Result<(), BoxError> {
        if let Some(refresh) = token.refresh_token() {
            let refresh = Arc::new(keep(refresh.to_owned()));
            *self.refresh.lock().unwrap_or_else(PoisonError::into_inner) = refresh;
        }
        match &self.store {
            Some(store) => store.save(token).await,
            None => Ok(()),
        }
    }

    async fn fetch(&self, request: TokenRequest<'_>) -> Result<Token, BoxError> {
        let _turn = self.turn.lock().await;
        let first = self
            .first
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(token) = first {
            self.keep(&token).await?;
            return Ok(token);
        }
        let current = self.current().await?;
        let (refresh, secret) = (current.expose_secret(), self.secret.expose_secret());
        if refresh.is_empty() {
            return Err("there is no refresh token: a person has to log in".into());
        }
        let mut fields = vec![("grant_type", "refresh_token"), ("refresh_token", refresh)];
        if !self.basic {
            fields.push(("client_id", &self.id));
            if !secret.is_empty() {
                fields.push(("client_secret", secret));
            }
        }
        let scope = request.scopes().join(" ");
        if !scope.is_empty() {
            fields.push(("scope", &scope));
        }
        let form = Form {
            fields: &fields,
            basic: self.basic.then_some((&self.id, secret)),
        };
        let token = request.post(refresh_url, &form).await?;
        self.keep(&token).await?;
        Ok(token)
    }
}

fn refresh_url(flow: &Flow) -> Option<&'static str> {
    match flow {
        Flow::AuthorizationCode { refresh_url, .. } => Some(refresh_url),
        Flow::ClientCredentials { .. } => None,
    }
}

impl TokenSource for RefreshToken {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(self.fetch(request))
    }
}

/// Shows no secret.
impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshToken")
            .field("client_id", &self.id)
            .finish_non_exhaustive()
    }
}
