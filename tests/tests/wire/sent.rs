//! What a call sends, as a text that a test can spell out.

use startlist::{Error, Reply};
use test_server::{Request, Server};

/// Sends a call by `send_raw` and gives the request that came, readable.
pub(crate) async fn sent(
    server: &Server,
    call: impl Future<Output = Result<Reply, Error>>,
) -> String {
    call.await.unwrap();
    readable(&server.request())
}

/// The request that [`sent`] gives for this line, these headers (sorted) and this body.
pub(crate) fn request(line: &str, headers: &[&str], body: &str) -> String {
    let mut text = line.to_owned();
    for header in headers {
        text.push('\n');
        text.push_str(header);
    }
    if !body.is_empty() {
        text.push_str("\n\n");
        text.push_str(body);
    }
    text
}

/// Line, headers and body; headers are sorted, and those that all requests share are checked and
/// left out. The boundary of a multipart body is written `BOUNDARY`, and line ends as `\n`.
fn readable(request: &Request) -> String {
    common_headers(request);
    // Whether codings are asked for depends on the features of others in the workspace.
    let common = [
        "host",
        "accept",
        "accept-encoding",
        "user-agent",
        "content-length",
    ];
    let headers = request.headers();
    let headers = headers.filter(|(name, _)| !common.contains(&name.as_str()));
    let mut headers: Vec<_> = headers.map(|(name, v)| format!("{name}: {v}")).collect();
    headers.sort();
    let headers: Vec<_> = headers.iter().map(String::as_str).collect();
    let text = self::request(request.line(), &headers, request.body());
    let Some((_, boundary)) = text.split_once("; boundary=") else {
        return text;
    };
    let boundary = boundary.lines().next().unwrap();
    text.replace(boundary, "BOUNDARY").replace("\r\n", "\n")
}

#[track_caller]
fn common_headers(request: &Request) {
    assert_eq!(request.header("host").len(), 1);
    assert_eq!(request.header("accept"), ["application/json"]);
    let agent = concat!("startlist/", env!("CARGO_PKG_VERSION"));
    assert_eq!(request.header("user-agent"), [agent]);
    let length = request.body().len().to_string();
    let expected: &[&str] = if length == "0" { &[] } else { &[&length] };
    assert_eq!(request.header("content-length"), expected);
}
