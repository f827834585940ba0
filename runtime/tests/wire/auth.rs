//! Credentials: which alternative is taken, and where each secret goes.

use crate::{
    model::{API, COOKIE, HEADER, HEADER_2, LOGIN, QUERY, QUERY_2, TOKEN, client, need},
    server::{NO_CONTENT, Request, Server},
};
use specwright_runtime::glue::{self as rt, Credential, Need};

fn secret(text: &str) -> Credential {
    Credential::secret(text.to_owned())
}

fn login() -> Credential {
    Credential::basic("user".to_owned(), "pass:wörd".to_owned())
}

/// What a call of this requirement sends for a client that has credentials for these schemes.
async fn sent(auth: rt::Auth, schemes: &[usize]) -> Request {
    let server = Server::start(&[NO_CONTENT]).await;
    let mut builder = rt::Client::builder(&API).base_url(server.url.clone());
    for scheme in schemes {
        builder = builder.credential(
            *scheme,
            if *scheme == LOGIN {
                login()
            } else {
                secret(&format!("key{scheme}"))
            },
        );
    }
    let call = builder.build().unwrap().call("GET /x", &[], auth);
    call.query("q", &1_i64, rt::Style::Form)
        .cookie("c", &2_i64)
        .send_raw()
        .await
        .unwrap();
    server.request()
}

/// All places of a request that a credential can go to.
fn places(request: &Request) -> String {
    let named = |name: &str| request.header(name).join(" + ");
    let headers = ["authorization", "x-api-key", "x-api-secret", "cookie"].map(named);
    format!("{} | {}", request.query().unwrap(), headers.join(" | "))
}

const NONE: &str = "q=1 |  |  |  | c=2";

#[tokio::test]
async fn each_kind_goes_to_its_place() {
    const ROWS: [(rt::Auth, usize, &str); 5] = [
        (&[&[need(HEADER)]], HEADER, "q=1 |  | key0 |  | c=2"),
        (&[&[need(QUERY)]], QUERY, "q=1&api_key=key1 |  |  |  | c=2"),
        (
            &[&[need(COOKIE)]],
            COOKIE,
            "q=1 |  |  |  | c=2; session=key2",
        ),
        (&[&[need(TOKEN)]], TOKEN, "q=1 | Bearer key3 |  |  | c=2"),
        (
            &[&[need(LOGIN)]],
            LOGIN,
            "q=1 | Basic dXNlcjpwYXNzOnfDtnJk |  |  | c=2",
        ),
    ];
    for (auth, scheme, expected) in ROWS {
        assert_eq!(places(&sent(auth, &[scheme]).await), expected);
    }
}

#[tokio::test]
async fn the_first_alternative_that_is_complete_is_taken() {
    const PAIR: &[Need] = &[need(HEADER), need(HEADER_2)];
    const QUERIES: &[Need] = &[need(QUERY), need(QUERY_2)];
    const BOTH: &str = "q=1 |  | key0 | key5 | c=2";
    const ROWS: [(rt::Auth, &[usize], &str); 9] = [
        (&[PAIR], &[HEADER, HEADER_2], BOTH),
        (
            &[QUERIES],
            &[QUERY, QUERY_2],
            "q=1&api_key=key1&api_secret=key6 |  |  |  | c=2",
        ),
        (&[&[need(TOKEN)], PAIR], &[HEADER, HEADER_2], BOTH),
        (
            &[&[need(TOKEN)], PAIR],
            &[HEADER, TOKEN, HEADER_2],
            "q=1 | Bearer key3 |  |  | c=2",
        ),
        (
            &[PAIR, &[need(TOKEN)]],
            &[HEADER, TOKEN],
            "q=1 | Bearer key3 |  |  | c=2",
        ),
        // None is needed, or none is there and none need be.
        (&[], &[HEADER, TOKEN], NONE),
        (&[&[]], &[HEADER], NONE),
        (&[&[], PAIR], &[HEADER], NONE),
        (&[&[], PAIR], &[HEADER, HEADER_2], BOTH),
    ];
    for (auth, schemes, expected) in ROWS {
        assert_eq!(
            places(&sent(auth, schemes).await),
            expected,
            "{auth:?} {schemes:?}"
        );
    }
}

#[tokio::test]
async fn a_credential_takes_the_place_of_a_parameter_and_of_no_credential() {
    const AUTH: rt::Auth = &[&[need(TOKEN), need(LOGIN), need(HEADER)]];
    let server = Server::start(&[NO_CONTENT]).await;
    let client = rt::Client::builder(&API)
        .base_url(server.url.clone())
        .credential(TOKEN, secret("tok"))
        .credential(HEADER, secret("old"))
        .credential(HEADER, secret("new"))
        .credential(LOGIN, login())
        .build()
        .unwrap();
    let call = client
        .call("GET /x", &[], AUTH)
        .header("X-Api-Key", &"mine");
    call.send_raw().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("x-api-key"), ["new"]);
    assert_eq!(request.header("authorization").len(), 2);
}

#[tokio::test]
async fn when_none_fits_nothing_is_sent_and_all_that_would_is_listed() {
    const SCOPED: Need = Need {
        scheme: TOKEN,
        scopes: &["read", "write"],
    };
    const AUTH: rt::Auth = &[&[need(HEADER), SCOPED], &[need(LOGIN)]];
    let server = Server::start(&[NO_CONTENT]).await;
    let error = client(&server.url)
        .call("GET /x", &[], AUTH)
        .send_raw()
        .await
        .unwrap_err();
    assert!(error.is_credentials());
    assert_eq!(
        error.to_string(),
        "GET /x: a credential is missing; needed: `headerKey` and `token` (scope read write), or `login`"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn credentials_that_cannot_be_sent_are_refused_early() {
    let rows = [
        (HEADER, secret("hidden\n"), "visible ASCII"),
        (TOKEN, secret("hid den"), "visible ASCII"),
        (COOKIE, secret("hidden;"), "cookie"),
        (QUERY, secret(""), "empty"),
        (HEADER, login(), "user name"),
        (LOGIN, secret("hidden"), "user name"),
        (
            LOGIN,
            Credential::basic("hid:den".into(), String::new()),
            "colon",
        ),
        (99, secret("hidden"), "no such scheme"),
    ];
    for (scheme, credential, expected) in rows {
        let built = rt::Client::builder(&API)
            .credential(scheme, credential)
            .build();
        let error = built.unwrap_err().to_string();
        assert!(
            error.contains(expected) && !error.contains("hid"),
            "{error}"
        );
    }
}
