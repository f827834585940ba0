//! Visits every object of a document with its kind, by the table in [`grammar`](super::grammar).
//!
//! Payloads (examples, defaults, enum values, extensions) are not entered: what looks like a
//! reference or a schema in there is data.

use crate::{
    openapi::grammar::{Kind, Shape, Slot},
    pointer::Pointer,
    tree::{Node, Value},
};

/// An object of a document.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// What it is; [`Kind::Reference`] for a `$ref` where one is allowed.
    pub kind: Kind,
    /// What the place is for: the kind itself, or what the reference has to lead to.
    pub place: Kind,
    /// Where it stands.
    pub pointer: &'a Pointer,
    /// The object; always one with members.
    pub node: &'a Node,
}

/// Visits every object of a whole document, each before what is in it, in the document's order.
pub fn walk(tree: &Node, visit: &mut dyn FnMut(Visit<'_>)) {
    walk_from(tree, Kind::OpenApi, &Pointer::root(), visit);
}

/// Visits the object `node`, a `kind` (or a reference to one) that stands at `pointer`, and all
/// that is in it.
pub fn walk_from(node: &Node, kind: Kind, pointer: &Pointer, visit: &mut dyn FnMut(Visit<'_>)) {
    let slot = Slot {
        kind,
        reference: true,
    };
    enter(node, slot, pointer, visit);
}

fn enter(node: &Node, slot: Slot, pointer: &Pointer, visit: &mut dyn FnMut(Visit<'_>)) {
    let Some(members) = node.as_object() else {
        return;
    };
    let kind = kind_at(node, slot);
    visit(Visit {
        kind,
        place: slot.kind,
        pointer,
        node,
    });
    for (key, member) in members {
        let Some((shape, slot)) = inner(kind, key) else {
            continue;
        };
        let pointer = pointer.child(key);
        match (shape, &member.node.value) {
            (Shape::List(_), Value::Array(elements)) => {
                for (at, element) in elements.iter().enumerate() {
                    enter(element, slot, &pointer.child(at), visit);
                }
            }
            (Shape::Map(_), Value::Object(entries)) => {
                for (name, entry) in entries {
                    enter(&entry.node, slot, &pointer.child(name), visit);
                }
            }
            (Shape::One(_) | Shape::BoolOrSchema, _) => {
                enter(&member.node, slot, &pointer, visit);
            }
            _ => {}
        }
    }
}

/// As [`walk`], with leave to change each object before what is in it is visited.
pub fn walk_mut(tree: &mut Node, visit: &mut dyn FnMut(Kind, &Pointer, &mut Node)) {
    let slot = Slot {
        kind: Kind::OpenApi,
        reference: false,
    };
    enter_mut(tree, slot, &Pointer::root(), visit);
}

fn enter_mut(
    node: &mut Node,
    slot: Slot,
    pointer: &Pointer,
    visit: &mut dyn FnMut(Kind, &Pointer, &mut Node),
) {
    if node.as_object().is_none() {
        return;
    }
    let kind = kind_at(node, slot);
    visit(kind, pointer, node);
    for (key, member) in node.as_object_mut().into_iter().flatten() {
        let Some((shape, slot)) = inner(kind, key) else {
            continue;
        };
        let pointer = pointer.child(key);
        match (shape, &mut member.node.value) {
            (Shape::List(_), Value::Array(elements)) => {
                for (at, element) in elements.iter_mut().enumerate() {
                    enter_mut(element, slot, &pointer.child(at), visit);
                }
            }
            (Shape::Map(_), Value::Object(entries)) => {
                for (name, entry) in entries {
                    enter_mut(&mut entry.node, slot, &pointer.child(name), visit);
                }
            }
            (Shape::One(_) | Shape::BoolOrSchema, _) => {
                enter_mut(&mut member.node, slot, &pointer, visit);
            }
            _ => {}
        }
    }
}

/// What kind of object belongs at an address; `None` where none does, or where it may be anything.
pub fn place_of(pointer: &Pointer) -> Option<Kind> {
    let mut kind = Kind::OpenApi;
    let mut tokens = pointer.tokens();
    while let Some(key) = tokens.next() {
        let (shape, slot) = inner(kind, &key)?;
        if matches!(shape, Shape::List(_) | Shape::Map(_)) {
            tokens.next()?;
        }
        kind = slot.kind;
    }
    Some(kind)
}

/// What the object is that stands in `slot`.
fn kind_at(node: &Node, slot: Slot) -> Kind {
    if slot.reference && node.get("$ref").is_some() {
        Kind::Reference
    } else {
        slot.kind
    }
}

/// The shape of a member that holds objects, and the place they stand in.
fn inner(kind: Kind, key: &str) -> Option<(Shape, Slot)> {
    let shape = kind.rule().shape(key)?;
    Some((shape, shape.slot()?))
}
