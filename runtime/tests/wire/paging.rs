//! Lists that are walked by counting pages or items, by cursors and by links.

use crate::{
    model::{API, Item, ItemError, QUERY, client, need},
    server::{Answering, Request, answer},
};
use specwright_runtime::{CallError, Value, glue as rt};

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

#[tokio::test]
async fn pages_are_counted_up_to_the_end_that_is_told() {
    static TOTAL: rt::Paging = by_page("/meta/total", "", "");
    static PAGES: rt::Paging = by_page("", "/meta/pages", "");
    static MORE: rt::Paging = by_page("", "", "X-More");
    static NOTHING: rt::Paging = by_page("", "", "");
    let meta = "\"meta\": {\"total\": 5, \"pages\": 3}";
    let all = [0, 1, 2, 3, 4];
    let three = ["q=1&page=1", "q=1&page=2", "q=1&page=3"];
    let start = "GET /numbers?q=1";
    let told = move |r: &Request| two_of_five(r, meta);
    walked(&TOTAL, start, told).await.is(&all, &three);
    walked(&PAGES, start, told).await.is(&all, &three);
    let more = |r: &Request| {
        let last = parameter(r, "page").unwrap() == "3";
        let header = format!("X-More: {}\r\n", !last);
        two_of_five(r, "").replacen("\r\n", &format!("\r\n{header}"), 1)
    };
    walked(&MORE, start, more).await.is(&all, &three);
    // A short page is not the end where none is told, nor where what was declared does not come.
    let four = [&three[..], &["q=1&page=4"]].concat();
    for how in [&NOTHING, &TOTAL, &MORE] {
        let silent = |r: &Request| match parameter(r, "page").unwrap().as_str() {
            "4" => page(&[], ""),
            _ => two_of_five(r, "\"meta\": null"),
        };
        walked(how, start, silent).await.is(&all, &four);
    }
}

#[tokio::test]
async fn pages_are_counted_from_where_the_call_begins() {
    static TOTAL: rt::Paging = by_page("/total", "", "");
    static FROM_0: rt::Paging = rt::Paging::Page {
        page: "page",
        first: 0,
        total: "",
        pages: "/pages",
        more: "",
    };
    let told = |r: &Request| two_of_five(r, "\"total\": 5");
    let start = "GET /numbers?page=2";
    walked(&TOTAL, start, told)
        .await
        .is(&[2, 3, 4], &["page=2", "page=3"]);
    let beyond = |_: &Request| page(&[], "\"total\": 5");
    let start = "GET /numbers?page=9";
    walked(&TOTAL, start, beyond).await.is(&[], &["page=9"]);
    let two = |r: &Request| match parameter(r, "page").unwrap().as_str() {
        "0" => page(&[1], "\"pages\": 2"),
        _ => page(&[2], "\"pages\": 2"),
    };
    walked(&FROM_0, "GET /numbers", two)
        .await
        .is(&[1, 2], &["page=0", "page=1"]);
    let outcome = walked(&TOTAL, "GET /numbers?page=x", told).await;
    let error = outcome.error.unwrap();
    assert!(error.is_request() && outcome.queries.is_empty());
    let why = "query parameter `page`: it has to be a whole number";
    assert!(error.to_string().ends_with(why), "{error}");
}

#[tokio::test]
async fn an_empty_page_before_the_end_that_is_told_is_an_error() {
    static TOTAL: rt::Paging = by_page("/total", "", "");
    static OFFSET: rt::Paging = rt::Paging::Offset {
        offset: "skip",
        total: "",
        more: "/more",
    };
    let why = "an empty page came, and the answer says that there is more";
    let told = |r: &Request| match parameter(r, "page").unwrap().as_str() {
        "1" => page(&[7], "\"total\": 5"),
        _ => page(&[], "\"total\": 5"),
    };
    walked(&TOTAL, "GET /numbers", told).await.fails(&[7], why);
    let told = |_: &Request| page(&[], "\"more\": true");
    walked(&OFFSET, "GET /numbers", told).await.fails(&[], why);
    let told = |_: &Request| page(&[7], "\"total\": \"s3cret\"");
    let why = "what stands at `/total` is not a whole number";
    walked(&TOTAL, "GET /numbers", told).await.fails(&[], why);
}

#[tokio::test]
async fn offsets_go_on_by_the_number_of_items() {
    static OFFSET: rt::Paging = rt::Paging::Offset {
        offset: "page[skip]",
        total: "X-Total",
        more: "",
    };
    // The server gives three or two at a time, as it likes.
    let told = |r: &Request| match parameter(r, "page%5Bskip%5D").unwrap().as_str() {
        "1" => with_headers(&[1, 2, 3], "", "X-Total: 6\r\n"),
        "4" => with_headers(&[4, 5], "", "X-Total: 6\r\n"),
        other => panic!("{other}"),
    };
    walked(&OFFSET, "GET /numbers?page[skip]=1&a=b", told)
        .await
        .is(
            &[1, 2, 3, 4, 5],
            &["a=b&page%5Bskip%5D=1", "a=b&page%5Bskip%5D=4"],
        );
    let silent = |r: &Request| match parameter(r, "page%5Bskip%5D").unwrap().as_str() {
        "0" => page(&[0], ""),
        _ => page(&[], ""),
    };
    walked(&OFFSET, "GET /numbers", silent)
        .await
        .is(&[0], &["page%5Bskip%5D=0", "page%5Bskip%5D=1"]);
}

#[tokio::test]
async fn cursors_are_followed_until_there_is_none() {
    static BODY: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "/items/-",
        more: "",
    };
    static HEADER: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "X-Next",
        more: "/more",
    };
    let told = |r: &Request| match parameter(r, "after").as_deref() {
        None => page(&[1, 2], ""),
        Some("2") => page(&[3], ""),
        _ => page(&[], ""),
    };
    walked(&BODY, "GET /numbers", told)
        .await
        .is(&[1, 2, 3], &["", "after=2", "after=3"]);
    for last in [
        page(&[9], ""),
        with_headers(&[9], "", "X-Next: \r\n"),
        with_headers(&[9], "\"more\": false", "X-Next: b\r\n"),
    ] {
        let told = move |r: &Request| match parameter(r, "after").as_deref() {
            // An empty page goes on where it names the next one.
            Some("a%20%2B") => with_headers(&[], "", "X-Next: c\r\n"),
            Some("c") => last.clone(),
            _ => with_headers(&[8], "\"more\": true", "X-Next: a +\r\n"),
        };
        walked(&HEADER, "GET /numbers?after=0&x=1", told).await.is(
            &[8, 9],
            &["after=0&x=1", "x=1&after=a%20%2B", "x=1&after=c"],
        );
    }
}

#[tokio::test]
async fn a_cursor_that_comes_twice_is_an_error() {
    static BODY: rt::Paging = rt::Paging::Cursor {
        cursor: "after",
        next: "/next",
        more: "",
    };
    let told = |_: &Request| page(&[1], "\"next\": \"s3cret\"");
    walked(&BODY, "GET /numbers", told)
        .await
        .fails(&[1], "the same cursor came twice");
    let told = |_: &Request| page(&[1], "\"next\": \"abc\"");
    walked(&BODY, "GET /numbers?after=abc", told)
        .await
        .fails(&[], "the same cursor came twice");
    let told = |_: &Request| page(&[1], "\"next\": [\"s3cret\"]");
    walked(&BODY, "GET /numbers", told)
        .await
        .fails(&[], "what stands at `/next` is not a text");
}

static LINK: rt::Paging = rt::Paging::Link { next: "" };
static LINK_IN_BODY: rt::Paging = rt::Paging::Link { next: "/next" };

#[tokio::test]
async fn links_are_followed_without_their_credentials() {
    let told = |r: &Request| match parameter(r, "p").as_deref() {
        None => {
            let link = "Link: </numbers?p=0>; rel=\"prev\", \
                        <?p=2&api_key=s3cret&x=%2C>; rel=\"last next\"\r\n";
            with_headers(&[1], "", link)
        }
        _ => with_headers(&[2], "", "Link: </numbers?p=0>; rel=prev\r\n"),
    };
    walked(&LINK, "GET /numbers?x=1", told)
        .await
        .is(&[1, 2], &["x=1", "p=2&x=%2C"]);
    let told = |r: &Request| match parameter(r, "p").as_deref() {
        None => page(&[1], "\"next\": \"/other?p=2\""),
        _ => page(&[2], "\"next\": null"),
    };
    walked(&LINK_IN_BODY, "GET /numbers", told)
        .await
        .is(&[1, 2], &["", "p=2"]);
}

#[tokio::test]
async fn the_credential_of_the_client_is_sent_once_to_each_page() {
    static KEY: rt::Auth = &[&[need(QUERY)]];
    let server = Answering::start(|r| match parameter(r, "p").as_deref() {
        None => with_headers(&[1], "", "Link: <?p=2&api_key=theirs>; rel=next\r\n"),
        _ => page(&[2], ""),
    })
    .await;
    let client = rt::Client::builder(&API)
        .base_url(server.url.clone())
        .credential(QUERY, rt::Credential::secret("ours-1".to_owned()))
        .build()
        .unwrap();
    let call = client.call("GET /numbers", &[], KEY).paged(&LINK);
    let items: Vec<u64> = ListNumbers(call).stream().try_collect().await.unwrap();
    assert_eq!(items, [1, 2]);
    let requests = server.requests();
    let queries: Vec<_> = requests.iter().map(|r| r.query().unwrap()).collect();
    assert_eq!(queries, ["api_key=ours-1", "p=2&api_key=ours-1"]);
}

#[tokio::test]
async fn links_that_must_not_be_followed_are_errors() {
    for (link, why) in [
        (
            "<https://evil.example/?key=s3cret>; rel=next",
            "the address of the next page has another origin",
        ),
        (
            "</numbers?a=1>; rel=next",
            "the same address of a next page came twice",
        ),
        (
            "/numbers?a=s3cret; rel=next",
            "the header `Link` is not of the form `<address>; rel=\"next\"`",
        ),
    ] {
        let told = move |_: &Request| with_headers(&[1], "", &format!("Link: {link}\r\n"));
        let outcome = walked(&LINK, "GET /numbers?a=1", told).await;
        outcome.fails(&[], why);
    }
}

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
async fn a_list_without_paging_is_one_page() {
    let server = Answering::start(|_| answer("200 OK", "", "[{\"id\": 1}]")).await;
    let call = client(&server.url).call("GET /items", &[], &[]);
    let items: Vec<Item> = ListItems(call).stream().try_collect().await.unwrap();
    assert_eq!(items.len(), 1);
    assert_eq!(server.requests().len(), 1);
}
