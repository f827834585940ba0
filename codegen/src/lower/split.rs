//! One type for what is sent and another for what is received, where the two differ.
//!
//! A member that only servers set is nothing a client may send, and one that only clients set
//! never comes back. A type that travels one way just lacks the members of the other. One that
//! travels both ways becomes two, and so does every type that holds it; the words of the one
//! that is sent end in "request".

use std::collections::BTreeMap;

use super::direction;
use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::{Api, Model, ModelId, Shape, Type},
};

/// Splits what differs by direction, and drops the members that do not travel.
pub(super) fn split(api: &mut Api, findings: &mut Findings) {
    direction::mark(api);
    let requests = requests(api, findings);
    let replace = |id: ModelId| *requests.get(&id).unwrap_or(&id);
    for operation in &mut api.operations {
        direction::sent_types_mut(operation).for_each(|ty| ty.replace(&replace));
    }
    let copied = api.models.len() - requests.len();
    for (i, model) in api.models.iter_mut().enumerate() {
        if i >= copied || model.sent && !model.received {
            for ty in model.shape.types_mut() {
                ty.replace(&replace);
            }
        }
    }
    direction::mark(api);
    drop_members(api);
}

/// Copies the models that differ; for each, its copy. Copies stand last.
fn requests(api: &mut Api, findings: &mut Findings) -> BTreeMap<ModelId, ModelId> {
    let mut requests = BTreeMap::new();
    for id in differing(api) {
        let copy = ModelId(api.models.len());
        let model = &mut api.models[id.0];
        let asked = model.rust_name.as_ref().map(|name| &name.text);
        let words = asked.unwrap_or(&model.suggestion);
        let message = format!("`{words}` is another type where it is sent");
        let finding = Finding::new(&codes::DIRECTIONS_DIFFER, message);
        findings.push(finding.at(model.place.span, model.place.pointer.clone()));
        let request = Model {
            suggestion: format!("{words} request"),
            rust_name: None,
            counterpart: Some(id),
            ..model.clone()
        };
        model.counterpart = Some(copy);
        api.models.push(request);
        requests.insert(id, copy);
    }
    requests
}

/// The models that travel both ways and are not the same both ways.
fn differing(api: &Api) -> Vec<ModelId> {
    let travels = |id: &ModelId| api.model(*id).sent && api.model(*id).received;
    let all = (0..api.models.len()).map(ModelId).filter(travels);
    let mut holders: BTreeMap<ModelId, Vec<ModelId>> = BTreeMap::new();
    let mut differs = vec![false; api.models.len()];
    let mut todo = Vec::new();
    for id in all {
        let model = api.model(id);
        for held in model.shape.types().into_iter().filter_map(Type::models) {
            holders.entry(held).or_default().push(id);
        }
        if is_one_sided(model) {
            todo.push(id);
        }
    }
    while let Some(id) = todo.pop() {
        if !std::mem::replace(&mut differs[id.0], true) {
            todo.extend(holders.get(&id).into_iter().flatten());
        }
    }
    let ids = (0..differs.len()).map(ModelId);
    ids.filter(|id| differs[id.0]).collect()
}

fn is_one_sided(model: &Model) -> bool {
    match &model.shape {
        Shape::Struct(object) => object.fields.iter().any(|f| f.read_only || f.write_only),
        _ => false,
    }
}

/// What does not travel in the one direction of a type is no member of it.
fn drop_members(api: &mut Api) {
    for model in &mut api.models {
        let (sent, received) = (model.sent, model.received);
        if let Shape::Struct(object) = &mut model.shape {
            object.fields.retain(|field| match (sent, received) {
                (true, false) => !field.read_only,
                (false, true) => !field.write_only,
                _ => true,
            });
        }
    }
}
