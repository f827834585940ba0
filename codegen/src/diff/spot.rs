//! Places in one of the two documents, and what their references lead to.

use crate::{
    openapi::{grammar::is_extension, references::local},
    pointer::Pointer,
    tree::{Node, Value},
};

/// How many references may follow on one another.
const CHAIN: usize = 32;

/// A node and its address.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    pub(super) node: &'a Node,
    pub(super) pointer: Pointer,
}

/// The identity of a node in its tree: two spots are one place where these are equal.
pub(super) type Address = usize;

impl<'a> Spot<'a> {
    pub(super) fn root(node: &'a Node) -> Self {
        Self {
            node,
            pointer: Pointer::root(),
        }
    }

    pub(super) fn address(&self) -> Address {
        std::ptr::from_ref(self.node).addr()
    }

    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        let pointer = self.pointer.child(key);
        Some(Self { node, pointer })
    }

    /// The members, if this is an object.
    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        let members = self.node.as_object().into_iter().flatten();
        let spot = |(key, member): (&'a String, &'a crate::tree::Member)| {
            let pointer = self.pointer.child(key);
            let node = &member.node;
            (key.as_str(), Self { node, pointer })
        };
        members.map(spot).collect()
    }

    /// The members that are not extensions.
    pub(super) fn entries(&self) -> Vec<(&'a str, Self)> {
        let mut members = self.members();
        members.retain(|(key, _)| !is_extension(key));
        members
    }

    /// The elements, if this is an array.
    pub(super) fn elements(&self) -> Vec<Self> {
        let elements = self.node.as_array().into_iter().flatten().enumerate();
        let spot = |(at, node)| Self {
            node,
            pointer: self.pointer.child(at),
        };
        elements.map(spot).collect()
    }

    /// The text of a member.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.node.get(key)?.as_str()
    }

    /// Whether a member is `true`.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_bool) == Some(true)
    }

    /// What the references of this place lead to in its document; the place itself where it is
    /// none, or where one leads nowhere.
    pub(super) fn follow(&self, root: &'a Node) -> Self {
        let mut here = self.clone();
        for _ in 0..CHAIN {
            let Some(next) = here.step(root) else {
                return here;
            };
            here = next;
        }
        self.clone()
    }

    fn step(&self, root: &'a Node) -> Option<Self> {
        let pointer = local(self.text("$ref")?)?;
        let node = root.at(&pointer)?;
        Some(Self { node, pointer })
    }

    /// The name of the component that this place refers to, or its whole reference where it is
    /// none.
    pub(super) fn reference(&self) -> Option<&'a str> {
        self.text("$ref")
    }
}

/// The elements that are in both, in one, and in the other, by a key; each side in its own order.
pub(super) struct Matched<K, T> {
    pub(super) both: Vec<(K, T, T)>,
    pub(super) removed: Vec<(K, T)>,
    pub(super) added: Vec<(K, T)>,
}

/// Brings together what has one key on both sides. Of several with one key on a side, the first
/// counts with the first.
pub(super) fn matched<K: PartialEq + std::hash::Hash + Eq + Clone, T>(
    base: Vec<(K, T)>,
    revision: Vec<(K, T)>,
) -> Matched<K, T> {
    let mut slots: Vec<Option<T>> = Vec::with_capacity(revision.len());
    let mut keys = Vec::with_capacity(revision.len());
    let mut places: std::collections::HashMap<K, std::collections::VecDeque<usize>> =
        std::collections::HashMap::new();
    for (at, (key, value)) in revision.into_iter().enumerate() {
        places.entry(key.clone()).or_default().push_back(at);
        keys.push(key);
        slots.push(Some(value));
    }
    let (mut both, mut removed) = (Vec::new(), Vec::new());
    for (key, value) in base {
        let at = places
            .get_mut(&key)
            .and_then(std::collections::VecDeque::pop_front);
        match at.and_then(|at| slots[at].take()) {
            Some(other) => both.push((key, value, other)),
            None => removed.push((key, value)),
        }
    }
    let left = keys.into_iter().zip(slots);
    let added = left.filter_map(|(key, slot)| Some((key, slot?))).collect();
    Matched {
        both,
        removed,
        added,
    }
}

/// A value as one short line; long ones are cut.
pub(super) fn shown(node: &Node) -> String {
    const MOST: usize = 100;
    let mut text = String::new();
    write_value(node, &mut text, MOST);
    if text.chars().count() > MOST {
        text = text.chars().take(MOST - 1).collect();
        text.push('…');
    }
    text
}

fn write_value(node: &Node, text: &mut String, most: usize) {
    if text.len() > most * 4 {
        return;
    }
    match &node.value {
        Value::String(value) => {
            let plain = value.chars().take(most + 1);
            text.extend(plain.map(|c| if c.is_control() { ' ' } else { c }));
        }
        Value::Array(elements) => {
            text.push('[');
            for (at, element) in elements.iter().take(most).enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                write_value(element, text, most);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (at, (key, member)) in members.iter().take(most).enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                text.extend(key.chars().take(most));
                text.push_str(": ");
                write_value(&member.node, text, most);
            }
            text.push('}');
        }
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number),
    }
}
