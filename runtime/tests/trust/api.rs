//! The API of these tests: one scheme of each kind, and operations that read and write.

use std::sync::atomic::{AtomicU32, Ordering};

use specwright_runtime::{
    BoxError, BoxFuture, Request, Token, TokenRequest, TokenSource, Transport, TransportError,
    TransportResponse, Value, glue as rt, http_client_builder, reqwest,
};

/// Where the document of the API has its token endpoint.
pub const TOKEN_URL: &str = "/token";

const fn scheme(name: &'static str, kind: rt::SchemeKind) -> rt::Scheme {
    rt::Scheme {
        name,
        kind,
        flows: &[],
    }
}

/// One list, whichever API it belongs to.
static LIST: [rt::Scheme; 5] = [
    rt::Scheme {
        name: "oauth",
        kind: rt::SchemeKind::Bearer,
        flows: &[
            rt::Flow::ClientCredentials {
                token_url: TOKEN_URL,
            },
            rt::Flow::AuthorizationCode {
                authorization_url: "/authorize?audience=api",
                token_url: "/code",
                refresh_url: "/refresh",
            },
        ],
    },
    scheme("headerKey", rt::SchemeKind::Header("X-Api-Key")),
    scheme("queryKey", rt::SchemeKind::Query("api_key")),
    scheme("cookieKey", rt::SchemeKind::Cookie("session")),
    scheme("login", rt::SchemeKind::Basic),
];
const SCHEMES: &[rt::Scheme] = &LIST;

pub static API: rt::Api = COPY;

/// What the API is, for another one that is the same.
pub const COPY: rt::Api = rt::Api {
    name: "trust",
    base_url: "https://api.example.com/v2",
    user_agent: "trust/1.0",
    schemes: SCHEMES,
    concurrency: None,
};

pub const OAUTH: usize = 0;
pub const HEADER: usize = 1;
pub const QUERY: usize = 2;
pub const COOKIE: usize = 3;
pub const LOGIN: usize = 4;

pub const fn need(scheme: usize, scopes: &'static [&'static str]) -> rt::Need {
    rt::Need { scheme, scopes }
}

/// Nothing is needed.
pub const FREE: rt::Auth = &[];
/// A token without scopes is needed.
pub const TOKEN: rt::Auth = &[&[need(OAUTH, &[])]];

rt::operations! {
    /// Gives a value.
    Read -> Value, rt::json, rt::NoErrorBody;
    /// Takes a value and gives one.
    Write -> Value, rt::json, rt::NoErrorBody;
    /// Gives bytes as they come.
    Watch -> rt::ByteStream, rt::LIVE => rt::stream, rt::NoErrorBody;
}

pub fn read(client: &rt::Client, auth: rt::Auth) -> Read {
    Read(client.call("GET /items/{}", &[&"a"], auth))
}

pub fn write(client: &rt::Client, auth: rt::Auth) -> Write {
    let body = Value::from("new");
    Write(client.call("POST /items", &[], auth).json(&body))
}

pub fn watch(client: &rt::Client) -> Watch {
    Watch(client.call("GET /watch", &[], FREE))
}

/// A client of this address that is still being set up.
pub fn builder(url: &str) -> rt::ClientBuilder {
    rt::Client::builder(&API).base_url(url.to_owned())
}

/// What an operation gives.
pub type Got<T = Value> = Result<rt::Response<T>, rt::CallError<rt::NoErrorBody>>;

/// A source that gives `token1`, then `token2`, and so on.
pub fn source() -> impl TokenSource {
    Counting(AtomicU32::new(0))
}

struct Counting(AtomicU32);

impl TokenSource for Counting {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        Box::pin(std::future::ready(Ok(Token::new(format!("token{number}")))))
    }
}

/// A transport that has a connection for every other request only.
pub struct Unsteady {
    http: reqwest::Client,
    sent: AtomicU32,
}

pub fn unsteady() -> Unsteady {
    Unsteady {
        http: http_client_builder().build().unwrap(),
        sent: AtomicU32::new(0),
    }
}

impl Transport for Unsteady {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        match self.sent.fetch_add(1, Ordering::SeqCst) % 2 {
            0 => self.http.send(request),
            _ => Box::pin(async { Err(TransportError::connect("no way")) }),
        }
    }
}
