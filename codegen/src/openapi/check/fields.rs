//! The members of one object against the row of its kind.

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::{
        grammar::{Keys, Kind, Presence, Shape, is_extension},
        walk::Visit,
    },
    pointer::Pointer,
    tree::{Member, Node, Value},
};

/// The one extension that the generator acts on; in this it is a field like others.
const RUST_NAME: &str = "x-rust-name";

/// Reports members of the wrong type, missing, unknown, or with unknown words.
pub(super) fn check(visit: Visit<'_>, findings: &mut Findings) {
    let rule = visit.kind.rule();
    for (key, member) in visit.node.as_object().into_iter().flatten() {
        match rule.shape(key) {
            // References have their own finding for what stands beside them, and answers theirs
            // for what is no status.
            Some(shape) => value(key, &member.node, shape, visit, findings),
            None if visit.kind == Kind::Reference || is_extension(key) => {}
            None => unknown(key, member, visit, findings),
        }
    }
    if let Some(node) = visit.node.get(RUST_NAME).filter(|n| n.as_str().is_none()) {
        wrong(
            RUST_NAME,
            node,
            "a string",
            &visit.pointer.child(RUST_NAME),
            findings,
        );
    }
    for field in rule.fields {
        // Answers have their own finding, as the lack of them is no lack of text.
        let answers = field
            .shape
            .slot()
            .is_some_and(|slot| slot.kind == Kind::Responses);
        if answers || visit.node.get(field.name).is_some() {
            continue;
        }
        let code = match field.presence {
            Presence::Optional => continue,
            Presence::Needed => &codes::MISSING_FIELD,
            Presence::Expected => &codes::MISSING_TEXT,
        };
        let message = format!("{} lacks the field `{}`", visit.kind.name(), field.name);
        findings.push(Finding::new(code, message).at(visit.node.span, visit.pointer.clone()));
    }
}

fn unknown(key: &str, member: &Member, visit: Visit<'_>, findings: &mut Findings) {
    let name = visit.kind.name();
    let (code, message) = if key == "$ref" {
        let message = format!("in the place of {name} no `$ref` is allowed");
        (&codes::REFERENCE_MISPLACED, message)
    } else if visit.kind == Kind::Schema && LATER_KEYWORDS.contains(&key) {
        let message = format!("`{key}` is not a keyword of OpenAPI 3.0.3");
        (&codes::LATER_KEYWORD, message)
    } else {
        let known = visit.kind.rule().fields.iter().map(|field| field.name);
        let nearest = nearest(key, known).map(|name| format!("; did you mean `{name}`?"));
        let message = format!("{name} has no field `{key}`{}", nearest.unwrap_or_default());
        (&codes::UNKNOWN_FIELD, message)
    };
    findings.push(Finding::new(code, message).at(member.key, visit.pointer.child(key)));
}

/// Keywords of JSON Schema that say something of values and came with OpenAPI 3.1.
const LATER_KEYWORDS: &[&str] = &[
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

fn value(key: &str, node: &Node, shape: Shape, visit: Visit<'_>, findings: &mut Findings) {
    let pointer = || visit.pointer.child(key);
    let is_object = |node: &Node| node.as_object().is_some();
    match (shape, &node.value) {
        (Shape::Payload, _)
        | (Shape::Text, Value::String(_))
        | (Shape::Bool | Shape::BoolOrSchema, Value::Bool(_))
        | (Shape::Number, Value::Number(_))
        | (Shape::Payloads, Value::Array(_))
        | (Shape::One(_) | Shape::BoolOrSchema, Value::Object(_)) => {}
        (_, Value::Null) => {
            let message = format!("the field `{key}` of {} is null", visit.kind.name());
            findings.push(Finding::new(&codes::NULL_FIELD, message).at(node.span, pointer()));
        }
        (Shape::Text, Value::Number(_) | Value::Bool(_)) => {
            as_text(key, node, &pointer(), findings);
        }
        (Shape::Word(words), Value::String(text)) => {
            word(key, text, words, node, &pointer(), findings);
        }
        (Shape::Count, Value::Number(text)) if is_count(text) => {}
        (Shape::Texts, Value::Array(elements)) => {
            for (at, element) in elements.iter().enumerate() {
                value_in(element, Shape::Text, key, &pointer().child(at), findings);
            }
        }
        (Shape::TextMap, Value::Object(members)) => {
            for (name, member) in members {
                value_in(
                    &member.node,
                    Shape::Text,
                    key,
                    &pointer().child(name),
                    findings,
                );
            }
        }
        (Shape::List(_), Value::Array(elements)) => {
            for (at, element) in elements.iter().enumerate().filter(|(_, e)| !is_object(e)) {
                value_in(element, shape, key, &pointer().child(at), findings);
            }
        }
        (Shape::Map(_), Value::Object(members)) => {
            for (name, member) in members.iter().filter(|(_, m)| !is_object(&m.node)) {
                value_in(&member.node, shape, key, &pointer().child(name), findings);
            }
        }
        _ => wrong(key, node, shape.name(), &pointer(), findings),
    }
}

/// An element of a list or map.
fn value_in(node: &Node, shape: Shape, key: &str, pointer: &Pointer, findings: &mut Findings) {
    match (shape, &node.value) {
        (Shape::Text, Value::String(_)) => {}
        (Shape::Text, Value::Number(_) | Value::Bool(_)) => as_text(key, node, pointer, findings),
        (Shape::Text, _) => wrong(key, node, "strings", pointer, findings),
        _ => wrong(key, node, "objects", pointer, findings),
    }
}

fn wrong(key: &str, node: &Node, expected: &str, pointer: &Pointer, findings: &mut Findings) {
    let found = match &node.value {
        Value::Number(text) => format!("the number {text}"),
        _ => node.kind().to_owned(),
    };
    let message = format!("`{key}` holds {found} where {expected} is meant");
    let message = match expected {
        "strings" | "objects" => format!("`{key}` holds {found} among its {expected}"),
        _ => message,
    };
    findings.push(Finding::new(&codes::WRONG_TYPE, message).at(node.span, pointer.clone()));
}

fn as_text(key: &str, node: &Node, pointer: &Pointer, findings: &mut Findings) {
    let message = format!("`{key}` holds {} where a string is meant", node.kind());
    findings.push(Finding::new(&codes::SCALAR_AS_TEXT, message).at(node.span, pointer.clone()));
}

fn word(
    key: &str,
    text: &str,
    words: &[&str],
    node: &Node,
    pointer: &Pointer,
    findings: &mut Findings,
) {
    if words.contains(&text) {
        return;
    }
    let all = words.join("`, `");
    let message = match nearest(text, words.iter().copied()) {
        Some(known) => format!("`{key}` is `{text}`; did you mean `{known}`?"),
        None => format!("`{key}` is `{text}`, which is none of `{all}`"),
    };
    let finding = Finding::new(&codes::UNKNOWN_WORD, message).at(node.span, pointer.clone());
    findings.push(finding.help(format!("Use one of `{all}`.")));
}

/// The known word that `text` is a slip of, if there is one.
fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = known.map(|word| (strsim::osa_distance(text, word), word));
    let (distance, word) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= 1 + text.len() / 4).then_some(word)
}

fn is_count(text: &str) -> bool {
    let number = text.parse::<f64>();
    number.is_ok_and(|n| n >= 0.0 && n.fract() == 0.0)
}

/// Names of components are part of references and have few characters to choose from.
pub(super) fn component_names(visit: Visit<'_>, findings: &mut Findings) {
    for (group, member) in visit.node.as_object().into_iter().flatten() {
        if visit.kind.rule().shape(group).is_none() || visit.kind.rule().keys != Keys::Fixed {
            continue;
        }
        for (name, entry) in member.node.as_object().into_iter().flatten() {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            if !name.is_empty() && name.chars().all(allowed) {
                continue;
            }
            let message = format!("`{name}` is not allowed as the name of a component");
            let pointer = visit.pointer.child(group).child(name);
            findings.push(Finding::new(&codes::BAD_COMPONENT_NAME, message).at(entry.key, pointer));
        }
    }
}
