//! Answers told apart by status and media type, redirects that are answers, declared headers.

use crate::{
    model::{Item, client, item},
    server::{Server, answer},
};
use specwright_runtime::{Header, glue as rt};

rt::operations! {
    /// Begins a job.
    StartJob -> Job, Job::CASES => Job::read, JobError;
    /// Leads to a file.
    FindFile -> (), &[rt::Case::whole("204", ""), rt::Case::whole("302", "")] => rt::empty,
        rt::NoErrorBody;
    /// Asks whether there is one.
    HeadItem -> (), rt::empty, rt::NoErrorBody;
}

#[derive(Clone, Debug)]
pub enum Job {
    Status200Json(Item),
    Status200Text(String),
    Status202(String),
    Status303,
    Undeclared(rt::Reply),
}

impl Job {
    const CASES: rt::Cases = &[
        rt::Case::whole("200", "application/json"),
        rt::Case::whole("200", "text/plain"),
        rt::Case::whole("202", ""),
        rt::Case::whole("303", ""),
    ];
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.json().map(Self::Status200Json),
            1 => answer.text().map(Self::Status200Text),
            2 => answer.text().map(Self::Status202),
            3 => Ok(Self::Status303),
            _ => Ok(Self::Undeclared(answer.reply())),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum JobError {
    Status404(Item),
    Status4xxJson(Item),
    Status4xxText(String),
    Other,
}

impl rt::ErrorBody for JobError {
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply.case(&[
                rt::Case::whole("404", ""),
                rt::Case::whole("4XX", "application/json"),
                rt::Case::whole("4XX", "text/plain"),
                rt::Case::whole("default", ""),
            ])? {
                0 => reply.json().map(Self::Status404),
                1 => reply.json().map(Self::Status4xxJson),
                2 => reply.text().map(Self::Status4xxText),
                _ => Ok(Self::Other),
            },
        )
    }
}

const LEFT: Header<i64> = Header::new("X-Left", rt::HeaderForm::Plain);

fn start(client: &rt::Client) -> StartJob {
    let call = client.call("POST /jobs", &[], &[]);
    StartJob(
        call.accept("application/json, text/plain")
            .redirects_are_answers(),
    )
}

async fn started(text: &str) -> Result<rt::Response<Job>, rt::CallError<JobError>> {
    let server = Server::start(&[text]).await;
    let outcome = start(&client(&server.url)).await;
    let request = server.request();
    assert_eq!(request.header("accept"), ["application/json, text/plain"]);
    outcome
}

#[tokio::test]
async fn every_declared_success_comes_as_its_own_shape() {
    let json = "Content-Type: application/json; charset=utf-8\r\n";
    let text = "Content-Type: Text/Plain\r\n";
    let latin = "Content-Type: text/plain; charset=ISO-8859-1\r\n";
    let body = r#"{"id": 1, "name": "n"}"#;
    let job = started(&answer("200 OK", json, body)).await.unwrap();
    assert!(matches!(&*job, Job::Status200Json(it) if *it == item(1, Some("n"))));
    let job = started(&answer("200 OK", text, body)).await.unwrap();
    assert!(
        matches!(&*job, Job::Status200Text(it) if it == body),
        "{job:?}"
    );
    let job = started(&answer("200 OK", "", "no type, no JSON"))
        .await
        .unwrap();
    assert!(matches!(&*job, Job::Status200Text(_)), "{job:?}");
    let job = started(&answer("202 Accepted", latin, "wait"))
        .await
        .unwrap();
    assert_eq!(job.status(), 202);
    assert!(
        matches!(&*job, Job::Status202(it) if it == "wait"),
        "{job:?}"
    );
    let job = started(&answer("207 Multi", json, "[]")).await.unwrap();
    let Job::Undeclared(reply) = job.into_inner() else {
        panic!()
    };
    assert_eq!(
        (reply.status().as_u16(), &reply.body()[..]),
        (207, &b"[]"[..])
    );
}

#[tokio::test]
async fn every_declared_error_comes_as_its_own_shape() {
    let json = "Content-Type: application/problem+json\r\n";
    let text = "Content-Type: text/html\r\n";
    let body = r#"{"id": 4}"#;
    let rows = [
        ("404 N", text, JobError::Status404(item(4, None))),
        ("400 B", json, JobError::Status4xxJson(item(4, None))),
        ("400 B", text, JobError::Status4xxText(body.to_owned())),
        // Not the 4xx that stands before it.
        ("500 I", json, JobError::Other),
        ("503 S", text, JobError::Other),
    ];
    for (status, headers, expected) in rows {
        let error = started(&answer(status, headers, body)).await.unwrap_err();
        assert_eq!(error.typed().unwrap().unwrap(), expected, "{status}");
    }
}

#[tokio::test]
async fn a_text_in_a_charset_that_is_not_read_says_so() {
    let headers = "Content-Type: text/plain; charset=\"shift_jis\"\r\n";
    let error = started(&answer("200 OK", headers, "x")).await.unwrap_err();
    assert!(error.is_decode());
    assert!(error.to_string().contains("`shift_jis`"), "{error}");
}

#[tokio::test]
async fn declared_redirects_are_answers_and_not_followed() {
    let found = answer("303 See Other", "Location: /jobs/1\r\n", "");
    let job = started(&found).await.unwrap();
    assert!(matches!(*job, Job::Status303));
    assert_eq!(job.headers()["location"], "/jobs/1");
    // One that is not declared is an error, and is not followed either.
    let moved = answer("302 Found", "Location: /jobs/1\r\n", "");
    let error = started(&moved).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 302);

    let server = Server::start(&[&answer("302 F", "Location: https://x.example/f\r\n", "")]).await;
    let call = client(&server.url).call("GET /file", &[], &[]);
    let file = FindFile(call.redirects_are_answers()).await.unwrap();
    assert_eq!((file.status().as_u16(), file.into_inner()), (302, ()));
}

#[tokio::test]
async fn the_headers_of_answers_and_errors_are_typed() {
    let headers = "Content-Type: text/plain\r\nX-Left: 12\r\n";
    let job = started(&answer("200 OK", headers, "")).await.unwrap();
    assert_eq!(job.header(LEFT).unwrap(), Some(12));
    let error = started(&answer("429 T", headers, "")).await.unwrap_err();
    assert_eq!(error.header(LEFT).unwrap(), Some(12));
    let error = started(&answer("429 T", "X-Left: many\r\n", ""))
        .await
        .unwrap_err();
    assert!(error.header(LEFT).is_err());
    let error = started(&answer("429 T", "", "")).await.unwrap_err();
    assert_eq!(error.header(LEFT).unwrap(), None);
}

#[tokio::test]
async fn head_has_headers_and_no_body() {
    let told = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 17\r\n\
                Content-Type: application/json\r\nX-Left: 3\r\n\r\n";
    let server = Server::start(&[told]).await;
    let call = client(&server.url).call("HEAD /items/1", &[], &[]);
    let head = HeadItem(call).await.unwrap();
    assert_eq!(head.header(LEFT).unwrap(), Some(3));
    assert_eq!(head.headers()["content-length"], "17");
    assert_eq!(server.request().line(), "HEAD /items/1");
}
