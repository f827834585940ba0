//! link-users.

use serde_json::json;
use startlist_sandbox::{
    runsignup::{links::Target, setup::add_series_year},
    seed::demo::{EVENT, SERIES, SERIES_PARTICIPANT, USER as FIRST_USER},
};

use crate::race::{RUNNER, Race, TARGET, USER, link};

const NEXT_YEAR: i64 = 3999;

/// The demo, and another year of its series with a participant of the number 9999.
async fn years() -> Race {
    let add = |t: &rusqlite::Transaction<'_>| add_series_year(t, SERIES, NEXT_YEAR, 2027, &[9999]);
    Race::with(startlist_sandbox::Sandbox::builder(), add)
        .await
        .0
}

#[tokio::test]
async fn a_repeat_succeeds() {
    let race = Race::new().await;
    let rows = [[USER, RUNNER], [USER + 1, RUNNER + 1]];
    let linked = Ok(json!({ "success": true }));
    for _ in 0..2 {
        assert_eq!(race.link(&rows).await, linked);
        let expected = [
            (FIRST_USER, SERIES_PARTICIPANT),
            (FIRST_USER + 1, SERIES_PARTICIPANT + 1),
        ];
        assert_eq!(race.links(EVENT), expected);
    }
    assert_eq!(race.link(&[]).await, linked);
    // Twice in one call, which the client would not send.
    let rows = format!("[[{USER}, {RUNNER}], [{USER}, {RUNNER}]]");
    let table = format!(r#"{{"columns": {COLUMNS}, "participants": {rows}}}"#);
    assert_eq!(race.link_text(&table).await, linked);
}

const COLUMNS: &str = r#"["user_id", "race_series_participant_id"]"#;

#[tokio::test]
async fn users_and_participants_are_unique() {
    let other_event = Target {
        event_id: TARGET.event_id + 1,
        ..TARGET
    };
    let other_year = Target {
        race_series_year_id: NEXT_YEAR.unsigned_abs(),
        ..TARGET
    };
    let race = years().await;
    let controls = race.place.sandbox.controls();
    race.link(&[[USER, RUNNER]]).await.unwrap();
    controls.snapshot("one link").await.unwrap();
    for (target, row, expected) in [
        (TARGET, [USER, RUNNER], Ok(())),
        // The user is another participant of the year.
        (TARGET, [USER, RUNNER + 1], Err(11)),
        (other_event, [USER, RUNNER + 1], Err(11)),
        (other_year, [USER, 9999], Ok(())),
        // The participant is another user of the event.
        (TARGET, [USER + 1, RUNNER], Err(11)),
        (other_event, [USER + 1, RUNNER], Ok(())),
        (other_event, [USER, RUNNER], Ok(())),
    ] {
        assert!(controls.restore("one link").await.unwrap());
        let outcome = link(&race.client, target, &[row]).await;
        assert_eq!(outcome.map(|_| ()), expected, "{target:?} {row:?}");
        if expected.is_err() {
            assert_eq!(race.links(EVENT), [(FIRST_USER, SERIES_PARTICIPANT)]);
            assert!(race.links(EVENT + 1).is_empty());
        }
    }
    // Within a call, which the client would not send.
    let race = Race::new().await;
    for (rows, expected) in [
        ([[USER, RUNNER], [USER, RUNNER + 1]], Err(11)),
        ([[USER, RUNNER], [USER + 1, RUNNER]], Err(11)),
        ([[USER, RUNNER], [USER + 1, RUNNER + 1]], Ok(())),
    ] {
        let rows = json!(rows);
        let table = format!(r#"{{"columns": {COLUMNS}, "participants": {rows}}}"#);
        let outcome = race.link_text(&table).await;
        assert_eq!(outcome.map(|_| ()), expected, "{rows}");
    }
}

#[tokio::test]
async fn all_rows_or_none() {
    for (last, number) in [
        ([9, RUNNER + 1], 101),
        ([USER + 1, 9], 15),
        ([USER + 2, RUNNER + 2], 11),
    ] {
        let race = Race::new().await;
        race.link(&[[USER + 3, RUNNER + 2]]).await.unwrap();
        let linked = race.links(EVENT);
        assert_eq!(race.link(&[[USER, RUNNER], last]).await, Err(number));
        assert_eq!(race.links(EVENT), linked);
        // Nor is the user taken for the year.
        assert!(race.link(&[[USER, RUNNER + 1]]).await.is_ok());
    }
}

#[tokio::test]
async fn unknown_columns_are_refused() {
    let race = Race::new().await;
    let table = |columns: &str, rows: &str| {
        let rows = rows
            .replace('U', &USER.to_string())
            .replace('P', &RUNNER.to_string());
        format!(r#"{{"columns": [{columns}], "participants": {rows}}}"#)
    };
    let (user, runner) = (r#""user_id""#, r#""race_series_participant_id""#);
    let both = format!("{user}, {runner}");
    let turned = format!("{runner}, {user}");
    for (request, expected) in [
        (table(&both, "[[U, P]]"), Ok(())),
        (table(&turned, "[[P, U]]"), Ok(())),
        (table(user, "[[U]]"), Err(3)),
        (table("", "[]"), Err(3)),
        (table(&format!("{user}, {user}"), "[[U, U]]"), Err(3)),
        (table(&format!("{both}, \"bib\""), "[[U, P, 3]]"), Err(3)),
        (table(&format!("{user}, \"bib\""), "[[U, P]]"), Err(3)),
        (table(&both, "[[U]]"), Err(3)),
        (table(&both, "[[U, P, 3]]"), Err(3)),
        (table(&both, r#"[[U, "P"]]"#), Err(3)),
        (table(&both, "[[U, -1]]"), Err(3)),
        (table(&both, "[[U, null]]"), Err(3)),
        (table(&both, "[[U, 1.5]]"), Err(3)),
        (format!(r#"{{"columns": [{both}]}}"#), Err(3)),
        (r#"{"participants": []}"#.to_owned(), Err(3)),
        ("[]".to_owned(), Err(3)),
        ("{".to_owned(), Err(3)),
        (String::new(), Err(3)),
    ] {
        let outcome = race.link_text(&request).await;
        assert_eq!(outcome.map(|_| ()), expected, "{request}");
    }
    assert_eq!(race.links(EVENT), [(FIRST_USER, SERIES_PARTICIPANT)]);
}
