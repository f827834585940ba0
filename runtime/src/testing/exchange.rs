//! What was sent and what came back, without secrets.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use secrecy::{ExposeSecret as _, SecretBox};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use crate::{
    Base64,
    auth::{REDACTED, redact_word},
    percent::encode,
    transport::Request,
};

/// Fields of forms and members of JSON that hold secrets of OAuth 2.0.
const SECRET_FIELDS: [&str; 8] = [
    "access_token",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "id_token",
    "password",
    "refresh_token",
];

/// A request that was sent, without its credentials.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// let server = MockTransport::json(200, "\"Snow\"");
/// let client = rt::Client::builder(&API).transport(server.clone()).build()?;
/// get_team(&client).await?;
/// let sent = &server.requests()[0];
/// assert_eq!((&*sent.method, &*sent.target), ("GET", "/team"));
/// assert_eq!(sent.header("accept"), Some("application/json"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SentRequest {
    /// The method, such as `GET`.
    pub method: String,
    /// The path and the query; keys in it are `[redacted]`.
    pub target: String,
    /// The content type, where there is a body.
    pub content_type: Option<String>,
    /// The body: empty where there is none, and where it was a stream. The boundary of a
    /// multipart body is `boundary`.
    pub body: Bytes,
    headers: HeaderMap,
}

impl SentRequest {
    pub(super) fn of(request: &Request) -> Self {
        let url = request.redacted_url();
        let origin = request.url().origin().ascii_serialization();
        let content_type = request.headers().get(header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let body = Bytes::copy_from_slice(request.body().as_bytes().unwrap_or_default());
        let (content_type, body) = without_boundary(content_type, body);
        Self {
            method: request.method().as_str().to_owned(),
            target: url.strip_prefix(&origin).unwrap_or(&url).to_owned(),
            body: without_secrets(body, content_type.as_deref()),
            content_type,
            headers: request.headers().clone(),
        }
    }

    /// The value of a header that holds no credential.
    pub fn header(&self, name: &str) -> Option<&str> {
        let value = self.headers.get(name).filter(|value| !value.is_sensitive());
        value.and_then(|value| value.to_str().ok())
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Whether the same answer fits both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let of = |request: &Self| (request.method.clone(), request.target.clone());
        of(self) == of(other) && self.body == other.body
    }
}

/// Shows the names of the headers only: those of parameters may hold secrets.
impl fmt::Debug for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentRequest")
            .field("method", &self.method)
            .field("target", &self.target)
            .field("content_type", &self.content_type)
            .field("body", &self.body)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish()
    }
}

/// An exchange: a request and its answer.
///
/// ```
/// # use specwright_runtime::{MockTransport, glue as rt};
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// # use specwright_runtime::RecordingTransport;
/// # rt::operations! {
/// #     /// Gives a team.
/// #     GetTeam -> String, rt::json, rt::NoErrorBody;
/// # }
/// # fn get_team(client: &rt::Client) -> GetTeam {
/// #     GetTeam(client.call("GET /team", &[], &[]))
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), specwright_runtime::Error> {
/// let recording = RecordingTransport::new(MockTransport::json(200, "\"Snow\""));
/// let client = rt::Client::builder(&API).transport(recording.clone()).build()?;
/// get_team(&client).await?;
/// let exchange = &recording.exchanges()[0];
/// assert_eq!((&*exchange.request.target, exchange.status.as_u16()), ("/team", 200));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Exchange {
    /// What was sent.
    pub request: SentRequest,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer; cookies are left out, and credentials that it repeats are
    /// `[redacted]`.
    pub headers: HeaderMap,
    /// The body of the answer; tokens of OAuth 2.0, and in a text credentials that it repeats,
    /// are `[redacted]`.
    pub body: Bytes,
}

impl Exchange {
    pub(super) fn new(
        request: SentRequest,
        secrets: &Sent,
        answer: &http::Response<Bytes>,
    ) -> Self {
        let mut headers = answer.headers().clone();
        headers.remove(header::SET_COOKIE);
        for value in headers.values_mut() {
            let text = String::from_utf8_lossy(value.as_bytes());
            let clean = secrets.without(&text);
            if *clean != *text {
                *value = HeaderValue::from_str(&clean)
                    .unwrap_or_else(|_| HeaderValue::from_static(REDACTED));
            }
        }
        let body = match std::str::from_utf8(answer.body()) {
            Ok(text) => secrets.without(text).into(),
            Err(_) => answer.body().clone(),
        };
        Self {
            request,
            status: answer.status(),
            headers,
            body: without_secrets(body, Some("application/json")),
        }
    }

    pub(super) fn to_json(&self) -> Value {
        let headers = self.headers.iter();
        let text =
            |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = headers.map(|(name, value)| json!([name.as_str(), text(value)]));
        json!({
            "method": self.request.method,
            "target": self.request.target,
            "content_type": self.request.content_type,
            "body": written(&self.request.body),
            "status": self.status.as_u16(),
            "headers": headers.collect::<Vec<_>>(),
            "answer": written(&self.body),
        })
    }

    pub(super) fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let mut headers = HeaderMap::new();
        for pair in value.get("headers")?.as_array()? {
            let part = |i: usize| pair.get(i).and_then(Value::as_str);
            let name: header::HeaderName = part(0)?.parse().ok()?;
            headers.append(name, part(1)?.parse().ok()?);
        }
        let status = value.get("status")?.as_u64()?;
        Some(Self {
            request: SentRequest {
                method: text("method")?.to_owned(),
                target: text("target")?.to_owned(),
                content_type: text("content_type").map(str::to_owned),
                body: read(value.get("body")?)?,
                headers: HeaderMap::new(),
            },
            status: StatusCode::from_u16(u16::try_from(status).ok()?).ok()?,
            headers,
            body: read(value.get("answer")?)?,
        })
    }
}

/// Text as it is, other bytes in base64.
fn written(bytes: &Bytes) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => json!({ "base64": Base64::from(bytes.to_vec()).to_string() }),
    }
}

fn read(value: &Value) -> Option<Bytes> {
    match value {
        Value::String(text) => Some(text.clone().into()),
        other => {
            let coded: Base64 = other.get("base64")?.as_str()?.parse().ok()?;
            Some(Bytes::copy_from_slice(&coded))
        }
    }
}

/// A body whose boundary is no random one.
fn without_boundary(content_type: Option<&str>, body: Bytes) -> (Option<String>, Bytes) {
    let Some((kind, boundary)) = content_type.and_then(|text| text.split_once("boundary=")) else {
        return (content_type.map(str::to_owned), body);
    };
    let mut plain = Vec::with_capacity(body.len());
    let mut rest = &body[..];
    while let Some((first, more)) = rest.split_first() {
        match rest.strip_prefix(boundary.as_bytes()) {
            Some(after) if !boundary.is_empty() => {
                plain.extend_from_slice(b"boundary");
                rest = after;
            }
            _ => {
                plain.push(*first);
                rest = more;
            }
        }
    }
    (Some(format!("{kind}boundary=boundary")), plain.into())
}

/// The secrets of a request, which its answer may repeat.
pub(super) struct Sent(Vec<SecretBox<String>>);

impl Sent {
    pub(super) fn of(request: &Request) -> Self {
        let mut secrets = Vec::new();
        let mut keep = |text: &str| secrets.push(SecretBox::new(Box::new(text.to_owned())));
        let headers = request.headers().iter();
        for (name, value) in headers.filter(|(_, value)| value.is_sensitive()) {
            let text = String::from_utf8_lossy(value.as_bytes());
            keep(&text);
            // Behind `Bearer` or `Basic`; one after the other.
            if *name == header::AUTHORIZATION {
                text.split_once(' ')
                    .into_iter()
                    .for_each(|(_, word)| keep(word));
            } else if *name == header::COOKIE {
                let pairs = text.split("; ").filter_map(|pair| pair.split_once('='));
                pairs.for_each(|(_, value)| keep(value));
            }
        }
        let fields = request.url().query_pairs();
        let fields = fields.filter(|(name, _)| request.is_redacted(name));
        fields.for_each(|(_, value)| keep(&value));
        let body = request.body().as_bytes().unwrap_or_default();
        let fields = form_urlencoded::parse(body);
        let fields = fields.filter(|(name, _)| SECRET_FIELDS.contains(&&**name));
        fields.for_each(|(_, value)| keep(&value));
        Self(secrets)
    }

    fn without(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.0 {
            redact_word(&mut text, secret.expose_secret());
        }
        text
    }
}

/// A form or a JSON object whose secret fields are redacted.
fn without_secrets(body: Bytes, content_type: Option<&str>) -> Bytes {
    let is = |kind: &str| content_type.is_some_and(|text| text.starts_with(kind));
    if is("application/x-www-form-urlencoded") {
        let text = String::from_utf8_lossy(&body);
        let pairs = text.split('&').map(|pair| match pair.split_once('=') {
            Some((name, _)) if SECRET_FIELDS.contains(&name) => {
                format!("{name}={}", encode(REDACTED))
            }
            _ => pair.to_owned(),
        });
        return pairs.collect::<Vec<_>>().join("&").into();
    }
    match serde_json::from_slice::<Map<String, Value>>(&body) {
        Ok(mut members) if members.contains_key("access_token") => {
            let secret = members
                .iter_mut()
                .filter(|(name, _)| SECRET_FIELDS.contains(&&***name));
            secret.for_each(|(_, value)| *value = REDACTED.into());
            Value::Object(members).to_string().into()
        }
        _ => body,
    }
}
