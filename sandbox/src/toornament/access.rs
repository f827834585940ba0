//! Who may call: a key and a token are needed, and the token has to have the scope.

use rusqlite::Connection;

use super::{Answer, Reason, Refused, Scope};
use crate::{
    clock::Moment,
    store::credentials::{self, ApiName, TokenRow},
};

/// The scope of the calls that concern participants.
pub const PARTICIPANT: &str = "organizer:participant";
/// The scope of the calls that concern registrations.
pub const REGISTRATION: &str = "organizer:registration";

/// Checks the header `X-Api-Key` and the bearer token (without the word `Bearer`): 401 where one is
/// missing, unknown or at its end, 403 where the token has not the scope.
pub fn admit(
    connection: &Connection,
    key: Option<&str>,
    bearer: Option<&str>,
    scope: &str,
    now: Moment,
) -> Answer<TokenRow> {
    let application = match key {
        Some(key) => credentials::api_key(connection, key)?,
        None => None,
    };
    let token = match bearer {
        Some(token) => credentials::token(connection, ApiName::Toornament, token, now)?,
        None => None,
    };
    let mut reasons = Vec::new();
    if application.is_none() {
        reasons.push(unknown("X-Api-Key", key.is_some()));
    }
    let Some(token) = token.filter(|_| application.is_some()) else {
        if bearer.is_none() || reasons.is_empty() {
            reasons.push(unknown("Authorization", bearer.is_some()));
        }
        return Ok(Err(Refused {
            status: 401,
            reasons,
        }));
    };
    if !token.scopes.has(scope) {
        let message = format!("has not the scope {scope}");
        let reason = Reason::new((Scope::Header, "Authorization"), "scope", message);
        return Ok(Err(Refused::new(403, reason)));
    }
    Ok(Ok(token))
}

/// The value is not repeated: it is a secret. Messages are read behind the name of the header.
fn unknown(header: &str, sent: bool) -> Reason {
    let (kind, message) = match sent {
        true => ("credential", "is not known, or not valid any more"),
        false => ("missing", "is missing"),
    };
    Reason::new((Scope::Header, header), kind, message)
}
