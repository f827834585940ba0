//! What the endpoints of both APIs do alike.

use http::HeaderMap;
use rusqlite::{Connection, Transaction};

use super::{
    answer::Refused,
    form::{Form, Login},
};
use crate::{
    clock::Moment,
    state::State,
    store::credentials::{self, ApiName, ClientRow, Grant, IssuedToken, Scopes},
};

/// What the database says, and within it what the endpoint says.
pub(super) type Outcome<T> = rusqlite::Result<Result<T, Refused>>;

/// The application, if its secret is right.
pub(super) fn known(connection: &Connection, api: ApiName, login: &Login) -> Outcome<ClientRow> {
    let client = credentials::client(connection, api, &login.id, &login.secret)?;
    Ok(client.ok_or_else(|| Refused::client(login.by_header)))
}

/// The scopes that are asked for, where all of them may be had.
pub(super) fn narrowed(asked: &str, allowed: &Scopes) -> Result<Scopes, Refused> {
    let asked = Scopes::from(asked);
    match allowed.cover(&asked) {
        true => Ok(asked),
        false => Err(Refused::scope("`scope` names one that cannot be had")),
    }
}

/// Gives a token.
pub(super) fn issue(t: &Transaction<'_>, grant: &Grant, now: Moment) -> Outcome<IssuedToken> {
    credentials::issue(t, grant, now).map(Ok)
}

/// The grant `refresh_token`. Its scopes are the ones before, or fewer where some are named.
pub(super) async fn refresh(
    state: &State,
    api: ApiName,
    headers: &HeaderMap,
    form: Form,
) -> Result<IssuedToken, Refused> {
    let login = form.login(headers)?;
    let token = form.need("refresh_token")?.to_owned();
    let now = state.clock.now();
    let work = move |t: &Transaction<'_>| {
        let client = match known(t, api, &login)? {
            Ok(client) => client,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(mut grant) = credentials::refresh(t, api, &client.client_id, &token, now)? else {
            return Ok(Err(Refused::grant(
                "the refresh token is not known, was used, or has expired",
            )));
        };
        if let Some(asked) = form.get("scope") {
            match narrowed(asked, &grant.scopes) {
                Ok(scopes) => grant.scopes = scopes,
                Err(refused) => return Ok(Err(refused)),
            }
        }
        issue(t, &grant, now)
    };
    state.store.write(work).await?
}
