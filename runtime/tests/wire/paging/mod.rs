//! Lists that come in pages: what all ways of walking have in common.

mod counting;
mod following;
mod ranges;

use crate::{
    model::{Item, ItemError, client},
    server::{Answering, Request, SlowServer, answer},
};
use specwright_runtime::{CallError, Value, glue as rt};
use std::time::Duration;
use tokio::time::timeout;

rt::operations! {
    /// Gives a page of numbers.
    ListNumbers -> Value, CASES => rt::json, ItemError;
    /// Gives items.
    ListItems -> Vec<Item>, rt::json, ItemError;
}

const CASES: rt::Cases = &[rt::Case::whole("200", "application/json")];

rt::paged! {
    ListNumbers: Value => u64, CASES => rt::json, ItemError, |page| {
        let items = page["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(Value::as_u64).collect()
    };
    ListItems: Vec<Item> => Item, rt::json, ItemError, |page| page;
}

/// An answer with these items and members.
fn page(items: &[u64], members: &str) -> String {
    with_headers(items, members, "")
}

fn with_headers(items: &[u64], members: &str, headers: &str) -> String {
    let comma = if members.is_empty() { "" } else { ", " };
    answer(
        "200 OK",
        headers,
        &format!("{{\"items\": {items:?}{comma}{members}}}"),
    )
}

/// The value of a query parameter.
fn parameter(request: &Request, name: &str) -> Option<String> {
    let pairs = request.query()?.split('&');
    let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(key, _)| *key == name)
        .map(|(_, v)| v.to_owned())
}

/// What a walk gives, and the queries of its requests.
struct Walked {
    items: Vec<u64>,
    error: Option<CallError<ItemError>>,
    queries: Vec<String>,
}

async fn walked(
    how: &'static rt::Paging,
    start: &'static str,
    answer: impl Fn(&Request) -> String + Send + Sync + 'static,
) -> Walked {
    let server = Answering::start(answer).await;
    let call = client(&server.url).call(start, &[], &[]).paged(how);
    let mut pages = ListNumbers(call).stream();
    let (mut items, mut error) = (Vec::new(), None);
    while let Some(item) = pages.next().await {
        match item {
            Ok(item) => items.push(item),
            Err(why) => error = Some(why),
        }
    }
    assert!(pages.next().await.is_none());
    let requests = server.requests();
    let queries = requests.iter().map(|r| r.query().unwrap_or("").to_owned());
    Walked {
        items,
        error,
        queries: queries.collect(),
    }
}

impl Walked {
    #[track_caller]
    fn is(self, items: &[u64], queries: &[&str]) {
        assert!(self.error.is_none(), "{:?}", self.error);
        assert_eq!(self.items, items);
        assert_eq!(self.queries, queries);
    }

    #[track_caller]
    fn fails(self, items: &[u64], why: &str) {
        let error = self.error.expect("an error");
        assert!(error.is_paging(), "{error}");
        assert!(error.to_string().ends_with(why), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        assert_eq!(self.items, items);
    }
}

const fn by_page(total: &'static str, pages: &'static str, more: &'static str) -> rt::Paging {
    let (page, first) = ("page", 1);
    rt::Paging::Page {
        page,
        first,
        total,
        pages,
        more,
    }
}

/// The numbers of a page of two, of five in all, with members behind them.
fn two_of_five(request: &Request, members: &str) -> String {
    let page_number: u64 = parameter(request, "page").unwrap().parse().unwrap();
    let first = (page_number - 1) * 2;
    let items: Vec<u64> = (first..(first + 2).min(5)).collect();
    page(&items, members)
}

static LINK: rt::Paging = rt::Paging::Link { next: "" };

#[tokio::test]
async fn an_error_comes_behind_the_items_before_it_and_ends_the_walk() {
    static TOTAL: rt::Paging = by_page("/total", "", "");
    let failing = |r: &Request| match parameter(r, "page").unwrap().as_str() {
        "1" => page(&[1, 2], "\"total\": 9"),
        _ => answer("400 Bad", "", "{\"id\": 4}"),
    };
    let outcome = walked(&TOTAL, "GET /numbers", failing).await;
    assert_eq!(outcome.items, [1, 2]);
    let error = outcome.error.unwrap();
    let body = error.typed().unwrap().unwrap();
    assert!(matches!(body, ItemError::Status400(item) if item.id == 4));

    let wrong = |_: &Request| answer("200 OK", "", "[{\"id\": \"x\"}]");
    let server = Answering::start(wrong).await;
    let call = client(&server.url).call("GET /items", &[], &[]);
    let mut pages = ListItems(call.paged(&LINK)).stream();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_decode());
    assert!(error.to_string().contains("[0].id"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn giving_up_waiting_loses_nothing_and_dropping_ends_the_exchange() {
    static TOTAL: rt::Paging = by_page("/total", "", "");
    let server = Answering::start(|r| two_of_five(r, "\"total\": 5")).await;
    let call = client(&server.url).call("GET /numbers", &[], &[]);
    let mut pages = ListNumbers(call.paged(&TOTAL)).stream();
    let mut items = Vec::new();
    loop {
        match timeout(Duration::from_millis(1), pages.next()).await {
            Ok(Some(item)) => items.push(item.unwrap()),
            Ok(None) => break,
            Err(_) => {}
        }
    }
    assert_eq!(items, [0, 1, 2, 3, 4]);
    assert_eq!(server.requests().len(), 3);

    let server = SlowServer::start(&[b"HTTP/1.1 200 OK\r\n"], true).await;
    let call = client(&server.url).call("GET /numbers", &[], &[]);
    let mut pages = ListNumbers(call.paged(&TOTAL)).stream();
    let waited = timeout(Duration::from_millis(50), pages.next()).await;
    assert!(waited.is_err());
    drop(pages);
    server.until_gone().await;
}

#[tokio::test]
async fn a_list_without_paging_is_one_page() {
    let server = Answering::start(|_| answer("200 OK", "", "[{\"id\": 1}]")).await;
    let call = client(&server.url).call("GET /items", &[], &[]);
    let items: Vec<Item> = ListItems(call).stream().try_collect().await.unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(server.requests().len(), 1);
}
