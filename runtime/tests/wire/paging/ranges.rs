//! Lists that are asked for by a range header, as Toornament has them.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::{
    model::client,
    server::{Answering, Request, answer},
};
use specwright_runtime::{CallError, Pages, Window, glue as rt};

rt::operations! {
    /// Gives the numbers of the teams.
    ListTeams -> Vec<u64>, rt::json, rt::NoErrorBody;
}
rt::paged! {
    ListTeams: Vec<u64> => u64, rt::json, rt::NoErrorBody, |page| page;
}

impl ListTeams {
    fn range(self, range: impl Into<Window>) -> Self {
        Self(self.0.window(range.into()))
    }
}

static TEAMS: rt::Paging = rt::Paging::RangeHeader {
    header: "Range",
    unit: "teams",
    max: 50,
};

fn list(url: &str) -> ListTeams {
    let call = client(url).call("GET /teams", &[], &[]);
    ListTeams(call.paged(&TEAMS))
}

type Outcome = Result<Vec<u64>, CallError<rt::NoErrorBody>>;

async fn all(pages: Pages<u64, rt::NoErrorBody>) -> Outcome {
    pages.try_collect().await
}

/// The items that a request asks for.
fn asked(request: &Request) -> (u64, u64) {
    let range = request.header("range")[0].strip_prefix("teams=").unwrap();
    let (first, last) = range.split_once('-').unwrap();
    (first.parse().unwrap(), last.parse().unwrap())
}

/// The answer with the items from `first` to `last`, whatever `Content-Range` is.
fn page((first, last): (u64, u64), status: &str, content_range: Option<&str>) -> String {
    let items: Vec<u64> = (first..=last).collect();
    let items = serde_json::to_string(&items).unwrap();
    let header = content_range.map(|range| format!("Content-Range: {range}\r\n"));
    answer(status, &header.unwrap_or_default(), &items)
}

/// As the API documents it: a part, at most `cap` items of `total`; beyond them 416.
fn documented(request: &Request, total: u64, shown: &str, cap: u64) -> String {
    let (first, last) = asked(request);
    if first >= total {
        return answer("416 Range Not Satisfiable", "", "");
    }
    let last = last.min(total - 1).min(first + cap - 1);
    let range = format!("teams {first}-{last}/{shown}");
    page((first, last), "206 Partial Content", Some(&range))
}

#[tokio::test]
async fn every_total_takes_as_many_requests_as_it_has_pages() {
    for total in [0, 1, 49, 50, 51, 100, 1000_u64] {
        for prefetch in [0, 1, 3] {
            let server =
                Answering::start(move |r| documented(r, total, &total.to_string(), 50)).await;
            let items = all(list(&server.url).stream().prefetch(prefetch)).await;
            assert_eq!(items.unwrap(), (0..total).collect::<Vec<_>>());
            let mut ranges: Vec<_> = server.requests().iter().map(asked).collect();
            ranges.sort_unstable();
            let starts: Vec<u64> = ranges.iter().map(|(first, _)| *first).collect();
            let expected: Vec<u64> = (0..total.max(1)).step_by(50).collect();
            assert_eq!(starts, expected, "{total} {prefetch}");
            // No window but the first one goes beyond the end that is known then.
            let beyond = |(first, last): &&(u64, u64)| *first > 0 && *last >= total;
            assert_eq!(ranges.iter().find(beyond), None);
            assert!(server.most_at_once() <= prefetch.max(1));
            if total == 1000 && prefetch == 3 {
                assert!(server.most_at_once() > 1);
            }
        }
    }
}

#[tokio::test]
async fn an_empty_list_is_no_error_however_it_is_told() {
    let star = "Content-Range: teams */0\r\n";
    for empty in [
        answer("416 R", "", ""),
        answer("416 R", star, r#"{"errors": []}"#),
        answer("206 P", star, "[]"),
        answer("200 OK", star, "[]"),
        answer("200 OK", "", "[]"),
    ] {
        let text = empty.clone();
        let server = Answering::start(move |_| text.clone()).await;
        let items = all(list(&server.url).stream()).await.unwrap();
        assert!(items.is_empty(), "{empty}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn without_a_total_the_walk_ends_where_there_are_no_more_items() {
    for (total, requests) in [(0, 1), (30, 2), (50, 2), (100, 3), (120, 4)] {
        let server = Answering::start(move |r| documented(r, total, "*", 50)).await;
        let items = all(list(&server.url).stream().prefetch(3)).await.unwrap();
        assert_eq!(items, (0..total).collect::<Vec<_>>());
        assert_eq!(server.requests().len(), requests, "{total}");
        assert_eq!(server.most_at_once(), 1);
    }
}

#[tokio::test]
async fn short_pages_go_on_from_their_real_end() {
    for prefetch in [0, 1, 3] {
        let server = Answering::start(|r| documented(r, 130, "130", 20)).await;
        let items = all(list(&server.url).stream().prefetch(prefetch)).await;
        assert_eq!(items.unwrap(), (0..130).collect::<Vec<_>>(), "{prefetch}");
    }
    // Without `Content-Range`, by the number of items.
    let server = Answering::start(|r| match asked(r) {
        (first, _) if first >= 70 => answer("416 R", "", ""),
        (first, _) => page((first, (first + 29).min(69)), "206 P", None),
    })
    .await;
    let items = all(list(&server.url).stream()).await.unwrap();
    assert_eq!(items, (0..70).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_server_that_knows_no_ranges_gives_the_whole_list_at_once() {
    for total in [20, 70] {
        let server = Answering::start(move |_| page((0, total - 1), "200 OK", None)).await;
        let items = all(list(&server.url).stream()).await.unwrap();
        assert_eq!(items, (0..total).collect::<Vec<_>>());
        assert_eq!(server.requests().len(), 1);
    }
    let server = Answering::start(|_| page((0, 49), "200 OK", None)).await;
    let error = all(list(&server.url).stream()).await.unwrap_err();
    assert!(error.is_paging());
    assert!(error.to_string().contains("which items it has"), "{error}");
}

#[tokio::test]
async fn a_list_that_changes_is_followed_to_its_new_end() {
    for (before, after) in [(130_u64, 60), (130, 50), (130, 160)] {
        for prefetch in [0, 3] {
            let turn = Arc::new(AtomicUsize::new(0));
            let server = Answering::start(move |request| {
                let first = turn.fetch_add(1, Ordering::SeqCst) == 0;
                let total = if first { before } else { after };
                documented(request, total, &total.to_string(), 50)
            })
            .await;
            let items = all(list(&server.url).stream().prefetch(prefetch)).await;
            let expected: Vec<_> = (0..after).collect();
            assert_eq!(items.unwrap(), expected, "{after} {prefetch}");
        }
    }
}

#[tokio::test]
async fn answers_that_do_not_fit_are_errors_and_not_the_end() {
    let status = "206 Partial Content";
    let later: [(String, &str); 6] = [
        (
            answer(status, "Content-Range: teams 50-99/120\r\n", "[]"),
            "no items came from item 50 on, and there are 120",
        ),
        (answer(status, "", "[]"), "no items came from item 50 on"),
        (
            page((50, 99), status, Some("teams 50-99/s3cret")),
            "`Content-Range` is not of the form `teams a-b/total`",
        ),
        (
            page((50, 99), status, Some("users 50-99/120")),
            "`Content-Range` is not of the form",
        ),
        (
            page((0, 49), status, Some("teams 0-49/120")),
            "the answer begins at item 0, and item 50 was asked for",
        ),
        (
            page((50, 99), status, Some("teams */120")),
            "says that there are no items",
        ),
    ];
    for (text, expected) in later {
        let server = Answering::start(move |r| match asked(r) {
            (0, _) => documented(r, 120, "120", 50),
            _ => text.clone(),
        })
        .await;
        let mut pages = list(&server.url).stream();
        for _ in 0..50 {
            pages.next().await.unwrap().unwrap();
        }
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_paging(), "{error}");
        let shown = error.to_string();
        let start = "GET /teams: the pages cannot be walked on: ";
        assert!(shown.starts_with(start), "{shown}");
        assert!(shown.contains(expected), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(pages.next().await.is_none());
    }
}

#[tokio::test]
async fn a_416_inside_of_a_list_that_is_as_long_as_before_is_an_error() {
    for prefetch in [0, 3] {
        let server = Answering::start(|r| match asked(r) {
            (50, _) => answer("416 R", "", ""),
            _ => documented(r, 120, "120", 50),
        })
        .await;
        let pages = list(&server.url).stream().prefetch(prefetch);
        let error = all(pages).await.unwrap_err();
        assert!(error.is_paging());
        let why = "no items came from item 50 on, and there are 120";
        assert!(error.to_string().ends_with(why), "{error}");
        let last = server.requests().pop();
        assert_eq!(last.map(|r| asked(&r)), Some((49, 49)));
    }
}

#[tokio::test]
async fn a_416_that_tells_of_more_items_is_the_error_that_it_is() {
    let server = Answering::start(|r| match asked(r) {
        (0, _) => documented(r, 120, "120", 50),
        _ => answer("416 R", "Content-Range: teams */120\r\n", "why"),
    })
    .await;
    let error = all(list(&server.url).stream()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 416);
    assert_eq!(&error.body().unwrap()[..], b"why");
}

#[tokio::test]
async fn a_window_bounds_the_walk() {
    type Asked = &'static [(u64, u64)];
    let rows: [(Window, u64, Asked); 5] = [
        (
            (100..250).into(),
            1000,
            &[(100, 149), (150, 199), (200, 249)],
        ),
        ((100..=104).into(), 1000, &[(100, 104)]),
        ((20..1000).into(), 90, &[(20, 69), (70, 89)]),
        ((90..100).into(), 90, &[(90, 99)]),
        ((0_u64..u64::MAX).into(), 10, &[(0, 49)]),
    ];
    for (window, total, expected) in rows {
        let server = Answering::start(move |r| documented(r, total, &total.to_string(), 50)).await;
        let items = all(list(&server.url).range(window).stream()).await;
        let end = expected.last().map_or(0, |(_, last)| last + 1).min(total);
        assert_eq!(items.unwrap(), (expected[0].0..end).collect::<Vec<_>>());
        let ranges: Vec<_> = server.requests().iter().map(asked).collect();
        assert_eq!(ranges, expected);
    }
    // More than was asked for is not handed on.
    let server = Answering::start(|_| page((0, 49), "206 P", Some("teams 0-49/100"))).await;
    let items = all(list(&server.url).range(0..10).stream()).await.unwrap();
    assert_eq!(items, (0..10).collect::<Vec<_>>());
}

#[tokio::test]
async fn pages_are_as_long_as_they_are_asked_for_and_allowed() {
    for (size, expected) in [(10, 9), (500, 49), (0, 0)] {
        let server = Answering::start(|r| documented(r, 100, "100", 50)).await;
        let mut pages = list(&server.url).stream().prefetch(0).page_size(size);
        pages.next().await.unwrap().unwrap();
        assert_eq!(asked(&server.requests()[0]), (0, expected));
    }
}

#[tokio::test]
#[allow(clippy::reversed_empty_ranges)] // That is what is asked.
async fn a_call_by_itself_asks_for_one_window() {
    let url = "http://127.0.0.1:9";
    let range = |request: ListTeams| {
        let request = request.build().unwrap();
        request.headers()["range"].to_str().unwrap().to_owned()
    };
    assert_eq!(range(list(url)), "teams=0-49");
    assert_eq!(range(list(url).range(50..60)), "teams=50-59");
    assert_eq!(range(list(url).range(0..=9)), "teams=0-9");
    let (from, to) = (7_usize, 8_u32);
    assert_eq!(range(list(url).range(from..from + 2)), "teams=7-8");
    assert_eq!(range(list(url).range(7..to)), "teams=7-7");

    for (window, expected) in [
        (
            0..51,
            "the window has 51 items, and one request gives at most 50",
        ),
        (5..5, "the window is empty"),
        (5..3, "the window ends before it begins"),
        (-1..3, "the window begins before the first item"),
    ] {
        let error = list(url).range(window.clone()).await.unwrap_err();
        assert!(error.is_request());
        let text = error.to_string();
        let expected = format!("header `Range`: {expected}");
        assert!(text.ends_with(&expected), "{text}");
        if window.end < 50 {
            let error = all(list(url).range(window).stream()).await.unwrap_err();
            assert_eq!(error.to_string(), text);
        }
    }
}

#[tokio::test]
async fn no_page_is_fetched_further_ahead_than_allowed() {
    for (prefetch, expected) in [(0, 1), (1, 2), (3, 4)] {
        let server = Answering::start(|r| documented(r, 1000, "1000", 50)).await;
        let mut pages = list(&server.url).stream().prefetch(prefetch);
        assert!(server.requests().is_empty());
        for _ in 0..50 {
            pages.next().await.unwrap().unwrap();
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        assert_eq!(server.requests().len(), expected, "{prefetch}");
        drop(pages);
    }
}
