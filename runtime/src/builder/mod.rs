//! What a client is made of.

mod extra;
mod macros;

use std::{fmt, sync::Arc, time::Duration};

use http::HeaderName;
use tokio::sync::Semaphore;

pub(crate) use self::extra::Extra;
use crate::{
    api::Api,
    auth::{Credential, Credentials},
    client::{Client, Shared, address, in_words},
    clock::{Clock, TokioClock},
    error::BuildError,
    exchange::Retry,
    hook::Hook,
    server::Server,
    transport::Transport,
};

/// How long connecting may take unless another limit is set.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long an answer that is read to its end may be, in bytes, unless another limit is set.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// What holds for all calls that do not say otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Retry,
    pub(crate) max_response_bytes: usize,
    pub(crate) allow_http: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: Some(Duration::from_mins(5)),
            attempt_timeout: Some(Duration::from_mins(1)),
            retry: Retry::default(),
            max_response_bytes: MAX_RESPONSE_BYTES,
            allow_http: false,
        }
    }
}

/// What makes the keys of calls that may do twice what they do.
#[derive(Clone)]
pub(crate) struct IdempotencyKey {
    pub(crate) header: HeaderName,
    pub(crate) make: Arc<dyn Fn() -> String + Send + Sync>,
}

/// A client that is being set up.
#[must_use]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<String>,
    servers: Vec<(&'static str, String)>,
    transport: Option<Arc<dyn Transport>>,
    connect_timeout: Option<Duration>,
    clock: Option<Arc<dyn Clock>>,
    credentials: Credentials,
    settings: Settings,
    concurrency: Option<u32>,
    hooks: Vec<Arc<dyn Hook>>,
    extra: Extra,
    idempotency_key: Option<(String, Arc<dyn Fn() -> String + Send + Sync>)>,
}

impl ClientBuilder {
    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            servers: Vec::new(),
            transport: None,
            connect_timeout: Some(CONNECT_TIMEOUT),
            clock: None,
            credentials: Credentials::new(api),
            settings: Settings::default(),
            concurrency: api.concurrency,
            hooks: Vec::new(),
            extra: Extra::default(),
            idempotency_key: None,
        }
    }

    /// Sends to this address in place of the one that the API has.
    ///
    /// An `http` or `https` URL, with or without a path and a slash at its end; no query, no
    /// fragment, no user name.
    pub fn base_url(mut self, url: String) -> Self {
        self.base_url = Some(url);
        self
    }

    /// Sends to this address in place of the one of a server that operations have for themselves.
    /// What a base URL may be, this may be.
    pub fn server(mut self, server: &'static Server, url: String) -> Self {
        self.servers.retain(|(name, _)| *name != server.name);
        self.servers.push((server.name, url));
        self
    }

    /// Sends by this transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Tells the time and waits by this clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sets the credential of the scheme at this place in [`Api::schemes`]; the last one counts.
    pub fn credential(mut self, scheme: usize, credential: Credential) -> Self {
        self.credentials = self.credentials.set(scheme, credential);
        self
    }

    /// Sets credentials that were put together; those of other schemes stay.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials.over(&self.credentials);
        self
    }

    /// Sets the address of the token endpoint of a scheme.
    pub fn token_url(mut self, scheme: usize, url: &str) -> Self {
        self.credentials = self.credentials.token_url(scheme, url);
        self
    }

    /// Limits the time of a whole call: all attempts, and all waiting.
    pub fn timeout(mut self, limit: Option<Duration>) -> Self {
        self.settings.timeout = limit;
        self
    }

    /// Limits the time of an attempt.
    pub fn attempt_timeout(mut self, limit: Option<Duration>) -> Self {
        self.settings.attempt_timeout = limit;
        self
    }

    /// Limits the time of connecting, for the HTTP client that is made when none is given.
    pub fn connect_timeout(mut self, limit: Option<Duration>) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// Sets whether and when calls are tried again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// Limits how many calls are on their way at the same time.
    pub fn concurrency(mut self, limit: Option<u32>) -> Self {
        self.concurrency = limit;
        self
    }

    /// Limits the length of an answer that is read to its end, in bytes.
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.settings.max_response_bytes = limit;
        self
    }

    /// Lets credentials go by http to other machines.
    pub fn allow_http(mut self, yes: bool) -> Self {
        self.settings.allow_http = yes;
        self
    }

    /// Adds a hook.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Arc::new(hook));
        self
    }

    /// Sends a header with every request; its value is treated as a secret.
    pub fn header(mut self, name: &str, value: String) -> Self {
        self.extra.header(name, value);
        self
    }

    /// Sends a query parameter with every request; its value is treated as a secret.
    pub fn query(mut self, name: String, value: String) -> Self {
        self.extra.query(name, value);
        self
    }

    /// Sends a key in this header with every call that may do twice what it does.
    pub fn idempotency_key(
        mut self,
        header: String,
        make: impl Fn() -> String + Send + Sync + 'static,
    ) -> Self {
        self.idempotency_key = Some((header, Arc::new(make)));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When the base URL or a credential cannot be used, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let refused = |what: &str, why: &str| BuildError::new(in_words(what, why));
        let base_url = address(self.base_url.as_deref().unwrap_or(self.api.base_url))
            .map_err(|why| refused("the base URL", &why))?;
        let mut servers = self.servers;
        for (name, url) in &mut servers {
            let what = format!("the URL of the server `{name}`");
            *url = address(url).map_err(|why| refused(&what, &why))?;
        }
        if let Some(why) = self.credentials.refused() {
            return Err(BuildError::new(why));
        }
        if let Some(why) = self.extra.refused() {
            return Err(BuildError::new(why));
        }
        let idempotency_key = self.idempotency_key.map(|(header, make)| {
            let header = HeaderName::from_bytes(header.as_bytes()).map_err(|_| {
                refused("the header of the idempotency key", "HTTP has no such name")
            })?;
            Ok::<_, BuildError>(IdempotencyKey { header, make })
        });
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.connect_timeout)?,
        };
        // More than a semaphore counts is as good as no limit.
        let limit = self.concurrency.map(|limit| limit.max(1) as usize);
        let limit = limit.filter(|limit| *limit <= Semaphore::MAX_PERMITS);
        Ok(Client::new(Shared {
            api: self.api,
            base_url,
            servers,
            transport,
            clock: self.clock.unwrap_or_else(|| Arc::new(TokioClock::new())),
            credentials: self.credentials,
            budget: self.settings.retry.new_budget(),
            settings: self.settings,
            concurrency: limit.map(|limit| Arc::new(Semaphore::new(limit))),
            hooks: self.hooks,
            extra: self.extra,
            idempotency_key: idempotency_key.transpose()?,
        }))
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, BuildError> {
    let mut builder = crate::http_client::http_client_builder();
    if let Some(limit) = connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    match builder.build() {
        Ok(client) => Ok(Arc::new(client)),
        Err(error) => Err(BuildError::http_client(error)),
    }
}

#[cfg(target_arch = "wasm32")]
fn default_transport(_: Option<Duration>) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new(
        "on wasm32 there is no transport but one of your own",
    ))
}

/// Shows the API and the names of the schemes that have a credential, no value.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}
