//! The same over HTTP, on a port of its own.

use crate::setup::{API, echoing, operation, parameter};
use serde_json::json;
use specwright_runtime::{Value, glue as rt, serve::axum, serve::glue as srv};

#[tokio::test]
async fn a_service_is_served_over_http() {
    let style = srv::ParameterStyle::Simple { explode: false };
    let operation = srv::Operation {
        parameters: vec![parameter("id", srv::Place::Path, style)].leak(),
        ..operation("get", "GET", "/items/{id}")
    };
    let router = echoing(&json!({ "p": { "type": "integer" } }), operation);
    let router = axum::Router::new().nest("/v2", router);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = rt::Client::builder(&API)
        .base_url(format!("http://{address}/v2"))
        .build()
        .unwrap();
    let reply = client
        .call("GET /items/{}", &[&17], &[])
        .send_raw()
        .await
        .unwrap();
    assert_eq!(reply.json::<Value>().unwrap()["p"][0], 17);
    let reply = client
        .call("GET /items/{}", &[&"x"], &[])
        .send_raw()
        .await
        .unwrap();
    assert_eq!(reply.status(), 400);
    server.abort();
}
