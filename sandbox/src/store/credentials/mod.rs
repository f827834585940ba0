//! Who may call: applications, their tokens and codes, and the keys of RunSignup. All are rows.
//!
//! Times are those of the caller's clock; something that has expired is as if it were not there.

mod codes;
mod keys;
#[cfg(test)]
mod tests;
mod tokens;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction, types::ToSqlOutput};

pub use self::{
    codes::{CodeGrant, code, issue_code},
    keys::{KeyKind, KeyRow, NewKey, Of, Role, add_key, add_principal, add_right, key, renew},
    tokens::{Grant, IssuedToken, TokenRow, add_token, issue, refresh, revoke, token},
};

/// One of the two APIs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApiName {
    /// Toornament.
    Toornament,
    /// RunSignup.
    RunSignup,
}

impl ApiName {
    /// The name in lower case, as in paths and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Toornament => "toornament",
            Self::RunSignup => "runsignup",
        }
    }
}

impl ToSql for ApiName {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.as_str().to_sql()
    }
}

/// Scopes, each once, in the order in which they were first named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<String>);

impl Scopes {
    /// Whether it has this scope.
    pub fn has(&self, scope: &str) -> bool {
        self.0.iter().any(|it| it == scope)
    }

    /// Whether it has all that the other has.
    pub fn cover(&self, asked: &Self) -> bool {
        asked.0.iter().all(|scope| self.has(scope))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As they travel: with a space between them.
    pub fn text(&self) -> String {
        self.0.join(" ")
    }
}

/// Reads a list with spaces between its items.
impl From<&str> for Scopes {
    fn from(text: &str) -> Self {
        let mut scopes = Self::default();
        for scope in text.split_ascii_whitespace() {
            if !scopes.has(scope) {
                scopes.0.push(scope.to_owned());
            }
        }
        scopes
    }
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Its API.
    pub api: ApiName,
    /// Its id.
    pub client_id: String,
    /// The scopes that it may ask for.
    pub scopes: Scopes,
    /// Where codes are sent to; `None` where it has no codes.
    pub redirect_uri: Option<String>,
}

/// An application to add.
#[derive(Clone, Copy)]
pub struct NewClient<'a> {
    /// Its API.
    pub api: ApiName,
    /// Its id.
    pub id: &'a str,
    /// Its secret.
    pub secret: &'a str,
    /// The key of Toornament that stands for it.
    pub api_key: Option<&'a str>,
    /// The scopes that it may ask for, with spaces between them.
    pub scopes: &'a str,
    /// Where codes are sent to.
    pub redirect_uri: Option<&'a str>,
}

/// Adds an application.
pub fn add_client(transaction: &Transaction<'_>, new: NewClient<'_>) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO clients (api, client_id, client_secret, api_key, scopes, redirect_uri)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            new.api,
            new.id,
            new.secret,
            new.api_key,
            new.scopes,
            new.redirect_uri,
        ),
    )?;
    Ok(())
}

/// The application with this id and secret.
pub fn client(
    connection: &Connection,
    api: ApiName,
    id: &str,
    secret: &str,
) -> rusqlite::Result<Option<ClientRow>> {
    connection
        .prepare_cached(
            "SELECT client_id, scopes, redirect_uri FROM clients
             WHERE api = ?1 AND client_id = ?2 AND client_secret = ?3",
        )?
        .query_row((api, id, secret), |row| client_row(api, row))
        .optional()
}

/// The application with this id, for what needs no secret: the page that grants codes.
pub fn client_by_id(
    connection: &Connection,
    api: ApiName,
    id: &str,
) -> rusqlite::Result<Option<ClientRow>> {
    connection
        .prepare_cached(
            "SELECT client_id, scopes, redirect_uri FROM clients WHERE api = ?1 AND client_id = ?2",
        )?
        .query_row((api, id), |row| client_row(api, row))
        .optional()
}

/// The application that a key of Toornament stands for.
pub fn api_key(connection: &Connection, key: &str) -> rusqlite::Result<Option<ClientRow>> {
    let api = ApiName::Toornament;
    connection
        .prepare_cached(
            "SELECT client_id, scopes, redirect_uri FROM clients WHERE api = ?1 AND api_key = ?2",
        )?
        .query_row((api, key), |row| client_row(api, row))
        .optional()
}

fn client_row(api: ApiName, row: &Row<'_>) -> rusqlite::Result<ClientRow> {
    Ok(ClientRow {
        api,
        client_id: row.get("client_id")?,
        scopes: Scopes::from(row.get_ref("scopes")?.as_str()?),
        redirect_uri: row.get("redirect_uri")?,
    })
}
