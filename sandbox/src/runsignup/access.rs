//! Who may call: the alternatives of credentials, and what a caller is to a race or a series.

use std::fmt;

use rusqlite::{Connection, Transaction};

use super::{Answer, Code, Outcome, Refused};
use crate::{
    clock::Moment,
    store::credentials::{self, ApiName, KeyKind, Of, Role},
};

/// The scope that link-users needs.
pub const WRITE: &str = "rsu_api_write";

/// Credentials as they were sent. `Debug` tells which there are, not what they are.
#[derive(Clone, Copy, Default)]
pub struct Presented<'a> {
    /// Query `api_key`.
    pub api_key: Option<&'a str>,
    /// Query `api_secret`.
    pub api_secret: Option<&'a str>,
    /// Query `tmp_key`.
    pub tmp_key: Option<&'a str>,
    /// Query `tmp_secret`.
    pub tmp_secret: Option<&'a str>,
    /// Query `rsu_api_key`.
    pub rsu_api_key: Option<&'a str>,
    /// Query `sp_api_key`.
    pub sp_api_key: Option<&'a str>,
    /// Header `X-RSU-API-SECRET`.
    pub header_secret: Option<&'a str>,
    /// Bearer token, without the word `Bearer`.
    pub bearer: Option<&'a str>,
}

impl fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [
            ("api_key", self.api_key),
            ("api_secret", self.api_secret),
            ("tmp_key", self.tmp_key),
            ("tmp_secret", self.tmp_secret),
            ("rsu_api_key", self.rsu_api_key),
            ("sp_api_key", self.sp_api_key),
            ("header_secret", self.header_secret),
            ("bearer", self.bearer),
        ];
        let present = named.iter().filter(|(_, value)| value.is_some());
        f.write_str("Presented ")?;
        f.debug_set()
            .entries(present.map(|(name, _)| name))
            .finish()
    }
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The id of a principal of the store.
    pub principal: i64,
}

/// Checks the credentials of manage-teams: a pair of key and secret of any kind. 7 where there is
/// no key, 6 where none is good or a temporary key stands beside an API key. A temporary key lasts
/// anew with each use, so this writes.
pub fn for_teams(
    transaction: &Transaction<'_>,
    presented: &Presented<'_>,
    now: Moment,
) -> Answer<Caller> {
    let pairs = [
        (KeyKind::Api, presented.api_key, presented.api_secret),
        (KeyKind::Tmp, presented.tmp_key, presented.tmp_secret),
        (KeyKind::Rsu, presented.rsu_api_key, presented.header_secret),
        (KeyKind::Sp, presented.sp_api_key, presented.header_secret),
    ];
    if pairs.iter().all(|(_, key, _)| key.is_none()) {
        return Ok(Err(Refused::plain(Code::PermissionDenied)));
    }
    if presented.api_key.is_some() && presented.tmp_key.is_some() {
        let what = "tmp_key is not to be used beside api_key";
        return Ok(Err(Refused::about(Code::KeyFailed, what)));
    }
    for (kind, key, secret) in pairs {
        let (Some(key), Some(secret)) = (key, secret) else {
            continue;
        };
        if let Some(row) = credentials::key(transaction, kind, key, secret, now)? {
            let principal = row.principal;
            return Ok(Ok(Caller { principal }));
        }
    }
    Ok(Err(Refused::plain(Code::KeyFailed)))
}

/// Checks the credentials of link-users: a token with the scope to write, whatever keys there are.
/// 7 where there is no token or it has not the scope, 6 where it is not good.
pub fn for_links(
    connection: &Connection,
    presented: &Presented<'_>,
    now: Moment,
) -> Answer<Caller> {
    let Some(token) = presented.bearer else {
        return Ok(Err(Refused::plain(Code::PermissionDenied)));
    };
    let token = credentials::token(connection, ApiName::RunSignup, token, now)?;
    let Some(token) = token else {
        return Ok(Err(Refused::plain(Code::KeyFailed)));
    };
    match token.principal {
        Some(principal) if token.scopes.has(WRITE) => Ok(Ok(Caller { principal })),
        _ => Ok(Err(Refused::plain(Code::PermissionDenied))),
    }
}

/// 7 unless the caller may: has one of these roles for what goes with it.
pub(super) fn require(connection: &Connection, caller: Caller, any: &[(Role, Of)]) -> Outcome<()> {
    for (role, of) in any {
        let (object, id) = of.parts();
        let has = connection
            .prepare_cached(
                "SELECT 1 FROM rights
                 WHERE principal = ?1 AND object = ?2 AND object_id = ?3 AND role = ?4",
            )?
            .exists((caller.principal, object, id, role))?;
        if has {
            return Ok(());
        }
    }
    Err(Refused::plain(Code::PermissionDenied).into())
}
