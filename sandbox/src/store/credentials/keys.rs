//! The keys of RunSignup, whom they stand for, and what that one may do.

use rusqlite::{OptionalExtension, ToSql, Transaction, types::ToSqlOutput};

use crate::clock::Moment;

/// A kind of key. Each is sent in a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    /// `api_key` and `api_secret`.
    Api,
    /// `tmp_key` and `tmp_secret`, from the login call.
    Tmp,
    /// `rsu_api_key` and `X-RSU-API-SECRET`.
    Rsu,
    /// `sp_api_key` and `X-RSU-API-SECRET`.
    Sp,
}

impl ToSql for KeyKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Api => "api",
            Self::Tmp => "tmp",
            Self::Rsu => "rsu",
            Self::Sp => "sp",
        }
        .to_sql()
    }
}

/// What a principal is to a race or a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A partner of the race.
    Partner,
    /// A director of the race or of the series.
    RaceDirector,
    /// A timer of the race.
    Timer,
}

impl ToSql for Role {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Partner => "partner",
            Self::RaceDirector => "race_director",
            Self::Timer => "timer",
        }
        .to_sql()
    }
}

/// What a role is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// A race, by its id.
    Race(i64),
    /// A race series, by its id.
    Series(i64),
}

impl Of {
    /// Kind and id, as the store has them.
    pub(crate) fn parts(self) -> (&'static str, i64) {
        match self {
            Self::Race(id) => ("race", id),
            Self::Series(id) => ("series", id),
        }
    }
}

/// A key that is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// Its kind.
    pub kind: KeyKind,
    /// Whom it stands for.
    pub principal: i64,
}

/// A key to add.
#[derive(Clone, Copy)]
pub struct NewKey<'a> {
    /// Its kind.
    pub kind: KeyKind,
    /// The key.
    pub key: &'a str,
    /// Its secret.
    pub secret: &'a str,
    /// Whom it stands for.
    pub principal: i64,
    /// Seconds after the last use when it ends; `None` for never.
    pub idle_seconds: Option<u32>,
}

/// Adds someone for keys and tokens to stand for; gives the id.
pub fn add_principal(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<i64> {
    transaction.execute("INSERT INTO principals (name) VALUES (?1)", [name])?;
    Ok(transaction.last_insert_rowid())
}

/// Gives a principal a role; a role that it has already is no matter.
pub fn add_right(
    transaction: &Transaction<'_>,
    principal: i64,
    role: Role,
    of: Of,
) -> rusqlite::Result<()> {
    let (object, id) = of.parts();
    transaction.execute(
        "INSERT OR IGNORE INTO rights (principal, object, object_id, role) VALUES (?1, ?2, ?3, ?4)",
        (principal, object, id, role),
    )?;
    Ok(())
}

/// Adds a key, as if it had been used now.
pub fn add_key(
    transaction: &Transaction<'_>,
    new: NewKey<'_>,
    now: Moment,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO keys (kind, key, secret, principal, idle_seconds, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            new.kind,
            new.key,
            new.secret,
            new.principal,
            new.idle_seconds,
            now,
        ),
    )?;
    Ok(())
}

/// Uses a key: whom it stands for, if key and secret are right and it has not ended. One that ends
/// when it is not used lasts anew from now.
pub fn key(
    transaction: &Transaction<'_>,
    kind: KeyKind,
    key: &str,
    secret: &str,
    now: Moment,
) -> rusqlite::Result<Option<KeyRow>> {
    let found: Option<(i64, bool)> = transaction
        .prepare_cached(
            "SELECT principal, idle_seconds IS NOT NULL FROM keys
             WHERE kind = ?1 AND key = ?2 AND secret = ?3
               AND (idle_seconds IS NULL OR used_at + idle_seconds * 1000 > ?4)",
        )?
        .query_row((kind, key, secret, now), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let Some((principal, ends)) = found else {
        return Ok(None);
    };
    if ends {
        transaction
            .prepare_cached("UPDATE keys SET used_at = ?3 WHERE kind = ?1 AND key = ?2")?
            .execute((kind, key, now))?;
    }
    Ok(Some(KeyRow { kind, principal }))
}

/// Lets every key last anew from now, as a login would.
pub fn renew(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<()> {
    transaction.execute("UPDATE keys SET used_at = ?1", [now])?;
    Ok(())
}
