//! How lists are walked.

pub use crate::resolve::extensions::Walk;

use super::{Api, Argument, ModelId, Shape, Type};

/// How the list of an operation is walked.
#[derive(Clone, Debug)]
pub struct Paging {
    /// How one page follows another.
    pub walk: Walk,
    /// The way from a page to its items: at each step the index of a field. A page that is the
    /// list itself has none.
    pub items: Vec<usize>,
    /// What an item holds.
    pub item: Type,
    /// The header that takes a range: a setter of its own instead of an argument.
    pub window: Option<Windowed>,
}

/// The header of a window.
#[derive(Clone, Debug)]
pub struct Windowed {
    /// The argument that it would be.
    pub argument: Argument,
    /// Whether the document says that it has to be sent.
    pub required: bool,
}

impl Api {
    /// The struct that a type is, perhaps behind an alias or null.
    pub(crate) fn structure<'a>(
        &'a self,
        mut ty: &'a Type,
    ) -> Option<(ModelId, &'a super::Struct)> {
        loop {
            ty = match self.dealiased(ty) {
                Type::Nullable(inner) => inner,
                Type::Model(id) => match &self.model(*id).shape {
                    Shape::Struct(object) => return Some((*id, object)),
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    /// What the elements of a list are, which a type is, perhaps behind an alias or null.
    pub(crate) fn elements<'a>(&'a self, mut ty: &'a Type) -> Option<&'a Type> {
        loop {
            ty = match self.dealiased(ty) {
                Type::Nullable(inner) => inner,
                Type::List(inner) => return Some(inner),
                _ => return None,
            }
        }
    }
}
