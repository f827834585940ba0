//! Which calls are tried again, and how often.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use crate::{
    answer,
    api::{self, FREE, read, write},
    script::{Scripted, Step, send},
    time::Time,
};
use specwright_runtime::{Body, CallOptions, Retry, Value, glue as rt};

fn busy() -> Vec<Step> {
    vec![send(&answer("503 Busy", "", ""))]
}

fn good() -> Vec<Step> {
    vec![send(&answer("200 OK", "", "1"))]
}

fn builder(server: &Scripted, time: &Time) -> rt::ClientBuilder {
    let builder = api::builder(&server.url).clock(time.clone());
    builder.hook(time.clone())
}

#[tokio::test]
async fn policies_of_clients_and_of_calls() {
    let time = Time::stop();
    let plain = CallOptions::new;
    let policy = Retry::default;
    let rows = [
        // Of the client, of the call; attempts of a GET and of a POST.
        (policy(), plain(), 3, 1),
        (Retry::none(), plain(), 1, 1),
        (policy().attempts(0), plain(), 1, 1),
        (policy().attempts(5), plain(), 5, 1),
        (policy().statuses([500]), plain(), 1, 1),
        (policy().writes(true), plain(), 3, 3),
        (Retry::none(), plain().retry(policy().attempts(4)), 4, 1),
        (policy(), plain().retry(Retry::none()), 1, 1),
        (policy(), plain().idempotent(true), 3, 3),
        (policy(), plain().idempotent(false), 1, 1),
        (policy(), plain().idempotency_key("k"), 3, 3),
    ];
    for (row, (policy, options, reads, writes)) in rows.into_iter().enumerate() {
        let server = Scripted::in_turn(vec![busy()]).await;
        let client = builder(&server, &time).retry(policy).build().unwrap();
        let got = read(&client, FREE).options(options.clone()).await;
        assert!(got.unwrap_err().is_server_error());
        assert_eq!(server.requests().len(), reads, "GET, row {row}");
        let got = write(&client, FREE).options(options).await;
        assert!(got.unwrap_err().is_server_error());
        assert_eq!(server.requests().len(), writes, "POST, row {row}");
    }
}

#[tokio::test]
async fn what_the_document_says_of_repeating_holds_unless_the_caller_says_otherwise() {
    let time = Time::stop();
    let said = |yes| CallOptions::new().idempotent(yes);
    let rows = [
        ("POST /x", true, None, 3),
        ("GET /x", false, None, 1),
        ("POST /x", true, Some(said(false)), 1),
        ("GET /x", false, Some(said(true)), 3),
    ];
    for (operation, document, own, expected) in rows {
        let server = Scripted::in_turn(vec![busy()]).await;
        let client = builder(&server, &time).build().unwrap();
        let call = client.call(operation, &[], FREE).idempotent(document);
        let call = call.options(own.unwrap_or_default());
        call.send_raw().await.unwrap();
        assert_eq!(server.requests().len(), expected, "{operation}");
    }
}

/// An error inside of a success is what its code stands for.
#[tokio::test]
async fn errors_inside_of_answers_are_tried_again_as_others_are() {
    static IN_BAND: rt::InBand = rt::InBand {
        member: "error",
        code: "code",
        message: "text",
        statuses: &[("14", 429), ("6", 401)],
    };
    let time = Time::stop();
    let says = |code: u32, headers: &str| {
        let body = format!(r#"{{"error":{{"code":{code},"text":"no"}}}}"#);
        vec![send(&answer("200 OK", headers, &body))]
    };
    let rows = [
        // What is answered first; the requests by GET and by POST, and the waits of GET.
        (says(14, "Retry-After: 9\r\n"), 2, 1, &[9][..]),
        (says(6, ""), 2, 2, &[]),
        (says(7, ""), 1, 1, &[]),
    ];
    for (first, reads, writes, waits) in rows {
        for (operation, expected) in [("GET /x", reads), ("POST /x", writes)] {
            for raw in [false, true] {
                let server = Scripted::in_turn(vec![first.clone(), good()]).await;
                let client = builder(&server, &time);
                let source = rt::Credential::source(api::source());
                let client = client.credential(api::OAUTH, source).build().unwrap();
                let call = client.call(operation, &[], api::TOKEN).in_band(&IN_BAND);
                if raw {
                    call.send_raw().await.unwrap();
                } else {
                    let got = call.send::<Value, rt::NoErrorBody>(rt::json).await;
                    assert_eq!(got.is_ok(), expected == 2);
                    assert!(got.is_ok() || got.is_err_and(|error| error.is_in_band()));
                }
                assert_eq!(server.requests().len(), expected, "{operation}");
                let waited: Vec<u64> = time.waits().iter().map(Duration::as_secs).collect();
                assert_eq!(waited, if operation == "GET /x" { waits } else { &[] });
            }
        }
    }
}

#[tokio::test]
async fn lost_answers_are_tried_again_where_that_is_wanted() {
    let time = Time::stop();
    for (policy, reads, writes) in [
        (Retry::default(), 1, 1),
        (Retry::default().lost_answers(true), 2, 1),
        (Retry::default().lost_answers(true).writes(true), 2, 2),
    ] {
        for (method, expected) in [("GET /x", reads), ("POST /x", writes)] {
            let server = Scripted::in_turn(vec![vec![Step::Reset], good()]).await;
            let client = builder(&server, &time).retry(policy.clone());
            let client = client.build().unwrap();
            let got = client.call(method, &[], FREE).send_raw().await;
            assert_eq!(server.requests().len(), expected, "{method}");
            assert_eq!(got.is_ok(), expected == 2, "{method}");
        }
    }
}

#[tokio::test]
async fn all_attempts_of_a_call_have_one_key() {
    let time = Time::stop();
    let server = Scripted::in_turn(vec![busy()]).await;
    let number = AtomicU32::new(0);
    let make = move || format!("key{}", number.fetch_add(1, Ordering::SeqCst));
    let client = builder(&server, &time).idempotency_key("X-Once".to_owned(), make);
    let client = client.build().unwrap();
    let keys = |name: &str| -> Vec<String> {
        let requests = server.requests();
        requests
            .iter()
            .map(|r| r.header(name).join(" + "))
            .collect()
    };
    for expected in ["key0", "key1"] {
        write(&client, FREE).await.unwrap_err();
        assert_eq!(keys("x-once"), [expected; 3]);
    }
    let own = CallOptions::new().idempotency_key("own");
    write(&client, FREE).options(own.clone()).await.unwrap_err();
    assert_eq!(keys("x-once"), ["own"; 3]);
    read(&client, FREE).await.unwrap_err();
    assert_eq!(
        keys("x-once"),
        [""; 3],
        "what may be repeated anyway needs none"
    );
    // One that was given as an argument is the caller's.
    let call = client.call("PATCH /x", &[], FREE).header("X-Once", &"mine");
    call.send_raw().await.unwrap();
    assert_eq!(keys("x-once"), ["mine"; 3]);

    let client = builder(&server, &time).build().unwrap();
    write(&client, FREE).options(own).await.unwrap_err();
    assert_eq!(keys("idempotency-key"), ["own"; 3]);
    let hostile = CallOptions::new().idempotency_key("a\r\nb: c");
    let error = write(&client, FREE).options(hostile).await.unwrap_err();
    assert!(error.is_request(), "{error:?}");
    let built = builder(&server, &time).idempotency_key("a b".to_owned(), String::new);
    assert!(built.build().is_err());
}

#[tokio::test]
async fn the_budget_is_one_for_all_calls() {
    let time = Time::stop();
    let rows: [(&str, usize); 8] = [
        // The two repetitions that there are, then none.
        ("busy", 3),
        ("busy", 1),
        // Failures of other kinds give nothing back,
        ("long", 5),
        ("missing", 1),
        ("reset", 1),
        ("busy", 1),
        // but five successes give one.
        ("good", 5),
        ("busy", 2),
    ];
    let server = Scripted::start(|request| match request.line() {
        "GET /busy" => busy(),
        "GET /good" => good(),
        "GET /long" => vec![send(&answer("200 OK", "", "\"too long\""))],
        "GET /reset" => vec![Step::Reset],
        _ => vec![send(&answer("404 No", "", ""))],
    })
    .await;
    let policy = Retry::default().budget(2);
    let client = builder(&server, &time).retry(policy).max_response_bytes(9);
    let client = client.build().unwrap();
    for (row, (what, expected)) in rows.into_iter().enumerate() {
        let calls = if ["good", "long"].contains(&what) {
            5
        } else {
            1
        };
        for _ in 0..calls {
            let call = client.call("GET /{}", &[&what], FREE);
            let got = call.send::<Value, rt::NoErrorBody>(rt::json).await;
            assert_eq!(got.is_ok(), what == "good");
        }
        assert_eq!(server.requests().len(), expected, "row {row}");
    }
}

/// One piece, once.
struct Once(Option<&'static str>);

impl futures_core::Stream for Once {
    type Item = Result<&'static str, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}

#[tokio::test]
async fn a_stream_is_never_sent_again() {
    let time = Time::stop();
    let refused = vec![send(&answer("401 No", "", ""))];
    for script in [vec![busy(), good()], vec![refused, good()]] {
        let server = Scripted::in_turn(script).await;
        let policy = Retry::default().writes(true).lost_answers(true);
        let source = rt::Credential::source(api::source());
        let client = builder(&server, &time).retry(policy);
        let client = client.credential(api::OAUTH, source).build().unwrap();
        let call = client.call("PUT /x", &[], api::TOKEN);
        let call = call.bytes("text/plain", rt::File::stream(Once(Some("piece"))));
        call.send_raw().await.unwrap();
        assert_eq!(server.requests().len(), 1);
        // The same bytes in memory are.
        let call = client
            .call("PUT /x", &[], api::TOKEN)
            .text("text/plain", "piece");
        assert_eq!(call.send_raw().await.unwrap().status(), 200);
    }
    assert!(Body::stream(Once(None)).try_clone().is_none());
}
