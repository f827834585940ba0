//! Where credentials may go, and what may stand in a request.

use crate::{
    answer,
    api::{self, FREE, HEADER, OAUTH, QUERY, TOKEN, need, read},
    script::{Scripted, send},
};
use specwright_runtime::{
    CallOptions, ClientCredentials, MockTransport,
    glue::{self as rt, Credential, Credentials},
};

const KEYS: [rt::Auth; 2] = [&[&[need(HEADER, &[])]], &[&[need(QUERY, &[])]]];

fn word() -> Credential {
    Credential::secret("hidden".to_owned())
}

fn with_keys(url: &str, mock: &MockTransport) -> rt::ClientBuilder {
    let builder = api::builder(url).transport(mock.clone());
    builder.credential(HEADER, word()).credential(QUERY, word())
}

#[tokio::test]
async fn credentials_go_by_https_or_to_this_machine() {
    for (url, safe) in [
        ("https://api.example.com", true),
        ("http://127.0.0.1:9", true),
        ("http://[::1]:9", true),
        ("http://localhost:9", true),
        ("http://api.example.com", false),
        ("http://127.0.0.1.example.com", false),
        ("http://192.168.0.1", false),
    ] {
        for auth in KEYS {
            let mock = MockTransport::json(200, "1");
            let client = with_keys(url, &mock).build().unwrap();
            let got = read(&client, auth).await;
            assert_eq!(got.is_ok(), safe, "{url}");
            if let Err(error) = got {
                assert!(
                    error.is_request() && !error.to_string().contains("hidden"),
                    "{error}"
                );
                assert!(
                    error.to_string().contains("`allow_http` of the builder"),
                    "{error}"
                );
                assert!(mock.requests().is_empty());
            }
            let made = read(&client, auth).build();
            assert_eq!(made.is_ok(), safe, "what is not sent is not made either");
            read(&client, FREE).await.unwrap();
            let client = with_keys(url, &mock).allow_http(true).build().unwrap();
            read(&client, auth).await.unwrap();
        }
        // What the builder adds may be a secret as well.
        let mock = MockTransport::json(200, "1");
        let added = || api::builder(url).transport(mock.clone());
        for client in [
            added().header("X-A", "hidden".to_owned()),
            added().query("a".to_owned(), "hidden".to_owned()),
        ] {
            assert_eq!(
                read(&client.build().unwrap(), FREE).await.is_ok(),
                safe,
                "{url}"
            );
        }
    }
}

#[tokio::test]
async fn a_call_to_another_address_is_judged_by_that() {
    let mock = MockTransport::json(200, "1");
    let client = with_keys("https://api.example.com", &mock).build().unwrap();
    let elsewhere = CallOptions::new().base_url("http://api.example.com");
    let call = read(&client, KEYS[0]).options(elsewhere);
    assert!(call.await.unwrap_err().is_request());
    let call = read(&client, KEYS[0]).base_url("http://api.example.com");
    assert!(call.await.unwrap_err().is_request());
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn so_are_endpoints_for_tokens() {
    let body = r#"{"access_token":"abc"}"#;
    for own in [false, true] {
        for (url, allow, safe) in [
            ("https://login.example.com/token", false, true),
            ("http://login.example.com/token", false, false),
            ("http://login.example.com/token", true, true),
            ("http://127.0.0.1:9/token", false, true),
        ] {
            let mock = MockTransport::json(200, body);
            let source = Credential::source(ClientCredentials::new("id", "hidden"));
            let mut builder = api::builder("https://api.example.com")
                .transport(mock.clone())
                .allow_http(allow)
                .credential(OAUTH, source);
            let mut options = CallOptions::new();
            if own {
                options = options.credentials(Credentials::new(&api::API).token_url(OAUTH, url));
            } else {
                builder = builder.token_url(OAUTH, url);
            }
            let client = builder.build().unwrap();
            let got = client
                .call("GET /x", &[], TOKEN)
                .options(options)
                .send_raw()
                .await;
            assert_eq!(got.is_ok(), safe, "{url}");
            assert_eq!(mock.requests().len(), if safe { 2 } else { 0 });
            if let Err(error) = got {
                assert!(
                    error.is_token() && error.to_string().contains("https"),
                    "{error}"
                );
            }
        }
    }
}

/// An endpoint that leads elsewhere is not followed: the form holds a secret.
#[tokio::test]
async fn no_form_follows_a_redirect() {
    let elsewhere = Scripted::in_turn(vec![vec![send(&answer("200 OK", "", "1"))]]).await;
    for status in ["302 F", "307 T", "308 P"] {
        for to in [format!("{}/token", elsewhere.url), "/other".to_owned()] {
            let to = format!("Location: {to}\r\n");
            let server = Scripted::in_turn(vec![vec![send(&answer(status, &to, ""))]]).await;
            let source = Credential::source(ClientCredentials::new("id", "hidden"));
            let client = api::builder(&server.url).credential(OAUTH, source);
            let error = read(&client.build().unwrap(), TOKEN).await.unwrap_err();
            assert!(error.is_token(), "{error:?}");
            assert_eq!((server.requests().len(), elsewhere.connections()), (1, 0));
        }
    }
}

#[tokio::test]
async fn no_control_character_gets_into_a_head() {
    let mock = MockTransport::json(200, "1");
    let client = with_keys("https://api.example.com", &mock).build().unwrap();
    for hostile in ["a\r\nX-Evil: 1", "a\nb", "a\0b", "\u{7f}", "a\tb\u{85}"] {
        let call = || client.call("POST /x", &[], FREE);
        let calls = [
            call().header("X-A", &hostile),
            call().accept(hostile),
            call().text(hostile, "body"),
            call().options(CallOptions::new().idempotency_key(hostile)),
        ];
        for call in calls {
            let error = call.send_raw().await.unwrap_err();
            assert!(error.is_request(), "{error:?}");
        }
        let built = [
            api::builder("https://b").header("X-A", hostile.to_owned()),
            api::builder("https://b").header(hostile, "a".to_owned()),
            api::builder("https://b").idempotency_key(hostile.to_owned(), String::new),
            api::builder("https://b").credential(HEADER, Credential::secret(hostile.to_owned())),
        ];
        for builder in built {
            builder.build().unwrap_err();
        }
        // Elsewhere they are coded.
        let coded = client.call("GET /{}", &[&hostile], FREE);
        let coded = coded
            .query("q", &hostile, rt::Style::Form)
            .cookie("c", &hostile);
        let request = coded.build().unwrap();
        assert!(request.url().as_str().chars().all(|c| c.is_ascii_graphic()));
        assert!(
            !request.headers()["cookie"]
                .as_bytes()
                .iter()
                .any(u8::is_ascii_control)
        );
    }
    assert!(mock.requests().is_empty());
}

#[test]
fn no_argument_changes_the_path() {
    let client = api::builder("https://api.example.com/v2").build().unwrap();
    for (arg, expected) in [
        ("..", None),
        (".", None),
        ("", None),
        ("/", Some("%2F")),
        ("../..", Some("..%2F..")),
        ("%2e%2e", Some("%252e%252e")),
        ("%2e", Some("%252e")),
        ("%2F", Some("%252F")),
        ("..;a", Some("..%3Ba")),
        ("a?b#c", Some("a%3Fb%23c")),
        ("\\..\\", Some("%5C..%5C")),
        ("．．", Some("%EF%BC%8E%EF%BC%8E")),
    ] {
        let made = client.call("GET /x/{}/y", &[&arg], FREE).build();
        let path = made.ok().map(|request| request.url().path().to_owned());
        assert_eq!(path, expected.map(|arg| format!("/v2/x/{arg}/y")), "{arg}");
    }
}
