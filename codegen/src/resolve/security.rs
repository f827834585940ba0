//! Security schemes, and what an operation needs of them.

use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityRequirement, SecurityScheme};

use super::{
    LeftOut, Resolver,
    document::{Flow, FlowKind, Need, Scheme, SchemeKind, Security},
};
use crate::{diagnostics::codes, pointer::Pointer};

/// A declared scheme; not every kind can be used.
pub(super) struct Declared {
    name: String,
    /// The scheme, where the generator knows its kind.
    pub(super) supported: Option<Scheme>,
    /// Its index among the supported ones.
    index: usize,
}

impl Resolver<'_> {
    /// All declared schemes, sorted by name.
    pub(super) fn schemes(&mut self) -> Vec<Declared> {
        let Some(components) = &self.typed.components else {
            return Vec::new();
        };
        let at = Pointer::root().join(&["components", "securitySchemes"]);
        let mut names: Vec<&String> = components.security_schemes.keys().collect();
        names.sort();
        let mut index = 0;
        let mut declared = Vec::new();
        for name in names {
            let scheme = &components.security_schemes[name];
            let supported = match self.follow(scheme, &at.child(name)) {
                Ok((scheme, _)) => supported(name, &scheme),
                Err(LeftOut(_)) => None,
            };
            declared.push(Declared {
                name: name.clone(),
                index,
                supported,
            });
            index += usize::from(declared.last().is_some_and(|d| d.supported.is_some()));
        }
        declared
    }

    /// What an operation needs: its own requirements, else the document's.
    /// Alternatives of unknown kinds are left out as long as another remains.
    pub(super) fn security(
        &mut self,
        own: Option<&Vec<SecurityRequirement>>,
        schemes: &[Declared],
        operation: &Pointer,
    ) -> Result<Security, LeftOut> {
        let (requirements, at) = match (own, &self.typed.security) {
            (Some(own), _) => (own.clone(), operation.child("security")),
            (None, Some(all)) => (all.clone(), Pointer::root().child("security")),
            (None, None) => return Ok(Vec::new()),
        };
        let mut alternatives = Vec::new();
        let mut unsupported = None;
        for (i, requirement) in requirements.iter().enumerate() {
            match alternative(requirement, schemes) {
                Ok(needs) => {
                    let split = one_per_place(&needs, schemes);
                    if split.len() > 1 {
                        let message = "two of its credentials have the same place";
                        self.report(&codes::SHARED_PLACE, &at.child(i), message);
                    }
                    alternatives.extend(split);
                }
                Err(Missing::Undeclared(name)) => {
                    let message = format!("there is no security scheme `{name}`");
                    return Err(self.left_out(&codes::UNDECLARED_SCHEME, &at.child(i), message));
                }
                Err(Missing::Unsupported(name)) => unsupported = Some((i, name)),
            }
        }
        match unsupported {
            Some((i, name)) if alternatives.is_empty() => {
                let message = format!("the scheme `{name}` is of a kind that is not supported");
                Err(self.left_out(&codes::SECURITY_SCHEME, &at.child(i), message))
            }
            _ => Ok(alternatives),
        }
    }
}

enum Missing {
    Undeclared(String),
    Unsupported(String),
}

fn alternative(
    requirement: &SecurityRequirement,
    schemes: &[Declared],
) -> Result<Vec<Need>, Missing> {
    let mut needs = Vec::new();
    for (name, scopes) in requirement {
        let declared = schemes
            .iter()
            .find(|d| d.name == *name)
            .ok_or_else(|| Missing::Undeclared(name.clone()))?;
        if declared.supported.is_none() {
            return Err(Missing::Unsupported(name.clone()));
        }
        needs.push(Need {
            scheme: declared.index,
            scopes: scopes.clone(),
        });
    }
    needs.sort();
    Ok(needs)
}

/// How many alternatives are made of one.
const MOST: usize = 16;

/// What can be sent at once: a place takes one credential, so each that wants it is an alternative.
fn one_per_place(needs: &[Need], schemes: &[Declared]) -> Vec<Vec<Need>> {
    let kinds: Vec<&SchemeKind> = schemes
        .iter()
        .filter_map(|d| d.supported.as_ref().map(|scheme| &scheme.kind))
        .collect();
    let place = |need: &Need| kinds.get(need.scheme).map(|kind| place(kind));
    let mut split: Vec<Vec<Need>> = vec![Vec::new()];
    for need in needs {
        let mut others = Vec::new();
        for alternative in &mut split {
            let taken = alternative.iter().position(|n| place(n) == place(need));
            if let Some(taken) = taken {
                let mut other = alternative.clone();
                other[taken] = need.clone();
                others.push(other);
            } else {
                alternative.push(need.clone());
            }
        }
        split.extend(others);
        split.sort();
        split.dedup();
        split.truncate(MOST);
    }
    split
}

/// Where a credential is sent.
fn place(kind: &SchemeKind) -> (&'static str, String) {
    match kind {
        SchemeKind::Query(name) => ("query", name.clone()),
        SchemeKind::Cookie(name) => ("cookie", name.clone()),
        SchemeKind::Header(name) => ("header", name.to_ascii_lowercase()),
        SchemeKind::Basic | SchemeKind::Bearer => ("header", "authorization".to_owned()),
    }
}

fn supported(name: &str, scheme: &SecurityScheme) -> Option<Scheme> {
    let mut flows = Vec::new();
    let (kind, description) = match scheme {
        SecurityScheme::APIKey {
            location,
            name,
            description,
            ..
        } => {
            let kind = match location {
                APIKeyLocation::Query => SchemeKind::Query(name.clone()),
                APIKeyLocation::Header => SchemeKind::Header(name.clone()),
                APIKeyLocation::Cookie => SchemeKind::Cookie(name.clone()),
            };
            (kind, description)
        }
        SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "basic" => SchemeKind::Basic,
                "bearer" => SchemeKind::Bearer,
                _ => return None,
            };
            (kind, description)
        }
        SecurityScheme::OAuth2 {
            description,
            flows: declared,
            ..
        } => {
            flows = supported_flows(declared);
            (SchemeKind::Bearer, description)
        }
        SecurityScheme::OpenIDConnect { description, .. } => (SchemeKind::Bearer, description),
    };
    Some(Scheme {
        name: name.to_owned(),
        description: description.clone(),
        kind,
        flows,
    })
}

/// The flows that end in a token without a password of the user's and without a browser that
/// holds the token: client credentials and authorization code.
fn supported_flows(flows: &OAuth2Flows) -> Vec<Flow> {
    let client = flows.client_credentials.as_ref().map(|flow| Flow {
        kind: FlowKind::ClientCredentials,
        token_url: flow.token_url.clone(),
        scopes: sorted(&flow.scopes),
    });
    let code = flows.authorization_code.as_ref().map(|flow| Flow {
        kind: FlowKind::AuthorizationCode {
            authorization_url: flow.authorization_url.clone(),
            refresh_url: flow.refresh_url.as_ref().unwrap_or(&flow.token_url).clone(),
        },
        token_url: flow.token_url.clone(),
        scopes: sorted(&flow.scopes),
    });
    client.into_iter().chain(code).collect()
}

fn sorted(scopes: &indexmap::IndexMap<String, String>) -> Vec<(String, String)> {
    let scopes = scopes
        .iter()
        .map(|(name, what)| (name.clone(), what.clone()));
    let mut scopes: Vec<(String, String)> = scopes.collect();
    scopes.sort();
    scopes
}
