//! No secret in anything that can be printed.

use std::{error::Error as StdError, fmt::Debug};

use crate::{
    model::{API, COOKIE, HEADER, LOGIN, QUERY, QUERY_2, TOKEN, need, operations},
    server::{Server, answer},
};
use specwright_runtime::{
    glue::{self as rt, Credential},
    reqwest,
};

/// What every secret of these tests holds; the colon and the slash are seen to be encoded.
const MARK: &str = "MARKED/SECRET";
const ALL: rt::Auth = &[&[
    need(HEADER),
    need(QUERY),
    need(COOKIE),
    need(TOKEN),
    need(LOGIN),
]];

const UNSET: rt::Auth = &[&[need(QUERY_2)]];

fn builder(url: &str) -> rt::ClientBuilder {
    let secret = |place: usize| Credential::secret(format!("{place}{MARK}"));
    rt::Client::builder(&API)
        .retry(specwright_runtime::Retry::none())
        .base_url(url.to_owned())
        .credential(HEADER, secret(HEADER))
        .credential(QUERY, secret(QUERY))
        .credential(COOKIE, secret(COOKIE))
        .credential(TOKEN, secret(TOKEN))
        .credential(
            LOGIN,
            Credential::basic(format!("user{MARK}"), format!("pass{MARK}")),
        )
}

#[track_caller]
fn clean(text: &str) {
    for mark in [
        MARK,
        "MARKED%2FSECRET",
        "MARKED",
        "TUFSS0VE",
        "1BUktFRC",
        "NQVJLRU",
    ] {
        assert!(!text.contains(mark), "{text}");
    }
}

#[track_caller]
fn clean_debug(value: &dyn Debug) {
    clean(&format!("{value:?} {value:#?}"));
}

#[track_caller]
fn clean_error(error: &(dyn StdError + 'static)) {
    clean_debug(&error);
    let chain = std::iter::successors(Some(error), |error| StdError::source(*error));
    chain.for_each(|error| clean(&format!("{error} {error:#}")));
}

#[tokio::test]
async fn clients_calls_and_futures_show_none() {
    let builder = builder("http://127.0.0.1:9");
    clean_debug(&builder);
    let client = builder.build().unwrap();
    clean_debug(&client);
    clean_debug(&Credential::secret(MARK.to_owned()));
    clean_debug(&Credential::basic(MARK.to_owned(), MARK.to_owned()));

    let call = || client.call("GET /x/{}", &[&MARK], ALL);
    let call = call()
        .query("q", &MARK, rt::Style::Form)
        .header("X-Q", &MARK)
        .cookie("q", &MARK);
    clean_debug(&call.text("text/plain", MARK));
    clean_debug(&operations::get(&client, MARK).name(MARK));
    clean_debug(&IntoFuture::into_future(operations::get(&client, MARK)));
    clean_debug(&operations::get(&client, MARK).send_raw());
    // The request itself holds them, and says so in its documentation.
    let request = client.call("GET /x", &[], ALL).build().unwrap();
    assert!(request.headers()["authorization"].is_sensitive());
    assert!(request.headers()["cookie"].is_sensitive());
    assert!(request.headers()["x-api-key"].is_sensitive());
}

#[tokio::test]
async fn errors_of_answers_show_none_even_when_the_server_repeats_them() {
    let echoes = [
        r#"{"id": "0MARKED/SECRET"}"#,
        "0MARKED/SECRET",
        "api_key=1MARKED%2FSECRET&x",
        "passMARKED/SECRET",
        "Bearer 3MARKED/SECRET",
        "Basic dXNlck1BUktFRC9TRUNSRVQ6cGFzc01BUktFRC9TRUNSRVQ=",
    ];
    for status in ["200 OK", "400 Bad", "403 Forbidden", "500 Oh"] {
        for echo in echoes {
            let headers = format!("X-Echo: {echo}\r\nSet-Cookie: {echo}\r\n");
            let server = Server::start(&[&answer(status, &headers, echo)]).await;
            let client = builder(&server.url).build().unwrap();
            let error = operations::get_with(&client, ALL).await.unwrap_err();
            assert!(server.request().0.contains(MARK));
            clean_error(&error);
            if let Some(Err(why)) = error.typed() {
                clean_error(&why);
            }
            assert!(error.to_string().contains("[redacted]"), "{error}");
            assert_eq!(error.body().unwrap(), echo);
            let reply = operations::get_with(&client, ALL).send_raw().await.unwrap();
            clean_debug(&reply);
        }
    }
}

#[tokio::test]
async fn errors_of_the_exchange_show_none() {
    let loops = answer(
        "302 F",
        "Location: /items/1?api_key=1MARKED%2FSECRET\r\n",
        "",
    );
    let strange = answer(
        "302 F",
        "Location: gopher://x/?api_key=1MARKED%2FSECRET\r\n",
        "",
    );
    let broken = answer(
        "302 F",
        "Location: http://[?api_key=1MARKED%2FSECRET\r\n",
        "",
    );
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{";
    for bytes in [
        loops.as_str(),
        &strange,
        &broken,
        cut,
        "",
        "junk MARKED\r\n\r\n",
    ] {
        let server = Server::start(&[bytes]).await;
        let client = builder(&server.url).build().unwrap();
        let error = operations::get_with(&client, ALL).await.unwrap_err();
        clean_error(&error);

        // A client of the user's that goes wherever it is sent.
        let http = reqwest::Client::new();
        let client = builder(&server.url).transport(http).build().unwrap();
        clean_error(&operations::get_with(&client, ALL).await.unwrap_err());
    }
    let client = builder("http://127.0.0.1:1").build().unwrap();
    clean_error(&operations::get_with(&client, ALL).await.unwrap_err());
}

#[tokio::test]
async fn addresses_far_down_in_an_error_are_taken_out() {
    let loops = answer("302 F", "Location: /x?api_key=1MARKED%2FSECRET\r\n", "");
    let server = Server::start(&[&loops]).await;
    let policy = reqwest::redirect::Policy::custom(|attempt| {
        let address = attempt.url().clone();
        let below = reqwest::Client::new().get("http://[").build().unwrap_err();
        attempt.error(below.with_url(address))
    });
    // The provider of TLS comes with the first client.
    let _installed = builder(&server.url).build().unwrap();
    let http = reqwest::Client::builder().redirect(policy).build().unwrap();
    let client = builder(&server.url).transport(http).build().unwrap();
    let error = operations::get_with(&client, ALL).await.unwrap_err();
    clean_error(&error);
    let text = format!("{error:?}");
    assert!(text.contains("[address]"), "{text}");
}

#[tokio::test]
async fn errors_before_sending_show_none() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let hostile = format!("{MARK}\r\n");
    let calls = [
        client.call("GET /x", &[], ALL).header("X-A", &hostile),
        client.call("GET /x/{}", &[&"..", &MARK], ALL),
        client
            .call("GET /x", &[], UNSET)
            .query("q", &MARK, rt::Style::Form),
    ];
    for call in calls {
        clean_error(&call.send_raw().await.unwrap_err());
    }
    for url in [
        format!("https://a:{MARK}@b"),
        format!("https://b/?k={MARK}"),
        MARK.to_owned(),
    ] {
        clean_error(&builder(&url).build().unwrap_err());
    }
    for scheme in [HEADER, COOKIE, TOKEN, LOGIN, 99] {
        let built = builder("http://b").credential(scheme, Credential::secret(hostile.clone()));
        clean_error(&built.build().unwrap_err());
    }
}
