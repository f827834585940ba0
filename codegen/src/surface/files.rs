//! Which types have files in them, however deep.

use crate::{
    emit::types::Named,
    ir::{Api, Type},
};

/// The models that hold files.
pub(super) struct Files(Vec<bool>);

impl Files {
    pub(super) fn of(api: &Api) -> Self {
        let mut files = Self(vec![false; api.models.len()]);
        // Models name each other in circles; what holds files is found once nothing changes.
        loop {
            let found = api.models.iter().map(|model| {
                let types = model.shape.types();
                types.into_iter().any(|ty| files.are_in(ty))
            });
            let found: Vec<bool> = found.collect();
            if found == files.0 {
                return files;
            }
            files.0 = found;
        }
    }

    pub(super) fn are_in(&self, ty: &Type) -> bool {
        match ty {
            Type::File => true,
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => self.are_in(inner),
            Type::Table(id) | Type::Model(id) => self.0[id.0],
            _ => false,
        }
    }
}

impl Named<'_> {
    /// The Rust name of a member of the struct that a type is.
    pub(super) fn member(self, ty: &Type, wire: &str) -> Option<String> {
        let Type::Model(id) = self.api.dealiased(ty) else {
            return None;
        };
        let crate::ir::Shape::Struct(object) = &self.api.model(*id).shape else {
            return None;
        };
        let at = object.fields.iter().position(|field| field.wire == wire)?;
        self.names.models[id.0].members.get(at).cloned()
    }
}
