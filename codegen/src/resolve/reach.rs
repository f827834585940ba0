//! What a schema or an operation reaches, and what a break takes with it.

use std::collections::{HashMap, HashSet};

use super::document::{Additional, Beside, Document, Kind, Operation, SchemaId, Skipped};

/// Takes out every component and operation that reaches a broken schema.
pub(super) fn leave_out_what_reaches_broken(document: &mut Document) {
    if document.broken.is_empty() {
        return;
    }
    let reasons = reasons(document);
    for schema in &mut document.schemas {
        let whole = |b: &Beside| !matches!(b, Beside::Not(id) if reasons.contains_key(id));
        schema.beside.retain(whole);
    }
    let mut operations = Vec::new();
    for operation in std::mem::take(&mut document.operations) {
        match roots(&operation).iter().find_map(|id| reasons.get(id)) {
            None => operations.push(operation),
            Some(&code) => document.skipped.push(Skipped {
                code,
                pointer: operation.place.pointer,
                operation: operation.id,
            }),
        }
    }
    document.operations = operations;
    document.skipped.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    let components = std::mem::take(&mut document.components);
    document.components = components
        .into_iter()
        .filter(|(_, id)| !reasons.contains_key(id))
        .collect();
}

/// Takes out every component that no operation reaches.
pub(super) fn keep_what_operations_reach(document: &mut Document) {
    let mut reached = HashSet::new();
    let mut todo: Vec<SchemaId> = document.operations.iter().flat_map(roots).collect();
    while let Some(id) = todo.pop() {
        if reached.insert(id) {
            todo.extend(parts(&document.schema(id).kind));
        }
    }
    document.components.retain(|(_, id)| reached.contains(id));
}

/// Every schema that reaches a broken one, with the code of the first break found.
fn reasons(document: &Document) -> HashMap<SchemaId, &'static str> {
    let mut users: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for index in 0..document.schemas.len() {
        let id = SchemaId(index);
        for part in parts(&document.schema(id).kind) {
            users.entry(part).or_default().push(id);
        }
    }
    let mut reasons: HashMap<SchemaId, &'static str> = HashMap::new();
    let mut todo = document.broken.clone();
    while let Some((id, code)) = todo.pop() {
        if reasons.contains_key(&id) {
            continue;
        }
        reasons.insert(id, code);
        todo.extend(users.get(&id).into_iter().flatten().map(|&u| (u, code)));
    }
    reasons
}

/// The schemas that stand directly in a schema.
pub(crate) fn parts(kind: &Kind) -> Vec<SchemaId> {
    match kind {
        Kind::Same(id) | Kind::Array { items: id, .. } => vec![*id],
        Kind::AllOf(members) | Kind::Union { members, .. } => members.clone(),
        Kind::Object(object) => {
            let mut ids: Vec<SchemaId> = object.properties.iter().map(|(_, id)| *id).collect();
            if let Additional::Schema(id) = object.additional {
                ids.push(id);
            }
            ids
        }
        _ => Vec::new(),
    }
}

/// The schemas that an operation names itself.
pub(crate) fn roots(operation: &Operation) -> Vec<SchemaId> {
    let bodies = operation.body.iter().flat_map(|body| &body.content);
    let answers = operation.responses.iter().flat_map(|r| &r.content);
    let headers = operation.responses.iter().flat_map(|r| &r.headers);
    operation
        .parameters
        .iter()
        .map(|p| p.schema)
        .chain(bodies.chain(answers).filter_map(|m| m.schema))
        .chain(headers.map(|h| h.schema))
        .collect()
}
