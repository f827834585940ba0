//! Authorization codes: given, and taken once.

use std::time::Duration;

use rusqlite::{OptionalExtension, Transaction};

use super::{
    ApiName, Scopes,
    tokens::{fresh, scopes},
};
use crate::clock::Moment;

/// How long a code lasts.
const CODE_LIFETIME: Duration = Duration::from_mins(5);

/// A code, as the page that grants it has promised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeGrant {
    /// The API.
    pub api: ApiName,
    /// The application.
    pub client_id: String,
    /// On whose behalf.
    pub principal: i64,
    /// What the token will allow.
    pub scopes: Scopes,
    /// The address that the code is sent to, which has to be repeated to redeem it.
    pub redirect_uri: String,
    /// The challenge of PKCE.
    pub challenge: String,
    /// `plain` or `S256`.
    pub challenge_method: String,
}

/// Gives a new code, good for five minutes.
pub fn issue_code(
    transaction: &Transaction<'_>,
    grant: &CodeGrant,
    now: Moment,
) -> rusqlite::Result<String> {
    let code = fresh(transaction, grant.api, "code")?;
    transaction.execute(
        "INSERT INTO codes (api, code, client_id, principal, scopes, redirect_uri, challenge,
                            challenge_method, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            grant.api,
            &code,
            &grant.client_id,
            grant.principal,
            grant.scopes.text(),
            &grant.redirect_uri,
            &grant.challenge,
            &grant.challenge_method,
            now.plus(CODE_LIFETIME),
        ),
    )?;
    Ok(code)
}

/// Takes a code of this application, if it is known and has not ended. It can be taken once, also
/// where what comes with it turns out to be wrong: the caller commits in any case.
pub fn code(
    transaction: &Transaction<'_>,
    api: ApiName,
    client_id: &str,
    code: &str,
    now: Moment,
) -> rusqlite::Result<Option<CodeGrant>> {
    transaction
        .prepare_cached(
            "DELETE FROM codes WHERE api = ?1 AND client_id = ?2 AND code = ?3
             RETURNING client_id, principal, scopes, redirect_uri, challenge, challenge_method,
                       expires_at",
        )?
        .query_row((api, client_id, code), |row| {
            let grant = CodeGrant {
                api,
                client_id: row.get("client_id")?,
                principal: row.get("principal")?,
                scopes: scopes(row)?,
                redirect_uri: row.get("redirect_uri")?,
                challenge: row.get("challenge")?,
                challenge_method: row.get("challenge_method")?,
            };
            Ok((now < row.get::<_, Moment>("expires_at")?).then_some(grant))
        })
        .optional()
        .map(Option::flatten)
}
