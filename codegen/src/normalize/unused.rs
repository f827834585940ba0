//! Components that no operation reaches.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::{
        grammar::Kind,
        references::local,
        walk::{Visit, walk},
    },
    pointer::Pointer,
    tree::{Node, Object},
};

/// Which component uses which; the root stands for everything outside the components.
type Uses = BTreeMap<Pointer, BTreeSet<Pointer>>;

/// Notes each component that is not reached from outside the components.
pub fn report(tree: &Node, findings: &mut Findings) {
    let operations = tree.get("paths").and_then(Node::as_object);
    if operations.is_none_or(Object::is_empty) {
        // A document without operations is a collection of types.
        return;
    }
    let reached = reached(&uses(tree));
    let groups = tree.get("components").and_then(Node::as_object);
    for (group, member) in groups.into_iter().flatten() {
        if Kind::Components.rule().field(group).is_none() {
            continue;
        }
        for (name, entry) in member.node.as_object().into_iter().flatten() {
            let at = Pointer::root().join(&["components", group, name]);
            if !reached.contains(&at) {
                let message = format!("nothing refers to `{name}` of the {group}");
                findings.push(Finding::new(&codes::UNUSED_COMPONENT, message).at(entry.key, at));
            }
        }
    }
}

fn reached(uses: &Uses) -> BTreeSet<Pointer> {
    let mut reached = BTreeSet::new();
    let mut next = vec![Pointer::root()];
    while let Some(at) = next.pop() {
        for used in uses.get(&at).into_iter().flatten() {
            if reached.insert(used.clone()) {
                next.push(used.clone());
            }
        }
    }
    reached
}

fn uses(tree: &Node) -> Uses {
    let mut uses = Uses::new();
    walk(tree, &mut |visit| {
        let owner = component(visit.pointer).unwrap_or_default();
        for used in used_by(visit) {
            // A subtype names its base; who uses the base uses the subtype.
            if visit.pointer.parent() == owner.child("allOf") && is_base(tree, &used) {
                uses.entry(used.clone()).or_default().insert(owner.clone());
            }
            uses.entry(owner.clone()).or_default().insert(used);
        }
    });
    uses
}

fn used_by(visit: Visit<'_>) -> Vec<Pointer> {
    let group = |group: &str, name: &str| Pointer::root().join(&["components", group, name]);
    match visit.kind {
        Kind::Reference => {
            let text = visit.node.get("$ref").and_then(Node::as_str);
            text.and_then(target).into_iter().collect()
        }
        Kind::SecurityRequirement => {
            let names = visit.node.as_object().into_iter().flatten();
            names
                .map(|(name, _)| group("securitySchemes", name))
                .collect()
        }
        Kind::Discriminator => {
            let mapping = visit.node.get("mapping").and_then(Node::as_object);
            let targets = mapping.into_iter().flatten();
            let targets = targets.filter_map(|(_, member)| member.node.as_str());
            targets
                .map(|text| target(text).unwrap_or_else(|| group("schemas", text)))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn is_base(tree: &Node, component: &Pointer) -> bool {
    tree.at(component)
        .is_some_and(|node| node.get("discriminator").is_some())
}

fn target(reference: &str) -> Option<Pointer> {
    component(&local(reference)?)
}

/// The component that `at` is in.
fn component(at: &Pointer) -> Option<Pointer> {
    let tokens: Vec<_> = at.tokens().take(3).collect();
    match &tokens[..] {
        [first, group, name] if first == "components" => {
            Some(Pointer::root().join(&["components", group, name]))
        }
        _ => None,
    }
}
