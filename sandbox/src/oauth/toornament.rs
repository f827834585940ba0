//! Toornament's token endpoint: client credentials, and refresh tokens.
//!
//! Without a scope comes a token that may do nothing, as the publisher says.

use axum::{extract::State as Shared, response::Response};
use http::HeaderMap;

use super::{
    answer::{Refused, answered},
    form::{Form, Sent},
    grants::{self, known, narrowed},
};
use crate::{
    state::State,
    store::credentials::{ApiName, Grant, IssuedToken},
};

const API: ApiName = ApiName::Toornament;

/// `POST /toornament/oauth/v2/token`
pub(super) async fn token(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    body: Sent,
) -> Response {
    answered(issue(&state, &headers, &body).await)
}

async fn issue(state: &State, headers: &HeaderMap, body: &Sent) -> Result<IssuedToken, Refused> {
    let form = Form::read(headers, body)?;
    let grant_type = form.need("grant_type")?.to_owned();
    match grant_type.as_str() {
        "client_credentials" => client_credentials(state, headers, form).await,
        "refresh_token" => grants::refresh(state, API, headers, form).await,
        _ => Err(Refused::grant_type(
            "`grant_type` is `client_credentials` or `refresh_token`",
        )),
    }
}

async fn client_credentials(
    state: &State,
    headers: &HeaderMap,
    form: Form,
) -> Result<IssuedToken, Refused> {
    let login = form.login(headers)?;
    let now = state.clock.now();
    let work = move |t: &rusqlite::Transaction<'_>| {
        let client = match known(t, API, &login)? {
            Ok(client) => client,
            Err(refused) => return Ok(Err(refused)),
        };
        let scopes = match narrowed(form.get("scope").unwrap_or_default(), &client.scopes) {
            Ok(scopes) => scopes,
            Err(refused) => return Ok(Err(refused)),
        };
        let grant = Grant {
            api: API,
            client_id: client.client_id,
            principal: None,
            scopes,
            refreshable: true,
        };
        grants::issue(t, &grant, now)
    };
    state.store.write(work).await?
}
