//! Rewrites a copy of a document into what `openapiv3` takes without loss.

use crate::{
    openapi::{
        grammar::{Field, Kind, Presence, Shape, is_extension},
        references,
        walk::walk_mut,
    },
    source::Span,
    tree::{Node, Object, Value},
};

/// A copy of `tree` that the typed view can be read from.
pub(super) fn prepare(tree: &Node) -> Node {
    let mut copy = tree.clone();
    walk_mut(&mut copy, &mut |kind, _, node| {
        let span = node.span;
        let Some(members) = node.as_object_mut() else {
            return;
        };
        plain_fields(members, kind, span);
        match kind {
            Kind::Schema => schema(members),
            Kind::Operation => callbacks(members, tree),
            Kind::Callback => members.retain(|key, _| !is_extension(key)),
            Kind::Parameter | Kind::Header => carrier(members, span),
            Kind::Encoding => encoding(members, span),
            Kind::Response | Kind::Components => links(members),
            _ => {}
        }
    });
    copy
}

/// What holds for the fields of every kind: null is absent, scalars are texts where texts are
/// meant, counts are whole numbers, and texts for readers may be missing.
fn plain_fields(members: &mut Object, kind: Kind, span: Span) {
    let rule = kind.rule();
    members.retain(|key, member| {
        let payload = matches!(rule.shape(key), Some(Shape::Payload) | None);
        payload || !matches!(member.node.value, Value::Null)
    });
    for (key, member) in members.iter_mut() {
        if let Some(shape) = rule.shape(key) {
            coerce(&mut member.node, shape);
        }
    }
    without_large_limits(members, |shape| shape == Shape::Count, rule.fields);
    complete(members, kind, span);
}

/// Puts empty values in the place of missing ones that only readers need.
pub(crate) fn complete(members: &mut Object, kind: Kind, span: Span) {
    for field in kind.rule().fields {
        if field.presence == Presence::Expected && !members.contains_key(field.name) {
            let node = match field.shape {
                Shape::Text => Node::string("", span),
                _ => Node::object(span),
            };
            insert(members, field.name, node);
        }
    }
}

/// Makes texts of the scalars that YAML reads as something else, and whole numbers of counts.
pub(crate) fn coerce(node: &mut Node, shape: Shape) {
    match (shape, &mut node.value) {
        (Shape::Text | Shape::Word(_), _) => to_text(node),
        (Shape::Texts, Value::Array(elements)) => elements.iter_mut().for_each(to_text),
        (Shape::TextMap, Value::Object(members)) => {
            members.values_mut().for_each(|m| to_text(&mut m.node));
        }
        (Shape::Count, _) => to_whole(node),
        _ => {}
    }
}

fn to_text(node: &mut Node) {
    let text: Box<str> = match &node.value {
        Value::Number(text) => text.clone(),
        Value::Bool(truth) => truth.to_string().into(),
        _ => return,
    };
    node.value = Value::String(text);
}

/// `10.0` and `1e1` are ten.
fn to_whole(node: &mut Node) {
    if let Value::Number(text) = &node.value
        && text.parse::<i128>().is_err()
        && let Ok(number) = text.parse::<f64>()
        && number.fract() == 0.0
        && number.abs() < 9e15
    {
        // The display of a double without fraction and in this range has digits only.
        node.value = Value::Number(number.to_string().into());
    }
}

fn schema(members: &mut Object) {
    let Some(name) = members.get("type").and_then(|m| m.node.as_str()) else {
        return;
    };
    let name = name.to_owned();
    members.retain(|key, _| applies(key, &name));
    if name == "integer" {
        for keyword in LIMITS {
            if let Some(member) = members.get_mut(keyword) {
                to_whole(&mut member.node);
            }
        }
        if let Some(Value::Array(values)) = members.get_mut("enum").map(|m| &mut m.node.value) {
            values.iter_mut().for_each(to_whole);
        }
        without_large_limits(
            members,
            |shape| shape == Shape::Number,
            Kind::Schema.rule().fields,
        );
    }
    if name == "string"
        && let Some(Value::Array(values)) = members.get_mut("enum").map(|m| &mut m.node.value)
    {
        values.iter_mut().for_each(to_text);
    }
}

const LIMITS: [&str; 3] = ["minimum", "maximum", "multipleOf"];

/// Whether a keyword has any effect on values of the type.
fn applies(keyword: &str, name: &str) -> bool {
    let types: &[&str] = match keyword {
        "pattern" | "minLength" | "maxLength" => &["string"],
        "minimum" | "maximum" | "multipleOf" | "exclusiveMinimum" | "exclusiveMaximum" => {
            &["integer", "number"]
        }
        "format" => &["string", "integer", "number"],
        "items" | "minItems" | "maxItems" | "uniqueItems" => &["array"],
        "properties" | "required" | "additionalProperties" | "minProperties" | "maxProperties" => {
            &["object"]
        }
        _ => return true,
    };
    types.contains(&name)
}

/// Leaves out the limits that no 64-bit integer holds; who needs limits reads them from the tree.
fn without_large_limits(members: &mut Object, of: fn(Shape) -> bool, fields: &[Field]) {
    for field in fields.iter().filter(|field| of(field.shape)) {
        let Some(Value::Number(text)) = members.get(field.name).map(|m| &m.node.value) else {
            continue;
        };
        let fits = match field.shape {
            Shape::Count => text.parse::<u64>().is_ok() || text.starts_with('-'),
            _ => text.parse::<i64>().is_ok(),
        };
        if !fits {
            members.shift_remove(field.name);
        }
    }
}

/// The view has no references among callbacks: what they lead to is put in their place.
fn callbacks(members: &mut Object, tree: &Node) {
    let Some(callbacks) = members
        .get_mut("callbacks")
        .and_then(|m| m.node.as_object_mut())
    else {
        return;
    };
    callbacks.retain(|_, member| {
        if let Some(target) = local_target(&member.node, tree) {
            member.node = target.clone();
        }
        member.node.get("$ref").is_none() && member.node.as_object().is_some()
    });
}

fn local_target<'a>(node: &Node, tree: &'a Node) -> Option<&'a Node> {
    let reference = node.get("$ref")?.as_str()?;
    tree.at(&references::local(reference)?)
}

/// A parameter or header carries a value: of a schema, or of one media type.
fn carrier(members: &mut Object, span: Span) {
    if !members.contains_key("schema") && !members.contains_key("content") {
        insert(members, "schema", Node::object(span));
    }
}

/// The view cannot tell an absent `explode` from `false`; the effective value can be told.
fn encoding(members: &mut Object, span: Span) {
    if !members.contains_key("explode") {
        let style = members.get("style").and_then(|m| m.node.as_str());
        let explode = style.is_none_or(|style| style == "form");
        insert(members, "explode", Node::new(Value::Bool(explode), span));
    }
}

/// A link that leads to no operation has no place in the view.
fn links(members: &mut Object) {
    let Some(links) = members
        .get_mut("links")
        .and_then(|m| m.node.as_object_mut())
    else {
        return;
    };
    links.retain(|_, member| {
        ["operationId", "operationRef", "$ref"]
            .iter()
            .any(|key| member.node.get(key).is_some())
    });
}

fn insert(members: &mut Object, key: &str, node: Node) {
    let key_span = node.span;
    members.insert(
        key.to_owned(),
        crate::tree::Member {
            key: key_span,
            node,
        },
    );
}
