//! Schemas and references: keywords that disagree with each other.

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::walk::Visit,
    tree::{Node, Value},
};

/// Reports required properties that are not described, enum values of another type, arrays of
/// nothing known and empty lists of schemas.
pub(super) fn check(visit: Visit<'_>, findings: &mut Findings) {
    required(visit, findings);
    enumeration(visit, findings);
    items(visit, findings);
    alternatives(visit, findings);
}

const COMPOSED: [&str; 4] = ["allOf", "anyOf", "oneOf", "not"];

/// Whether a schema is composed or a part of a composed one, so that what it lacks may stand in
/// another part.
fn is_partial(visit: Visit<'_>) -> bool {
    let has_parts = COMPOSED.iter().any(|key| visit.node.get(key).is_some());
    let parent = visit.pointer.parent().last().unwrap_or_default();
    has_parts || COMPOSED.contains(&parent.as_str())
}

fn items(visit: Visit<'_>, findings: &mut Findings) {
    let array = visit.node.get("type").and_then(Node::as_str) == Some("array");
    if array && visit.node.get("items").is_none() && !is_partial(visit) {
        let message = "the array lacks the field `items`";
        findings.push(
            Finding::new(&codes::NO_ITEMS, message).at(visit.node.span, visit.pointer.clone()),
        );
    }
}

fn alternatives(visit: Visit<'_>, findings: &mut Findings) {
    for key in COMPOSED {
        let Some(list) = visit.node.get(key) else {
            continue;
        };
        if list.as_array().is_some_and(<[Node]>::is_empty) {
            let message = format!("`{key}` is empty");
            findings.push(
                Finding::new(&codes::NO_ALTERNATIVES, message)
                    .at(list.span, visit.pointer.child(key)),
            );
        }
    }
}

fn required(visit: Visit<'_>, findings: &mut Findings) {
    if is_partial(visit) {
        return;
    }
    let names = visit.node.get("required").and_then(Node::as_array);
    let properties = visit.node.get("properties");
    for (at, node) in names.unwrap_or_default().iter().enumerate() {
        let Some(name) = node.as_str() else { continue };
        if properties.is_none_or(|properties| properties.get(name).is_none()) {
            let message = format!("`{name}` is required, but `properties` does not have it");
            let pointer = visit.pointer.child("required").child(at);
            findings.push(Finding::new(&codes::REQUIRED_UNKNOWN, message).at(node.span, pointer));
        }
    }
}

fn enumeration(visit: Visit<'_>, findings: &mut Findings) {
    let Some(name) = visit.node.get("type").and_then(Node::as_str) else {
        return;
    };
    let values = visit.node.get("enum").and_then(Node::as_array);
    for (at, node) in values.unwrap_or_default().iter().enumerate() {
        let fits = match &node.value {
            // Whether null is allowed is for `nullable` to say.
            Value::Null => true,
            Value::Bool(_) => name == "boolean",
            Value::Number(_) => name == "number" || name == "integer",
            Value::String(_) => name == "string",
            Value::Array(_) => name == "array",
            Value::Object(_) => name == "object",
        };
        if !fits {
            let message = format!("an `enum` of type `{name}` has {} as a value", node.kind());
            let pointer = visit.pointer.child("enum").child(at);
            findings.push(Finding::new(&codes::ENUM_OF_OTHER_TYPE, message).at(node.span, pointer));
        }
    }
}

/// Reports what stands beside a `$ref`.
pub(super) fn siblings(visit: Visit<'_>, findings: &mut Findings) {
    let members = visit.node.as_object().into_iter().flatten();
    let others: Vec<_> = members.filter(|(key, _)| *key != "$ref").collect();
    if let Some((_, first)) = others.first() {
        let names: Vec<_> = others.iter().map(|(key, _)| format!("`{key}`")).collect();
        let message = format!("{} beside a `$ref`: ignored", names.join(", "));
        findings.push(
            Finding::new(&codes::REFERENCE_SIBLINGS, message).at(first.key, visit.pointer.clone()),
        );
    }
}
