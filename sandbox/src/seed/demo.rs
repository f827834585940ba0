//! The demo: its ids and what they name.

use rusqlite::Transaction;

use super::credentials::Principals;
use crate::{
    clock::Moment,
    store::credentials::{Of, Role, add_right},
};

/// A tournament of teams, with four participants and six registrations.
pub const TEAM: &str = "378426939508809728";
/// A tournament of players, with 114 participants.
pub const PLAYER: &str = "378426939508809729";
/// A tournament of teams whose registrations are closed.
pub const CLOSED: &str = "378426939508809730";
/// A participant of [`TEAM`].
pub const PARTICIPANT: &str = "375143143408309123";
/// A pending registration of [`TEAM`].
pub const REGISTRATION: &str = "375143143408309456";

/// A race.
pub const RACE: i64 = 1001;
/// An event of [`RACE`].
pub const EVENT: i64 = 2001;
/// A series that has [`RACE`].
pub const SERIES: i64 = 3001;
/// A year of [`SERIES`].
pub const SERIES_YEAR: i64 = 3101;
/// A team type of [`RACE`] that requires nothing.
pub const TEAM_TYPE: i64 = 456;

/// Adds all but the credentials.
pub(super) fn fill(
    transaction: &Transaction<'_>,
    principals: &Principals,
    _now: Moment,
) -> rusqlite::Result<()> {
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
