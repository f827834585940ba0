//! The controls by HTTP: JSON in, JSON out.
//!
//! Invariant: pages of other sites cannot use them through somebody's browser.

use std::time::Duration;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State, rejection::BytesRejection},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_TYPE, HOST, ORIGIN},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Controls, Fault};
use crate::{addresses::CONTROLS, host::problem, store::StoreError};

/// The longest name of a snapshot, in characters.
const NAME: usize = 100;

/// The longest step of the clock in seconds: a hundred years.
const STEP: u64 = 3_155_760_000;

type Sent = Result<Bytes, BytesRejection>;
type Answer = Result<Response, Refused>;

/// Why nothing was done.
struct Refused {
    status: StatusCode,
    detail: String,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        problem(self.status, &self.detail)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            detail: error.to_string(),
        }
    }
}

/// The controls below their prefix.
pub(crate) fn router(controls: Controls) -> Router {
    let at = |path: &str| format!("{CONTROLS}/{path}");
    Router::new()
        .route(&at("reset"), post(reset))
        .route(&at("snapshot"), post(snapshot))
        .route(&at("restore"), post(restore))
        .route(
            &at("faults"),
            get(faults).post(add_fault).delete(clear_faults),
        )
        .route(&at("clock"), get(clock).post(advance))
        .route(&at("requests"), get(requests).delete(clear_requests))
        .layer(middleware::from_fn(same_site))
        .with_state(controls)
}

/// Refuses what a page of another site sends.
async fn same_site(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_own = |origin: &HeaderValue| {
        let origin = origin.to_str().ok().and_then(|text| text.split_once("://"));
        origin.is_some_and(|(_, origin)| Some(origin) == host)
    };
    match headers.get(ORIGIN).is_none_or(is_own) {
        true => next.run(request).await,
        false => problem(
            StatusCode::FORBIDDEN,
            "the controls are not for pages of other sites",
        ),
    }
}

async fn reset(State(controls): State<Controls>) -> Answer {
    controls.reset().await?;
    Ok(answer(StatusCode::OK, &json!({ "reset": true })))
}

/// The name of a snapshot.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
}

impl Named {
    fn read(body: &Sent) -> Result<String, Refused> {
        let Self { name } = read(body)?;
        let fits = !name.is_empty() && name.chars().count() <= NAME;
        let plain = name.chars().all(|c| !c.is_control());
        match fits && plain {
            true => Ok(name),
            false => Err(bad("`name` has 1 to 100 printable characters")),
        }
    }
}

async fn snapshot(State(controls): State<Controls>, body: Sent) -> Answer {
    let name = Named::read(&body)?;
    controls.snapshot(name.clone()).await?;
    Ok(answer(StatusCode::CREATED, &json!({ "name": name })))
}

async fn restore(State(controls): State<Controls>, body: Sent) -> Answer {
    let name = Named::read(&body)?;
    match controls.restore(name.clone()).await? {
        true => Ok(answer(StatusCode::OK, &json!({ "name": name }))),
        false => Err(Refused {
            status: StatusCode::NOT_FOUND,
            detail: "there is no snapshot of this name".to_owned(),
        }),
    }
}

async fn faults(State(controls): State<Controls>) -> Response {
    answer(StatusCode::OK, &json!({ "faults": controls.faults() }))
}

async fn add_fault(State(controls): State<Controls>, body: Sent) -> Answer {
    let fault: Fault = read(&body)?;
    let said = json!(fault);
    let added = controls.fail_next(fault);
    added.map_err(|mistake| bad(&mistake.to_string()))?;
    Ok(answer(StatusCode::CREATED, &said))
}

async fn clear_faults(State(controls): State<Controls>) -> StatusCode {
    controls.clear_faults();
    StatusCode::NO_CONTENT
}

async fn clock(State(controls): State<Controls>) -> Response {
    answer(StatusCode::OK, &time(&controls))
}

/// A step of the clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    advance_seconds: u64,
}

async fn advance(State(controls): State<Controls>, body: Sent) -> Answer {
    let Step { advance_seconds } = read(&body)?;
    if advance_seconds > STEP {
        return Err(bad(
            "`advance_seconds` is at most 3155760000, a hundred years",
        ));
    }
    controls.advance(Duration::from_secs(advance_seconds));
    Ok(answer(StatusCode::OK, &time(&controls)))
}

fn time(controls: &Controls) -> Value {
    json!({ "now": controls.now().rfc3339() })
}

async fn requests(State(controls): State<Controls>) -> Response {
    let seen = json!({
        "requests": controls.requests(),
        "forgotten": controls.requests.forgotten(),
    });
    answer(StatusCode::OK, &seen)
}

async fn clear_requests(State(controls): State<Controls>) -> StatusCode {
    controls.clear_requests();
    StatusCode::NO_CONTENT
}

fn read<T: DeserializeOwned>(body: &Sent) -> Result<T, Refused> {
    match body {
        Ok(body) => serde_json::from_slice(body).map_err(|e| bad(&format!("the body: {e}"))),
        Err(error) => Err(Refused {
            status: error.status(),
            detail: "the body is too large, or did not arrive".to_owned(),
        }),
    }
}

fn answer(status: StatusCode, value: &Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

fn bad(detail: &str) -> Refused {
    Refused {
        status: StatusCode::BAD_REQUEST,
        detail: detail.to_owned(),
    }
}
