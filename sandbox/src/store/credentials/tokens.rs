//! Tokens: given, looked up, ended.
//!
//! They are numbered, not drawn by lot: nothing is protected by them, and tests can tell them.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::{ApiName, Scopes};
use crate::{clock::Moment, store::ids::Counter};

/// How long an access token lasts: about 25 hours, and a month.
fn access_lifetime(api: ApiName) -> Duration {
    match api {
        ApiName::Toornament => Duration::from_hours(25),
        ApiName::RunSignup => Duration::from_hours(30 * 24),
    }
}

/// How long a refresh token lasts. RunSignup says 20 years; Toornament says nothing, so two weeks.
fn refresh_lifetime(api: ApiName) -> Duration {
    match api {
        ApiName::Toornament => Duration::from_hours(14 * 24),
        ApiName::RunSignup => Duration::from_hours(20 * 365 * 24),
    }
}

/// What a token is to allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The API.
    pub api: ApiName,
    /// The application.
    pub client_id: String,
    /// RunSignup: on whose behalf.
    pub principal: Option<i64>,
    /// What it allows.
    pub scopes: Scopes,
    /// Whether a refresh token comes with it.
    pub refreshable: bool,
}

/// A new token, as the token endpoint answers.
#[derive(Clone, PartialEq, Eq)]
pub struct IssuedToken {
    /// The access token.
    pub access_token: String,
    /// The refresh token, if there is one.
    pub refresh_token: Option<String>,
    /// Seconds until the access token ends.
    pub expires_in: u64,
    /// What it allows, with spaces between the scopes.
    pub scope: String,
}

/// A token that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRow {
    /// The API.
    pub api: ApiName,
    /// The application that it was given to.
    pub client_id: String,
    /// RunSignup: on whose behalf.
    pub principal: Option<i64>,
    /// What it allows.
    pub scopes: Scopes,
    /// When it ends; `None` for never.
    pub expires_at: Option<Moment>,
}

#[derive(Clone, Copy)]
enum Kind {
    Access,
    Refresh,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refresh => "refresh",
        }
    }
}

/// Gives a new access token, and a refresh token if the grant has one.
pub fn issue(
    transaction: &Transaction<'_>,
    grant: &Grant,
    now: Moment,
) -> rusqlite::Result<IssuedToken> {
    let lifetime = access_lifetime(grant.api);
    let access_token = fresh(transaction, grant.api, Kind::Access.name())?;
    insert(
        transaction,
        Kind::Access,
        &access_token,
        grant,
        Some(now.plus(lifetime)),
    )?;
    let mut refresh_token = None;
    if grant.refreshable {
        let token = fresh(transaction, grant.api, Kind::Refresh.name())?;
        let end = now.plus(refresh_lifetime(grant.api));
        insert(transaction, Kind::Refresh, &token, grant, Some(end))?;
        refresh_token = Some(token);
    }
    Ok(IssuedToken {
        access_token,
        refresh_token,
        expires_in: lifetime.as_secs(),
        scope: grant.scopes.text(),
    })
}

/// Adds an access token of one's own choice, which never ends.
pub fn add_token(
    transaction: &Transaction<'_>,
    token: &str,
    grant: &Grant,
) -> rusqlite::Result<()> {
    insert(transaction, Kind::Access, token, grant, None)
}

/// The access token, if it is known and has not ended.
pub fn token(
    connection: &Connection,
    api: ApiName,
    token: &str,
    now: Moment,
) -> rusqlite::Result<Option<TokenRow>> {
    find(connection, Kind::Access, api, token, now)
}

/// Takes the refresh token of this application, if it is known and has not ended. It can be taken
/// once: the token that is issued for it brings the next.
pub fn refresh(
    transaction: &Transaction<'_>,
    api: ApiName,
    client_id: &str,
    token: &str,
    now: Moment,
) -> rusqlite::Result<Option<Grant>> {
    let found = find(transaction, Kind::Refresh, api, token, now)?;
    let Some(row) = found.filter(|row| row.client_id == client_id) else {
        return Ok(None);
    };
    remove(transaction, Kind::Refresh, api, token)?;
    Ok(Some(Grant {
        api,
        client_id: row.client_id,
        principal: row.principal,
        scopes: row.scopes,
        refreshable: true,
    }))
}

/// Ends an access token; whether there was one.
pub fn revoke(transaction: &Transaction<'_>, api: ApiName, token: &str) -> rusqlite::Result<bool> {
    remove(transaction, Kind::Access, api, token)
}

/// `fake-toornament-access-000017`: obviously no secret.
pub(super) fn fresh(
    transaction: &Transaction<'_>,
    api: ApiName,
    what: &str,
) -> rusqlite::Result<String> {
    let number = Counter::Credential.next(transaction)?;
    Ok(format!("fake-{}-{what}-{number:06}", api.as_str()))
}

fn insert(
    transaction: &Transaction<'_>,
    kind: Kind,
    token: &str,
    grant: &Grant,
    expires_at: Option<Moment>,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO tokens (api, kind, token, client_id, principal, scopes, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            grant.api,
            kind.name(),
            token,
            &grant.client_id,
            grant.principal,
            grant.scopes.text(),
            expires_at,
        ))?;
    Ok(())
}

fn find(
    connection: &Connection,
    kind: Kind,
    api: ApiName,
    token: &str,
    now: Moment,
) -> rusqlite::Result<Option<TokenRow>> {
    connection
        .prepare_cached(
            "SELECT client_id, principal, scopes, expires_at FROM tokens
             WHERE api = ?1 AND kind = ?2 AND token = ?3
               AND (expires_at IS NULL OR expires_at > ?4)",
        )?
        .query_row((api, kind.name(), token, now), |row| {
            Ok(TokenRow {
                api,
                client_id: row.get("client_id")?,
                principal: row.get("principal")?,
                scopes: scopes(row)?,
                expires_at: row.get("expires_at")?,
            })
        })
        .optional()
}

fn remove(
    transaction: &Transaction<'_>,
    kind: Kind,
    api: ApiName,
    token: &str,
) -> rusqlite::Result<bool> {
    let removed = transaction
        .prepare_cached("DELETE FROM tokens WHERE api = ?1 AND kind = ?2 AND token = ?3")?
        .execute((api, kind.name(), token))?;
    Ok(removed > 0)
}

pub(super) fn scopes(row: &Row<'_>) -> rusqlite::Result<Scopes> {
    Ok(Scopes::from(row.get_ref("scopes")?.as_str()?))
}
