//! Whether one declared alternative is satisfied with what was given, and nothing else is sent.

use std::collections::BTreeSet;

use base64::Engine as _;

use super::Case;
use crate::document::{Location, Scheme};
use crate::http::decoded;

pub(super) fn judge(case: &mut Case<'_, '_>) {
    let mut satisfied = BTreeSet::new();
    let given: Vec<_> = case.order.credentials.clone();
    for (name, secret) in &given {
        if let Some(scheme) = case.document.scheme(name)
            && stands(case, &scheme, secret)
        {
            satisfied.insert(name.as_str());
        }
    }
    let alternatives = &case.operation.security;
    // Two schemes may have one slot and one secret, so more may be satisfied than was meant.
    let best = alternatives.iter().filter(|all| {
        all.iter()
            .all(|name| stands_for(case, &satisfied, all, name))
    });
    let best = best.max_by_key(|all| all.len());
    let allowed: Vec<_> = match best {
        Some(all) => all
            .iter()
            .filter_map(|name| case.document.scheme(name))
            .collect(),
        None if alternatives.is_empty() => Vec::new(),
        None => {
            let reason = format!(
                "security: none of {alternatives:?} is satisfied; satisfied are {satisfied:?}"
            );
            return case.wrong(reason);
        }
    };
    for name in case.document.scheme_names() {
        let Some(scheme) = case.document.scheme(&name) else {
            continue;
        };
        if !allowed.iter().any(|one| same_slot(one, &scheme)) && is_occupied(case, &scheme) {
            case.wrong(format!(
                "security: a credential for `{name}` was sent, which the call does not ask for"
            ));
        }
    }
    if !allowed
        .iter()
        .any(|scheme| same_slot(scheme, &Scheme::Basic))
        && let Some(value) = case
            .request
            .header("authorization")
            .next()
            .map(str::to_owned)
    {
        case.wrong(format!(
            "security: Authorization {value:?} was sent, which the call does not ask for"
        ));
    }
}

/// Whether a scheme of an alternative is satisfied, or another one of it that has the same place:
/// both cannot stand there.
fn stands_for(
    case: &Case<'_, '_>,
    satisfied: &BTreeSet<&str>,
    alternative: &[&str],
    name: &str,
) -> bool {
    let Some(scheme) = case.document.scheme(name) else {
        return false;
    };
    let mut others = alternative
        .iter()
        .filter(|other| satisfied.contains(*other));
    others.any(|other| {
        let other = case.document.scheme(other);
        other.is_some_and(|other| same_slot(&other, &scheme))
    })
}

/// Whether a header is the place of a key that the call was given.
pub(super) fn is_key_header(case: &Case<'_, '_>, header: &str) -> bool {
    let mut given = case
        .order
        .credentials
        .iter()
        .filter_map(|(name, _)| case.document.scheme(name));
    given.any(|scheme| matches!(scheme, Scheme::Key(Location::Header, name) if name.eq_ignore_ascii_case(header)))
}

/// Whether the credential stands in its place, once; it is then explained.
fn stands(case: &mut Case<'_, '_>, scheme: &Scheme, secret: &str) -> bool {
    let authorization: Vec<_> = case.request.header("authorization").collect();
    match scheme {
        Scheme::Key(Location::Header, name) => case.request.header(name).eq([secret]),
        Scheme::Key(place, name) => {
            let pairs = if *place == Location::Query {
                &mut case.query
            } else {
                &mut case.cookies
            };
            let mut found: Vec<_> = pairs.iter_mut().filter(|pair| pair.name == *name).collect();
            let right = found.len() == 1 && decoded(&found[0].value).as_deref() == Some(secret);
            for pair in &mut found {
                pair.used |= right;
            }
            right
        }
        Scheme::Basic => {
            let encoded = base64::engine::general_purpose::STANDARD.encode(secret);
            authorization == [format!("Basic {encoded}")]
        }
        Scheme::Bearer => authorization == [format!("Bearer {secret}")],
        Scheme::Other(_) => authorization.len() == 1 && authorization[0].contains(secret),
    }
}

/// Whether two schemes put their credential into one place.
fn same_slot(left: &Scheme, right: &Scheme) -> bool {
    match (left, right) {
        (Scheme::Key(left, a), Scheme::Key(right, b)) => {
            left == right && (a == b || (*left == Location::Header && a.eq_ignore_ascii_case(b)))
        }
        (Scheme::Key(Location::Header, name), _) | (_, Scheme::Key(Location::Header, name)) => {
            name.eq_ignore_ascii_case("authorization")
        }
        (Scheme::Key(..), _) | (_, Scheme::Key(..)) => false,
        _ => true,
    }
}

fn is_occupied(case: &Case<'_, '_>, scheme: &Scheme) -> bool {
    let parameters = &case.operation.parameters;
    let declared = |place: Location, name: &str| {
        parameters
            .iter()
            .any(|one| one.location == place && one.name.eq_ignore_ascii_case(name))
    };
    match scheme {
        Scheme::Key(Location::Header, name) => {
            !declared(Location::Header, name) && case.request.header(name).next().is_some()
        }
        // A pair that nothing explains is found as a leftover.
        _ => false,
    }
}
