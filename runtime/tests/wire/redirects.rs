//! Redirects of the HTTP client that is used when the user gives none.

use crate::{
    model::{API, HEADER, QUERY, need, operations},
    server::{Server, answer},
};
use specwright_runtime::glue::{self as rt, Credential};

const KEYS: rt::Auth = &[&[need(HEADER), need(QUERY)]];

fn client(url: &str) -> rt::Client {
    rt::Client::builder(&API)
        .base_url(url.to_owned())
        .credential(HEADER, Credential::secret("key".to_owned()))
        .credential(QUERY, Credential::secret("key".to_owned()))
        .build()
        .unwrap()
}

fn redirect(status: &str, to: &str) -> String {
    answer(status, &format!("Location: {to}\r\n"), "")
}

#[tokio::test]
async fn no_key_goes_to_another_origin() {
    for status in ["301 M", "302 F", "303 S", "307 T", "308 P"] {
        let elsewhere = Server::start(&[&answer("200 OK", "", r#"{"id": 1}"#)]).await;
        let server = Server::start(&[&redirect(status, &elsewhere.url)]).await;
        let error = operations::get_with(&client(&server.url), KEYS)
            .await
            .unwrap_err();
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
        assert_eq!(error.headers().unwrap()["location"], elsewhere.url);
        assert!(elsewhere.requests().is_empty());
    }
}

#[tokio::test]
async fn one_inside_the_origin_is_followed_without_a_referer() {
    let server = Server::start(&[
        &redirect("302 F", "/other"),
        &answer("200 OK", "", r#"{"id": 1}"#),
    ])
    .await;
    let response = operations::get_with(&client(&server.url), KEYS)
        .await
        .unwrap();
    assert_eq!(response.id, 1);
    let requests = server.requests();
    assert!(
        requests[1].starts_with("GET /other HTTP/1.1\r\n"),
        "{}",
        requests[1]
    );
    assert!(
        !requests[1].to_ascii_lowercase().contains("referer"),
        "{}",
        requests[1]
    );
}

#[tokio::test]
async fn a_chain_of_them_ends() {
    let server = Server::start(&[&redirect("302 F", "/items/1?api_key=key")]).await;
    let error = operations::get_with(&client(&server.url), KEYS)
        .await
        .unwrap_err();
    assert!(error.status().is_none(), "{error}");
    assert!(server.requests().len() < 20);
}
