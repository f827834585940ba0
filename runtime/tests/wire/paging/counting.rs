//! Lists that are walked by counting pages or items.

use super::{by_page, page, parameter, two_of_five, walked, with_headers};
use crate::server::Request;
use specwright_runtime::glue as rt;

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
