//! From a call to a request: what holds for it, its credentials, its body.
//!
//! Invariant: a call is not used up by it, so every attempt has a request of its own.

use std::{borrow::Cow, sync::Arc, time::Duration};

use http::{
    HeaderMap, HeaderName, HeaderValue, Method,
    header::{CONTENT_LENGTH, CONTENT_TYPE, COOKIE},
};
use tokio::{runtime::Handle, sync::Semaphore};
use url::Url;

use crate::{
    Patch,
    auth::{Credentials, Ready, Target},
    body::outgoing,
    call::{Body, Call, header_value},
    error::{Error, Mistake},
    exchange::Retry,
    in_band::InBand,
    options::CallOptions,
    secure,
    transport::{self, BoxFuture, Request},
};

/// The header of keys that make a call repeatable, where the client names no other.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// A body on its way, or why it cannot be sent.
type Outgoing = Result<Option<transport::Body>, Mistake>;

impl Call {
    /// Sets what holds for this call and differs from what holds for its client.
    #[inline(never)]
    pub fn options(mut self, options: CallOptions) -> Self {
        if let Some(url) = &options.base_url {
            self = self.base_url(url);
        }
        self.0.options = Some(Box::new(options));
        self
    }

    /// Settles what all attempts share: mistakes in arguments and settings end the call here.
    pub(crate) fn settle(&mut self) -> Result<(), Error> {
        let operation = self.operation();
        if !std::mem::replace(&mut self.0.settled, true) {
            self.put_window();
        }
        if let Some(mistake) = self.0.mistake.take() {
            return Err(Error::request(operation, mistake));
        }
        let refused = |why: &str| Error::request(operation, Mistake::new(why));
        let own = self.0.options.as_mut().and_then(|o| o.credentials.take());
        if let Some(own) = own {
            let merged = own.over(self.client().credentials());
            if let Some(why) = merged.refused() {
                return Err(refused(why));
            }
            if let Some(options) = &mut self.0.options {
                options.credentials = Some(merged);
            }
        }
        if let Some(why) = self.put_idempotency_key() {
            return Err(refused(&why));
        }
        // What is missing is missing for every attempt.
        self.needs().map(|_| ())
    }

    /// Gives a call that may do twice what it does the key by which the server knows it again.
    fn put_idempotency_key(&mut self) -> Option<String> {
        let maker = self.client().idempotency_key().cloned();
        let own = self
            .0
            .options
            .as_mut()
            .and_then(|o| o.idempotency_key.take());
        if self.0.method.is_idempotent() && own.is_none() {
            return None;
        }
        let (header, key) = match (own, maker) {
            (Some(key), maker) => (maker.map_or(IDEMPOTENCY_KEY, |maker| maker.header), key),
            (None, Some(maker)) => {
                let key = (maker.make)();
                (maker.header, key)
            }
            (None, None) => return None,
        };
        // One that was given as an argument is the caller's.
        if !self.0.headers.has(&header) {
            let Some(value) = header_value(&key) else {
                return Some("the idempotency key has a control character".to_owned());
            };
            self.0.headers.insert(header, value);
        }
        self.0.keyed = true;
        None
    }

    fn own<T>(&self, pick: impl Fn(&CallOptions) -> Option<T>) -> Option<T> {
        self.0.options.as_deref().and_then(pick)
    }

    /// How long the whole call may take.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        let own = self.0.options.as_deref().map(|options| options.timeout);
        limit(own, self.client().settings().timeout)
    }

    /// How long an attempt may take.
    pub(crate) fn attempt_timeout(&self) -> Option<Duration> {
        let own = self
            .0
            .options
            .as_deref()
            .map(|options| options.attempt_timeout);
        limit(own, self.client().settings().attempt_timeout)
    }

    /// How long an answer that is read to its end may be.
    pub(crate) fn max_response_bytes(&self) -> usize {
        let own = self.own(|options| options.max_response_bytes);
        own.unwrap_or(self.client().settings().max_response_bytes)
    }

    /// When it is tried again.
    pub(crate) fn retry(&self) -> &Retry {
        let own = self
            .0
            .options
            .as_deref()
            .and_then(|options| options.retry.as_ref());
        own.unwrap_or(&self.client().settings().retry)
    }

    /// The limit of calls at the same time that it is subject to.
    pub(crate) fn concurrency(&self) -> Option<&Arc<Semaphore>> {
        let limited = !self
            .0
            .options
            .as_deref()
            .is_some_and(|options| options.unlimited);
        self.client().concurrency().filter(|_| limited)
    }

    /// The credentials that it may use.
    pub(crate) fn credentials(&self) -> &Credentials {
        let own = self
            .0
            .options
            .as_deref()
            .and_then(|options| options.credentials.as_ref());
        own.unwrap_or(self.client().credentials())
    }

    /// Whether it may be repeated: its caller, its key, the document or its method says so.
    pub(crate) fn may_repeat(&self) -> bool {
        let said = self.own(|options| options.idempotent).or(self.0.idempotent);
        self.0.keyed
            || self.retry().repeats_writes()
            || said.unwrap_or(self.0.method.is_idempotent())
    }

    /// Whether its body can be sent again.
    pub(crate) fn is_replayable(&self) -> bool {
        match &self.0.body {
            Body::None => true,
            Body::Whole(content) => content.is_replayable(),
            Body::Multipart(parts) => parts.is_replayable(),
        }
    }

    /// How errors look that come with a status of success.
    pub(crate) fn error_inside(&self) -> Option<&'static InBand> {
        self.0.in_band
    }

    /// The alternative of the security requirement that it has credentials for, with its tokens.
    pub(crate) async fn allowed(&self) -> Result<Ready, Error> {
        let needs = self.needs()?;
        let ready = self.credentials().ready(needs, self.client()).await;
        ready.map_err(|(scheme, why)| Error::token(self.operation(), scheme, why, &self.secrets()))
    }

    /// The same where nothing has to be fetched for it.
    pub(crate) fn allowed_now(&self) -> Option<Ready> {
        let needs = self.credentials().choose(self.0.auth)?;
        self.credentials().at_hand(needs, self.client()).ok()
    }

    fn needs(&self) -> Result<&'static [crate::api::Need], Error> {
        let credentials = self.credentials();
        let needs = credentials.choose(self.0.auth);
        needs.ok_or_else(|| Error::credentials(self.operation(), credentials.describe(self.0.auth)))
    }

    /// Makes the request and does not send it; debugging it shows no credential.
    ///
    /// # Errors
    /// When an argument cannot be sent, or a credential is missing: also a token that has to be
    /// fetched, for which there is [`prepare`](Self::prepare).
    #[inline(never)]
    pub fn build(mut self) -> Result<Request, Error> {
        self.settle()?;
        let needs = self.needs()?;
        let ready = self
            .credentials()
            .at_hand(needs, self.client())
            .map_err(|scheme| {
                let what =
                    format!("the token of `{scheme}` has to be fetched: await `prepare` instead");
                Error::request(self.operation(), Mistake::new(what))
            })?;
        let (request, body) = self.head(&ready)?;
        self.finish(request, body.map(outgoing_body))
    }

    /// As [`build`](Self::build), and fetches the tokens that are missing.
    ///
    /// # Errors
    /// As [`build`](Self::build), and when a token cannot be fetched.
    #[inline(never)]
    pub fn prepare(mut self) -> BoxFuture<'static, Result<Request, Error>> {
        Box::pin(async move {
            self.settle()?;
            let ready = self.allowed().await?;
            self.request(&ready).await
        })
    }

    /// The request with its credentials, where no file has to be opened for it.
    pub(crate) fn request_now(&self, ready: &Ready) -> Option<Result<Request, Error>> {
        if self.0.body.blocks() {
            return None;
        }
        let head = self.head(ready);
        Some(head.and_then(|(request, body)| self.finish(request, body.map(outgoing_body))))
    }

    /// The request with its credentials and without its body.
    pub(crate) fn request_without_body(&self, ready: &Ready) -> Result<Request, Error> {
        Ok(self.head(ready)?.0)
    }

    /// The request with its credentials, ready to be sent. Waiting for a file holds up nobody.
    pub(crate) async fn request(&self, ready: &Ready) -> Result<Request, Error> {
        let (request, body) = self.head(ready)?;
        let Some(body) = body else {
            return self.finish(request, None);
        };
        let made = match Handle::try_current() {
            Ok(runtime) if body.blocks() => {
                let made = runtime.spawn_blocking(move || outgoing_body(body)).await;
                made.unwrap_or_else(|lost| Err(Mistake::because("a file", lost)))
            }
            _ => outgoing_body(body),
        };
        self.finish(request, Some(made))
    }

    /// All but the body, which is given beside it.
    fn head(&self, ready: &Ready) -> Result<(Request, Option<Body>), Error> {
        let draft = &*self.0;
        let operation = draft.operation;
        let failed = |mistake| Error::request(operation, mistake);
        let (mut url, mut headers) = (Cow::Borrowed(&*draft.url), draft.headers.to_map());
        if !draft.cookies.is_empty() {
            // Percent-encoded: it cannot fail.
            if let Ok(value) = HeaderValue::from_str(&draft.cookies) {
                headers.insert(COOKIE, value);
            }
        }
        let mut secret_query = Vec::new();
        let mut target = Target {
            url: &mut url,
            headers: &mut headers,
            secret_query: &mut secret_query,
        };
        self.credentials().apply(ready, &mut target);
        let more = draft.client.extra().apply(&mut target);
        let url = parse(&url, draft.client.origin()).map_err(failed)?;
        if !ready.is_empty() || more {
            let allow_http = draft.client.settings().allow_http;
            if let Some(why) = secure::refusal(&url, allow_http) {
                return Err(failed(Mistake::new(why)));
            }
        }
        let body = match &draft.body {
            Body::None => None,
            body => Some(body.clone()),
        };
        if let Some(Body::Multipart(parts)) = &body {
            let value = header_value(&parts.content_type());
            let value = value
                .ok_or_else(|| failed(Mistake::new("the content type has a control character")))?;
            headers.insert(CONTENT_TYPE, value);
        }
        let mut request = Request::with_headers(draft.method.clone(), url, headers);
        for name in secret_query {
            request.redact_query(name);
        }
        Ok((request, body))
    }

    fn finish(&self, mut request: Request, body: Option<Outgoing>) -> Result<Request, Error> {
        let failed = |mistake| Error::request(self.operation(), mistake);
        let body = body.transpose().map_err(failed)?.flatten();
        set_length(request.headers_mut(), &self.0.method, body.as_ref());
        if let Some(body) = body {
            *request.body_mut() = body;
        }
        Ok(request)
    }
}

/// The limit of a call, or that of its client where the call has none of its own.
fn limit(own: Option<Patch<Duration>>, of_client: Option<Duration>) -> Option<Duration> {
    match own.unwrap_or_default() {
        Patch::Absent => of_client,
        Patch::Null => None,
        Patch::Value(limit) => Some(limit),
    }
}

impl Body {
    /// Whether a file of the system has to be opened, for which a thread may have to wait.
    fn blocks(&self) -> bool {
        match self {
            Self::None => false,
            Self::Whole(content) => content.blocks(),
            Self::Multipart(parts) => parts.blocks(),
        }
    }
}

/// The body as it leaves; nothing where it holds nothing.
fn outgoing_body(body: Body) -> Outgoing {
    match body {
        Body::None => Ok(None),
        Body::Whole(content) => outgoing::body(vec![content]).map(Some),
        Body::Multipart(parts) => outgoing::body(parts.finish()).map(Some),
    }
}

/// The HTTP client tells the length of what is there only, and some servers want to know it.
fn set_length(headers: &mut HeaderMap, method: &Method, body: Option<&transport::Body>) {
    let expected = [Method::POST, Method::PUT, Method::PATCH].contains(method);
    let empty = |body: &transport::Body| body.as_bytes().is_some_and(<[u8]>::is_empty);
    if body.map_or(expected, empty) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// The address as the transport takes it; it must come out as it went in.
fn parse(text: &str, origin: &Url) -> Result<Url, Mistake> {
    // What begins with the client's origin needs only its path looked at.
    let known = origin.as_str().strip_suffix('/');
    let path = known.and_then(|known| text.strip_prefix(known));
    let path = path.filter(|path| path.starts_with('/') && !path.starts_with("//"));
    let url = match path {
        Some(path) => origin.join(path),
        None => Url::parse(text),
    };
    let url = url.map_err(|error| Mistake::because("the address", error))?;
    if url.as_str() == text {
        Ok(url)
    } else {
        Err(Mistake::new("the path has no normal form"))
    }
}
