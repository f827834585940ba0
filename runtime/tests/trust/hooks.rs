//! Hooks, and requests that are made and not sent.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    answer,
    api::{self, FREE, OAUTH, TOKEN, read},
    script::{Scripted, send},
    time::Time,
};
use specwright_runtime::{
    Attempt, BoxError, Hook, MockTransport, Outcome, Request, glue as rt, glue::Credential,
};

/// Adds a header, and tells what it sees.
#[derive(Clone, Default)]
struct Teller {
    name: &'static str,
    told: Arc<Mutex<Vec<String>>>,
    fails: bool,
}

impl Hook for Teller {
    fn before(&self, request: &mut Request, attempt: Attempt) -> Result<(), BoxError> {
        let (method, path, number) = (attempt.method(), attempt.path(), attempt.number);
        let by = request.headers().contains_key("authorization");
        let told = format!("{} before {method} {path} {number} {by}", self.name);
        self.told.lock().unwrap().push(told);
        request.headers_mut().append("x-hook", self.name.parse()?);
        match self.fails {
            true => Err("not today".into()),
            false => Ok(()),
        }
    }

    fn after(&self, attempt: Attempt, outcome: &Outcome<'_>) {
        let status = outcome.status.map(|status| status.as_u16());
        let wait = outcome.retry_in.map(|wait| wait.as_secs());
        let error = outcome.error.is_some();
        let (name, number) = (self.name, attempt.number);
        let told = format!("{name} after {number} {status:?} {error} {wait:?}");
        self.told.lock().unwrap().push(told);
    }
}

#[tokio::test]
async fn hooks_are_told_of_every_attempt_in_their_order() {
    let time = Time::stop();
    let script = ["503 Busy", "200 OK"];
    let script = script.map(|s| vec![send(&answer(s, "Retry-After: 2\r\n", "1"))]);
    let server = Scripted::in_turn(script.into()).await;
    let a = Teller {
        name: "a",
        ..Teller::default()
    };
    let b = Teller {
        name: "b",
        ..a.clone()
    };
    let client = api::builder(&server.url)
        .clock(time.clone())
        .hook(a.clone())
        .hook(b)
        .hook(time.clone())
        .credential(OAUTH, Credential::secret("word".to_owned()))
        .build()
        .unwrap();
    read(&client, TOKEN).await.unwrap();
    assert_eq!(time.waits(), [Duration::from_secs(2)]);
    let expected = [
        "a before GET /items/{} 1 true",
        "b before GET /items/{} 1 true",
        "a after 1 Some(503) true Some(2)",
        "b after 1 Some(503) true Some(2)",
        "a before GET /items/{} 2 true",
        "b before GET /items/{} 2 true",
        "a after 2 Some(200) false None",
        "b after 2 Some(200) false None",
    ];
    assert_eq!(*a.told.lock().unwrap(), expected);
    for request in server.requests() {
        assert_eq!(request.header("x-hook"), ["a", "b"]);
    }
}

#[tokio::test]
async fn a_hook_that_fails_ends_the_call() {
    let hook = Teller {
        name: "a",
        fails: true,
        ..Teller::default()
    };
    let mock = MockTransport::json(200, "1");
    let client = api::builder("https://api.example.com").transport(mock.clone());
    let client = client.hook(hook.clone()).build().unwrap();
    let error = read(&client, FREE).await.unwrap_err();
    assert!(error.is_hook(), "{error:?}");
    assert_eq!(error.to_string(), "GET /items/{}: not today");
    assert!(std::error::Error::source(&error).is_some());
    assert!(mock.requests().is_empty());
    let told = hook.told.lock().unwrap().join(", ");
    assert_eq!(
        told,
        "a before GET /items/{} 1 false, a after 1 None true None"
    );
}

#[tokio::test]
async fn a_request_is_made_with_the_token_that_is_there_or_fetched() {
    let client = api::builder("https://api.example.com/v2")
        .transport(MockTransport::json(200, "1"))
        .credential(OAUTH, Credential::source(api::source()))
        .build()
        .unwrap();
    let error = read(&client, TOKEN).build().unwrap_err();
    assert!(error.is_request() && error.attempts() == 0, "{error:?}");
    assert_eq!(
        error.to_string(),
        "GET /items/{}: the request cannot be made: \
         the token of `oauth` has to be fetched: await `prepare` instead"
    );
    let prepared = read(&client, TOKEN).prepare().await.unwrap();
    let built = read(&client, TOKEN).build().unwrap();
    for request in [prepared, built] {
        assert_eq!(request.url().as_str(), "https://api.example.com/v2/items/a");
        assert_eq!(request.headers()["authorization"], "Bearer token1");
        assert!(request.headers()["authorization"].is_sensitive());
    }
}

#[test]
fn a_program_that_is_not_asynchronous_waits_for_its_calls() {
    let client = api::builder("https://api.example.com")
        .transport(MockTransport::json(200, "7"))
        .credential(OAUTH, Credential::source(api::source()))
        .build()
        .unwrap();
    let value = read(&client, TOKEN).send_blocking().unwrap().into_inner();
    assert_eq!(value, 7);

    // By a real connection, from several threads.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let answer = send(&answer("200 OK", "", "7"));
    let server = runtime.block_on(Scripted::in_turn(vec![vec![answer]]));
    let client = api::builder(&server.url).build().unwrap();
    std::thread::scope(|threads| {
        for _ in 0..4 {
            threads.spawn(|| read(&client, FREE).send_blocking().unwrap());
        }
    });
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn inside_of_a_runtime_a_blocking_call_is_refused() {
    let mock = MockTransport::json(200, "7");
    let client = api::builder("https://api.example.com").transport(mock.clone());
    let client = client.build().unwrap();
    let refused = |client: &rt::Client| {
        let error = read(client, FREE).send_blocking().unwrap_err();
        assert!(error.is_request(), "{error:?}");
        assert!(
            error.to_string().contains("await the call instead"),
            "{error}"
        );
    };
    let one = tokio::runtime::Builder::new_current_thread();
    let many = tokio::runtime::Builder::new_multi_thread();
    for mut builder in [one, many] {
        let runtime = builder.build().unwrap();
        runtime.block_on(async { refused(&client) });
        let client = client.clone();
        let spawned = runtime.spawn_blocking(move || refused(&client));
        runtime.block_on(spawned).unwrap();
    }
    assert!(mock.requests().is_empty());
}
