//! What a client is made with and where it sends: tags, credentials, servers, headers.

use super::{Credential, Header, Server, Tag, TokenMethod, TokenMethodKind, Variable, spelling};
use crate::{
    emit::types::Named,
    ir::{self, SchemeKind},
    names::{SchemeNames, ServerNames},
};
use spelling::Speller;

pub(super) fn tags(named: Named<'_>) -> Vec<Tag> {
    let tags = named.api.tags.iter().zip(&named.names.tags);
    tags.map(|(tag, names)| Tag {
        name: tag.name.clone(),
        module: names.module.clone(),
        handle: format!("{}::{}", names.module, names.handle),
        feature: names.feature.clone(),
    })
    .collect()
}

pub(super) fn headers(named: Named<'_>, speller: &mut Speller<'_>) -> Vec<Header> {
    let headers = named.api.headers.iter().zip(&named.names.headers);
    let headers = headers.map(|(header, name)| Header {
        path: format!("headers::{name}"),
        wire: header.name.clone(),
        ty: speller.owned(&header.ty),
    });
    headers.collect()
}

pub(super) fn servers(named: Named<'_>) -> Vec<Server> {
    let names = &named.names.servers;
    let shared = named.api.servers.iter().zip(&names.shared);
    let own = named.api.operation_servers.iter().zip(&names.own);
    let choice = named.api.has_choice_of_servers();
    let shared = shared.filter(|_| choice).map(|(s, n)| server(s, n, false));
    shared.chain(own.map(|(s, n)| server(s, n, true))).collect()
}

fn server(server: &ir::Server, names: &ServerNames, own: bool) -> Server {
    let plain = server.variables.is_empty();
    let path = |name: &str| format!("servers::{name}");
    let variables = server.variables.iter().zip(&names.variables);
    let variables = variables.map(|(variable, names)| Variable {
        setter: names.setter.clone(),
        choice: (!variable.values.is_empty()).then(|| path(&names.ty)),
        variants: names.variants.clone(),
    });
    Server {
        template: server.template.clone(),
        own,
        constant: (own || plain).then(|| path(&names.constant)),
        ty: (!plain).then(|| path(&names.ty)),
        variables: variables.collect(),
    }
}

pub(super) fn credentials(named: Named<'_>) -> Vec<Credential> {
    let schemes = named.api.schemes.iter().zip(&named.names.schemes);
    schemes
        .map(|(scheme, method)| Credential {
            scheme: scheme.name.clone(),
            method: method.credential.clone(),
            basic: scheme.kind == SchemeKind::Basic,
            tokens: tokens(method),
        })
        .collect()
}

fn tokens(names: &SchemeNames) -> Vec<TokenMethod> {
    use TokenMethodKind as Kind;
    let all = [
        (Kind::Source, &names.token_source),
        (Kind::Url, &names.token_url),
        (Kind::ClientCredentials, &names.client_credentials),
        (Kind::RefreshToken, &names.refresh_token),
        (Kind::AuthorizationCode, &names.authorization_code),
    ];
    let given = all.into_iter().filter_map(|(kind, name)| {
        let method = name.clone()?;
        Some(TokenMethod { kind, method })
    });
    given.collect()
}
