//! The sentence of a change.

use super::{
    fact::{Fact, Kind},
    spot::{Spot, shown},
};
use crate::{pointer::Pointer, tree::Node};

/// What a difference of two schemas of these documents says to a reader.
pub(super) fn of_fact(fact: &Fact<'_>, id: &str, base: &Node, revision: &Node) -> String {
    let place = match (&fact.base, &fact.revision) {
        (_, Some(spot)) => subject(&spot.pointer, revision),
        (Some(spot), None) => subject(&spot.pointer, base),
        (None, None) => String::new(),
    };
    let values = match &fact.kind {
        Kind::Types(base, revision) => format!("{} → {}", base.shown(), revision.shown()),
        Kind::Property(_) | Kind::Required(_) | Kind::Value(_) => String::new(),
        _ => values(fact.base.as_ref(), fact.revision.as_ref()),
    };
    sentence(id, &fact.name, &place, &values)
}

/// What a difference of two places says to a reader; `name` is what came, went or changed.
pub(super) fn of_place(
    id: &str,
    name: &str,
    base: Option<&Spot<'_>>,
    revision: Option<&Spot<'_>>,
) -> String {
    let scalar = |spot: Option<&Spot<'_>>| spot.is_none_or(|s| s.node.as_object().is_none());
    let values = if scalar(base) && scalar(revision) {
        values(base, revision)
    } else {
        String::new()
    };
    sentence(id, name, "", &values)
}

fn sentence(id: &str, name: &str, place: &str, values: &str) -> String {
    let mut text = id.replace('-', " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !name.is_empty() {
        text = format!("{text}: `{name}`");
    }
    if !place.is_empty() && place != name {
        text = format!("{text} at `{place}`");
    }
    if !values.is_empty() {
        text = format!("{text} ({values})");
    }
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn values(base: Option<&Spot<'_>>, revision: Option<&Spot<'_>>) -> String {
    match (base, revision) {
        (None, None) => String::new(),
        (Some(base), None) => format!("was {}", shown(base.node)),
        (None, Some(revision)) => format!("now {}", shown(revision.node)),
        (Some(base), Some(revision)) => format!("{} → {}", shown(base.node), shown(revision.node)),
    }
}

/// The component, parameter or header and the members on the way to a place, as people name them:
/// `Pet.owner[]`.
fn subject(pointer: &Pointer, root: &Node) -> String {
    let tokens: Vec<String> = pointer.tokens().collect();
    let mut subject = String::new();
    let mut rest = &tokens[..];
    if let [components, _, name, inner @ ..] = rest
        && components == "components"
    {
        subject.push_str(name);
        rest = inner;
    } else if let Some(at) = rest.iter().position(|token| token == "schema") {
        subject = owner(&tokens[..at], root).unwrap_or_default();
        rest = &rest[at + 1..];
    } else {
        return subject;
    }
    while let Some((token, inner)) = rest.split_first() {
        rest = inner;
        match (token.as_str(), inner.split_first()) {
            ("properties", Some((name, inner))) => {
                if !subject.is_empty() {
                    subject.push('.');
                }
                subject.push_str(name);
                rest = inner;
            }
            ("items", _) => subject.push_str("[]"),
            ("additionalProperties", _) => subject.push_str("{}"),
            _ => {}
        }
    }
    subject
}

/// The name of the parameter or header that has a schema.
fn owner(tokens: &[String], root: &Node) -> Option<String> {
    let [.., list, last] = tokens else {
        return None;
    };
    match list.as_str() {
        "headers" => Some(last.clone()),
        "parameters" => {
            let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
            let parameter = root.at(&Pointer::root().join(&tokens))?;
            Some(parameter.get("name")?.as_str()?.to_owned())
        }
        _ => None,
    }
}
