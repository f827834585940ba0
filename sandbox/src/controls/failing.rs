//! The layer in which calls meet faults.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::{
    HeaderValue, StatusCode,
    header::{CONTENT_TYPE, RETRY_AFTER},
};
use tokio::time::sleep;

use super::fault::{Fault, Faults};
use crate::host::Cut;

/// Lets a call meet the fault that waits for it.
pub(crate) async fn failing(
    State(faults): State<Arc<Faults>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(fault) = faults.meet(request.method().as_str(), request.uri().path()) else {
        return next.run(request).await;
    };
    if let Some(delay) = fault.delay_ms {
        sleep(Duration::from_millis(delay)).await;
    }
    let mut response = match fault.cut {
        _ if fault.status.is_some() => answer(&fault),
        Some(Cut::Before) => Response::default(),
        _ => next.run(request).await,
    };
    if let Some(place) = fault.cut {
        response.extensions_mut().insert(place);
    }
    response
}

/// What a fault answers in place of the API.
fn answer(fault: &Fault) -> Response {
    let status = fault
        .status
        .and_then(|code| StatusCode::from_u16(code).ok());
    let mut response = Response::default();
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(seconds) = fault.retry_after {
        let seconds = HeaderValue::from(seconds);
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    if let Some(body) = &fault.body {
        let kind = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, kind);
        *response.body_mut() = Body::from(body.to_string());
    }
    response
}
