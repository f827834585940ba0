//! What a new sandbox holds: nothing but credentials, or the demo.

pub mod credentials;
pub mod demo;
mod describe;
#[cfg(test)]
mod tests;
mod tournaments;

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;

use crate::clock::Moment;

/// What a new sandbox holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// Credentials, tournaments with participants and registrations, and a race with its series.
    #[default]
    Demo,
    /// The same credentials and nothing else.
    Empty,
}

impl Seed {
    /// Puts it into an empty store.
    pub(crate) fn fill(self, transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
        transaction.execute("INSERT INTO seeded (seed) VALUES (?1)", [self.name()])?;
        let principals = credentials::fill(transaction, now)?;
        match self {
            Self::Demo => demo::fill(transaction, &principals, now),
            Self::Empty => Ok(()),
        }
    }

    /// The seed that a store was given.
    pub(crate) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let name = connection
            .query_row("SELECT seed FROM seeded", [], |row| row.get::<_, String>(0))
            .optional()?;
        let is_demo = name.is_some_and(|name| name == Self::Demo.name());
        Ok(if is_demo { Self::Demo } else { Self::Empty })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Empty => "empty",
        }
    }

    /// What a user has to know of it, with both APIs below `origin`, such as
    /// `http://127.0.0.1:8080`.
    pub fn describe(self, origin: &str) -> Demo {
        describe::describe(self, origin)
    }
}

/// Addresses, credentials and ids: what the first line of the sandbox's output says, as JSON.
///
/// The ids are empty, and 0 for RunSignup, where the seed has none; then they are not in the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demo {
    /// Toornament.
    pub toornament: ToornamentDemo,
    /// RunSignup.
    pub runsignup: RunSignupDemo,
}

/// See [`Demo`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToornamentDemo {
    /// The base URL for the client.
    pub base_url: String,
    /// Where tokens are had.
    pub token_url: String,
    /// `X-Api-Key`.
    pub api_key: String,
    /// The application.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// A token with both scopes, which never ends.
    pub bearer_token: String,
    /// Ids of tournaments.
    #[serde(skip_serializing_if = "Tournaments::is_empty")]
    pub tournaments: Tournaments,
    /// A participant of the team tournament.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub participant_id: String,
    /// A pending registration of the team tournament.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub registration_id: String,
}

/// Ids of tournaments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tournaments {
    /// Teams take part.
    pub team: String,
    /// Players take part: 114 of them.
    pub player: String,
    /// Registrations are closed.
    pub closed: String,
}

impl Tournaments {
    fn is_empty(&self) -> bool {
        self.team.is_empty() && self.player.is_empty() && self.closed.is_empty()
    }
}

/// See [`Demo`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunSignupDemo {
    /// The base URL for the client.
    pub base_url: String,
    /// Where tokens are had for codes.
    pub token_url: String,
    /// Goes with `api_secret`.
    pub api_key: String,
    /// Goes with `api_key`.
    pub api_secret: String,
    /// Goes with `tmp_secret`. It ends an hour after its last use.
    pub tmp_key: String,
    /// Goes with `tmp_key`.
    pub tmp_secret: String,
    /// Goes with `x_rsu_api_secret`.
    pub rsu_api_key: String,
    /// Goes with `x_rsu_api_secret`.
    pub sp_api_key: String,
    /// The header `X-RSU-API-SECRET` of either key.
    pub x_rsu_api_secret: String,
    /// The application of the authorization code flow. It is not in the line.
    #[serde(skip)]
    pub client_id: String,
    /// Its secret. It is not in the line.
    #[serde(skip)]
    pub client_secret: String,
    /// A token of a director of the series, with both scopes, which never ends.
    pub oauth_token: String,
    /// A race.
    #[serde(skip_serializing_if = "is_zero")]
    pub race_id: u64,
    /// An event of the race.
    #[serde(skip_serializing_if = "is_zero")]
    pub event_id: u64,
    /// A series that has the race.
    #[serde(skip_serializing_if = "is_zero")]
    pub race_series_id: u64,
    /// A year of the series.
    #[serde(skip_serializing_if = "is_zero")]
    pub race_series_year_id: u64,
    /// A team type of the race.
    #[serde(skip_serializing_if = "is_zero")]
    pub team_type_id: i64,
}

fn is_zero<T: Default + PartialEq>(id: &T) -> bool {
    *id == T::default()
}
