//! Types without a name of their own that are written out again and again become one type.
//!
//! Documents that were put together by a program repeat their objects in every place. Two of them
//! are the same if they read and write the same: members, types, presence, limits and defaults.
//! What is said of them has to be the same too: without it, an object of two words somewhere would
//! take the name and the docs of one that happens to look like it elsewhere.
//!
//! The type keeps the place that comes first in sorted order, so that the order of a document does
//! not show. Rings of nameless types are left as they are.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::direction::all_types_mut;
use crate::ir::{Api, Docs, ErrorSet, ModelId, Shape};

/// How often types that hold shared types are looked at again: as deep as people nest.
const ROUNDS: usize = 64;

/// Makes one of the nameless models that are the same.
pub(super) fn share(api: &mut Api, nameless: &BTreeSet<ModelId>) {
    let mut nameless = nameless.clone();
    let mut gone = vec![false; api.models.len()];
    for _ in 0..ROUNDS {
        let instead = twins(api, &nameless);
        if instead.is_empty() {
            break;
        }
        all_types_mut(api, &mut |ty| {
            ty.replace(&|id| *instead.get(&id).unwrap_or(&id));
        });
        for id in instead.keys() {
            gone[id.0] = true;
            nameless.remove(id);
        }
    }
    drop_models(api, &gone);
    drop_error_sets(api);
}

/// For each model that another one can stand for, that one.
fn twins(api: &Api, nameless: &BTreeSet<ModelId>) -> BTreeMap<ModelId, ModelId> {
    let mut by_text: BTreeMap<String, Vec<ModelId>> = BTreeMap::new();
    for &id in nameless {
        if let Some(text) = text(api, id) {
            by_text.entry(text).or_default().push(id);
        }
    }
    let mut instead = BTreeMap::new();
    for mut same in by_text.into_values() {
        same.sort_by_key(|id| (&api.model(*id).place.pointer, *id));
        if let [first, others @ ..] = &same[..] {
            instead.extend(others.iter().map(|other| (*other, *first)));
        }
    }
    instead
}

/// All that makes a model what it is; `None` for what is not shared.
fn text(api: &Api, id: ModelId) -> Option<String> {
    let model = api.model(id);
    let mut text = docs(&model.docs);
    if model.rust_name.is_some() {
        return None;
    }
    match &model.shape {
        Shape::Struct(object) => {
            for field in &object.fields {
                let flags = [
                    field.required,
                    field.nullable,
                    field.read_only,
                    field.write_only,
                ];
                let rust_name = field.rust_name.as_ref().map(|name| &name.text);
                let parts = (&field.wire, rust_name, &field.ty, &field.limits);
                let (docs, default) = (docs(&field.docs), &field.default);
                let _ = write!(text, "{parts:?} {flags:?} {default:?} {docs}");
            }
            let _ = write!(text, "rest {:?}", object.rest);
        }
        Shape::Enum(listed) => {
            let _ = write!(text, "values {listed:?}");
        }
        Shape::Union(union) => {
            let _ = write!(text, "union {:?}", union.tag);
            for variant in &union.variants {
                let parts = (
                    &variant.suggestion,
                    &variant.tags,
                    &variant.forms,
                    &variant.ty,
                );
                let _ = write!(text, "{parts:?}");
            }
        }
        Shape::Alias { .. } => return None,
    }
    Some(text)
}

fn docs(docs: &Docs) -> String {
    format!(
        "{:?} {:?} {}",
        docs.summary, docs.description, docs.deprecated
    )
}

fn drop_models(api: &mut Api, gone: &[bool]) {
    let mut place = 0;
    let new_places: Vec<usize> = gone
        .iter()
        .map(|gone| {
            let here = place;
            place += usize::from(!gone);
            here
        })
        .collect();
    let mut index = 0..;
    api.models
        .retain(|_| index.next().is_some_and(|i| !gone[i]));
    all_types_mut(api, &mut |ty| ty.replace(&|id| ModelId(new_places[id.0])));
}

/// Lists of errors may have become the same.
fn drop_error_sets(api: &mut Api) {
    let mut kept: Vec<ErrorSet> = Vec::new();
    let mut places = Vec::new();
    for set in std::mem::take(&mut api.error_sets) {
        let place = kept.iter().position(|k| *k == set).unwrap_or(kept.len());
        if place == kept.len() {
            kept.push(set);
        }
        places.push(place);
    }
    for operation in &mut api.operations {
        operation.errors = operation.errors.map(|set| places[set]);
    }
    api.error_sets = kept;
}
