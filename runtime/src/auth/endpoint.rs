//! The token endpoint of OAuth 2.0: a form goes there, a token comes back (RFC 6749, section 5).
//!
//! Invariant: what was sent is in no error. Redirects are not followed.

use std::{fmt, pin::pin, time::Duration};

use http::{
    HeaderValue, Method, StatusCode,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
};
use secrecy::{ExposeSecret as _, SecretBox};
use serde_json::Value;
use url::Url;

use super::{Unusable, credential::basic, redact::redact_word, token::Token};
use crate::{
    body::form,
    client::Client,
    exchange::{Signal, within},
    percent, secure,
    transport::{Body, BoxError, Request},
};

/// How much of an answer is read, in bytes.
const LIMIT: usize = 1 << 20;

/// How much of the server's words is shown, in characters.
const SHOWN: usize = 200;

/// The fields whose values are no secrets.
const PUBLIC: [&str; 6] = [
    "grant_type",
    "scope",
    "client_id",
    "redirect_uri",
    "audience",
    "resource",
];

/// What is sent.
pub(super) struct Form<'f> {
    pub(super) fields: &'f [(&'f str, &'f str)],
    /// Id and secret, where they go into the header.
    pub(super) basic: Option<(&'f str, &'f str)>,
}

/// Why there is no token.
#[derive(Debug)]
pub(super) struct EndpointError {
    text: String,
    pub(super) signal: Signal,
    source: Option<BoxError>,
}

impl EndpointError {
    fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            signal: Signal::default(),
            source: None,
        }
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for EndpointError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

/// An address of the document, which may be relative to that of the API.
pub(super) fn address(client: &Client, text: &str) -> Result<Url, EndpointError> {
    let base = Url::parse(client.base_url()).ok();
    let url = Url::options().base_url(base.as_ref()).parse(text);
    url.map_err(|error| {
        EndpointError::new(format!("the token endpoint has no usable address: {error}"))
    })
}

/// Sends a form and reads the token.
pub(super) async fn post(
    client: &Client,
    url: Url,
    form: &Form<'_>,
) -> Result<Token, EndpointError> {
    if let Some(why) = secure::refusal(&url, client.settings().allow_http) {
        return Err(EndpointError::new(format!("the token endpoint: {why}")));
    }
    let request = request(client, url, form)?;
    let exchange = async {
        let answer = client.transport().send(request).await?;
        let (head, body) = answer.into_parts();
        let (body, _) = body.collect(LIMIT).await?;
        Ok((head, body))
    };
    let limit = client.settings().attempt_timeout;
    let answered = within(client.clock(), limit, pin!(exchange)).await;
    let (head, body) = match answered {
        Some(Ok(answer)) => answer,
        Some(Err(error)) => return Err(unreachable(error)),
        None => {
            return Err(EndpointError::new(
                "the token endpoint did not answer in time",
            ));
        }
    };
    if !head.status.is_success() {
        let said = refusal(head.status, &body);
        let mut refused = EndpointError::new(presentable(client, form, &said));
        refused.signal = Signal {
            status: Some(head.status.as_u16()),
            asked: Signal::asked(&head.headers, client.clock()),
            ..Signal::default()
        };
        return Err(refused);
    }
    token(&body).map_err(|why| {
        let said = format!("the token endpoint's answer: {why}");
        EndpointError::new(presentable(client, form, &said))
    })
}

fn unreachable(error: crate::transport::TransportError) -> EndpointError {
    let mut failed = EndpointError::new("the token endpoint cannot be reached");
    failed.signal.connect = error.is_connect();
    failed.source = Some(error.into());
    failed
}

fn request(client: &Client, url: Url, form: &Form<'_>) -> Result<Request, EndpointError> {
    let mut body = String::new();
    for (name, value) in form.fields {
        if !body.is_empty() {
            body.push('&');
        }
        percent::push(&mut body, name);
        body.push('=');
        percent::push(&mut body, value);
    }
    let mut request = Request::new(Method::POST, url);
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form::CONTENT_TYPE));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Ok(agent) = HeaderValue::from_str(client.api().user_agent) {
        headers.insert(USER_AGENT, agent);
    }
    if let Some((id, secret)) = form.basic {
        let value = authorization(id, secret).map_err(EndpointError::new)?;
        if let Ok(mut value) = HeaderValue::from_str(value.expose_secret()) {
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
    }
    *request.body_mut() = Body::from(body);
    Ok(request)
}

/// RFC 6749, section 2.3.1: both are written as in a form before they are joined.
fn authorization(id: &str, secret: &str) -> Result<SecretBox<String>, Unusable> {
    let coded = |text: &str| percent::encode(text).to_string();
    basic(&coded(id), &coded(secret))
}

/// What the server says of its refusal.
fn refusal(status: StatusCode, body: &[u8]) -> String {
    let said: Value = serde_json::from_slice(body).unwrap_or_default();
    let words = ["error", "error_description"].map(|name| said.get(name).and_then(Value::as_str));
    let words: Vec<&str> = words.into_iter().flatten().collect();
    match words.is_empty() {
        true => format!("the token endpoint answered {status}"),
        false => format!("the token endpoint answered {status}: {}", words.join(": ")),
    }
}

/// The start of a text, without anything secret that was sent, here or by other calls.
fn presentable(client: &Client, form: &Form<'_>, text: &str) -> String {
    let text = without_fields(form, client.redact(text));
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().take(SHOWN).map(plain).collect()
}

fn without_fields(form: &Form<'_>, mut text: String) -> String {
    let fields = form.fields.iter();
    let secret = fields.filter(|(name, _)| !PUBLIC.contains(name));
    secret.for_each(|(_, value)| redact_word(&mut text, value));
    if let Some((id, secret)) = form.basic {
        if let Some(coded) = authorization(id, secret).ok().as_ref() {
            let coded = coded.expose_secret().trim_start_matches("Basic ");
            redact_word(&mut text, coded);
        }
        redact_word(&mut text, secret);
    }
    text
}

/// The token in an answer of success.
fn token(body: &[u8]) -> Result<Token, String> {
    let said: Value = serde_json::from_slice(body).map_err(|_| "it is not JSON")?;
    let text = |name: &str| said.get(name).and_then(Value::as_str);
    let access = text("access_token").filter(|text| !text.is_empty());
    let access = access.ok_or("it has no `access_token`")?;
    // Servers write `bearer` as well, and some nothing at all.
    if let Some(kind) = text("token_type").filter(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return Err(format!("tokens of type `{kind}` cannot be sent"));
    }
    let mut token = Token::new(access).with_scope(text("scope").map(str::to_owned));
    let seconds = said.get("expires_in").and_then(seconds);
    if let Some(seconds) = seconds {
        token = token.expires_in(Duration::from_secs(seconds));
    }
    if let Some(refresh) = text("refresh_token").filter(|text| !text.is_empty()) {
        token = token.with_refresh_token(refresh);
    }
    Ok(token)
}

/// A number of seconds; some servers write it as a text, or with a fraction.
fn seconds(value: &Value) -> Option<u64> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let whole = text.split('.').next().unwrap_or_default();
    whole.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Form, refusal, token, without_fields};
    use http::StatusCode;

    #[test]
    fn answers_as_servers_write_them() {
        let rows = [
            (
                r#"{"access_token":"t","token_type":"Bearer","expires_in":90000}"#,
                Ok(Some(90_000)),
            ),
            (
                r#"{"access_token":"t","token_type":"bearer","expires_in":"3600"}"#,
                Ok(Some(3_600)),
            ),
            (r#"{"access_token":"t","expires_in":59.9}"#, Ok(Some(59))),
            (
                r#"{"access_token":"t","token_type":"BEARER","scope":null}"#,
                Ok(None),
            ),
            (
                r#"{"access_token":"t","token_type":"mac"}"#,
                Err("tokens of type `mac` cannot be sent"),
            ),
            (r#"{"token":"t"}"#, Err("it has no `access_token`")),
            ("<html>", Err("it is not JSON")),
        ];
        for (body, expected) in rows {
            let read = token(body.as_bytes()).map(|t| t.lifetime().map(|l| l.as_secs()));
            assert_eq!(read, expected.map_err(str::to_owned), "{body}");
        }
    }

    #[test]
    fn a_refusal_repeats_no_secret() {
        let form = Form {
            fields: &[("client_id", "public-id"), ("client_secret", "s3cret/word")],
            basic: None,
        };
        let body = r#"{"error":"invalid_client","error_description":"no s3cret/word or s3cret%2Fword of public-id"}"#;
        assert_eq!(
            without_fields(&form, refusal(StatusCode::BAD_REQUEST, body.as_bytes())),
            "the token endpoint answered 400 Bad Request: invalid_client: \
             no [redacted] or [redacted] of public-id"
        );
    }
}
