//! Where calls are sent: the base URL, servers of single operations, addresses of single calls.

use crate::{
    model::{API, HEADER, need},
    server::{NO_CONTENT, Server},
};
use specwright_runtime::glue::{self as rt, Credential};

static UPLOAD: rt::Server = rt::Server {
    name: "UPLOAD",
    url: "https://up.example.com/v3",
};
static RELATIVE: rt::Server = rt::Server {
    name: "RELATIVE",
    url: "/upload/v3",
};

const KEY: rt::Auth = &[&[need(HEADER)]];

rt::operations! {
    /// Deletes an item.
    DeleteItem -> (), rt::empty, rt::NoErrorBody;
}

fn builder(url: &str) -> rt::ClientBuilder {
    let builder = rt::Client::builder(&API).base_url(url.to_owned());
    builder.credential(HEADER, Credential::secret("key".to_owned()))
}

fn delete(client: &rt::Client) -> DeleteItem {
    DeleteItem(client.call("DELETE /items/{}", &[&"1"], KEY))
}

fn at(client: &rt::Client, server: &'static rt::Server) -> DeleteItem {
    DeleteItem(client.call("DELETE /items/{}", &[&"1"], KEY).at(server))
}

#[test]
fn an_operation_of_another_server_is_sent_there() {
    let client = builder("http://localhost:1/v2").build().unwrap();
    let url = |call: DeleteItem| call.build().unwrap().url().to_string();
    assert_eq!(url(delete(&client)), "http://localhost:1/v2/items/1");
    assert_eq!(
        url(at(&client, &UPLOAD)),
        "https://up.example.com/v3/items/1"
    );
    // A path alone belongs to the host of the base URL.
    assert_eq!(
        url(at(&client, &RELATIVE)),
        "http://localhost:1/upload/v3/items/1"
    );
    let elsewhere = delete(&client).base_url("http://localhost:2/x/");
    assert_eq!(url(elsewhere), "http://localhost:2/x/items/1");
    let elsewhere = at(&client, &UPLOAD).base_url("http://localhost:2");
    assert_eq!(url(elsewhere), "http://localhost:2/items/1");
}

#[tokio::test]
async fn a_server_is_replaced_on_the_builder_and_gets_the_credentials() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = builder("http://localhost:1")
        .server(&UPLOAD, "http://localhost:2".to_owned())
        .server(&UPLOAD, format!("{}/up", server.url))
        .build()
        .unwrap();
    at(&client, &UPLOAD).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "DELETE /up/items/1");
    assert_eq!(request.header("x-api-key"), ["key"]);
}

#[test]
fn an_address_that_is_none_is_an_error() {
    let error = builder("http://localhost:1")
        .server(&UPLOAD, "up.example.com".to_owned())
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("the server `UPLOAD`"), "{error}");
    let client = builder("http://localhost:1").build().unwrap();
    for url in [
        "ftp://x",
        "http://a@x",
        "http://x?y",
        "http://x#y",
        "/x",
        "",
    ] {
        let error = delete(&client).base_url(url).build().unwrap_err();
        assert!(error.is_request(), "{url}");
    }
}
