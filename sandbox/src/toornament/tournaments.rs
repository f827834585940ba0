//! Tournaments. No call changes them: seeds and tests add them.

use rusqlite::{
    Connection, OptionalExtension, ToSql, Transaction,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use startlist::toornament::model::ParticipantType;

use super::{Outcome, Refused, id};
use crate::{clock::Moment, store::ids::Counter};

/// Who takes part in a tournament.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Teams, which have a lineup.
    Team,
    /// Players. The tournament's own word for them is `single`.
    Player,
}

impl Kind {
    /// As registrations write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Player => "player",
        }
    }

    /// Whether a registration says the same.
    pub(super) fn is(self, said: &ParticipantType) -> bool {
        said.as_str() == self.as_str()
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "team" => Ok(Self::Team),
            "player" => Ok(Self::Player),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// What a tournament is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tournament {
    /// Its name.
    pub name: String,
    /// Who takes part.
    pub kind: Kind,
    /// How many may take part by automatic acceptance. The organizer may add more.
    pub size: u32,
    /// Whether there are registrations at all.
    pub registration_enabled: bool,
    /// When registrations open; `None` for always.
    pub registration_opens: Option<Moment>,
    /// When registrations close; `None` for never.
    pub registration_closes: Option<Moment>,
    /// Whether the oldest pending registrations are accepted while there is room.
    pub auto_accept: bool,
}

impl Tournament {
    /// A tournament of 128 with open registrations, which the organizer has to accept.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
            size: 128,
            registration_enabled: true,
            registration_opens: None,
            registration_closes: None,
            auto_accept: false,
        }
    }

    /// Whether registrations may be made.
    pub(super) fn is_open(&self, now: Moment) -> bool {
        self.registration_enabled
            && self.registration_opens.is_none_or(|opens| opens <= now)
            && self.registration_closes.is_none_or(|closes| now < closes)
    }
}

/// A tournament in the store.
pub(super) struct Found {
    pub(super) id: i64,
    pub(super) tournament: Tournament,
}

/// Adds a tournament; gives its id.
pub fn add(transaction: &Transaction<'_>, new: &Tournament) -> rusqlite::Result<String> {
    let id = Counter::Toornament.next(transaction)?;
    insert(transaction, id, new)?;
    Ok(id.to_string())
}

/// Adds a tournament of this id.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    id: i64,
    new: &Tournament,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO tournaments (id, name, participant_type, size, registration_enabled,
                                  registration_opens, registration_closes, auto_accept)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            id,
            &new.name,
            new.kind,
            new.size,
            new.registration_enabled,
            new.registration_opens,
            new.registration_closes,
            new.auto_accept,
        ),
    )?;
    Ok(())
}

/// The tournament with this id; 404 if there is none.
pub(super) fn find(connection: &Connection, text: &str) -> Outcome<Found> {
    let missing = || Refused::not_found("tournament_id", text);
    let id = id(text).ok_or_else(missing)?;
    let found = connection
        .prepare_cached(
            "SELECT name, participant_type, size, registration_enabled, registration_opens,
                    registration_closes, auto_accept
             FROM tournaments WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let tournament = Tournament {
                name: row.get("name")?,
                kind: row.get("participant_type")?,
                size: row.get("size")?,
                registration_enabled: row.get("registration_enabled")?,
                registration_opens: row.get("registration_opens")?,
                registration_closes: row.get("registration_closes")?,
                auto_accept: row.get("auto_accept")?,
            };
            Ok(Found { id, tournament })
        })
        .optional()?;
    Ok(found.ok_or_else(missing)?)
}
