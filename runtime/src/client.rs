//! The client of one API: where it sends to, by which HTTP client, with which credentials.

use std::{fmt, sync::Arc};

use reqwest::Url;

use crate::{
    api::{Api, Auth},
    call::Call,
    codec::Encode,
    credentials::{Credential, Credentials},
    error::{BuildError, Mistake},
    http_client,
    server::Server,
};

/// A client of one API; cheap to clone, and clones share everything.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

struct Shared {
    api: &'static Api,
    /// Without a slash at its end.
    base_url: String,
    /// The addresses that replace those of servers, by the name of the server.
    servers: Vec<(&'static str, String)>,
    http: reqwest::Client,
    credentials: Credentials,
}

impl Client {
    /// Starts a client of an API, with the base URL that the API has.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder {
            api,
            base_url: None,
            servers: Vec::new(),
            http: None,
            credentials: Vec::new(),
        }
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

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.0.credentials
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

/// A client that is being set up.
#[must_use]
pub struct ClientBuilder {
    api: &'static Api,
    base_url: Option<String>,
    servers: Vec<(&'static str, String)>,
    http: Option<reqwest::Client>,
    credentials: Vec<(usize, Credential)>,
}

impl ClientBuilder {
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

    /// Sends by this HTTP client, with its time limits, proxies and TLS.
    ///
    /// The one that is used otherwise does not follow redirects to another origin. A client that
    /// does may carry API keys there: `reqwest` takes out `Authorization` and `Cookie` only.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Sets the credential of the scheme at this place in [`Api::schemes`]; the last one counts.
    pub fn credential(mut self, scheme: usize, credential: Credential) -> Self {
        self.credentials.push((scheme, credential));
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
        let mut credentials = Credentials::none(self.api.schemes);
        for (scheme, credential) in self.credentials {
            credentials.set(scheme, credential).map_err(|why| {
                let name = self.api.schemes.get(scheme).map_or("?", |s| s.name);
                BuildError::new(format!("the credential `{name}` cannot be used: {why}"))
            })?;
        }
        let http = match self.http {
            Some(client) => client,
            None => http_client::http_client_builder()
                .build()
                .map_err(BuildError::http_client)?,
        };
        Ok(Client(Arc::new(Shared {
            api: self.api,
            base_url,
            servers,
            http,
            credentials,
        })))
    }
}

/// Shows the API and how much is set, no value.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("credentials", &self.credentials.len())
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
