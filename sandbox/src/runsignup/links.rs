//! link-users: links users to participants of a race series, all rows or none.

use rusqlite::{Connection, Transaction};
use serde_json::json;
use startlist::runsignup::model::{LinkUsersRequest, LinkUsersResult, UserLink};

use super::{
    Answer, Code, Options, Outcome, Refused,
    access::{self, Caller},
    lookup::{self, need},
};
use crate::{
    answer::answer,
    json::model,
    store::credentials::{Of, Role},
};

/// What users are linked to: the four parameters of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The series.
    pub race_series_id: u64,
    /// A year of the series.
    pub race_series_year_id: u64,
    /// A race of the series.
    pub race_id: u64,
    /// An event of the race.
    pub event_id: u64,
}

/// The same as ids of the store, all of them known and of each other.
struct Place {
    year: i64,
    event: i64,
}

/// Reads the form field `request`: 3 where it is no JSON of the form, names columns that are not
/// known, twice or not both, or has a row of another length.
pub fn read(text: &str) -> Result<LinkUsersRequest, Refused> {
    serde_json::from_str(text).map_err(|error| Refused::about(Code::InvalidParameters, error))
}

/// Links the rows. A row that says what is linked already changes nothing and is no error.
pub fn link(
    transaction: &Transaction<'_>,
    options: Options,
    caller: Caller,
    target: Target,
    rows: &[UserLink],
) -> Answer<LinkUsersResult> {
    let link = || {
        let place = place(transaction, options, caller, target)?;
        for (index, row) in rows.iter().enumerate() {
            link_one(transaction, &place, row, index + 1)?;
        }
        Ok(model(json!({ "success": true }))?)
    };
    answer(link())
}

fn place(
    connection: &Connection,
    options: Options,
    caller: Caller,
    target: Target,
) -> Outcome<Place> {
    let race = lookup::race(connection, target.race_id)?;
    let series = lookup::id(target.race_series_id);
    let wrong = |what: &str| Refused::about(Code::InvalidId, what);
    let sql = "SELECT 1 FROM series WHERE id = ?1";
    need(connection, sql, [series], wrong("race_series_id"))?;
    let sql = "SELECT 1 FROM series_races WHERE series_id = ?1 AND race_id = ?2";
    let refused = wrong("race_id: the series has not this race");
    need(connection, sql, (series, race), refused)?;
    let mut any = vec![(Role::RaceDirector, Of::Series(series))];
    if options.timers_link {
        any.push((Role::Timer, Of::Race(race)));
    }
    access::require(connection, caller, &any)?;
    let year = lookup::id(target.race_series_year_id);
    let sql = "SELECT 1 FROM series_years WHERE id = ?1 AND series_id = ?2";
    let refused = wrong("race_series_year_id: the series has not this year");
    need(connection, sql, (year, series), refused)?;
    let event = lookup::event(connection, race, target.event_id)?;
    Ok(Place { year, event })
}

/// Links one row, counted from 1.
fn link_one(
    transaction: &Transaction<'_>,
    place: &Place,
    row: &UserLink,
    number: usize,
) -> Outcome<()> {
    let user = lookup::id(row.user_id);
    let participant = lookup::id(row.race_series_participant_id);
    let refused = |code, what: &str| Refused::about(code, format_args!("row {number}: {what}"));
    let sql = "SELECT 1 FROM users WHERE id = ?1";
    let unknown = refused(Code::UserNotFound, "user_id");
    need(transaction, sql, [user], unknown)?;
    let sql = "SELECT 1 FROM series_participants WHERE id = ?1 AND series_year_id = ?2";
    let what = "race_series_participant_id: the series year has not this participant";
    let unknown = refused(Code::InvalidId, what);
    need(transaction, sql, (participant, place.year), unknown)?;

    let linked = claim(transaction, &YEAR, (place.year, user), participant)?;
    if linked != participant {
        let what = format!("in this year, user {user} is linked to participant {linked}");
        return Err(refused(Code::InvalidSubmission, &what).into());
    }
    let linked = claim(transaction, &EVENT, (place.event, participant), user)?;
    if linked != user {
        let what = format!("in this event, participant {participant} is linked to user {linked}");
        return Err(refused(Code::InvalidSubmission, &what).into());
    }
    Ok(())
}

/// A rule of uniqueness: a table from a pair of ids to a third.
struct Unique {
    insert: &'static str,
    select: &'static str,
}

/// Within a year a user is one participant.
const YEAR: Unique = Unique {
    insert: "INSERT OR IGNORE INTO year_links (series_year_id, user_id, participant_id)
             VALUES (?1, ?2, ?3)",
    select: "SELECT participant_id FROM year_links WHERE series_year_id = ?1 AND user_id = ?2",
};

/// Within an event a participant is one user.
const EVENT: Unique = Unique {
    insert: "INSERT OR IGNORE INTO event_links (event_id, participant_id, user_id)
             VALUES (?1, ?2, ?3)",
    select: "SELECT user_id FROM event_links WHERE event_id = ?1 AND participant_id = ?2",
};

/// Sets what the pair is linked to, unless it is linked; gives what it is linked to now.
fn claim(
    transaction: &Transaction<'_>,
    rule: &Unique,
    (one, other): (i64, i64),
    to: i64,
) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached(rule.insert)?
        .execute((one, other, to))?;
    transaction
        .prepare_cached(rule.select)?
        .query_row((one, other), |row| row.get(0))
}

/// The links of an event: user and participant, by participant. No call reads them.
pub fn all(connection: &Connection, event: i64) -> rusqlite::Result<Vec<(i64, i64)>> {
    connection
        .prepare_cached(
            "SELECT user_id, participant_id FROM event_links WHERE event_id = ?1
             ORDER BY participant_id",
        )?
        .query_map([event], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}
