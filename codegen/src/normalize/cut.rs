//! What is broken is taken out of a document, so that the rest can be used.

use crate::{
    diagnostics::{Finding, Severity},
    openapi::grammar::METHODS,
    pointer::Pointer,
    tree::Node,
};

/// A part that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where it stood: an operation, a path or a component.
    pub pointer: Pointer,
    /// The id of the code that says why.
    pub code: &'static str,
    /// The operations that went with it: address, and operationId or method and path.
    pub operations: Vec<(Pointer, String)>,
}

/// Takes out the operations, paths and components that errors stand in; `false` if an error
/// stands elsewhere, so that it concerns the document as a whole.
pub(super) fn broken<'a>(
    tree: &mut Node,
    findings: impl Iterator<Item = &'a Finding>,
    cuts: &mut Vec<Cut>,
) -> bool {
    for finding in findings.filter(|f| f.severity() == Severity::Error) {
        let Some(pointer) = unit(&finding.pointer) else {
            return false;
        };
        if tree.at(&pointer).is_some() {
            cuts.push(Cut {
                operations: operations(tree, &pointer),
                code: finding.code.id,
                pointer: pointer.clone(),
            });
            remove(tree, &pointer);
        }
    }
    true
}

/// The part that can be taken out for something wrong at `pointer`.
fn unit(pointer: &Pointer) -> Option<Pointer> {
    let tokens: Vec<String> = pointer.tokens().collect();
    let depth = match &tokens[..] {
        [paths, _, method, ..] if paths == "paths" && METHODS.contains(&method.as_str()) => 3,
        [paths, _, ..] if paths == "paths" => 2,
        [components, _, _, ..] if components == "components" => 3,
        _ => return None,
    };
    let tokens: Vec<&str> = tokens[..depth].iter().map(String::as_str).collect();
    Some(Pointer::root().join(&tokens))
}

fn operations(tree: &Node, pointer: &Pointer) -> Vec<(Pointer, String)> {
    let tokens: Vec<String> = pointer.tokens().collect();
    let Some(path) = tokens.get(1).filter(|_| tokens[0] == "paths") else {
        return Vec::new();
    };
    let at = Pointer::root().child("paths").child(path);
    METHODS
        .iter()
        .filter(|method| tokens.get(2).is_none_or(|only| only == *method))
        .filter_map(|method| {
            let place = at.child(method);
            let operation = tree.at(&place)?;
            let id = operation.get("operationId").and_then(Node::as_str);
            Some((
                place,
                id.map_or_else(|| format!("{method} {path}"), str::to_owned),
            ))
        })
        .collect()
}

fn remove(tree: &mut Node, pointer: &Pointer) {
    let parent = tree.at_mut(&pointer.parent()).and_then(Node::as_object_mut);
    if let (Some(members), Some(key)) = (parent, pointer.last()) {
        members.shift_remove(&key);
    }
}
