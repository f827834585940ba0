//! link-users.

use serde_json::json;

use super::*;
use crate::runsignup::{Code, links::read};

const TARGET: Target = Target {
    race_series_id: 51,
    race_series_year_id: 61,
    race_id: 1,
    event_id: 11,
};

/// What a call that linked its rows comes to.
fn linked() -> Value {
    json!({ "success": true })
}

#[test]
fn rows_are_linked_and_a_repeat_succeeds() {
    let mut api = Api::open();
    let rows = json!([[81, 71], [82, 72]]);
    for _ in 0..2 {
        assert_eq!(api.link(TARGET, &rows), Ok(linked()));
        assert_eq!(api.links(11), [(81, 71), (82, 72)]);
    }
    assert_eq!(api.link(TARGET, &json!([])), Ok(linked()));
}

#[test]
fn users_and_participants_are_unique_each_in_its_own_scope() {
    let other_event = Target {
        event_id: 12,
        ..TARGET
    };
    let other_year = Target {
        race_series_year_id: 62,
        ..TARGET
    };
    // First the link of user 81 and participant 71.
    for (target, rows, refused) in [
        (TARGET, json!([[81, 71]]), None),
        (TARGET, json!([[81, 71], [81, 71]]), None),
        // The user is another participant of the year.
        (TARGET, json!([[81, 72]]), Some(11)),
        (other_event, json!([[81, 72]]), Some(11)),
        (other_year, json!([[81, 74]]), None),
        // The participant is another user of the event.
        (TARGET, json!([[82, 71]]), Some(11)),
        (other_event, json!([[82, 71]]), None),
        (other_event, json!([[81, 71]]), None),
        // Within the call.
        (TARGET, json!([[82, 72], [82, 73]]), Some(11)),
        (TARGET, json!([[82, 72], [83, 72]]), Some(11)),
        (TARGET, json!([[82, 72], [83, 73]]), None),
    ] {
        let mut api = Api::open();
        assert_eq!(api.link(TARGET, &json!([[81, 71]])), Ok(linked()));
        assert_eq!(api.link(target, &rows).err(), refused, "{target:?} {rows}");
        if refused.is_some() {
            assert_eq!((api.links(11), api.links(12)), (vec![(81, 71)], vec![]));
        }
    }
}

#[test]
fn all_rows_or_none() {
    for (last, refused) in [([9, 72], 101), ([82, 9], 15), ([81, 72], 11)] {
        let mut api = Api::open();
        assert_eq!(api.link(TARGET, &json!([[81, 71], last])), Err(refused));
        assert!(api.links(11).is_empty());
        // Nor is the user taken for the year.
        assert_eq!(api.link(TARGET, &json!([[81, 72]])), Ok(linked()));
    }
}

#[test]
fn ids_are_known_and_of_each_other() {
    let rows = json!([[81, 71]]);
    for (series, year, race, event, refused) in [
        (51, 61, 1, 11, None),
        (9, 61, 1, 11, Some(15)),
        (52, 61, 1, 11, Some(15)),
        (51, 9, 1, 11, Some(15)),
        (51, 63, 1, 11, Some(15)),
        (51, 61, 9, 11, Some(201)),
        (51, 61, 2, 13, Some(15)),
        (51, 61, 1, 9, Some(223)),
        (51, 61, 1, 13, Some(223)),
        (u64::MAX, 61, 1, 11, Some(15)),
    ] {
        let target = Target {
            race_series_id: series,
            race_series_year_id: year,
            race_id: race,
            event_id: event,
        };
        assert_eq!(Api::open().link(target, &rows).err(), refused, "{target:?}");
    }
    for (row, refused) in [
        ([9, 71], 101),
        ([81, 9], 15),
        ([81, 74], 15),
        ([81, 75], 15),
        ([0, 71], 101),
    ] {
        assert_eq!(
            Api::open().link(TARGET, &json!([row])),
            Err(refused),
            "{row:?}"
        );
    }
}

#[test]
fn directors_of_the_series_may_and_timers_if_told_so() {
    for (roles, with_timers, without) in [
        (vec![(Role::RaceDirector, Of::Series(51))], None, None),
        (vec![(Role::Timer, Of::Race(1))], None, Some(7)),
        (vec![(Role::Timer, Of::Race(2))], Some(7), Some(7)),
        (vec![(Role::RaceDirector, Of::Race(1))], Some(7), Some(7)),
        (vec![(Role::RaceDirector, Of::Series(52))], Some(7), Some(7)),
        (vec![(Role::Partner, Of::Race(1))], Some(7), Some(7)),
        (vec![], Some(7), Some(7)),
    ] {
        for (timers_link, refused) in [(true, with_timers), (false, without)] {
            let options = Options { timers_link };
            let outcome = Api::new(&roles).link_with(options, TARGET, &json!([[81, 71]]));
            assert_eq!(outcome.err(), refused, "{roles:?} {timers_link}");
        }
    }
}

#[test]
fn the_table_has_both_columns_and_a_cell_for_each() {
    for (request, good) in [
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1, 2]] }),
            true,
        ),
        (
            json!({ "columns": ["race_series_participant_id", "user_id"], "participants": [[2, 1]] }),
            true,
        ),
        (
            json!({ "participants": [[2, 1]], "columns": ["race_series_participant_id", "user_id"] }),
            true,
        ),
        (
            json!({ "columns": ["user_id"], "participants": [[1]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "user_id"], "participants": [[1, 2]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id", "bib"], "participants": [[1, 2, 3]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "bib"], "participants": [[1, 2]] }),
            false,
        ),
        (json!({ "columns": [], "participants": [] }), false),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1, 2, 3]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1, "2"]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1, -2]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"], "participants": [[1, null]] }),
            false,
        ),
        (
            json!({ "columns": ["user_id", "race_series_participant_id"] }),
            false,
        ),
        (json!({ "participants": [] }), false),
        (json!([]), false),
    ] {
        let table = read(&request.to_string());
        match good {
            true => {
                let table = table.unwrap();
                assert_eq!(
                    (table[0].user_id, table[0].race_series_participant_id),
                    (1, 2)
                );
            }
            false => assert_eq!(
                table.unwrap_err().code,
                Code::InvalidParameters,
                "{request}"
            ),
        }
    }
    assert_eq!(read("{").unwrap_err().code.number(), 3);
}
