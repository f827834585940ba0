//! Which members stand behind a pointer, so that every type has a size.

use crate::ir::{Api, ModelId, Shape, Type};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Boxes the members that close a ring of types; a list or map has a pointer of its own.
pub(super) fn boxed(api: &mut Api) {
    let mut states = vec![State::New; api.models.len()];
    for start in 0..api.models.len() {
        visit(api, ModelId(start), &mut states);
    }
}

/// Depth first, on a stack of our own: chains of types may be long.
fn visit(api: &mut Api, start: ModelId, states: &mut [State]) {
    if states[start.0] != State::New {
        return;
    }
    states[start.0] = State::Open;
    let mut stack = vec![(start, 0)];
    while let Some((id, member)) = stack.pop() {
        let Some(ty) = members(api, id).get(member).copied() else {
            states[id.0] = State::Done;
            continue;
        };
        stack.push((id, member + 1));
        match ty.map(|next| (next, states[next.0])) {
            Some((_, State::Open)) => set_boxed(api, id, member),
            Some((next, State::New)) => {
                states[next.0] = State::Open;
                stack.push((next, 0));
            }
            _ => {}
        }
    }
}

/// For each member, the model that it holds without a pointer between.
fn members(api: &Api, id: ModelId) -> Vec<Option<ModelId>> {
    let shape = &api.model(id).shape;
    if matches!(shape, Shape::Alias { .. }) {
        return Vec::new();
    }
    let types = shape.types();
    types.into_iter().map(|ty| direct(api, ty)).collect()
}

/// An alias has no members to box: what holds it holds what it stands for.
fn direct<'a>(api: &'a Api, mut ty: &'a Type) -> Option<ModelId> {
    loop {
        ty = match ty {
            Type::Nullable(inner) => inner,
            Type::Model(id) => match &api.model(*id).shape {
                Shape::Alias { ty, .. } => ty,
                _ => return Some(*id),
            },
            _ => return None,
        }
    }
}

fn set_boxed(api: &mut Api, id: ModelId, member: usize) {
    match &mut api.models[id.0].shape {
        Shape::Struct(object) => {
            // The last of the types is what stands beside the fields: a map, never direct.
            if let Some(field) = object.fields.get_mut(member) {
                field.boxed = true;
            }
        }
        Shape::Union(union) => union.variants[member].boxed = true,
        Shape::Alias { .. } | Shape::Enum(_) => {}
    }
}
