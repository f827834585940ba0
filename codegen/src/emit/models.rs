//! Models: structs, enums, unions and aliases with their hand-written codec.
//!
//! The shape of the code is chosen for what it costs to compile: no derive but `Clone` and
//! `Debug`, bodies that are a few calls long, everything else in the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::render,
    types::{Named, ident},
};
use crate::ir::{Model, ModelId, Shape};

/// The code of a model, and the macro that gives it the rest of its codec.
pub(super) struct Emitted {
    pub(super) items: Vec<String>,
    pub(super) codec: Option<Codec>,
}

/// What a model gets from the runtime's macros.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Codec {
    Object,
}

impl Named<'_> {
    pub(super) fn model_item(self, id: ModelId) -> Emitted {
        let model = self.api.model(id);
        let name = &self.names.models[id.0].ty;
        match &model.shape {
            Shape::Struct(object) => Emitted {
                items: render(&self.object(id, model, object)),
                codec: object.table.is_none().then_some(Codec::Object),
            },
            Shape::Enum(listed) => Emitted {
                items: vec![self.listed_enum(id, model, listed)],
                codec: None,
            },
            Shape::Union(union) => Emitted {
                items: self.union(id, model, union),
                codec: None,
            },
            Shape::Alias { ty, limits } => {
                let doc = model_doc(model, name).facts(limits, None).tokens();
                let (ident, ty) = (ident(name), self.owned(ty, &TokenStream::new()));
                Emitted {
                    items: render(&quote! { #doc pub type #ident = #ty; }),
                    codec: None,
                }
            }
        }
    }
}

/// What the document says of a model.
pub(super) fn model_doc(model: &Model, name: &str) -> Doc {
    let fallback = match &model.shape {
        Shape::Struct(_) => format!("The object {}.", code(&model.suggestion)),
        Shape::Enum(_) => format!("The values of {}.", code(&model.suggestion)),
        Shape::Union(_) => format!("The alternatives of {}.", code(&model.suggestion)),
        Shape::Alias { .. } => format!("Another name: {}.", code(&model.suggestion)),
    };
    let doc = Doc::new(model.docs.description.as_deref(), &fallback);
    let renamed = name != model.suggestion && model.docs.description.is_some();
    let doc = if renamed
        && model
            .place
            .pointer
            .as_str()
            .starts_with("/components/schemas/")
    {
        doc.paragraph(&format!("Schema {}.", code(&model.suggestion)))
    } else {
        doc
    };
    if model.docs.deprecated {
        doc.paragraph("Deprecated.")
    } else {
        doc
    }
}
