//! Path items that refer to another place of the document: each gets a copy of what stands there.

use crate::{
    openapi::{grammar::METHODS, references::local},
    pointer::Pointer,
    tree::Node,
};

/// How many references may follow on one another.
const CHAIN: usize = 16;

/// How many nodes are copied: references to one large item multiply it.
const MOST: usize = 1_000_000;

/// Puts copies in the place of the references that can be followed; the others stay, and the check
/// reports them.
///
/// Members beside the reference win over those that it leads to. The ids of operations stay with
/// the original: two operations may not have one.
pub(super) fn inline(tree: &mut Node) {
    let mut left = MOST;
    let mut taken: Vec<Pointer> = vec![Pointer::root().child("paths")];
    let mut copies = Vec::new();
    let items = tree.get("paths").and_then(Node::as_object);
    for (path, member) in items.into_iter().flatten() {
        copies.extend(copy(tree, &member.node, &mut taken, &mut left).map(|c| (path.clone(), c)));
    }
    if let Some(paths) = tree.get_mut("paths") {
        for (path, copy) in copies {
            paths.set(path, copy);
        }
    }
}

fn copy(tree: &Node, item: &Node, taken: &mut Vec<Pointer>, left: &mut usize) -> Option<Node> {
    let mut layers = vec![item];
    let mut end = Pointer::root();
    while let Some(reference) = layers.last()?.get("$ref") {
        end = local(reference.as_str()?)?;
        layers.push(tree.at(&end).filter(|node| node.as_object().is_some())?);
        if layers.len() > CHAIN {
            return None;
        }
    }
    let (original, above) = layers.split_last().filter(|(_, above)| !above.is_empty())?;
    *left = left.checked_sub(size(original))?;
    let mut copy = (*original).clone();
    if taken.iter().any(|place| end.is_within(place)) {
        without_ids(&mut copy);
    }
    taken.push(end);
    for layer in above.iter().rev() {
        for (key, member) in layer.as_object().into_iter().flatten() {
            if key != "$ref" {
                copy.set(key.as_str(), member.node.clone());
            }
        }
    }
    Some(copy)
}

fn without_ids(item: &mut Node) {
    for method in METHODS {
        let operation = item.get_mut(method).and_then(Node::as_object_mut);
        if let Some(operation) = operation {
            operation.shift_remove("operationId");
        }
    }
}

/// How many nodes there are in one; no deeper than a document may be.
fn size(node: &Node) -> usize {
    let members = node.as_object().into_iter().flatten();
    let members = members.map(|(_, member)| size(&member.node));
    let elements = node.as_array().into_iter().flatten().map(size);
    1 + members.chain(elements).sum::<usize>()
}
