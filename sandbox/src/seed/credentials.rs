//! The credentials of every seed. All of them are obviously fake.

use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::{
    clock::Moment,
    store::credentials::{
        ApiName, Grant, KeyKind, NewClient, NewKey, Scopes, add_client, add_key, add_principal,
        add_token,
    },
};

/// `X-Api-Key` of Toornament.
pub const TOORNAMENT_KEY: &str = "demo-toornament-api-key";
/// The application of Toornament.
pub const TOORNAMENT_CLIENT: &str = "demo-toornament-client-id";
/// Its secret.
pub const TOORNAMENT_SECRET: &str = "demo-toornament-client-secret";
/// A token of Toornament with both scopes, which never ends.
pub const TOORNAMENT_TOKEN: &str = "demo-toornament-bearer-token";
/// The scopes of Toornament.
pub const TOORNAMENT_SCOPES: &str = "organizer:participant organizer:registration";

/// The application of RunSignup.
pub const RUNSIGNUP_CLIENT: &str = "demo-runsignup-client-id";
/// Its secret.
pub const RUNSIGNUP_SECRET: &str = "demo-runsignup-client-secret";
/// Where its codes are sent to: nobody listens there, the address is for the client to read.
pub const RUNSIGNUP_REDIRECT: &str = "http://localhost/callback";
/// A token of RunSignup on behalf of the director, which never ends.
pub const RUNSIGNUP_TOKEN: &str = "demo-runsignup-oauth-token";
/// The scopes of RunSignup.
pub const RUNSIGNUP_SCOPES: &str = "rsu_api_read rsu_api_write";
/// `X-RSU-API-SECRET` of both the version 2 key and the super partner key.
pub const RSU_SECRET: &str = "demo-x-rsu-api-secret";

/// Keys of RunSignup: kind, key, secret, seconds after the last use when it ends.
pub const KEYS: [(KeyKind, &str, &str, Option<u32>); 4] = [
    (KeyKind::Api, "demo-api-key", "demo-api-secret", None),
    (
        KeyKind::Tmp,
        "demo-tmp-key",
        "demo-tmp-secret",
        Some(60 * 60),
    ),
    (KeyKind::Rsu, "demo-rsu-api-key", RSU_SECRET, None),
    (KeyKind::Sp, "demo-sp-api-key", RSU_SECRET, None),
];

/// Whom the credentials of RunSignup stand for.
pub(super) struct Principals {
    /// Of `api_key` and of the tokens.
    pub(super) director: i64,
    /// Of `tmp_key` and `rsu_api_key`.
    pub(super) timer: i64,
    /// Of `sp_api_key`.
    pub(super) partner: i64,
}

/// Adds them all.
pub(super) fn fill(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<Principals> {
    let api = ApiName::Toornament;
    add_client(
        transaction,
        NewClient {
            api,
            id: TOORNAMENT_CLIENT,
            secret: TOORNAMENT_SECRET,
            api_key: Some(TOORNAMENT_KEY),
            scopes: TOORNAMENT_SCOPES,
            redirect_uri: None,
        },
    )?;
    let grant = grant(api, TOORNAMENT_CLIENT, None, TOORNAMENT_SCOPES);
    add_token(transaction, TOORNAMENT_TOKEN, &grant)?;
    runsignup(transaction, now)
}

fn runsignup(transaction: &Transaction<'_>, now: Moment) -> rusqlite::Result<Principals> {
    let principals = Principals {
        director: add_principal(transaction, "Director")?,
        timer: add_principal(transaction, "Timer")?,
        partner: add_principal(transaction, "Partner")?,
    };
    for (kind, key, secret, idle_seconds) in KEYS {
        let principal = match kind {
            KeyKind::Api => principals.director,
            KeyKind::Tmp | KeyKind::Rsu => principals.timer,
            KeyKind::Sp => principals.partner,
        };
        let new = NewKey {
            kind,
            key,
            secret,
            principal,
            idle_seconds,
        };
        add_key(transaction, new, now)?;
    }
    let api = ApiName::RunSignup;
    add_client(
        transaction,
        NewClient {
            api,
            id: RUNSIGNUP_CLIENT,
            secret: RUNSIGNUP_SECRET,
            api_key: None,
            scopes: RUNSIGNUP_SCOPES,
            redirect_uri: Some(RUNSIGNUP_REDIRECT),
        },
    )?;
    let director = Some(principals.director);
    let grant = grant(api, RUNSIGNUP_CLIENT, director, RUNSIGNUP_SCOPES);
    add_token(transaction, RUNSIGNUP_TOKEN, &grant)?;
    Ok(principals)
}

fn grant(api: ApiName, client: &str, principal: Option<i64>, scopes: &str) -> Grant {
    Grant {
        api,
        client_id: client.to_owned(),
        principal,
        scopes: Scopes::from(scopes),
        refreshable: false,
    }
}

/// On whose behalf the page of RunSignup that grants codes grants them, if the store has a seed.
pub fn director(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM principals WHERE name = 'Director' ORDER BY id LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()
}
