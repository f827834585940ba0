//! Lists that are walked by cursors and by links.

use super::{LINK, ListNumbers, page, parameter, walked, with_headers};
use crate::{
    model::{API, QUERY, need},
    server::{Answering, Request},
};
use specwright_runtime::glue as rt;

static LINK_IN_BODY: rt::Paging = rt::Paging::Link { next: "/next" };

#[tokio::test]
async fn cursors_are_followed_until_there_is_none() {
    static BODY: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "/items/-",
        more: "",
    };
    static HEADER: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "X-Next",
        more: "/more",
    };
    let told = |r: &Request| match parameter(r, "after").as_deref() {
        None => page(&[1, 2], ""),
        Some("2") => page(&[3], ""),
        _ => page(&[], ""),
    };
    walked(&BODY, "GET /numbers", told)
        .await
        .is(&[1, 2, 3], &["", "after=2", "after=3"]);
    for last in [
        page(&[9], ""),
        with_headers(&[9], "", "X-Next: \r\n"),
        with_headers(&[9], "\"more\": false", "X-Next: b\r\n"),
    ] {
        let told = move |r: &Request| match parameter(r, "after").as_deref() {
            // An empty page goes on where it names the next one.
            Some("a%20%2B") => with_headers(&[], "", "X-Next: c\r\n"),
            Some("c") => last.clone(),
            _ => with_headers(&[8], "\"more\": true", "X-Next: a +\r\n"),
        };
        walked(&HEADER, "GET /numbers?after=0&x=1", told).await.is(
            &[8, 9],
            &["after=0&x=1", "x=1&after=a%20%2B", "x=1&after=c"],
        );
    }
}

#[tokio::test]
async fn a_cursor_that_comes_twice_is_an_error() {
    static BODY: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "/next",
        more: "",
    };
    let told = |_: &Request| page(&[1], "\"next\": \"s3cret\"");
    walked(&BODY, "GET /numbers", told)
        .await
        .fails(&[1], "the same cursor came twice");
    let told = |_: &Request| page(&[1], "\"next\": \"abc\"");
    walked(&BODY, "GET /numbers?after=abc", told)
        .await
        .fails(&[], "the same cursor came twice");
    let told = |_: &Request| page(&[1], "\"next\": [\"s3cret\"]");
    walked(&BODY, "GET /numbers", told)
        .await
        .fails(&[], "what stands at `/next` is not a text");
}

#[tokio::test]
async fn links_are_followed_without_their_credentials() {
    let told = |r: &Request| match parameter(r, "p").as_deref() {
        None => {
            let link = "Link: </numbers?p=0>; rel=\"prev\", \
                        <?p=2&api_key=s3cret&x=%2C>; rel=\"last next\"\r\n";
            with_headers(&[1], "", link)
        }
        _ => with_headers(&[2], "", "Link: </numbers?p=0>; rel=prev\r\n"),
    };
    walked(&LINK, "GET /numbers?x=1", told)
        .await
        .is(&[1, 2], &["x=1", "p=2&x=%2C"]);
    let told = |r: &Request| match parameter(r, "p").as_deref() {
        None => page(&[1], "\"next\": \"/other?p=2\""),
        _ => page(&[2], "\"next\": null"),
    };
    walked(&LINK_IN_BODY, "GET /numbers", told)
        .await
        .is(&[1, 2], &["", "p=2"]);
}

#[tokio::test]
async fn the_credential_of_the_client_is_sent_once_to_each_page() {
    static KEY: rt::Auth = &[&[need(QUERY)]];
    let server = Answering::start(|r| match parameter(r, "p").as_deref() {
        None => with_headers(&[1], "", "Link: <?p=2&api_key=theirs>; rel=next\r\n"),
        _ => page(&[2], ""),
    })
    .await;
    let client = rt::Client::builder(&API)
        .base_url(server.url.clone())
        .credential(QUERY, rt::Credential::secret("ours-1".to_owned()))
        .build()
        .unwrap();
    let call = client.call("GET /numbers", &[], KEY).paged(&LINK);
    let items: Vec<u64> = ListNumbers(call).stream().try_collect().await.unwrap();
    assert_eq!(items, [1, 2]);
    let requests = server.requests();
    let queries: Vec<_> = requests.iter().map(|r| r.query().unwrap()).collect();
    assert_eq!(queries, ["api_key=ours-1", "p=2&api_key=ours-1"]);
}

#[tokio::test]
async fn links_that_must_not_be_followed_are_errors() {
    for (link, why) in [
        (
            "<https://evil.example/?key=s3cret>; rel=next",
            "the address of the next page has another origin",
        ),
        (
            "</numbers?a=1>; rel=next",
            "the same address of a next page came twice",
        ),
        (
            "/numbers?a=s3cret; rel=next",
            "the header `Link` is not of the form `<address>; rel=\"next\"`",
        ),
    ] {
        let told = move |_: &Request| with_headers(&[1], "", &format!("Link: {link}\r\n"));
        let outcome = walked(&LINK, "GET /numbers?a=1", told).await;
        outcome.fails(&[], why);
    }
}
