//! What generated calls make of answers. It is copied into the crate of all golden cases and run
//! there.

use golden::{answers_several, answers_streams, errors_by_status};
use test_server::{Server, answer};

const JSON: &str = "Content-Type: application/json\r\n";
const TEXT: &str = "Content-Type: text/plain\r\n";

#[tokio::test]
async fn a_second_success_is_an_answer() {
    use answers_several::{Client, untagged::StartJobAnswer};
    let rows = [
        answer("200 OK", JSON, r#"{"at": "noon"}"#),
        answer("202 Accepted", JSON, r#"{"number": 7}"#),
        answer("204 No Content", "", ""),
        answer("207 Multi-Status", TEXT, "new"),
    ];
    for (row, text) in rows.iter().enumerate() {
        let server = Server::start(&[text]).await;
        let client = Client::builder().base_url(&server.url).build().unwrap();
        let answered = client.untagged().start_job().await.unwrap();
        assert_eq!(answered.status().as_str(), &text["HTTP/1.1 ".len()..][..3]);
        let found = match answered.into_inner() {
            StartJobAnswer::Status200(done) => (0, done.at.unwrap()),
            StartJobAnswer::Status202(ticket) => (1, ticket.number.unwrap().to_string()),
            StartJobAnswer::Status204 => (2, String::new()),
            StartJobAnswer::Status2xx(text) => (3, text),
            other => panic!("{other:?}"),
        };
        let expected = ["noon", "7", "", "new"];
        assert_eq!(found, (row, expected[row].to_owned()));
    }
}

#[tokio::test]
async fn an_error_of_the_server_has_its_own_type() {
    use errors_by_status::{Client, errors::Error404ToOther as Error};
    let problem = r#"{"message": "m", "with": "w"}"#;
    let rows: [(&str, &str, fn(&Error) -> bool); 6] = [
        (
            "404 N",
            JSON,
            |e| matches!(e, Error::Status404(p) if p.message == "m"),
        ),
        (
            "409 C",
            JSON,
            |e| matches!(e, Error::Status409(c) if c.with.as_deref() == Some("w")),
        ),
        ("410 G", "", |e| matches!(e, Error::Status410)),
        ("500 I", TEXT, |e| matches!(e, Error::Status5xx(_))),
        ("503 S", JSON, |e| matches!(e, Error::Status5xx(_))),
        (
            "418 T",
            JSON,
            |e| matches!(e, Error::Other(p) if p.message == "m"),
        ),
    ];
    for (status, headers, is) in rows {
        let server = Server::start(&[&answer(status, headers, problem)]).await;
        let client = Client::builder().base_url(&server.url).build().unwrap();
        let error = client.untagged().get_job().await.unwrap_err();
        let typed = error.typed().unwrap().unwrap();
        assert!(is(&typed), "{status}: {typed:?}");
    }
}

#[tokio::test]
async fn events_are_an_answer_beside_json() {
    use answers_streams::{Client, untagged::WatchRunAnswer};
    let events = "Content-Type: text/event-stream\r\n";
    let server = Server::start(&[
        &answer("200 OK", events, "data: {\"x\": 1}\n\ndata: {\"x\": 2}\n\n"),
        &answer("200 OK", JSON, r#"{"at": "noon"}"#),
    ])
    .await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    let call = || client.untagged().watch_run();
    let WatchRunAnswer::Events(mut stream) = call().await.unwrap().into_inner() else {
        panic!("no events");
    };
    let mut places = Vec::new();
    while let Some(event) = stream.next().await {
        places.push(event.unwrap().data.x);
    }
    assert_eq!(places, [1, 2]);
    let WatchRunAnswer::Json(run) = call().await.unwrap().into_inner() else {
        panic!("no JSON");
    };
    assert_eq!(run.at.as_deref(), Some("noon"));
    for request in server.requests() {
        assert!(request.contains("text/event-stream"), "{request}");
    }
}
