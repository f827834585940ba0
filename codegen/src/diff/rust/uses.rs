//! Where operations send models: that decides whether users can make them.

use std::collections::{HashMap, HashSet};

use super::types::Types;
use crate::{
    pointer::Pointer,
    surface::{Operation, Positional},
};

/// The places of parameters and bodies that name a model, by its path.
pub(super) struct Uses(HashMap<String, HashSet<Pointer>>);

impl Uses {
    pub(super) fn of_models(types: &Types<'_>) -> Self {
        let mut uses = Self(HashMap::new());
        for operation in &types.surface().operations {
            for (ty, place) in sent(operation) {
                for model in types.models(ty) {
                    let path = &types.surface().models[model].path;
                    let places = uses.0.entry(path.clone()).or_default();
                    places.insert(place.clone());
                }
            }
        }
        uses
    }

    pub(super) fn of(&self, path: &str) -> Vec<Pointer> {
        let places = self.0.get(path).into_iter().flatten();
        places.cloned().collect()
    }
}

/// The types that an operation sends, and where.
fn sent(operation: &Operation) -> impl Iterator<Item = (&str, Pointer)> {
    let positional = operation.positional.iter().filter_map(|place| match place {
        Positional::Argument(argument) => Some(argument),
        Positional::Body => None,
    });
    let arguments = positional.chain(&operation.optional);
    let arguments = arguments.map(|a| (a.owned.as_str(), a.pointer.clone()));
    let body = operation.pointer.child("requestBody");
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    arguments.chain(contents.map(move |c| (c.owned.as_str(), body.clone())))
}
