//! Names of what takes credentials: methods of the builder, and of one call's credentials.

use super::{
    TagNames,
    scope::{Scope, Wish},
    words::snake,
};
use crate::{
    diagnostics::Findings,
    ir::{Api, FlowKind, Scheme, SchemeKind},
};

/// What the builder of a client and the credentials of a call have besides these.
const USED_BY_BUILDER: [&str; 20] = [
    "allow_http",
    "attempt_timeout",
    "base_url",
    "build",
    "clone",
    "clock",
    "concurrency",
    "connect_timeout",
    "credentials",
    "header",
    "hook",
    "http_client",
    "idempotency_key",
    "max_response_bytes",
    "new",
    "query",
    "retry",
    "server",
    "timeout",
    "transport",
];

/// The methods of a security scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeNames {
    /// What takes the secret, or user and password.
    pub credential: String,
    /// What takes a source of tokens, for schemes that send tokens.
    pub token_source: Option<String>,
    /// What sets the address of the token endpoint, for schemes with flows.
    pub token_url: Option<String>,
    /// What fetches tokens by the client credentials flow.
    pub client_credentials: Option<String>,
    /// What fetches tokens by a refresh token, after the authorization code flow.
    pub refresh_token: Option<String>,
    /// What begins the authorization code flow: a function of the client.
    pub authorization_code: Option<String>,
}

pub(super) fn names(api: &Api, tags: &[TagNames], findings: &mut Findings) -> Vec<SchemeNames> {
    let place = api.whole();
    let wishes = api.schemes.iter().map(|scheme| {
        let name = snake(&scheme.name);
        let wish = match scheme.kind {
            SchemeKind::Bearer if !name.ends_with("token") => {
                snake(&format!("{} token", scheme.name))
            }
            _ => name,
        };
        Wish::new(wish, &scheme.name, &place)
    });
    let secrets =
        Scope::new("a credential", &USED_BY_BUILDER).settle(&wishes.collect::<Vec<_>>(), findings);
    let mut given = Given {
        api,
        taken: USED_BY_BUILDER.iter().map(|&n| n.to_owned()).collect(),
    };
    given.taken.extend(secrets.iter().cloned());
    let after = |word: &str| secrets.iter().map(|s| format!("{s}_{word}")).collect();
    let sources: Vec<String> = after("source");
    let urls: Vec<String> = after("url");
    let is_token = |scheme: &Scheme| scheme.kind == SchemeKind::Bearer;
    let has_flow = |scheme: &Scheme| !scheme.flows.is_empty();
    let token_source = given.settle(is_token, &sources, findings);
    let token_url = given.settle(has_flow, &urls, findings);
    let client = given.flow(has_client_credentials, "client_credentials", findings);
    let refresh = given.flow(has_code, "refresh_token", findings);
    // This one stands beside the methods of the client, which lead to the tags.
    given
        .taken
        .extend(tags.iter().map(|tag| tag.module.clone()));
    given.taken.push("builder".to_owned());
    let code = given.flow(has_code, "authorization_code", findings);
    let of = |names: &[Option<String>], i: usize| names.get(i).cloned().flatten();
    let secrets = secrets.into_iter().enumerate();
    secrets
        .map(|(i, credential)| SchemeNames {
            credential,
            token_source: of(&token_source, i),
            token_url: of(&token_url, i),
            client_credentials: of(&client, i),
            refresh_token: of(&refresh, i),
            authorization_code: of(&code, i),
        })
        .collect()
}

fn has_client_credentials(scheme: &Scheme) -> bool {
    let mut kinds = scheme.flows.iter().map(|flow| &flow.kind);
    kinds.any(|kind| *kind == FlowKind::ClientCredentials)
}

fn has_code(scheme: &Scheme) -> bool {
    let mut kinds = scheme.flows.iter().map(|flow| &flow.kind);
    kinds.any(|kind| matches!(kind, FlowKind::AuthorizationCode { .. }))
}

/// The names that are given away already.
struct Given<'a> {
    api: &'a Api,
    taken: Vec<String>,
}

impl Given<'_> {
    /// A name for each scheme that asks for one.
    fn settle(
        &mut self,
        asks: impl Fn(&Scheme) -> bool,
        wishes: &[String],
        findings: &mut Findings,
    ) -> Vec<Option<String>> {
        let place = self.api.whole();
        let asking = self.api.schemes.iter().zip(wishes);
        let asking: Vec<_> = asking
            .map(|(s, wish)| asks(s).then_some((s, wish)))
            .collect();
        let wishes = asking.iter().flatten().map(|(scheme, wish)| {
            let longer = format!("{}_{wish}", snake(&scheme.name));
            Wish::new((*wish).clone(), &scheme.name, &place).or(longer)
        });
        let reserved: Vec<&str> = self.taken.iter().map(String::as_str).collect();
        let wishes: Vec<Wish<'_>> = wishes.collect();
        let names = Scope::new("a credential", &reserved).settle(&wishes, findings);
        self.taken.extend(names.iter().cloned());
        let mut names = names.into_iter();
        let each = asking.into_iter();
        each.map(|asks| asks.and_then(|_| names.next())).collect()
    }

    /// The plain word where one scheme has the flow; else each says whose it is.
    fn flow(
        &mut self,
        has: fn(&Scheme) -> bool,
        word: &str,
        findings: &mut Findings,
    ) -> Vec<Option<String>> {
        let alone = self.api.schemes.iter().filter(|scheme| has(scheme)).count() == 1;
        let wishes = self.api.schemes.iter().map(|scheme| match alone {
            true => word.to_owned(),
            false => format!("{}_{word}", snake(&scheme.name)),
        });
        let wishes: Vec<String> = wishes.collect();
        self.settle(has, &wishes, findings)
    }
}
