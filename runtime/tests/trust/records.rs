//! The transports for tests of users.

use crate::{
    answer,
    api::{self, FREE, HEADER, OAUTH, QUERY, need, read},
    script::{Scripted, Step, send},
};
use specwright_runtime::{
    ClientCredentials, File, MockTransport, RecordingTransport, ReplayTransport,
    glue::{self as rt, Credential},
    http_client_builder,
};

const KEYS: rt::Auth = &[&[need(OAUTH, &[]), need(HEADER, &[]), need(QUERY, &[])]];
const TWO_KEYS: rt::Auth = &[&[need(HEADER, &[]), need(QUERY, &[])]];
const BINARY: &[u8] = b"\x00\xff\xfe binary";
/// What all secrets of these tests hold.
const MARK: &str = "MARKED";

fn client(url: &str, transport: impl specwright_runtime::Transport, mark: &str) -> rt::Client {
    let secret = |name: &str| Credential::secret(format!("{mark}{name}"));
    let source = ClientCredentials::new("id", format!("{mark}-client"));
    api::builder(url)
        .transport(transport)
        .credential(OAUTH, Credential::source(source))
        .credential(HEADER, secret("-header"))
        .credential(QUERY, secret("-query"))
        .build()
        .unwrap()
}

/// Every kind of body, sent and answered.
async fn calls(client: &rt::Client) -> Vec<(u16, Vec<u8>)> {
    let upload = File::new(BINARY).named("a.bin");
    let text = File::new("text").named("a.txt");
    let calls = [
        client
            .call("GET /a", &[], KEYS)
            .query("q", &1_i64, rt::Style::Form),
        client.call("POST /json", &[], KEYS).json(&"x"),
        client
            .call("POST /bytes", &[], KEYS)
            .bytes("application/octet-stream", BINARY.to_vec()),
        client.call("POST /file", &[], KEYS).file("file", &upload),
        client.call("POST /file", &[], KEYS).file("file", &text),
        client.call("GET /binary", &[], KEYS),
    ];
    let mut answers = Vec::new();
    for call in calls {
        let reply = call.send_raw().await.unwrap();
        answers.push((reply.status().as_u16(), reply.body().to_vec()));
    }
    answers
}

#[tokio::test]
async fn what_was_recorded_is_replayed_without_any_secret() {
    let server = Scripted::start(|request| {
        let said = [MARK, "-header, Bearer ", MARK, "-token"].concat();
        let echo = format!("X-Echo: {said}\r\nSet-Cookie: a={MARK}\r\n");
        let steps = match request.line() {
            "POST /token" => {
                let token = format!(r#"{{"access_token":"{MARK}-token","token_type":"Bearer"}}"#);
                send(&answer("200 OK", "", &token))
            }
            line if line.starts_with("GET /binary") => {
                let length = BINARY.len();
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
                return vec![send(&head), Step::Send(BINARY.to_vec())];
            }
            _ => send(&answer(
                "201 Made",
                &echo,
                &format!("{MARK}-query Bearer of it"),
            )),
        };
        vec![steps]
    });
    // The test server reads texts only: what is binary is answered by another transport.
    let server = server.await;
    let http = http_client_builder().build().unwrap();
    let recording = RecordingTransport::new(Lossy(http));
    let first = calls(&client(&server.url, recording.clone(), MARK)).await;
    let record = recording.to_json();
    assert!(!record.contains(MARK), "{record}");
    let shown = format!("{:?} {:#?}", recording.exchanges(), recording);
    assert!(!shown.contains(MARK), "{shown}");
    assert!(record.contains("[redacted] Bearer of it"), "{record}");

    // From another host, with other credentials; each answer once.
    let replay = ReplayTransport::from_json(&record).unwrap();
    assert_eq!(replay.left(), 7);
    let again = client("https://api.example.com", replay.clone(), "other");
    let second = calls(&again).await;
    for (first, second) in first.iter().zip(&second) {
        let first = String::from_utf8_lossy(&first.1).replace("MARKED-query", "[redacted]");
        assert_eq!(first, String::from_utf8_lossy(&second.1));
    }
    assert_eq!(second[5].1, BINARY);
    assert_eq!(replay.left(), 0);
    let error = read(&again, FREE).await.unwrap_err();
    assert!(error.is_transport(), "{error:?}");
    let text = format!("{error:?}");
    assert!(
        text.contains("no exchange is left that was recorded for GET /items/a"),
        "{text}"
    );
}

/// Sends texts in place of what is binary.
struct Lossy(specwright_runtime::reqwest::Client);

impl specwright_runtime::Transport for Lossy {
    fn send(
        &self,
        mut request: specwright_runtime::Request,
    ) -> specwright_runtime::BoxFuture<
        'static,
        Result<specwright_runtime::TransportResponse, specwright_runtime::TransportError>,
    > {
        let body = request.body().as_bytes().unwrap_or_default();
        let text = String::from_utf8_lossy(body).into_owned();
        *request.body_mut() = text.into();
        self.0.send(request)
    }
}

#[tokio::test]
async fn records_of_another_form_are_refused() {
    for (record, expected) in [
        ("{", "EOF"),
        ("{}", "no list `exchanges`"),
        (r#"{"exchanges":[{}]}"#, "exchange 1 of the record"),
    ] {
        let error = ReplayTransport::from_json(record).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_mock_answers_and_tells_what_was_sent() {
    let mock = MockTransport::json(404, r#"{"why":"gone"}"#).header("X-Request-Id", "abc");
    let builder = api::builder("https://api.example.com/v2").transport(mock.clone());
    let secret = Credential::secret("hidden".to_owned());
    let client = builder
        .credential(HEADER, secret.clone())
        .credential(QUERY, secret)
        .build()
        .unwrap();
    let error = api::write(&client, TWO_KEYS).await.unwrap_err();
    assert!(error.is_not_found(), "{error:?}");
    assert_eq!(error.request_id(), Some("abc"));
    let sent = mock.requests();
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (&*sent[0].method, &*sent[0].target),
        ("POST", "/v2/items?api_key=[redacted]")
    );
    assert_eq!(sent[0].content_type.as_deref(), Some("application/json"));
    assert_eq!(sent[0].json(), "new");
    assert_eq!(sent[0].header("accept"), Some("application/json"));
    assert_eq!(sent[0].header("x-api-key"), None);
    let wrong = api::builder("https://b")
        .transport(MockTransport::new(9))
        .build();
    assert!(
        read(&wrong.unwrap(), FREE)
            .await
            .unwrap_err()
            .is_transport()
    );
}
