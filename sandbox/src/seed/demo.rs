//! The demo: its ids, and the race with its series.

use rusqlite::Transaction;

use super::{credentials::Principals, tournaments};
use crate::{
    clock::Moment,
    runsignup::setup::{
        TeamType, add_race, add_series, add_series_year, add_team, add_team_type, add_users,
    },
    store::credentials::{Of, Role, add_right},
};

/// A tournament of teams with open registrations: four participants, and six registrations, of
/// which the first is [`REGISTRATION`].
pub const TEAM: &str = "378426939508809728";
/// A tournament of players with open registrations: 114 participants, no registration.
pub const PLAYER: &str = "378426939508809729";
/// A tournament of teams whose registrations are closed, with two participants.
pub const CLOSED: &str = "378426939508809730";
/// A tournament of two players that accepts registrations automatically. It is empty.
pub const AUTO: &str = "378426939508809731";
/// The first participant of [`TEAM`].
pub const PARTICIPANT: &str = "375143143408309123";
/// The first registration of [`TEAM`], pending.
pub const REGISTRATION: &str = "375143143408309456";

/// A race. Every key of the demo may manage its teams.
pub const RACE: i64 = 1001;
/// An event of [`RACE`]; the next number is another one.
pub const EVENT: i64 = 2001;
/// A race that no credential of the demo has to do with.
pub const OTHER_RACE: i64 = 1002;
/// An event of [`OTHER_RACE`].
pub const OTHER_EVENT: i64 = 2101;
/// A team type of [`RACE`] that requires nothing.
pub const TEAM_TYPE: i64 = 456;
/// A team type of [`RACE`] that requires gender and age range, and is not for mixed teams.
pub const STRICT_TEAM_TYPE: i64 = 457;
/// An age range of [`STRICT_TEAM_TYPE`]; the next number is another one.
pub const AGE_RANGE: i64 = 701;
/// A team type of [`OTHER_RACE`].
pub const OTHER_TEAM_TYPE: i64 = 458;
/// A team of [`RACE`]; the next two numbers are others.
pub const RACE_TEAM: i64 = 5001;
/// The teams of [`RACE`] that the document's example edits and deletes, so that it works as it is.
pub const EXAMPLE_TEAMS: [i64; 2] = [123, 321];
/// A team of [`OTHER_RACE`].
pub const OTHER_TEAM: i64 = 5101;
/// A series that has [`RACE`]. The demo's token is that of its director.
pub const SERIES: i64 = 3001;
/// A year of [`SERIES`].
pub const SERIES_YEAR: i64 = 3101;
/// A series that has [`OTHER_RACE`], with a year and participants of its own.
pub const OTHER_SERIES: i64 = 3002;
/// A year of [`OTHER_SERIES`].
pub const OTHER_SERIES_YEAR: i64 = 3102;
/// The first of twelve users.
pub const USER: i64 = 501;
/// The first of twelve participants of [`SERIES_YEAR`].
pub const SERIES_PARTICIPANT: i64 = 9001;
/// The first of three participants of [`OTHER_SERIES_YEAR`].
pub const OTHER_SERIES_PARTICIPANT: i64 = 9101;

/// Adds all but the credentials.
pub(super) fn fill(
    transaction: &Transaction<'_>,
    principals: &Principals,
    now: Moment,
) -> rusqlite::Result<()> {
    tournaments::fill(transaction, now)?;
    races(transaction)?;
    series(transaction)?;
    for (principal, role, of) in [
        (principals.director, Role::RaceDirector, Of::Race(RACE)),
        (principals.director, Role::RaceDirector, Of::Series(SERIES)),
        (principals.timer, Role::Timer, Of::Race(RACE)),
        (principals.partner, Role::Partner, Of::Race(RACE)),
    ] {
        add_right(transaction, principal, role, of)?;
    }
    Ok(())
}

fn races(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    add_race(transaction, RACE, "Demo race", &[EVENT, EVENT + 1])?;
    add_race(transaction, OTHER_RACE, "Other race", &[OTHER_EVENT])?;
    let free = TeamType::default();
    let strict = TeamType {
        require_gender: true,
        require_age_range: true,
        allow_coed: false,
        ..free
    };
    add_team_type(transaction, RACE, TEAM_TYPE, free, &[])?;
    let ranges = [AGE_RANGE, AGE_RANGE + 1];
    add_team_type(transaction, RACE, STRICT_TEAM_TYPE, strict, &ranges)?;
    add_team_type(transaction, OTHER_RACE, OTHER_TEAM_TYPE, free, &[])?;
    for (id, name) in (RACE_TEAM..).zip(["Hill Walkers", "River Runners", "Wood Ramblers"]) {
        add_team(transaction, RACE, id, name, TEAM_TYPE)?;
    }
    for (id, name) in EXAMPLE_TEAMS
        .into_iter()
        .zip(["The Early Birds", "The Latecomers"])
    {
        add_team(transaction, RACE, id, name, TEAM_TYPE)?;
    }
    add_team(
        transaction,
        OTHER_RACE,
        OTHER_TEAM,
        "Other Team",
        OTHER_TEAM_TYPE,
    )
}

fn series(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let count = |first: i64, count: i64| (first..first + count).collect::<Vec<_>>();
    add_series(transaction, SERIES, "Demo series", &[RACE])?;
    let participants = count(SERIES_PARTICIPANT, 12);
    add_series_year(transaction, SERIES, SERIES_YEAR, 2026, &participants)?;
    add_series(transaction, OTHER_SERIES, "Other series", &[OTHER_RACE])?;
    let participants = count(OTHER_SERIES_PARTICIPANT, 3);
    add_series_year(
        transaction,
        OTHER_SERIES,
        OTHER_SERIES_YEAR,
        2026,
        &participants,
    )?;
    add_users(transaction, &count(USER, 12))
}
