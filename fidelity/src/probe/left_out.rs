//! What the generator left out of a document.

use std::collections::BTreeSet;

use serde_json::Value;
use specwright::{
    Compiled,
    diagnostics::{Findings, Severity},
    pointer::Pointer,
};

/// Code, pointer, and operationId or name: operations, and schemas that have no type.
pub(super) fn list(
    document: &Value,
    compiled: &Compiled,
    findings: &Findings,
) -> Vec<(String, String, String)> {
    let skipped = compiled.report.skipped.iter().map(|skipped| {
        let pointer = skipped.pointer.to_string();
        (skipped.code.to_owned(), pointer, skipped.operation.clone())
    });
    let models = compiled.api.models.iter();
    let typed: BTreeSet<&Pointer> = models.map(|m| &m.place.pointer).collect();
    let schemas = document.pointer("/components/schemas");
    let names = schemas.and_then(Value::as_object).into_iter().flatten();
    let untyped = names.filter_map(|(name, _)| {
        let pointer = Pointer::root().join(&["components", "schemas", name]);
        let why = || code(findings, &pointer).to_owned();
        (!typed.contains(&pointer)).then(|| (why(), pointer.to_string(), name.clone()))
    });
    skipped.chain(untyped).collect()
}

/// The code of the gravest finding in a schema.
fn code(findings: &Findings, pointer: &Pointer) -> &'static str {
    let within = findings.iter().filter(|f| f.pointer.is_within(pointer));
    let gravest = within.max_by_key(|f| f.severity());
    let gravest = gravest.filter(|f| f.severity() > Severity::Note);
    // A schema that only reaches a broken one has no finding of its own.
    gravest.map_or("reaches what is left out", |f| f.code.id)
}
