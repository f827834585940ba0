//! How many calls at the same time, how long, how much.

use std::time::Duration;

use crate::{
    answer,
    api::{self, API, FREE, read, watch},
    script::{Gate, Scripted, Step, send, until},
    time::Time,
};
use specwright_runtime::{CallOptions, Retry, glue as rt};
use tokio::{net::TcpSocket, task::JoinSet, time::Instant};

const HEAD: &str = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\n";

async fn gated() -> (Gate, Scripted) {
    let gate = Gate::closed();
    let answer = send(&answer("200 OK", "", "1"));
    let steps = vec![Step::Pass(gate.clone()), answer];
    (gate, Scripted::in_turn(vec![steps]).await)
}

#[tokio::test]
async fn no_more_calls_are_on_their_way_than_may_be() {
    for (limit, expected) in [(Some(3), 3), (Some(0), 1), (None, 20)] {
        let (gate, server) = gated().await;
        let client = api::builder(&server.url).concurrency(limit);
        let client = client.build().unwrap();
        let call = |client: rt::Client| async move { read(&client, FREE).await };
        let calls: JoinSet<_> = (0..20).map(|_| call(client.clone())).collect();
        server.until_in_flight(expected).await;
        gate.let_pass(20);
        for got in calls.join_all().await {
            got.unwrap();
        }
        assert_eq!(server.most_in_flight(), expected);
    }
}

#[tokio::test]
async fn the_limit_of_the_document_holds_unless_another_is_set() {
    static LIMITED: rt::Api = rt::Api {
        concurrency: Some(2),
        ..api::COPY
    };
    for (own, expected) in [(None, 2), (Some(Some(5)), 5), (Some(None), 9)] {
        let (gate, server) = gated().await;
        let mut builder = rt::Client::builder(&LIMITED).base_url(server.url.clone());
        if let Some(own) = own {
            builder = builder.concurrency(own);
        }
        let client = builder.build().unwrap();
        let call = |client: rt::Client| async move { read(&client, FREE).await };
        let calls: JoinSet<_> = (0..9).map(|_| call(client.clone())).collect();
        server.until_in_flight(expected).await;
        gate.let_pass(9);
        calls.join_all().await;
        assert_eq!(server.most_in_flight(), expected);
    }
}

#[tokio::test]
async fn a_call_may_go_past_the_limit() {
    let (gate, server) = gated().await;
    let client = api::builder(&server.url).concurrency(Some(1));
    let client = client.build().unwrap();
    let past = CallOptions::new().without_concurrency_limit();
    let calls = [
        read(&client, FREE),
        read(&client, FREE).options(past.clone()),
        read(&client, FREE).options(past),
    ];
    let calls: JoinSet<_> = calls.into_iter().map(IntoFuture::into_future).collect();
    server.until_in_flight(3).await;
    gate.let_pass(3);
    calls.join_all().await;
}

/// With one place for all calls, a second call shows that the place was given back.
#[tokio::test]
async fn a_place_is_given_back() {
    let script = vec![
        // A call that is dropped, one that fails, and one whose body is dropped.
        vec![Step::Stall],
        vec![send(&answer("500 Oh", "", ""))],
        vec![Step::Reset],
        vec![send(HEAD), Step::Stall],
        vec![send(&answer("200 OK", "", "1"))],
    ];
    let server = Scripted::in_turn(script).await;
    let client = api::builder(&server.url).concurrency(Some(1));
    let client = client.build().unwrap();

    let dropped = tokio::spawn(read(&client, FREE).into_future());
    server.until_in_flight(1).await;
    dropped.abort();
    assert!(dropped.await.unwrap_err().is_cancelled());
    assert!(read(&client, FREE).await.unwrap_err().is_server_error());
    assert!(read(&client, FREE).await.unwrap_err().is_transport());
    let body = watch(&client).await.unwrap().into_inner();
    let waiting = tokio::spawn(read(&client, FREE).into_future());
    until(|| server.connections() == 4).await;
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        server.connections(),
        4,
        "while the body is held, its place is"
    );
    drop(body);
    waiting.await.unwrap().unwrap();
    assert_eq!(server.connections(), 5);
}

#[tokio::test]
async fn limits_of_time_pass_for_attempts_and_for_calls() {
    let seconds = Duration::from_secs;
    let time = Time::stop();
    let again = Retry::default().lost_answers(true);
    let attempt = "that of an attempt";
    let call = "that of the whole call";
    let rows = [
        // Of the client, of the call; how much time passes, requests, and the limit that does.
        ((Some(60), Some(20)), None, 20, 1, attempt),
        ((Some(10), Some(20)), None, 10, 1, call),
        ((Some(10), None), None, 10, 1, call),
        ((None, Some(20)), None, 20, 1, attempt),
        ((Some(60), Some(20)), Some((Some(5), None)), 5, 1, call),
        ((Some(60), Some(20)), Some((None, Some(7))), 7, 1, attempt),
    ];
    for ((whole, each), own, passes, requests, which) in rows {
        let server = Scripted::in_turn(vec![vec![Step::Stall]]).await;
        let client = api::builder(&server.url)
            .clock(time.clone())
            .timeout(whole.map(seconds))
            .attempt_timeout(each.map(seconds))
            .build()
            .unwrap();
        let mut options = CallOptions::new();
        if let Some((whole, each)) = own {
            options = options.timeout(whole.map(seconds));
            options = options.attempt_timeout(each.map(seconds));
        }
        let call = read(&client, FREE).options(options).into_future();
        let got = time.while_stalled(&server, seconds(passes), call).await;
        let error = got.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        let text = format!("GET /items/{{}}: the time limit passed: {which}");
        assert_eq!(error.to_string(), text);
        assert_eq!(server.requests().len(), requests);
    }

    // Attempts whose answers were lost are repeated until the time of the call is over.
    let server = Scripted::in_turn(vec![vec![Step::Stall]]).await;
    let client = api::builder(&server.url)
        .clock(time.clone())
        .hook(time.clone())
        .timeout(Some(seconds(50)))
        .attempt_timeout(Some(seconds(20)))
        .retry(again.attempts(9))
        .build()
        .unwrap();
    let (begin, call) = (Instant::now(), read(&client, FREE).into_future());
    let got = time.while_stalled(&server, seconds(20), call).await;
    let error = got.unwrap_err().to_string();
    assert!(error.contains(call_text()), "{error}");
    assert_eq!(server.requests().len(), 3);
    assert!(begin.elapsed() < seconds(62));
}

fn call_text() -> &'static str {
    "the time limit passed: that of the whole call (after 3 attempts)"
}

#[tokio::test]
async fn waiting_for_a_place_is_part_of_the_time_of_a_call() {
    let time = Time::stop();
    let server = Scripted::in_turn(vec![vec![Step::Stall]]).await;
    let client = api::builder(&server.url).clock(time.clone());
    let client = client.concurrency(Some(1)).build().unwrap();
    let first = tokio::spawn(read(&client, FREE).into_future());
    server.until_in_flight(1).await;
    let limit = Duration::from_secs(5);
    let second = read(&client, FREE).options(CallOptions::new().timeout(limit));
    let second = second.into_future();
    let error = time
        .while_stalled(&server, limit, second)
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("that of the whole call"),
        "{error}"
    );
    assert_eq!(server.connections(), 1);
    first.abort();
}

#[tokio::test]
async fn a_wait_that_would_end_behind_the_limit_is_not_begun() {
    let time = Time::stop();
    let busy = answer("503 Busy", "Retry-After: 30\r\n", "");
    let server = Scripted::in_turn(vec![vec![send(&busy)]]).await;
    let client = api::builder(&server.url)
        .clock(time.clone())
        .hook(time.clone())
        .timeout(Some(Duration::from_secs(30)))
        .build()
        .unwrap();
    let error = read(&client, FREE).await.unwrap_err();
    assert!(error.is_server_error(), "{error:?}");
    assert!(time.waits().is_empty());
}

#[tokio::test]
async fn the_body_of_a_stream_may_take_longer_than_an_attempt() {
    let time = Time::stop();
    let gate = Gate::closed();
    let script = vec![send(HEAD), Step::Pass(gate.clone()), send(&"x".repeat(100))];
    let server = Scripted::in_turn(vec![script]).await;
    let limit = Duration::from_secs(20);
    let client = api::builder(&server.url).clock(time.clone());
    let client = client.attempt_timeout(Some(limit)).timeout(Some(limit));
    let mut body = watch(&client.build().unwrap()).await.unwrap().into_inner();
    time.pass(limit * 10).await;
    gate.let_pass(1);
    assert_eq!(body.chunk().await.unwrap().unwrap().len(), 100);
}

#[tokio::test]
async fn an_answer_may_be_so_long_and_no_longer() {
    let body = |length: usize| vec![send(&answer("200 OK", "", &format!("{:1$}", 1, length)))];
    let rows = [
        (10, None, true),
        (11, None, false),
        (11, Some(11), true),
        (9, Some(8), false),
    ];
    for (length, own, good) in rows {
        let server = Scripted::in_turn(vec![body(length)]).await;
        let client = api::builder(&server.url).max_response_bytes(10);
        let mut call = read(&client.build().unwrap(), FREE);
        if let Some(own) = own {
            call = call.options(CallOptions::new().max_response_bytes(own));
        }
        match call.await {
            Ok(_) => assert!(good, "{length}"),
            Err(error) => {
                assert!(!good && error.is_too_long(), "{error:?}");
                let kept = error.body().unwrap().len();
                assert_eq!(kept, own.unwrap_or(10), "what was read is kept");
            }
        }
    }
    // What is handed out while it comes has no limit.
    let server = Scripted::in_turn(vec![body(100)]).await;
    let client = api::builder(&server.url).max_response_bytes(10);
    let body = watch(&client.build().unwrap()).await.unwrap().into_inner();
    assert_eq!(body.bytes().await.unwrap().len(), 100);
}

/// A server whose queue of connections is full: it does not refuse, it does not answer.
fn full() -> (String, impl Sized) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let brief = Duration::from_millis(100);
    let connect = || std::net::TcpStream::connect_timeout(&address, brief).ok();
    let waiting: Vec<_> = std::iter::from_fn(connect).take(64).collect();
    assert!(waiting.len() < 64, "the queue takes everything");
    (format!("http://{address}"), (listener, waiting))
}

/// Nothing but the clock can go on here, so it does by itself.
#[tokio::test(start_paused = true)]
async fn connecting_has_a_limit_of_its_own() {
    let (url, _held) = full();
    for (limit, attempt, expected) in [(3, 60, 3), (60, 5, 5)] {
        let client = rt::Client::builder(&API).base_url(url.clone());
        let client = client.retry(Retry::none());
        let client = client.connect_timeout(Some(Duration::from_secs(limit)));
        let client = client.attempt_timeout(Some(Duration::from_secs(attempt)));
        let client = client.build().unwrap();
        let begin = Instant::now();
        let error = read(&client, FREE).await.unwrap_err();
        assert_eq!(begin.elapsed().as_secs(), expected, "{error}");
        assert_eq!(
            (error.is_connect(), error.is_timeout()),
            (limit < attempt, limit > attempt)
        );
    }
}
