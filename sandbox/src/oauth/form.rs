//! What is sent to a token endpoint: a form, and the application's id and secret in it or beside it.

use axum::{body::Bytes, extract::rejection::BytesRejection};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use http::{
    HeaderMap,
    header::{AUTHORIZATION, CONTENT_TYPE},
};
use url::form_urlencoded;

use super::answer::Refused;

const FORM: &str = "application/x-www-form-urlencoded";

/// A body, if it arrived.
pub(super) type Sent = Result<Bytes, BytesRejection>;

/// The fields of a form, each at most once.
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn read(headers: &HeaderMap, body: &Sent) -> Result<Self, Refused> {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
        if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case(FORM)) {
            return Err(Refused::request(format!("the body has to be {FORM}")));
        }
        match body {
            Ok(body) => Self::parse(body),
            Err(error) => Err(Refused::body(error.status())),
        }
    }

    /// The query of an address, read like a form.
    pub(super) fn of_query(query: &str) -> Result<Self, Refused> {
        Self::parse(query.as_bytes())
    }

    fn parse(text: &[u8]) -> Result<Self, Refused> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(text) {
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(Refused::request("a parameter is there twice"));
            }
            fields.push((name.into_owned(), value.into_owned()));
        }
        Ok(Self(fields))
    }

    /// A field; without a value it counts as not sent (RFC 6749, section 3.2).
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.0.iter();
        let (_, value) = fields.find(|(known, _)| known == name)?;
        (!value.is_empty()).then_some(value)
    }

    pub(super) fn need(&self, name: &str) -> Result<&str, Refused> {
        let value = self.get(name);
        value.ok_or_else(|| Refused::request(format!("`{name}` is missing")))
    }

    /// The application that asks: by the header `Authorization`, or by two fields.
    pub(super) fn login(&self, headers: &HeaderMap) -> Result<Login, Refused> {
        let Some(header) = headers.get(AUTHORIZATION) else {
            return Ok(Login {
                id: self.need("client_id")?.to_owned(),
                secret: self.get("client_secret").unwrap_or_default().to_owned(),
                by_header: false,
            });
        };
        if self.get("client_secret").is_some() {
            return Err(Refused::request("the application authenticates twice"));
        }
        let (id, secret) = basic(header.as_bytes()).ok_or_else(|| Refused::client(true))?;
        Ok(Login {
            id,
            secret,
            by_header: true,
        })
    }
}

/// Who asks for a token.
pub(super) struct Login {
    pub(super) id: String,
    pub(super) secret: String,
    pub(super) by_header: bool,
}

/// Id and secret, both written as in a form before they are joined (RFC 6749, section 2.3.1).
fn basic(header: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(header).ok()?;
    let (scheme, coded) = text.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let joined = BASE64_STANDARD.decode(coded.trim()).ok()?;
    let joined = String::from_utf8(joined).ok()?;
    let (id, secret) = joined.split_once(':')?;
    let plain = |text: &str| {
        let mut parsed = form_urlencoded::parse(text.as_bytes());
        parsed.next().map(|(text, _)| text.into_owned())
    };
    Some((plain(id)?, plain(secret)?))
}
