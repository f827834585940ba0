//! One way to write a document: canonical order, nothing that says nothing.
//!
//! Invariant: tidying a tidy tree changes nothing, and the order in which maps were written does
//! not show in the result. Payloads stay as they are.

use crate::{
    openapi::{
        grammar::{Field, Keys, Kind, Presence, Rule, Shape, is_extension},
        walk::walk_mut,
    },
    source::Span,
    tree::{Member, Node, Object, Value},
};

/// The version that a normalized document says it is.
const VERSION: &str = "3.0.3";

/// Brings a document into its canonical form.
pub fn tidy(tree: &mut Node) {
    if let Some(version) = tree.get_mut("openapi") {
        version.value = Value::String(VERSION.into());
    }
    walk_mut(tree, &mut |kind, _, node| {
        let span = node.span;
        if let Some(members) = node.as_object_mut() {
            complete(kind, members, span);
            tidy_object(kind, members);
        }
    });
    let empty = |node: &Node| node.as_object().is_some_and(Object::is_empty);
    if tree.get("components").is_some_and(empty)
        && let Some(members) = tree.as_object_mut()
    {
        members.shift_remove("components");
    }
}

/// Puts in what OpenAPI requires and the check forgives, so that the result is valid.
///
/// Where no answer is declared the generator takes every success for one without a body, so this
/// is what the document comes to say.
fn complete(kind: Kind, members: &mut Object, span: Span) {
    crate::typed::complete(members, kind, span);
    if kind == Kind::Responses && members.keys().all(|key| is_extension(key)) {
        let mut answer = Node::object(span);
        answer.set("description", Node::string("", span));
        let member = Member {
            key: span,
            node: answer,
        };
        members.insert("2XX".to_owned(), member);
    }
}

fn tidy_object(kind: Kind, members: &mut Object) {
    let rule = kind.rule();
    members.retain(|key, member| !says_nothing(rule, key, &member.node));
    for (key, member) in members.iter_mut() {
        if let Some(shape) = rule.shape(key) {
            crate::typed::coerce(&mut member.node, shape);
            tidy_value(kind, key, shape, &mut member.node.value);
        }
    }
    members.sort_by(|a, _, b, _| rank(rule, a).cmp(&rank(rule, b)).then_with(|| a.cmp(b)));
}

fn tidy_value(kind: Kind, key: &str, shape: Shape, value: &mut Value) {
    match (kind, key, shape, value) {
        (_, _, Shape::Map(_) | Shape::TextMap, Value::Object(members)) => members.sort_keys(),
        (Kind::Schema, "required", _, Value::Array(names)) => {
            names.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            names.dedup_by(|a, b| a == b);
        }
        (Kind::OpenApi, "tags", _, Value::Array(tags)) => {
            let name = |tag: &Node| tag.get("name").and_then(Node::as_str).map(str::to_owned);
            tags.sort_by_key(name);
        }
        _ => {}
    }
}

/// Free keys, then fields in the order of the table, then what is unknown, then extensions.
fn rank(rule: &Rule, key: &str) -> usize {
    let free = rule.keys != Keys::Fixed;
    let field = rule.fields.iter().position(|field| field.name == key);
    match field {
        Some(at) => at + 1,
        None if free && rule.shape(key).is_some() => 0,
        None if is_extension(key) => usize::MAX,
        None => usize::MAX - 1,
    }
}

/// Whether a member is null, or an empty list or map that means the same as none.
fn says_nothing(rule: &Rule, key: &str, node: &Node) -> bool {
    let Some(shape) = rule.shape(key).filter(|shape| *shape != Shape::Payload) else {
        return false;
    };
    let empty = match &node.value {
        Value::Null => return true,
        Value::Array(elements) => elements.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    };
    let optional = |field: &Field| field.presence == Presence::Optional;
    let list = matches!(
        shape,
        Shape::List(_) | Shape::Map(_) | Shape::Texts | Shape::TextMap
    );
    empty && list && rule.field(key).is_some_and(optional) && !MEANS_SOMETHING.contains(&key)
}

/// Fields that say something by being there, even if empty: no security at all, no body at all,
/// an object, a union of nothing.
const MEANS_SOMETHING: [&str; 6] = [
    "security",
    "content",
    "properties",
    "allOf",
    "oneOf",
    "anyOf",
];
