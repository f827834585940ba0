//! The client of one API: where it sends to, by which HTTP client, with which credentials.

use std::{fmt, sync::Arc};

use reqwest::Url;

use crate::{
    api::{Api, Auth},
    call::Call,
    codec::Encode,
    credentials::{Credential, Credentials},
    error::BuildError,
    http_client,
};

/// A client of one API; cheap to clone, and clones share everything.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

struct Shared {
    api: &'static Api,
    /// Without a slash at its end.
    base_url: String,
    http: reqwest::Client,
    credentials: Credentials,
}

impl Client {
    /// Starts a client of an API, with the base URL that the API has.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder {
            api,
            base_url: None,
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
        let base_url = base_url(self.base_url.as_deref().unwrap_or(self.api.base_url))?;
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

/// A base URL in its normal form, without a slash at its end.
fn base_url(text: &str) -> Result<String, BuildError> {
    let refused = |why: &str| BuildError::new(format!("the base URL cannot be used: {why}"));
    let url = Url::parse(text).map_err(|error| refused(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused("its scheme is not http or https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it has a user name or a password"));
    }
    if url.query().is_some() {
        return Err(refused("it has a query"));
    }
    if url.fragment().is_some() {
        return Err(refused("it has a fragment"));
    }
    let normal = url.as_str();
    Ok(normal.strip_suffix('/').unwrap_or(normal).to_owned())
}
