//! Services that echo their input, called inside of the process.

use std::sync::Arc;

use serve::{
    axum::{Router, body::Body as AxumBody},
    glue as srv,
};
use specwright_runtime::{
    Body, BoxFuture, Request, Transport, TransportError, TransportResponse, Value, glue as rt,
    http, serve,
};
use tower::ServiceExt as _;

pub static API: rt::Api = rt::Api {
    name: "serve",
    base_url: "https://api.example.com",
    user_agent: "serve/1.0",
    schemes: &[
        scheme("header", rt::SchemeKind::Header("X-Api-Key")),
        scheme("query", rt::SchemeKind::Query("api_key")),
        scheme("cookie", rt::SchemeKind::Cookie("session")),
        scheme("token", rt::SchemeKind::Bearer),
        scheme("login", rt::SchemeKind::Basic),
    ],
    concurrency: None,
};

const fn scheme(name: &'static str, kind: rt::SchemeKind) -> rt::Scheme {
    rt::Scheme {
        name,
        kind,
        flows: &[],
    }
}

pub fn json(text: &str) -> Value {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// An operation without parameters, body, credentials or declared errors.
pub fn operation(id: &'static str, method: &'static str, template: &'static str) -> srv::Operation {
    srv::Operation {
        id,
        method,
        template,
        parameters: &[],
        bodies: &[],
        body_required: false,
        auth: &[],
        refusals: &[],
    }
}

pub fn parameter(
    name: &'static str,
    place: srv::Place,
    style: srv::ParameterStyle,
) -> srv::Parameter {
    srv::Parameter {
        name,
        place,
        style,
        required: false,
        schema: "/p",
    }
}

pub fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

pub fn spec(schemas: &Value, operations: Vec<&'static srv::Operation>) -> &'static srv::Spec {
    leak(srv::Spec {
        api: &API,
        schemas: schemas.to_string().leak(),
        operations: operations.leak(),
    })
}

/// The input of any operation: its parameters in order, and its body.
#[derive(Debug)]
pub struct Anything {
    pub parameters: Vec<Value>,
    pub body: Option<Value>,
}

impl srv::Input for Anything {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        let mut parameters = Vec::new();
        for place in 0..4 {
            parameters.push(call.opt(place)?.unwrap_or_default());
        }
        Some(Self {
            parameters,
            body: call.body_opt()?,
        })
    }
}

/// JSON with the status 200.
#[derive(Debug)]
pub struct Echo(pub Value);

impl srv::Answer for Echo {
    fn write(self) -> srv::Written {
        srv::json(srv::Status::Exactly(200), "application/json", &self.0)
    }
}

/// A handler that answers with its input.
pub fn echo(operation: &'static srv::Operation) -> srv::Routes {
    srv::Routes::new().on(operation, |call: srv::Incoming<Anything>| async move {
        let call = call.into_input();
        let mut members = serde_json::Map::new();
        members.insert("p".to_owned(), Value::from(call.parameters));
        if let Some(body) = call.body {
            members.insert("body".to_owned(), body);
        }
        srv::Answered::from(Echo(members.into()))
    })
}

/// A service of one operation that echoes.
pub fn echoing(schemas: &Value, operation: srv::Operation) -> Router {
    let operation = leak(operation);
    let service = serve::Service::new(spec(schemas, vec![operation]));
    service.with(echo(operation)).into_router().unwrap()
}

/// Calls a router inside of the process.
pub struct InProcess(pub Router);

impl Transport for InProcess {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let router = self.0.clone();
        Box::pin(async move {
            let (method, url, headers, body) = request.into_parts();
            let mut request = http::Request::new(AxumBody::new(body));
            *request.method_mut() = method;
            *request.uri_mut() = url.as_str().parse().unwrap();
            *request.headers_mut() = headers;
            let answer = router.oneshot(request).await.unwrap();
            Ok(answer.map(|body| Body::stream(body.into_data_stream())))
        })
    }
}

pub fn client(router: Router) -> rt::Client {
    rt::Client::builder(&API)
        .transport(Arc::new(InProcess(router)))
        .retry(specwright_runtime::Retry::none())
        .build()
        .unwrap()
}

/// What a raw request is answered: the status, the content type and the body.
pub struct Told {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub body: Vec<u8>,
}

impl Told {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    pub fn content_type(&self) -> &str {
        let value = self.headers.get("content-type");
        value.map_or("", |value| value.to_str().unwrap())
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.status, String::from_utf8_lossy(&self.body))
    }
}

/// Sends a request that no client of ours writes: `"GET /x"`, headers as lines, and a body.
pub async fn raw(router: &Router, head: &str, headers: &[(&str, &[u8])], body: &[u8]) -> Told {
    let (method, path) = head.split_once(' ').unwrap();
    let mut request = http::Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, http::HeaderValue::from_bytes(value).unwrap());
    }
    let request = request.body(AxumBody::from(body.to_vec())).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let (head, body) = answer.into_parts();
    let body = serve::axum::body::to_bytes(body, 1 << 24).await.unwrap();
    Told {
        status: head.status.as_u16(),
        headers: head.headers,
        body: body.to_vec(),
    }
}
