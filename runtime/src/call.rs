//! A call that is being put together: one method per kind of argument.
//!
//! Invariant: a [`Call`] holds no credential; those are added when it becomes a request
//! ([`prepare`](crate::prepare)). The first mistake in an argument is kept and becomes the error of sending the call.

use std::fmt;

use bytes::Bytes;
use http::{
    HeaderName, HeaderValue, Method,
    header::{ACCEPT, CONTENT_TYPE, USER_AGENT},
};

use crate::{
    api::Auth,
    body::{
        Part,
        content::Content,
        file::File,
        form,
        multipart::{self, Multipart},
    },
    client::{Client, address, in_words},
    codec::{Encode, to_json},
    error::Mistake,
    headers::Headers,
    in_band::InBand,
    options::CallOptions,
    outline::Outline,
    paging::Paged,
    path,
    secrets::Secrets,
    server::Server,
    sink::{Encoded, Exploded, Plain},
    style::{Style, pairs, scalar_text, simple},
};

/// A call of an operation that is being put together; boxed, so that passing it on is cheap.
#[derive(Clone)]
#[must_use]
pub struct Call(pub(crate) Box<Draft>);

#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) client: Client,
    /// Method and path, as generated code has them.
    pub(crate) operation: &'static str,
    pub(crate) auth: Auth,
    pub(crate) method: Method,
    pub(crate) url: String,
    /// How much of the URL is the address that the path is appended to.
    base: usize,
    /// Whether redirects are answers that the document declares.
    redirects_are_answers: bool,
    pub(crate) headers: Headers,
    pub(crate) cookies: String,
    pub(crate) body: Body,
    paged: Paged,
    pub(crate) mistake: Option<Mistake>,
    /// What the document says of repeating it.
    pub(crate) idempotent: Option<bool>,
    /// How errors look that come with a status of success.
    pub(crate) in_band: Option<&'static InBand>,
    /// What differs from the client.
    pub(crate) options: Option<Box<CallOptions>>,
    /// Whether it has a key by which the server knows it again.
    pub(crate) keyed: bool,
    /// Whether what all attempts share is settled.
    pub(crate) settled: bool,
}

#[derive(Clone)]
pub(crate) enum Body {
    None,
    Whole(Content),
    Multipart(Multipart),
}

/// Begins the call of an operation: `"GET /teams/{}"`, with an argument for each `{}`. Other
/// styles than `simple` are marked: `{*}` is exploded, `{.}` and `{*.}` are `label`, `{;id}` and
/// `{*;id}` are `matrix` with the name of the parameter, `{=}` is JSON.
#[inline(never)]
pub fn call(client: &Client, template: &'static str, args: &[&dyn Encode], auth: Auth) -> Call {
    Call::new(client.clone(), template, args, auth)
}

impl Call {
    pub(crate) fn new(
        client: Client,
        operation: &'static str,
        args: &[&dyn Encode],
        auth: Auth,
    ) -> Self {
        let (method, path) = operation.split_once(' ').unwrap_or(("GET", operation));
        let mut headers = Headers::default();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let user_agent = client.api().user_agent;
        let mut call = Self(Box::new(Draft {
            url: client.base_url().to_owned(),
            base: client.base_url().len(),
            redirects_are_answers: false,
            client,
            operation,
            auth,
            method: Method::GET,
            headers,
            cookies: String::new(),
            body: Body::None,
            paged: Paged::default(),
            mistake: None,
            idempotent: None,
            in_band: None,
            options: None,
            keyed: false,
            settled: false,
        }));
        match Method::from_bytes(method.as_bytes()) {
            Ok(method) => call.0.method = method,
            Err(error) => call.note(Err(Mistake::because("the method", error))),
        }
        match HeaderValue::from_maybe_shared(Bytes::from_static(user_agent.as_bytes())) {
            Ok(agent) => call.0.headers.insert(USER_AGENT, agent),
            Err(error) => call.note(Err(Mistake::because("the user agent", error))),
        }
        let written = path::write(&mut call.0.url, path, args);
        call.note(written);
        call
    }

    /// Adds a query parameter, behind those that are there; one of the same name stays.
    #[inline(never)]
    pub fn query(mut self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let written = pairs(name, value, style, &mut Encoded::query(&mut self.0.url));
        self.note(written.map_err(|mistake| mistake.at("query parameter", name)));
        self
    }

    /// Adds a query parameter whose reserved characters are sent as they are: `: / ? @ ! $ ( ) *
    /// ; [ ]`, and the comma where it separates nothing. What would end the value or change it
    /// (`& = + # %`, a space, a quote) is percent-encoded all the same.
    #[inline(never)]
    pub fn reserved(mut self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let sink = &mut Encoded::query(&mut self.0.url).with_reserved(style);
        let written = pairs(name, value, style, sink);
        self.note(written.map_err(|mistake| mistake.at("query parameter", name)));
        self
    }

    /// As [`reserved`](Self::reserved), and as [`required`](Self::required).
    #[inline(never)]
    pub fn required_reserved(self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let before = self.0.url.len();
        self.reserved(name, value, style).sent_since(before, name)
    }

    /// Adds a query parameter that has to be sent; an empty array, or another value that sends
    /// nothing, is a mistake.
    #[inline(never)]
    pub fn required(self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let before = self.0.url.len();
        self.query(name, value, style).sent_since(before, name)
    }

    fn sent_since(mut self, length: usize, name: &str) -> Self {
        if self.0.url.len() == length {
            let mistake = Mistake::new("it has to be sent, and the value is empty");
            self.note(Err(mistake.at("query parameter", name)));
        }
        self
    }

    /// Sets a header, in place of one that is there; arrays and objects are joined with commas.
    /// Text beyond ASCII is sent as UTF-8, and a control character is a mistake.
    #[inline(never)]
    pub fn header(mut self, name: &str, value: &dyn Encode) -> Self {
        let mut text = String::new();
        let written = simple(value, &mut Plain(&mut text));
        self.finish_header(name, &text, written);
        self
    }

    /// Sets a header of another style: [`Style::Form`] is exploded, `a=1,b=2` for an object, and
    /// [`Style::Json`] JSON text.
    #[inline(never)]
    pub fn header_as(mut self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let mut text = String::new();
        let sink = &mut Exploded::header(&mut text, value, style);
        let written = pairs("", value, style, sink);
        let there = written.map(|()| !text.is_empty());
        self.finish_header(name, &text, there);
        self
    }

    /// Sets a header to a text.
    pub(crate) fn put_text(&mut self, name: &str, text: &str) {
        self.finish_header(name, text, Ok(true));
    }

    fn finish_header(&mut self, name: &str, text: &str, written: Result<bool, Mistake>) {
        match written {
            Ok(true) => match HeaderName::from_bytes(name.as_bytes()) {
                Ok(name) => self.put_header(&name, text),
                Err(error) => self.note(Err(Mistake::because("the name of a header", error))),
            },
            Ok(false) => {}
            Err(mistake) => self.note(Err(mistake.at("header", name))),
        }
    }

    /// Adds a cookie, percent-encoded; an array repeats it.
    #[inline(never)]
    pub fn cookie(self, name: &str, value: &dyn Encode) -> Self {
        self.cookie_as(name, value, Style::Form)
    }

    /// Adds a cookie of another style; joined, the commas are sent as they are.
    #[inline(never)]
    pub fn cookie_as(mut self, name: &str, value: &dyn Encode, style: Style) -> Self {
        let sink = &mut Encoded::cookies(&mut self.0.cookies);
        let written = pairs(name, value, style, sink);
        self.note(written.map_err(|mistake| mistake.at("cookie", name)));
        self
    }

    /// Sends to the address of a server that the operation has for itself.
    #[inline(never)]
    pub fn at(mut self, server: &'static Server) -> Self {
        match self.client().address_of(server) {
            Ok(url) => self.set_base(&url),
            Err(mistake) => self.note(Err(mistake)),
        }
        self
    }

    /// Sends to another address than the client's; it is what a client's base URL may be.
    #[inline(never)]
    pub fn base_url(mut self, url: &str) -> Self {
        match address(url) {
            Ok(url) => self.set_base(&url),
            Err(why) => self.note(Err(Mistake::new(in_words("the base URL", &why)))),
        }
        self
    }

    /// Takes redirects for answers, whatever their origin, since the document declares some.
    #[inline(never)]
    pub fn redirects_are_answers(mut self) -> Self {
        self.0.redirects_are_answers = true;
        self
    }

    /// Says whether it may be repeated, where the document says otherwise than the method.
    #[inline(never)]
    pub fn idempotent(mut self, yes: bool) -> Self {
        self.0.idempotent = Some(yes);
        self
    }

    /// Says how errors look that come with a status of success.
    #[inline(never)]
    pub fn in_band(mut self, in_band: &'static InBand) -> Self {
        self.0.in_band = Some(in_band);
        self
    }

    /// Sets what the answer may be; `application/json` otherwise.
    #[inline(never)]
    pub fn accept(mut self, content_type: &str) -> Self {
        self.put_header(&ACCEPT, content_type);
        self
    }

    /// Sets a JSON body; `None` is the body `null`.
    #[inline(never)]
    pub fn json(self, body: &dyn Encode) -> Self {
        self.json_as("application/json", body)
    }

    /// Sets a JSON body of a content type of its own; `None` is the body `null`.
    #[inline(never)]
    pub fn json_as(mut self, content_type: &str, body: &dyn Encode) -> Self {
        match to_json(body) {
            Ok(bytes) => self.set_body(content_type, Content::Bytes(bytes.into())),
            Err(error) => self.note(Err(Mistake::because("the body", error))),
        }
        self
    }

    /// Sets a body whose JSON text the document gives.
    #[inline(never)]
    pub fn json_text(mut self, content_type: &str, body: &'static str) -> Self {
        self.set_body(content_type, Content::Bytes(body.into()));
        self
    }

    /// Sets an `application/x-www-form-urlencoded` body: the members of a value, each written as
    /// `parts` says; an absent value is no body.
    #[inline(never)]
    pub fn form(self, body: &dyn Encode, parts: &[(&'static str, Part)]) -> Self {
        self.form_as(form::CONTENT_TYPE, body, parts)
    }

    /// Sets the body of a form with a content type of its own.
    #[inline(never)]
    pub fn form_as(
        mut self,
        content_type: &str,
        body: &dyn Encode,
        parts: &[(&'static str, Part)],
    ) -> Self {
        if !matches!(Outline::of(body), Outline::Nothing) {
            match form::encode(body, parts) {
                Ok(text) => self.set_body(content_type, Content::Bytes(text.into())),
                Err(mistake) => self.note(Err(mistake)),
            }
        }
        self
    }

    /// Adds to a `multipart/form-data` body: the members of a value, each written as `parts`
    /// says; an absent value adds nothing.
    #[inline(never)]
    pub fn multipart(self, body: &dyn Encode, parts: &[(&'static str, Part)]) -> Self {
        self.multipart_as(multipart::CONTENT_TYPE, body, parts)
    }

    /// Adds to a multipart body of another content type, which is given without a boundary.
    #[inline(never)]
    pub fn multipart_as(
        mut self,
        content_type: &str,
        body: &dyn Encode,
        parts: &[(&'static str, Part)],
    ) -> Self {
        if !matches!(Outline::of(body), Outline::Nothing) {
            self.with_multipart(content_type, |to| to.members(body, parts));
        }
        self
    }

    /// Adds a file to a `multipart/form-data` body.
    #[inline(never)]
    pub fn file(mut self, name: &str, file: &File) -> Self {
        self.with_multipart(multipart::CONTENT_TYPE, |to| to.file(name, file));
        self
    }

    /// Sets a body of text.
    #[inline(never)]
    pub fn text(mut self, content_type: &str, body: &str) -> Self {
        self.set_body(content_type, Content::Bytes(body.to_owned().into()));
        self
    }

    /// Sets a body of the text of a scalar; an array or an object is a mistake.
    #[inline(never)]
    pub fn text_of(mut self, content_type: &str, body: &dyn Encode) -> Self {
        let mut text = String::new();
        match scalar_text(&Outline::of(body), &mut Plain(&mut text)) {
            Ok(()) => self.set_body(content_type, Content::Bytes(text.into())),
            Err(mistake) => self.note(Err(mistake.at("body", content_type))),
        }
        self
    }

    /// Sets a body of bytes: those in memory, a stream, or a file. A content type of its own
    /// wins, and is needed where the given one is a range other than `*/*` and `application/*`.
    #[inline]
    pub fn bytes(self, content_type: &str, body: impl Into<File>) -> Self {
        self.whole(content_type, &body.into())
    }

    #[inline(never)]
    fn whole(mut self, content_type: &str, body: &File) -> Self {
        match body.type_or(Some(content_type)) {
            Ok(content_type) => self.set_body(content_type, body.content()),
            Err(mistake) => self.note(Err(mistake.at("body", content_type))),
        }
        self
    }

    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// What must not be shown of it.
    pub(crate) fn secrets(&self) -> Secrets {
        let own = self
            .0
            .options
            .as_deref()
            .and_then(|options| options.credentials.as_ref());
        Secrets::new(&self.0.client, own)
    }

    pub(crate) fn follows_redirects(&self) -> bool {
        !self.0.redirects_are_answers
    }

    fn set_base(&mut self, url: &str) {
        self.0.url.replace_range(..self.0.base, url);
        self.0.base = url.len();
    }

    pub(crate) fn method(&self) -> &Method {
        &self.0.method
    }

    pub(crate) fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The address without credentials.
    pub(crate) fn url(&self) -> &str {
        &self.0.url
    }

    /// Sends to another address, with the path and the query in it.
    pub(crate) fn set_url(&mut self, url: String) {
        self.0.url = url;
        self.0.base = 0;
    }

    pub(crate) fn paged_mut(&mut self) -> &mut Paged {
        &mut self.0.paged
    }

    /// Keeps the first mistake.
    pub(crate) fn note(&mut self, outcome: Result<(), Mistake>) {
        if let (Err(mistake), None) = (outcome, &self.0.mistake) {
            self.0.mistake = Some(mistake);
        }
    }

    fn put_header(&mut self, name: &HeaderName, text: &str) {
        match header_value(text) {
            Some(value) => {
                self.0.headers.insert(name.clone(), value);
            }
            None => self.note(Err(
                Mistake::new("it has a control character").at("header", name.as_str())
            )),
        }
    }

    fn set_body(&mut self, content_type: &str, body: Content) {
        self.put_header(&CONTENT_TYPE, content_type);
        self.0.body = Body::Whole(body);
    }

    fn with_multipart(
        &mut self,
        content_type: &str,
        add: impl FnOnce(&mut Multipart) -> Result<(), Mistake>,
    ) {
        let mut body = match std::mem::replace(&mut self.0.body, Body::None) {
            Body::Multipart(body) => body,
            Body::None | Body::Whole(_) => Multipart::new(content_type),
        };
        let added = add(&mut body);
        self.0.body = Body::Multipart(body);
        self.note(added);
    }
}

/// Shows the operation and the names of the headers; values may be secrets.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The iterator of a header map shows the values as well.
        let headers: Vec<_> = self.0.headers.names().collect();
        f.debug_struct("Call")
            .field("operation", &self.0.operation)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
}

/// A header value; text beyond ASCII is sent as UTF-8. `None` for control characters.
pub(crate) fn header_value(text: &str) -> Option<HeaderValue> {
    if text.chars().any(char::is_control) {
        return None;
    }
    HeaderValue::from_bytes(text.as_bytes()).ok()
}
