//! Operations: their ids, their answers, and the tags that group them.

use std::collections::BTreeMap;

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::{
        grammar::{Kind, is_extension},
        walk::Visit,
    },
    source::Span,
    tree::{Node, Object},
};

/// The operationIds met so far.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<String, Span>);

impl Ids {
    /// Reports an id that another operation has.
    pub(super) fn check(&mut self, visit: Visit<'_>, findings: &mut Findings) {
        let id = visit
            .node
            .get("operationId")
            .filter(|_| visit.kind == Kind::Operation);
        let Some((node, id)) = id.and_then(|node| Some((node, node.as_str()?))) else {
            return;
        };
        if let Some(first) = self.0.insert(id.to_owned(), node.span) {
            let message = format!("two operations have the operationId `{id}`");
            findings.push(
                Finding::new(&codes::DUPLICATE_OPERATION_ID, message)
                    .at(node.span, visit.pointer.child("operationId"))
                    .related(first, "the other one"),
            );
        }
    }
}

/// Reports an operation without answers.
pub(super) fn answers(visit: Visit<'_>, findings: &mut Findings) {
    let (span, at) = match visit.node.get("responses") {
        None => (visit.node.span, visit.pointer.clone()),
        Some(node) => {
            // Of the wrong type is a finding of its own.
            let any = |members: &Object| members.keys().any(|key| !is_extension(key));
            if node.as_object().is_none_or(any) {
                return;
            }
            (node.span, visit.pointer.child("responses"))
        }
    };
    let message = "the operation has no answer under `responses`";
    findings.push(Finding::new(&codes::NO_RESPONSES, message).at(span, at));
}

/// Reports answers under keys that are neither a status nor a range nor `default`.
pub(super) fn statuses(visit: Visit<'_>, findings: &mut Findings) {
    for (key, member) in visit.node.as_object().into_iter().flatten() {
        if key != "default" && !is_extension(key) && !is_status(key) {
            let message = format!("`{key}` is neither a status nor a range nor `default`");
            findings.push(
                Finding::new(&codes::BAD_STATUS, message).at(member.key, visit.pointer.child(key)),
            );
        }
    }
}

fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => true,
        [b'1'..=b'5', rest @ ..] => rest.eq_ignore_ascii_case(b"XX"),
        _ => false,
    }
}

/// Reports tags that are described twice.
pub(super) fn tags(visit: Visit<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    let list = visit.node.get("tags").and_then(Node::as_array);
    for (at, tag) in list.unwrap_or_default().iter().enumerate() {
        let Some(name) = tag.get("name").and_then(Node::as_str) else {
            continue;
        };
        if let Some(first) = seen.insert(name, tag.span) {
            let message = format!("the tag `{name}` is described twice");
            findings.push(
                Finding::new(&codes::DUPLICATE_TAG, message)
                    .at(tag.span, visit.pointer.child("tags").child(at))
                    .related(first, "described here before"),
            );
        }
    }
}
