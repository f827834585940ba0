//! Credentials: who presents what, and who is let in.

use std::sync::Arc;

use crate::setup::{API, Anything, Echo, InProcess, leak, operation, raw, spec};
use serde_json::json;
use serve::{Guard, Presented, Refusal, glue as srv};
use specwright_runtime::{
    BoxFuture, StatusCode, Value, glue as rt,
    http::Extensions,
    serve::{self, axum::Router},
};

const fn need(scheme: usize) -> rt::Need {
    rt::Need {
        scheme,
        scopes: &["read"],
    }
}

static ALL: rt::Auth = &[&[need(0)], &[need(1)], &[need(2)], &[need(3)], &[need(4)]];
static PAIR_OR_LOGIN: rt::Auth = &[&[need(0), need(3)], &[need(4)]];
static MAY: rt::Auth = &[&[], &[need(0)]];

/// Passes on what it sees.
struct Witness;

#[derive(Clone)]
struct Seen(Value);

impl Guard for Witness {
    fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>> {
        Box::pin(async move {
            if call.credential("header") == Some("no") {
                return Err(Refusal::new(StatusCode::FORBIDDEN).because("Not you."));
            }
            let names = ["header", "query", "cookie", "token", "login", "other"];
            let found = names.map(|name| call.credential(name));
            let mut extensions = Extensions::new();
            let first = call.alternatives()[0].clone();
            extensions.insert(Seen(json!([found, call.operation(), first])));
            Ok(extensions)
        })
    }
}

fn router(auth: rt::Auth, guard: Option<Witness>) -> Router {
    let operation = leak(srv::Operation {
        auth,
        ..operation("get", "GET", "/x")
    });
    let handler = |call: srv::Incoming<Anything>| async move {
        let seen = call.extensions().get::<Seen>().cloned();
        srv::Answered::from(Echo(seen.map_or(json!("in"), |seen| seen.0)))
    };
    let service = serve::Service::new(spec(&json!({}), vec![operation]));
    let service = service.with(srv::Routes::new().on(operation, handler));
    let service = match guard {
        Some(guard) => service.guard(guard),
        None => service,
    };
    service.into_router().unwrap()
}

#[tokio::test]
async fn each_scheme_is_found_where_the_client_puts_it() {
    let rows = [
        (0, rt::Credential::secret("a:b,c".to_owned()), "a:b,c"),
        (1, rt::Credential::secret("a+b&c".to_owned()), "a+b&c"),
        (2, rt::Credential::secret("abc".to_owned()), "abc"),
        (3, rt::Credential::secret("abc".to_owned()), "abc"),
        (
            4,
            rt::Credential::basic("me".to_owned(), "p:w".to_owned()),
            "me:p:w",
        ),
    ];
    for (scheme, credential, expected) in rows {
        let transport = Arc::new(InProcess(router(ALL, Some(Witness))));
        let client = rt::Client::builder(&API).transport(transport);
        let client = client.credential(scheme, credential).build().unwrap();
        let reply = client.call("GET /x", &[], ALL).send_raw().await.unwrap();
        let found = reply.json::<Value>().unwrap();
        for (place, value) in found[0].as_array().unwrap().iter().enumerate() {
            let expected = if place == scheme {
                json!(expected)
            } else {
                Value::Null
            };
            assert_eq!(*value, expected, "{scheme} {place}");
        }
        assert_eq!(found[1], "get");
        assert_eq!(found[2], json!([["header", ["read"]]]));
    }
}

const KEY: (&str, &[u8]) = ("x-api-key", b"k");
const TOKEN: (&str, &[u8]) = ("authorization", b"Bearer t");
const LOGIN: (&str, &[u8]) = ("authorization", b"Basic YTpi");

/// What is asked for, what is sent, and the status.
type Row = (rt::Auth, &'static [(&'static str, &'static [u8])], u16);

#[tokio::test]
async fn one_alternative_has_to_be_complete() {
    let rows: &[Row] = &[
        (&[], &[], 200),
        (MAY, &[], 200),
        (PAIR_OR_LOGIN, &[], 401),
        (PAIR_OR_LOGIN, &[KEY], 401),
        (PAIR_OR_LOGIN, &[TOKEN], 401),
        (PAIR_OR_LOGIN, &[KEY, TOKEN], 200),
        (PAIR_OR_LOGIN, &[LOGIN], 200),
        (PAIR_OR_LOGIN, &[("authorization", b"Basic %%%")], 401),
        (PAIR_OR_LOGIN, &[KEY, ("authorization", b"Bearer ")], 401),
        (PAIR_OR_LOGIN, &[KEY, ("authorization", b"Bearer")], 401),
    ];
    for (auth, headers, status) in rows {
        let told = raw(&router(auth, None), "GET /x", headers, b"").await;
        assert_eq!(told.status, *status, "{auth:?} {headers:?}");
        if *status == 401 {
            let said: Vec<_> = told.headers.get_all("www-authenticate").iter().collect();
            assert_eq!(said, ["Bearer", "Basic realm=\"api\""]);
        }
    }
}

#[tokio::test]
async fn a_guard_can_refuse() {
    let told = raw(
        &router(ALL, Some(Witness)),
        "GET /x",
        &[("x-api-key", b"no")],
        b"",
    )
    .await;
    assert_eq!(told.status, 403);
    assert_eq!(told.json()["detail"], "Not you.");
}
