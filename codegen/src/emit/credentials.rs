//! The builder of a client and the credentials of one call: a macro call with a line for each
//! method that the document gives them.

use super::{
    docs::{Doc, code},
    types::Named,
};
use crate::{
    ir::{Flow, FlowKind, Scheme, SchemeKind},
    names::SchemeNames,
};

/// `rt::client_builder! { … }`
pub(super) fn builder(named: Named<'_>) -> String {
    let mut text = String::from("rt::client_builder! {\n");
    text.push_str(&comment(
        &Doc::default().lines(["Settings of a [`Client`].".to_owned()]),
    ));
    text.push_str("    Client, ClientBuilder, Credentials, API;\n");
    text.push_str(&comment(&Doc::new(None, &base_url(named))));
    text.push_str("    base_url;\n");
    let schemes = named.api.schemes.iter().zip(&named.names.schemes);
    for (index, (scheme, names)) in schemes.enumerate() {
        for (kind, name, doc) in methods(scheme, names) {
            text.push_str(&format!("{}    {kind} {name} {index};\n", comment(&doc)));
        }
    }
    text + "}\n"
}

fn comment(doc: &Doc) -> String {
    doc.comment("    ", "///")
}

fn base_url(named: Named<'_>) -> String {
    match named.api.base_url.as_str() {
        "" => "Sets the address that paths are appended to. The document names none.".to_owned(),
        url => format!(
            "Sets the address that paths are appended to, instead of {}.",
            code(url)
        ),
    }
}

/// The methods of a scheme: the word for the kind, the name, the docs.
fn methods<'a>(scheme: &Scheme, names: &'a SchemeNames) -> Vec<(&'static str, &'a str, Doc)> {
    let kind = match scheme.kind {
        SchemeKind::Basic => "basic",
        _ => "secret",
    };
    let mut all = vec![(kind, names.credential.as_str(), credential(scheme))];
    let mut add = |kind, name: &'a Option<String>, doc: Option<Doc>| {
        all.extend(
            name.as_deref()
                .zip(doc)
                .map(|(name, doc)| (kind, name, doc)),
        );
    };
    add("token_source", &names.token_source, Some(source(scheme)));
    add("token_url", &names.token_url, token_url(scheme));
    let client = |flow: &&Flow| flow.kind == FlowKind::ClientCredentials;
    let client = scheme.flows.iter().find(client);
    add(
        "client_credentials",
        &names.client_credentials,
        client.map(|flow| client_credentials(scheme, flow)),
    );
    let mut code = scheme.flows.iter().filter_map(|flow| match &flow.kind {
        FlowKind::AuthorizationCode {
            authorization_url,
            refresh_url,
        } => Some((flow, authorization_url, refresh_url)),
        FlowKind::ClientCredentials => None,
    });
    let code = code.next();
    add(
        "refresh_token",
        &names.refresh_token,
        code.map(|(flow, _, refresh_url)| refresh_token(scheme, flow, refresh_url)),
    );
    add(
        "authorization_code",
        &names.authorization_code,
        code.map(|(flow, url, _)| authorization_code(scheme, names, flow, url)),
    );
    all
}

fn credential(scheme: &Scheme) -> Doc {
    let how = match &scheme.kind {
        SchemeKind::Query(name) => format!("as the query parameter {}", code(name)),
        SchemeKind::Header(name) => format!("as the header {}", code(name)),
        SchemeKind::Cookie(name) => format!("as the cookie {}", code(name)),
        SchemeKind::Basic => "as `Authorization: Basic`: user name and password".to_owned(),
        SchemeKind::Bearer => "as `Authorization: Bearer`: a token that you have".to_owned(),
    };
    let what = format!("Sets the credential of {}, sent {how}.", code(&scheme.name));
    Doc::new(None, &what).text(scheme.description.as_deref())
}

fn source(scheme: &Scheme) -> Doc {
    let what = format!(
        "Asks a source of your own for the tokens of {}, sent as `Authorization: Bearer`: a \
         `TokenSource`, which is asked when a call needs a token and none is there that still holds.",
        code(&scheme.name)
    );
    Doc::new(None, &what)
}

fn token_url(scheme: &Scheme) -> Option<Doc> {
    let mut urls: Vec<String> = scheme.flows.iter().map(|f| code(&f.token_url)).collect();
    urls.dedup();
    let what = format!(
        "Sets the address from which tokens of {} are fetched, instead of {}.",
        code(&scheme.name),
        urls.join(" and ")
    );
    (!urls.is_empty()).then(|| Doc::new(None, &what))
}

fn client_credentials(scheme: &Scheme, flow: &Flow) -> Doc {
    let what = format!(
        "Fetches the tokens of {} by the client credentials flow from {}, when one is needed: \
         takes the id and the secret of your program (`client_id`, `client_secret`).",
        code(&scheme.name),
        code(&flow.token_url)
    );
    scopes(Doc::new(None, &what), flow)
}

fn refresh_token(scheme: &Scheme, flow: &Flow, refresh_url: &str) -> Doc {
    let what = format!(
        "Fetches the tokens of {} by a refresh token from {}, when one is needed: takes the id and \
         the secret of your program and the refresh token that a login has given (`client_id`, \
         `client_secret`, `refresh_token`).",
        code(&scheme.name),
        code(refresh_url)
    );
    scopes(Doc::new(None, &what), flow)
}

fn authorization_code(scheme: &Scheme, names: &SchemeNames, flow: &Flow, url: &str) -> Doc {
    let what = format!(
        "Begins the authorization code flow of {}, with PKCE: somebody allows it at {}, and the \
         code that comes back is exchanged at {}. Takes the id of your program and the address \
         that the code is sent to (`client_id`, `redirect_uri`).",
        code(&scheme.name),
        code(url),
        code(&flow.token_url)
    );
    let mut doc = Doc::new(None, &what);
    if let Some(refresh) = &names.refresh_token {
        doc = doc.paragraph(&format!(
            "What it gives is kept alive by {}.",
            code(refresh)
        ));
    }
    scopes(doc, flow)
}

/// The scopes that the document declares.
fn scopes(doc: Doc, flow: &Flow) -> Doc {
    if flow.scopes.is_empty() {
        return doc;
    }
    let scope = |(name, what): &(String, String)| {
        let text = match what.trim() {
            "" => format!("- {}", code(name)),
            what => format!("- {}: {what}", code(name)),
        };
        Doc::new(Some(&text), "").joined()
    };
    let listed: Vec<String> = flow.scopes.iter().flat_map(scope).collect();
    doc.paragraph("The document declares these scopes:")
        .lines(listed)
}
