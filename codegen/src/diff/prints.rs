//! Which parts of the two documents are the same, references included, at the cost of one pass.
//!
//! Invariant: only a shortcut. What is held equal here is equal (but for a collision of 64-bit
//! hashes); what is not may still mean the same.

use std::{
    collections::{HashMap, HashSet, hash_map::DefaultHasher},
    hash::{BuildHasherDefault, Hash, Hasher},
};

use super::spot::{Address, Spot};
use crate::{
    openapi::references::local,
    tree::{Node, Value},
};

/// Hashes of both documents' nodes.
#[derive(Debug, Default)]
pub(super) struct Prints {
    of: HashMap<Address, Print, BuildHasherDefault<Spread>>,
    /// References whose targets differ.
    changed: HashSet<String>,
}

#[derive(Clone, Copy, Debug)]
struct Print {
    hash: u64,
    refers: bool,
    tainted: Option<bool>,
}

/// The hasher of addresses: they differ already, they only have to be spread.
#[derive(Debug, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }
    fn write_u64(&mut self, word: u64) {
        self.0 = mix(self.0.rotate_left(5) ^ word);
    }
    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

fn mix(word: u64) -> u64 {
    let word = word.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    word ^ (word >> 29)
}

impl Prints {
    pub(super) fn of(base: &Node, revision: &Node) -> Self {
        let mut prints = Self::default();
        let mut references = HashSet::new();
        prints.print(base, &mut references);
        prints.print(revision, &mut references);
        prints.changed = prints.changed_targets(base, revision, &references);
        prints
    }

    /// Whether two nodes are the same, and so is all that they refer to.
    pub(super) fn equal(&mut self, base: &Spot<'_>, revision: &Spot<'_>) -> bool {
        self.hash(base.node) == self.hash(revision.node) && !self.tainted(base.node)
    }

    /// The hash of a node; that of a reference is that of its text.
    pub(super) fn hash(&self, node: &Node) -> u64 {
        match self.of.get(&std::ptr::from_ref(node).addr()) {
            Some(print) => print.hash,
            None => scalar(node),
        }
    }

    fn print<'a>(&mut self, node: &'a Node, references: &mut HashSet<&'a str>) -> (u64, bool) {
        let mut refers = false;
        let hash = match &node.value {
            Value::Object(members) => {
                let mut sum = 1u64;
                for (key, member) in members {
                    let (hash, inner) = self.print(&member.node, references);
                    refers |= inner;
                    if key == "$ref"
                        && let Some(text) = member.node.as_str()
                    {
                        references.insert(text);
                        refers = true;
                    }
                    sum = sum.wrapping_add(mix(text_hash(key) ^ hash.rotate_left(17)));
                }
                mix(sum)
            }
            Value::Array(elements) => {
                let mut hash = 2u64;
                for element in elements {
                    let (inner, inner_refers) = self.print(element, references);
                    refers |= inner_refers;
                    hash = mix(hash.rotate_left(7) ^ inner);
                }
                hash
            }
            _ => return (scalar(node), false),
        };
        let print = Print {
            hash,
            refers,
            tainted: None,
        };
        self.of.insert(std::ptr::from_ref(node).addr(), print);
        (hash, refers)
    }

    /// The references that lead to different things in the two documents, or to things that do.
    fn changed_targets(
        &self,
        base: &Node,
        revision: &Node,
        references: &HashSet<&str>,
    ) -> HashSet<String> {
        let mut changed = HashSet::new();
        let mut users: HashMap<&str, Vec<&str>> = HashMap::new();
        for &reference in references {
            let target = |root| local(reference).and_then(|at| Node::at(root, &at));
            match (target(base), target(revision)) {
                (None, None) => {}
                (Some(a), Some(b)) if self.hash(a) == self.hash(b) => {
                    let mut inner = Vec::new();
                    self.references_in(a, &mut inner);
                    for used in inner {
                        users.entry(used).or_default().push(reference);
                    }
                }
                _ => {
                    changed.insert(reference.to_owned());
                }
            }
        }
        let mut queue: Vec<String> = changed.iter().cloned().collect();
        while let Some(reference) = queue.pop() {
            for &user in users.get(reference.as_str()).into_iter().flatten() {
                if changed.insert(user.to_owned()) {
                    queue.push(user.to_owned());
                }
            }
        }
        changed
    }

    fn references_in<'a>(&self, node: &'a Node, found: &mut Vec<&'a str>) {
        if !self.refers(node) {
            return;
        }
        found.extend(node.get("$ref").and_then(Node::as_str));
        let members = node.as_object().into_iter().flatten();
        members.for_each(|(_, member)| self.references_in(&member.node, found));
        let elements = node.as_array().into_iter().flatten();
        elements.for_each(|element| self.references_in(element, found));
    }

    fn refers(&self, node: &Node) -> bool {
        let print = self.of.get(&std::ptr::from_ref(node).addr());
        print.is_some_and(|print| print.refers)
    }

    fn tainted(&mut self, node: &Node) -> bool {
        let address = std::ptr::from_ref(node).addr();
        let Some(print) = self.of.get(&address).copied().filter(|p| p.refers) else {
            return false;
        };
        if let Some(known) = print.tainted {
            return known;
        }
        let own = node.get("$ref").and_then(Node::as_str);
        let mut tainted = own.is_some_and(|text| self.changed.contains(text));
        for (_, member) in node.as_object().into_iter().flatten() {
            tainted = tainted || self.tainted(&member.node);
        }
        for element in node.as_array().into_iter().flatten() {
            tainted = tainted || self.tainted(element);
        }
        if let Some(print) = self.of.get_mut(&address) {
            print.tainted = Some(tainted);
        }
        tainted
    }
}

fn text_hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn scalar(node: &Node) -> u64 {
    match &node.value {
        Value::Null => 3,
        Value::Bool(truth) => 4 + u64::from(*truth),
        Value::Number(number) => match number.parse::<i64>() {
            Ok(whole) => mix(6 ^ whole.cast_unsigned().rotate_left(32)),
            Err(_) => text_hash(&node.to_json().to_string()).rotate_left(1),
        },
        Value::String(text) => text_hash(text).rotate_left(2),
        Value::Array(_) | Value::Object(_) => 0,
    }
}
