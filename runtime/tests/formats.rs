//! The types of other crates, as texts on the wire.

use chrono::{DateTime, FixedOffset, NaiveDate};
use jiff::{SpanFieldwise, Timestamp, civil::Date};
use rust_decimal::Decimal;
use specwright_runtime::{chrono, glue as rt, jiff, rust_decimal, url, uuid};
use url::Url;
use uuid::Uuid;

static API: rt::Api = rt::Api {
    name: "example",
    base_url: "https://api.example.com",
    user_agent: "example/1.0",
    schemes: &[],
    concurrency: None,
};

rt::operations! {
    /// Gives a text.
    Get -> String, rt::text, rt::NoErrorBody;
}

/// Reads a text, writes it, and sends it as a query parameter.
fn round<T: rt::Decode + rt::Encode>(text: &str) -> (String, String) {
    let value: T = rt::from_json(format!("{text:?}").as_bytes()).unwrap();
    let written = String::from_utf8(rt::to_json(&value).unwrap()).unwrap();
    let client = rt::Client::builder(&API).build().unwrap();
    let call = rt::call(&client, "GET /x", &[], &[]);
    let request = Get(call.query("at", &value, rt::Style::Form))
        .build()
        .unwrap();
    (
        written,
        request.url().query().unwrap_or_default().to_owned(),
    )
}

fn both(text: &str, query: &str) -> (String, String) {
    (format!("{text:?}"), format!("at={query}"))
}

#[test]
fn instants_are_kept_and_have_no_space() {
    let text = "2026-01-31T09:30:00.250+02:00";
    assert_eq!(
        round::<DateTime<FixedOffset>>(text),
        both(text, "2026-01-31T09%3A30%3A00.250%2B02%3A00")
    );
    assert_eq!(
        round::<Timestamp>(text),
        both("2026-01-31T07:30:00.25Z", "2026-01-31T07%3A30%3A00.25Z")
    );
}

#[test]
fn days_durations_and_others() {
    let day = "2026-01-31";
    assert_eq!(round::<NaiveDate>(day), both(day, day));
    assert_eq!(round::<Date>(day), both(day, day));
    assert_eq!(
        round::<SpanFieldwise>("P1Y2DT3H"),
        both("P1Y2DT3H", "P1Y2DT3H")
    );
    assert_eq!(round::<Decimal>("12.50"), both("12.50", "12.50"));
    let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    assert_eq!(round::<Uuid>(id), both(id, id));
    let url = "https://races.example/a?b=c";
    assert_eq!(round::<Url>(url).0, format!("{url:?}"));
}

#[test]
fn what_does_not_parse_is_named() {
    fn error<T: rt::Decode>(text: &str) -> String {
        match rt::from_json::<rt::Map<T>>(format!(r#"{{"at":{text:?}}}"#).as_bytes()) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }
    assert!(
        error::<DateTime<FixedOffset>>("2026-01-31 09:30").starts_with("at: invalid date-time: ")
    );
    assert!(error::<Timestamp>("yesterday").starts_with("at: invalid date-time: "));
    assert!(error::<SpanFieldwise>("2 hours").starts_with("at: invalid duration: "));
    assert!(error::<Uuid>("67e5").starts_with("at: invalid UUID: "));
    assert!(error::<Url>("races").starts_with("at: invalid URL: "));
}
