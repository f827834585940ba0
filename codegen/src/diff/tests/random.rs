//! Edits of documents, made from a seed.

use crate::{
    openapi::{Kind, grammar::Shape, walk},
    pointer::Pointer,
    tree::{Node, Value},
};

/// A source of numbers that depends on its seed alone.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap_or_default()
    }

    /// Changes, adds or takes away one member somewhere, so that the document says something
    /// else; gives the place.
    pub(super) fn edit(&mut self, document: &mut Node) -> Option<Pointer> {
        for _ in 0..50 {
            let mut places = Vec::new();
            walk(document, &mut |visit| {
                places.push((visit.kind, visit.pointer.clone()));
            });
            let (kind, object) = places.swap_remove(self.below(places.len()));
            if let Some(edit) = self.edit_object(document, kind, &object) {
                return Some(edit);
            }
        }
        None
    }

    fn edit_object(
        &mut self,
        document: &mut Node,
        kind: Kind,
        object: &Pointer,
    ) -> Option<Pointer> {
        let node = document.at_mut(object)?;
        let keys: Vec<String> = node.as_object()?.keys().cloned().collect();
        let key = keys.get(self.below(keys.len() + 1));
        let Some(key) = key.filter(|key| !FIXED.contains(&key.as_str())) else {
            if kind == Kind::SecurityRequirement || kind == Kind::Reference {
                return None;
            }
            node.set("x-added", Node::string("new", node.span));
            return Some(object.child("x-added"));
        };
        let shape = kind.rule().shape(key);
        let key = key.clone();
        if self.below(4) == 0 {
            return self.remove(node, shape, object.child(&key), &key);
        }
        let member = node.get_mut(&key)?;
        let text = !matches!(shape, Some(Shape::Word(_))) && kind != Kind::Reference;
        match &mut member.value {
            Value::String(value) if text => *value = format!("{value}-edited").into(),
            Value::Number(value) => *value = format!("{value}1").into(),
            Value::Bool(value) => *value = !*value,
            Value::Array(list) if shape == Some(Shape::Texts) || shape == Some(Shape::Payloads) => {
                list.push(Node::string("added", member.span));
            }
            Value::Array(_) | Value::Object(_)
                if shape == Some(Shape::Payload) || shape.is_none() =>
            {
                member.value = Value::String("replaced".into());
            }
            _ => return None,
        }
        Some(object.child(key))
    }

    /// Takes a member away, or one of its elements.
    fn remove(
        &mut self,
        node: &mut Node,
        shape: Option<Shape>,
        at: Pointer,
        key: &str,
    ) -> Option<Pointer> {
        let value = &mut node.get_mut(key)?.value;
        match (shape, value) {
            (Some(Shape::List(_)), Value::Array(list)) if !list.is_empty() => {
                let index = self.below(list.len());
                list.remove(index);
                Some(at.child(index))
            }
            // These say the same by their absence.
            (_, Value::Bool(false)) => None,
            (_, Value::Object(members)) if members.is_empty() => None,
            (_, Value::Array(list)) if list.is_empty() => None,
            _ => {
                node.as_object_mut()?.shift_remove(key);
                Some(at)
            }
        }
    }
}

/// What cannot be changed without making another document of it.
const FIXED: [&str; 3] = ["$ref", "in", "openapi"];
