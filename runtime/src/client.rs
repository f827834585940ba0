//! The client of one API: where it sends to, by which transport, with which credentials.

use std::{fmt, sync::Arc};

use tokio::sync::Semaphore;
use url::Url;

use crate::{
    api::{Api, Auth},
    auth::Credentials,
    builder::{ClientBuilder, Extra, IdempotencyKey, Settings},
    call::Call,
    clock::Clock,
    codec::Encode,
    error::Mistake,
    exchange::Budget,
    hook::Hook,
    server::Server,
    transport::Transport,
};

/// A client of one API; cheap to clone, and clones share everything.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    /// Without a slash at its end.
    pub(crate) base_url: String,
    /// The addresses that replace those of servers, by the name of the server.
    pub(crate) servers: Vec<(&'static str, String)>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) credentials: Credentials,
    pub(crate) settings: Settings,
    /// How many calls may be on their way at the same time.
    pub(crate) concurrency: Option<Arc<Semaphore>>,
    pub(crate) budget: Budget,
    pub(crate) hooks: Vec<Arc<dyn Hook>>,
    pub(crate) extra: Extra,
    pub(crate) idempotency_key: Option<IdempotencyKey>,
}

impl Client {
    /// Starts a client of an API, with the base URL that the API has.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder::new(api)
    }

    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// Starts a call of an operation.
    ///
    /// `template` is the method and the path, with `{}` where the path arguments go:
    /// `GET /tournaments/{}/participants`.
    #[inline(never)]
    pub fn call(&self, template: &'static str, args: &[&dyn Encode], auth: Auth) -> Call {
        Call::new(self.clone(), template, args, auth)
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.0.api
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// The address of a server that operations have for themselves.
    pub(crate) fn address_of(&self, server: &'static Server) -> Result<String, Mistake> {
        let replaced = self.0.servers.iter().find(|(name, _)| *name == server.name);
        if let Some((_, url)) = replaced {
            return Ok(url.clone());
        }
        if server.url.contains("://") {
            return address(server.url).map_err(|why| Mistake::new(in_words("the server", &why)));
        }
        // A path alone belongs to the host of the base URL.
        let joined = Url::parse(&self.0.base_url).and_then(|base| base.join(server.url));
        joined
            .map(without_slash)
            .map_err(|error| Mistake::because("the server's URL", error))
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn concurrency(&self) -> Option<&Arc<Semaphore>> {
        self.0.concurrency.as_ref()
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.0.budget
    }

    pub(crate) fn hooks(&self) -> &[Arc<dyn Hook>] {
        &self.0.hooks
    }

    pub(crate) fn extra(&self) -> &Extra {
        &self.0.extra
    }

    pub(crate) fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.0.idempotency_key.as_ref()
    }

    /// What a token of a scheme is asked for by, outside of any call.
    #[cfg(feature = "authorization-code")]
    pub(crate) fn token_request(&self, scheme: usize) -> crate::auth::TokenRequest<'_> {
        self.0.credentials.token_request(scheme, self)
    }

    /// The text with every secret of the client taken out.
    pub(crate) fn redact(&self, text: &str) -> String {
        self.0.extra.redact(self.0.credentials.redact(text))
    }
}

impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Shows the API, the base URL and the names of the schemes that have a credential.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base_url)
            .field("credentials", &self.0.credentials)
            .finish_non_exhaustive()
    }
}

/// A base URL in its normal form, without a slash at its end; or why it is none.
pub(crate) fn address(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| error.to_string())?;
    let why = if !matches!(url.scheme(), "http" | "https") {
        "its scheme is not http or https"
    } else if !url.username().is_empty() || url.password().is_some() {
        "it has a user name or a password"
    } else if url.query().is_some() {
        "it has a query"
    } else if url.fragment().is_some() {
        "it has a fragment"
    } else {
        return Ok(without_slash(url));
    };
    Err(why.to_owned())
}

fn without_slash(url: Url) -> String {
    let normal = String::from(url);
    match normal.strip_suffix('/') {
        Some(shorter) => shorter.to_owned(),
        None => normal,
    }
}

pub(crate) fn in_words(what: &str, why: &str) -> String {
    format!("{what} cannot be used: {why}")
}
