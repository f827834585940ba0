//! What the merge key (`<<`) of YAML 1.1 brings into a mapping.

use crate::{
    diagnostics::{Finding, Findings, codes},
    parse::path::Path,
    tree::{Node, Object, Value},
};

/// The members of a mapping with those of `value`, which stood under the merge key behind `at`
/// members of its own: they stand there too. Members of the mapping itself win, and among the
/// merged ones the first.
pub(super) fn merged(
    own: Object,
    at: usize,
    value: Node,
    path: &Path<'_>,
    findings: &mut Findings,
) -> Object {
    let mut incoming = Object::new();
    for part in parts(value, path, findings) {
        for (name, member) in part {
            if !own.contains_key(&name) {
                incoming.entry(name).or_insert(member);
            }
        }
    }
    let mut members = Object::with_capacity(own.len() + incoming.len());
    let mut own = own.into_iter();
    members.extend(own.by_ref().take(at));
    members.extend(incoming);
    members.extend(own);
    members
}

/// The objects in the value of a merge key; the first that is none is a finding.
fn parts(value: Node, path: &Path<'_>, findings: &mut Findings) -> Vec<Object> {
    let nodes = match value.value {
        Value::Array(elements) => elements,
        _ => vec![value],
    };
    let mut objects = Vec::new();
    for node in nodes {
        let kind = node.kind();
        let Value::Object(members) = node.value else {
            let message = format!("`<<` cannot merge {kind}");
            let pointer = path.pointer().child("<<");
            findings.push(Finding::new(&codes::INVALID_MERGE, message).at(node.span, pointer));
            break;
        };
        objects.push(members);
    }
    objects
}
