//! The members of a mapping, with what its merge key (`<<`) brings in.

use std::collections::HashSet;

use crate::{
    diagnostics::{Finding, Findings, codes},
    parse::{duplicate, path::Path},
    tree::{Member, Node, Object, Value},
};

/// A member as written.
pub(super) struct Entry {
    pub(super) name: String,
    /// Whether the name is the merge key.
    pub(super) merge: bool,
    pub(super) member: Member,
}

/// Makes an object of entries: members of the mapping itself win over merged ones, and among the
/// merged ones the first. Merged members stand where the merge key stood.
pub(super) fn object(entries: Vec<Entry>, path: &Path<'_>, findings: &mut Findings) -> Object {
    let mut members = Object::with_capacity(entries.len());
    if !entries.iter().any(|entry| entry.merge) {
        for entry in entries {
            insert(&mut members, entry, path, findings);
        }
        return members;
    }
    let own: HashSet<String> = entries
        .iter()
        .filter(|entry| !entry.merge)
        .map(|entry| entry.name.clone())
        .collect();
    let mut merged = None;
    for entry in entries {
        if !entry.merge {
            insert(&mut members, entry, path, findings);
        } else if let Some(first) = merged {
            let second = entry.member.key;
            findings.push(duplicate("<<", first, second, &path.pointer()));
        } else {
            merged = Some(entry.member.key);
            for (name, member) in incoming(entry.member.node, path, findings) {
                if !own.contains(&name) && !members.contains_key(&name) {
                    members.insert(name, member);
                }
            }
        }
    }
    members
}

fn insert(members: &mut Object, entry: Entry, path: &Path<'_>, findings: &mut Findings) {
    if let Some(first) = members.get(&entry.name) {
        let second = entry.member.key;
        findings.push(duplicate(&entry.name, first.key, second, &path.pointer()));
    } else {
        members.insert(entry.name, entry.member);
    }
}

/// The members that the value of a merge key brings in.
fn incoming(node: Node, path: &Path<'_>, findings: &mut Findings) -> Vec<(String, Member)> {
    let parts = match node.value {
        Value::Array(elements) => elements,
        _ => vec![node],
    };
    let mut all = Vec::new();
    for part in parts {
        let kind = part.kind();
        if let Value::Object(members) = part.value {
            all.extend(members);
        } else {
            let message = format!("`<<` cannot merge {kind}");
            findings.push(
                Finding::new(&codes::INVALID_MERGE, message)
                    .at(part.span, path.pointer().child("<<")),
            );
        }
    }
    all
}
