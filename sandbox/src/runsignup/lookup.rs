//! Ids that calls name: whether there is such a thing, and whether it belongs where it is named.

use rusqlite::{Connection, Params};

use super::{Code, Outcome, Refused};

/// A number of a call as an id of the store; one that is too large is no id.
pub(super) fn id(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(-1)
}

/// The id of a race; 201.
pub(super) fn race(connection: &Connection, number: u64) -> Outcome<i64> {
    let race = id(number);
    let sql = "SELECT 1 FROM races WHERE id = ?1";
    need(connection, sql, [race], Refused::plain(Code::RaceNotFound))?;
    Ok(race)
}

/// The id of an event of the race; 223.
pub(super) fn event(connection: &Connection, race: i64, number: u64) -> Outcome<i64> {
    let event = id(number);
    let sql = "SELECT 1 FROM events WHERE id = ?1 AND race_id = ?2";
    let refused = Refused::about(Code::EventNotValid, format_args!("event {number}"));
    need(connection, sql, (event, race), refused)?;
    Ok(event)
}

/// Refuses unless the query has a row.
pub(super) fn need(
    connection: &Connection,
    sql: &'static str,
    params: impl Params,
    refused: Refused,
) -> Outcome<()> {
    match connection.prepare_cached(sql)?.exists(params)? {
        true => Ok(()),
        false => Err(refused.into()),
    }
}
