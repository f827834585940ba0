//! RunSignup's authorization code flow with proof keys: a person allows a program, the code that
//! it gets becomes a token, and refresh tokens follow. Here the person allows everything at once.

use axum::{
    extract::{RawQuery, State as Shared},
    response::{IntoResponse, Response},
};
use http::HeaderMap;
use rusqlite::Transaction;
use url::Url;

use super::{
    answer::{Refused, answered},
    form::{Form, Sent},
    grants::{self, known, narrowed},
    pkce::{self, Method},
    redirect,
};
use crate::{
    seed,
    state::State,
    store::credentials::{self, ApiName, ClientRow, CodeGrant, Grant, IssuedToken},
};

const API: ApiName = ApiName::RunSignup;

/// `GET /runsignup/Profile/OAuth2/RequestGrant`
///
/// What is wrong with the application or the address is told here, since nobody can be sent back;
/// everything else is told there.
pub(super) async fn grant(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let form = match Form::of_query(&query.unwrap_or_default()) {
        Ok(form) => form,
        Err(refused) => return refused.into_response(),
    };
    let (client, back) = match asking(&state, &form).await {
        Ok(found) => found,
        Err(refused) => return refused.into_response(),
    };
    let given_state = form.get("state").map(str::to_owned);
    let code = code(&state, client, &form).await;
    let mut pairs = match &code {
        Ok(code) => vec![("code", code.as_str())],
        Err(refused) => refused.pairs(),
    };
    pairs.extend(given_state.as_deref().map(|state| ("state", state)));
    redirect::back(back, &pairs)
}

/// The application that asks, and the address that people are sent back to.
async fn asking(state: &State, form: &Form) -> Result<(ClientRow, Url), Refused> {
    let id = form.need("client_id")?.to_owned();
    let back = redirect::target(form.need("redirect_uri")?)?;
    let find = move |c: &rusqlite::Connection| credentials::client_by_id(c, API, &id);
    let client = state.store.read(find).await?;
    // Which address is not asked: programs under test have their own, and it cannot be registered.
    let client = client.filter(|client| client.redirect_uri.is_some());
    let client = client.ok_or_else(|| Refused::request("`client_id` is not known"))?;
    Ok((client, back))
}

async fn code(state: &State, client: ClientRow, form: &Form) -> Result<String, Refused> {
    if form.need("response_type")? != "code" {
        return Err(Refused::response_type());
    }
    let challenge = form.need("code_challenge")?.to_owned();
    let method = Method::of(form.get("code_challenge_method"))?;
    pkce::check("code_challenge", &challenge)?;
    let scopes = narrowed(form.get("scope").unwrap_or_default(), &client.scopes)?;
    let redirect_uri = form.need("redirect_uri")?.to_owned();
    let now = state.clock.now();
    let work = move |t: &Transaction<'_>| {
        let Some(principal) = seed::credentials::director(t)? else {
            return Ok(Err(Refused::denied()));
        };
        let grant = CodeGrant {
            api: API,
            client_id: client.client_id,
            principal,
            scopes,
            redirect_uri,
            challenge,
            challenge_method: method.name().to_owned(),
        };
        credentials::issue_code(t, &grant, now).map(Ok)
    };
    state.store.write(work).await?
}

/// `POST /runsignup/rest/v2/auth/auth-code-redemption.json`
pub(super) async fn redeem(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    body: Sent,
) -> Response {
    answered(redeemed(&state, &headers, &body).await)
}

async fn redeemed(state: &State, headers: &HeaderMap, body: &Sent) -> Result<IssuedToken, Refused> {
    let form = Form::read(headers, body)?;
    if form.need("grant_type")? != "authorization_code" {
        return Err(Refused::grant_type(
            "`grant_type` is `authorization_code` here; refresh tokens go to refresh-token.json",
        ));
    }
    let login = form.login(headers)?;
    let code = form.need("code")?.to_owned();
    let verifier = form.need("code_verifier")?.to_owned();
    pkce::check("code_verifier", &verifier)?;
    let redirect_uri = form.need("redirect_uri")?.to_owned();
    let now = state.clock.now();
    let work = move |t: &Transaction<'_>| {
        let client = match known(t, API, &login)? {
            Ok(client) => client,
            Err(refused) => return Ok(Ok(Err(refused))),
        };
        let taken = credentials::code(t, API, &client.client_id, &code, now)?;
        let grant = match checked(taken, &redirect_uri, &verifier) {
            Ok(grant) => grant,
            // As a success of the work: a code is worth nothing after a wrong try.
            Err(refused) => return Ok(Ok(Err(refused))),
        };
        grants::issue(t, &grant, now).map(Ok::<_, Refused>)
    };
    state.store.write(work).await??
}

/// What a code promised, if it is redeemed by who asked for it.
fn checked(taken: Option<CodeGrant>, redirect_uri: &str, verifier: &str) -> Result<Grant, Refused> {
    let Some(promised) = taken else {
        return Err(Refused::grant(
            "the code is not known, was used, or has expired",
        ));
    };
    let method = Method::of(Some(&promised.challenge_method))?;
    if promised.redirect_uri != redirect_uri {
        return Err(Refused::grant("`redirect_uri` is not that of the code"));
    }
    if !method.fits(&promised.challenge, verifier) {
        return Err(Refused::grant("`code_verifier` is not that of the code"));
    }
    Ok(Grant {
        api: API,
        client_id: promised.client_id,
        principal: Some(promised.principal),
        scopes: promised.scopes,
        refreshable: true,
    })
}

/// `POST /runsignup/rest/v2/auth/refresh-token.json`
pub(super) async fn refresh(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    body: Sent,
) -> Response {
    answered(refreshed(&state, &headers, &body).await)
}

async fn refreshed(
    state: &State,
    headers: &HeaderMap,
    body: &Sent,
) -> Result<IssuedToken, Refused> {
    let form = Form::read(headers, body)?;
    if form.need("grant_type")? != "refresh_token" {
        return Err(Refused::grant_type(
            "`grant_type` is `refresh_token` here; codes go to auth-code-redemption.json",
        ));
    }
    grants::refresh(state, API, headers, form).await
}
