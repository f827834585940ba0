//! Lists of objects that travel as tables: in JSON bodies and in parts of forms.

use crate::{
    model::client,
    server::{NO_CONTENT, Request, Server, answer},
};
use specwright_runtime::{Table, glue as rt};

#[derive(Clone, Debug, PartialEq)]
pub struct UserLink {
    pub user_id: u64,
    pub race_series_participant_id: u64,
}

rt::rows! {
    UserLink {
        columns: "columns", rows: "participants",
        unique: ["user_id", "race_series_participant_id"],
        user_id "user_id", race_series_participant_id "race_series_participant_id"
    }
}

pub type LinkUsersRequest = Table<UserLink>;

rt::operations! {
    /// Gives the links.
    ListLinks -> LinkUsersRequest, rt::json, rt::NoErrorBody;
}

const PARTS: &[(&str, rt::Part)] = &[("request", rt::Part::Json)];
const TEXT: &str =
    r#"{"columns":["user_id","race_series_participant_id"],"participants":[[1,11],[2,12]]}"#;

fn links(pairs: &[(u64, u64)]) -> Vec<UserLink> {
    let link = |(user_id, race_series_participant_id): &(u64, u64)| UserLink {
        user_id: *user_id,
        race_series_participant_id: *race_series_participant_id,
    };
    pairs.iter().map(link).collect()
}

async fn sent(with: impl FnOnce(rt::Call) -> rt::Call) -> Request {
    let server = Server::start(&[NO_CONTENT]).await;
    let call = client(&server.url).call("POST /links", &[], &[]);
    with(call).send_raw().await.unwrap();
    server.request()
}

#[tokio::test]
async fn a_table_is_a_json_body_or_a_part_of_a_form() {
    let rows = links(&[(1, 11), (2, 12)]);
    let request = sent(|call| call.json(&rt::Rows(&rows))).await;
    assert_eq!(request.body(), TEXT);
    let table = LinkUsersRequest::from(rows.clone());
    let request = sent(|call| call.json(&table)).await;
    assert_eq!(request.body(), TEXT);
    let body = rt::Member("request", &rt::Rows(&rows));
    let request = sent(|call| call.multipart(&body, PARTS)).await;
    let part = format!("name=\"request\"\r\nContent-Type: application/json\r\n\r\n{TEXT}\r\n--");
    assert!(request.body().contains(&part), "{}", request.body());
    let request = sent(|call| call.form(&body, PARTS)).await;
    assert!(request.body().starts_with("request=%7B%22columns%22"));
}

#[tokio::test]
async fn an_answer_is_read_by_the_names_of_its_columns() {
    let json = "Content-Type: application/json\r\n";
    let body =
        r#"{"columns": ["race_series_participant_id", "user_id"], "participants": [[11, 1]]}"#;
    let server = Server::start(&[&answer("200 OK", json, body)]).await;
    let call = client(&server.url).call("GET /links", &[], &[]);
    let table = ListLinks(call).await.unwrap().into_inner();
    assert_eq!(Vec::from(table), links(&[(1, 11)]));

    let body = r#"{"columns": ["user_id", "race_series_participant_id"], "participants": [[1]]}"#;
    let server = Server::start(&[&answer("200 OK", json, body)]).await;
    let call = client(&server.url).call("GET /links", &[], &[]);
    let error = ListLinks(call).await.unwrap_err();
    assert!(error.is_decode());
    let told = "participants[0]: no cell for `race_series_participant_id`";
    assert!(error.to_string().contains(told), "{error}");
}

#[tokio::test]
async fn rows_that_repeat_a_unique_value_are_refused_before_anything_is_sent() {
    let rows = links(&[(71, 81), (72, 82), (71, 83)]);
    let client = client("http://127.0.0.1:9");
    let call = || client.call("POST /links", &[], &[]);
    let body = rt::Member("request", &rt::Rows(&rows));
    let calls = [
        ("the body", call().json(&rt::Rows(&rows))),
        ("multipart field `request`", call().multipart(&body, PARTS)),
        ("form field `request`", call().form(&body, &[])),
    ];
    for (place, call) in calls {
        let error = call.build().unwrap_err();
        assert!(error.is_request());
        let text = error.to_string();
        assert!(text.contains(place), "{text}");
        assert!(
            text.ends_with("row 3 repeats the `user_id` of row 1"),
            "{text}"
        );
        assert!(!text.contains("71"), "{text}");
    }
}
