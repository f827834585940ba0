//! Aliases that lead back to themselves through aliases alone are no types in Rust.

use super::{Lowering, types::ENDLESS};
use crate::{
    diagnostics::codes,
    ir::{ModelId, Shape, Type},
};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the way that is being followed, which began at that alias.
    Open(usize),
    Done,
}

impl Lowering<'_> {
    /// Lets the first alias of every ring hold any JSON.
    pub(super) fn end_aliases(&mut self) {
        let mut states = vec![State::New; self.models.len()];
        for start in 0..self.models.len() {
            let mut way = Vec::new();
            let mut next = Some(ModelId(start));
            while let Some(id) = next.filter(|id| states[id.0] == State::New) {
                states[id.0] = State::Open(start);
                way.push(id);
                next = self.aliased(id);
            }
            if let Some(id) = next.filter(|id| states[id.0] == State::Open(start)) {
                self.end_ring(id);
            }
            for id in way {
                states[id.0] = State::Done;
            }
        }
    }

    /// The model that an alias holds, directly or in lists and maps.
    fn aliased(&self, id: ModelId) -> Option<ModelId> {
        match &self.models[id.0].shape {
            Shape::Alias { ty, .. } => ty.models(),
            _ => None,
        }
    }

    fn end_ring(&mut self, on_it: ModelId) {
        let ring = std::iter::successors(self.aliased(on_it), |id| {
            self.aliased(*id).filter(|_| *id != on_it)
        });
        let Some(first) = ring.min() else { return };
        let place = self.models[first.0].place.clone();
        self.report(&codes::ENDLESS_ALIAS, &place, ENDLESS);
        if let Shape::Alias { ty, .. } = &mut self.models[first.0].shape {
            end(ty);
        }
    }
}

fn end(ty: &mut Type) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => end(inner),
        other => *other = Type::Json,
    }
}
