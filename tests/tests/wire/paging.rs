//! Both lists of Toornament, walked from end to end and by windows.

use serde_json::json;
use startlist::toornament::Client;
use test_server::{Answering, Request, answer};

use crate::clients::toornament as client;

/// What the API gives at once.
const MOST: u64 = 50;

/// The first and the last item that a request asks for, in the unit that its list has.
fn asked(request: &Request) -> (u64, u64) {
    let list = request.line().split('?').next().unwrap();
    let unit = list.rsplit('/').next().unwrap();
    let range = request.header("range");
    let items = range[0].strip_prefix(&format!("{unit}=")).unwrap();
    let (first, last) = items.split_once('-').unwrap();
    (first.parse().unwrap(), last.parse().unwrap())
}

/// What either list has for item `id`.
fn item(id: u64) -> serde_json::Value {
    json!({
        "checked_in": false, "custom_fields": {}, "custom_user_identifier": null, "email": null,
        "id": id.to_string(), "name": "Snow", "participant_id": null, "status": "pending",
        "tournament_id": "1", "type": "team", "user_id": null,
    })
}

/// A list of so many items, as the publisher documents it.
async fn start(total: u64) -> (Answering, Client) {
    let server = Answering::start(move |request| {
        let (first, last) = asked(request);
        if last < first || last - first >= MOST || first >= total {
            let body = r#"{"errors": [{"message": "Out of range."}]}"#;
            return answer("416 Range Not Satisfiable", "", body);
        }
        let last = last.min(total - 1);
        let unit = match request.line().contains("/registrations") {
            true => "registrations",
            false => "participants",
        };
        let headers = format!("Content-Range: {unit} {first}-{last}/{total}\r\n");
        let items: Vec<_> = (first..=last).map(item).collect();
        answer("206 Partial Content", &headers, &json!(items).to_string())
    });
    let server = server.await;
    let client = client(&server.url);
    (server, client)
}

/// The windows that were asked for since the last time, in their order.
fn windows(server: &Answering) -> Vec<(u64, u64)> {
    let mut windows: Vec<_> = server.requests().iter().map(asked).collect();
    windows.sort_unstable();
    windows
}

fn ids(items: std::ops::Range<u64>) -> Vec<String> {
    items.map(|id| id.to_string()).collect()
}

#[tokio::test]
async fn every_item_comes_once_with_one_request_per_page() {
    for total in [0, 1, 49, 50, 51, 100, 1000] {
        let (server, client) = start(total).await;
        // An empty list is the only one in which a request meets 416; there it is no error.
        let expected: Vec<u64> = (0..total.max(1)).step_by(50).collect();
        let starts = || -> Vec<u64> { windows(&server).iter().map(|window| window.0).collect() };

        let list = client.participants().list("1");
        let items: Vec<_> = list.stream().try_collect().await.unwrap();
        let came: Vec<String> = items.into_iter().map(|it| it.id).collect();
        assert_eq!(came, ids(0..total));
        assert_eq!(starts(), expected);

        let list = client.registrations().list("1");
        let items: Vec<_> = list.stream().prefetch(3).try_collect().await.unwrap();
        let came: Vec<String> = items.into_iter().map(|it| it.id).collect();
        assert_eq!(came, ids(0..total));
        assert_eq!(starts(), expected);
    }
}

#[tokio::test]
async fn a_window_that_is_set_is_the_whole_walk() {
    let (server, client) = start(1000).await;
    let list = client.registrations().list("1").range(100..250);
    let items: Vec<_> = list.stream().try_collect().await.unwrap();
    let came: Vec<String> = items.into_iter().map(|it| it.id).collect();
    assert_eq!(came, ids(100..250));
    let expected = [(100, 149), (150, 199), (200, 249)];
    assert_eq!(windows(&server), expected);
}

#[tokio::test]
async fn one_request_gives_one_window() {
    let (server, client) = start(51).await;
    let list = || client.participants().list("1");
    for (call, window, count) in [
        (list(), (0, 49), 50),
        (list().range(0..50), (0, 49), 50),
        (list().range(50..=99), (50, 99), 1),
        (list().range(7_usize..8), (7, 7), 1),
    ] {
        assert_eq!(call.await.unwrap().len(), count);
        assert_eq!(windows(&server), [window]);
    }
    let error = list().range(51..101).await.unwrap_err();
    assert!(error.is_range_not_satisfiable(), "{error}");
}

#[tokio::test]
#[allow(clippy::reversed_empty_ranges)] // That is what is asked for.
async fn windows_that_the_api_would_refuse_are_not_sent() {
    let (server, client) = start(1000).await;
    let (participants, registrations) = (client.participants(), client.registrations());
    let rows = [
        (
            0..51,
            "the window has 51 items, and one request gives at most 50",
        ),
        (5..5, "the window is empty"),
        (5..3, "the window ends before it begins"),
        (-1..3, "the window begins before the first item"),
    ];
    for (window, expected) in rows {
        let call = participants.list("1").range(window.clone());
        let error = call.await.unwrap_err();
        assert!(
            error.is_request() && error.to_string().contains(expected),
            "{error}"
        );
        let call = registrations.list("1").range(window);
        let error = call.await.unwrap_err();
        assert!(
            error.is_request() && error.to_string().contains(expected),
            "{error}"
        );
    }
    assert!(server.requests().is_empty());
}
