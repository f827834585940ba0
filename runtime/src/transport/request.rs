//! A request on its way to a transport.
//!
//! Invariant: what shows it, shows no credential.

use std::fmt;

use http::{HeaderMap, Method};
use url::Url;

use super::Body;
use crate::{auth::REDACTED, percent::encode};

/// A request with its credentials, ready to be sent by a [`Transport`](super::Transport).
///
/// `url` and `headers` give credentials too. Debugging shows none of them: keys in the query and
/// headers that are marked as sensitive are redacted, and so they are in
/// [`redacted_url`](Self::redacted_url).
pub struct Request(Box<Parts>);

/// On the heap, since a request is handed on many times before it is sent.
struct Parts {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Body,
    /// The names of the query parameters that hold a secret.
    secret_query: Vec<String>,
}

impl Request {
    /// A request without headers and body.
    ///
    /// ```
    /// use specwright_runtime::{Request, http::Method};
    ///
    /// let request = Request::new(Method::GET, "https://api.example.com/teams".parse()?);
    /// assert_eq!(request.url().path(), "/teams");
    /// # Ok::<(), url::ParseError>(())
    /// ```
    pub fn new(method: Method, url: Url) -> Self {
        Self::with_headers(method, url, HeaderMap::new())
    }

    /// A request without a body.
    pub(crate) fn with_headers(method: Method, url: Url, headers: HeaderMap) -> Self {
        Self(Box::new(Parts {
            method,
            url,
            headers,
            body: Body::empty(),
            secret_query: Vec::new(),
        }))
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// The method, to be changed.
    pub fn method_mut(&mut self) -> &mut Method {
        &mut self.0.method
    }

    /// The whole address; keys may stand in its query.
    pub fn url(&self) -> &Url {
        &self.0.url
    }

    /// The whole address, to be changed. Credentials were put in for the one that is there.
    pub fn url_mut(&mut self) -> &mut Url {
        &mut self.0.url
    }

    /// The headers; those with credentials are marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The headers, to be changed.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.0.headers
    }

    /// The body.
    pub fn body(&self) -> &Body {
        &self.0.body
    }

    /// The body, to be changed.
    pub fn body_mut(&mut self) -> &mut Body {
        &mut self.0.body
    }

    /// The parts; the headers and the address hold credentials.
    pub fn into_parts(self) -> (Method, Url, HeaderMap, Body) {
        let parts = *self.0;
        (parts.method, parts.url, parts.headers, parts.body)
    }

    /// A copy; `None` where the body is a stream.
    pub fn try_clone(&self) -> Option<Self> {
        Some(Self(Box::new(Parts {
            method: self.0.method.clone(),
            url: self.0.url.clone(),
            headers: self.0.headers.clone(),
            body: self.0.body.try_clone()?,
            secret_query: self.0.secret_query.clone(),
        })))
    }

    /// Marks a query parameter as one that holds a secret.
    pub fn redact_query(&mut self, name: impl Into<String>) {
        self.0.secret_query.push(name.into());
    }

    /// Whether a query parameter holds a secret.
    pub(crate) fn is_redacted(&self, name: &str) -> bool {
        self.0.secret_query.iter().any(|secret| secret == name)
    }

    /// The address with the values of secret query parameters taken out, fit to be shown.
    ///
    /// ```
    /// use specwright_runtime::{Request, http::Method};
    ///
    /// let url = "https://api.example.com/teams?api_key=not-a-real-key&page=2".parse()?;
    /// let mut request = Request::new(Method::GET, url);
    /// request.redact_query("api_key");
    /// let shown = "https://api.example.com/teams?api_key=[redacted]&page=2";
    /// assert_eq!(request.redacted_url(), shown);
    /// # Ok::<(), url::ParseError>(())
    /// ```
    pub fn redacted_url(&self) -> String {
        let text = self.0.url.as_str();
        let Some((before, query)) = text.split_once('?') else {
            return text.to_owned();
        };
        let secret: Vec<String> = self
            .0
            .secret_query
            .iter()
            .map(|name| encode(name).to_string())
            .collect();
        let shown = query.split('&').map(|pair| match pair.split_once('=') {
            Some((name, _)) if secret.iter().any(|s| s == name) => format!("{name}={REDACTED}"),
            _ => pair.to_owned(),
        });
        format!("{before}?{}", shown.collect::<Vec<_>>().join("&"))
    }
}

/// Shows no credential, and of the body its length only.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers of parameters may hold secrets that nobody marked.
        let names: Vec<&str> = self
            .0
            .headers
            .keys()
            .map(http::HeaderName::as_str)
            .collect();
        f.debug_struct("Request")
            .field("method", &self.0.method)
            .field("url", &self.redacted_url())
            .field("headers", &names)
            .field("body", &self.0.body)
            .finish_non_exhaustive()
    }
}
