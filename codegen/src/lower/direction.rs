//! Which models are sent, which received, and which tags reach them.

use std::collections::BTreeSet;

use crate::ir::{Api, Argument, Case, Field, ModelId, Operation, Shape, Type};

/// Marks every model that operations reach.
pub(super) fn mark(api: &mut Api) {
    let mut sent = vec![false; api.models.len()];
    let mut received = sent.clone();
    let mut tags: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); api.models.len()];
    for operation in &api.operations {
        for id in reached(api, sent_types(operation), |f| f.read_only) {
            sent[id.0] = true;
            tags[id.0].insert(operation.tag);
        }
        for id in reached(api, received_types(api, operation), |f| f.write_only) {
            received[id.0] = true;
            tags[id.0].insert(operation.tag);
        }
    }
    for (i, model) in api.models.iter_mut().enumerate() {
        model.sent = sent[i];
        model.received = received[i];
        model.tags = std::mem::take(&mut tags[i]);
    }
}

fn sent_types(operation: &Operation) -> Vec<&Type> {
    let arguments = operation.required.iter().chain(&operation.optional);
    let arguments = arguments.map(|a: &Argument| &a.ty);
    arguments
        .chain(operation.body.iter().flat_map(|b| &b.cases).map(|c| &c.ty))
        .collect()
}

fn received_types<'a>(api: &'a Api, operation: &'a Operation) -> Vec<&'a Type> {
    let errors = operation.errors.map(|set| &api.error_sets[set].cases);
    let cases = operation.answer.cases.iter();
    let cases = cases.chain(errors.into_iter().flatten());
    let headers = operation.headers.iter().map(|&i| &api.headers[i].ty);
    let payloads = cases.filter_map(|case| case.payload.ty());
    payloads.chain(headers).collect()
}

/// The types that an operation sends, to be changed.
pub(super) fn sent_types_mut(operation: &mut Operation) -> impl Iterator<Item = &mut Type> {
    let Operation {
        required,
        optional,
        body,
        ..
    } = operation;
    let arguments = required.iter_mut().chain(optional).map(|a| &mut a.ty);
    let bodies = body.iter_mut().flat_map(|b| &mut b.cases);
    arguments.chain(bodies.map(|c| &mut c.ty))
}

/// Changes every type of an API. Lists of errors stay in their order.
pub(super) fn all_types_mut(api: &mut Api, change: &mut dyn FnMut(&mut Type)) {
    for model in &mut api.models {
        model.shape.types_mut().into_iter().for_each(&mut *change);
    }
    for operation in &mut api.operations {
        sent_types_mut(operation).for_each(&mut *change);
        payloads_mut(&mut operation.answer.cases, change);
    }
    for set in &mut api.error_sets {
        payloads_mut(&mut set.cases, change);
    }
    api.headers.iter_mut().map(|h| &mut h.ty).for_each(change);
}

fn payloads_mut(cases: &mut [Case], change: &mut dyn FnMut(&mut Type)) {
    let types = cases.iter_mut().filter_map(|c| c.payload.ty_mut());
    types.for_each(change);
}

/// The models that are reached by way of the members that travel.
fn reached(api: &Api, roots: Vec<&Type>, left_out: fn(&Field) -> bool) -> BTreeSet<ModelId> {
    let mut seen = BTreeSet::new();
    let mut todo: Vec<ModelId> = roots.into_iter().filter_map(Type::models).collect();
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        match &api.model(id).shape {
            Shape::Struct(object) => {
                let fields = object.fields.iter().filter(|f| !left_out(f)).map(|f| &f.ty);
                todo.extend(fields.chain(&object.rest).filter_map(Type::models));
            }
            shape => todo.extend(shape.types().into_iter().filter_map(Type::models)),
        }
    }
    seen
}
