//! Models: structs, enums, unions and aliases with their hand-written codec.
//!
//! The shape of the code is chosen for what it costs to compile: no derive but `Clone` and
//! `Debug`, bodies that are a few calls long, everything else in the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    types::{Named, ident},
};
use crate::ir::{Model, ModelId, Shape};

/// The code of a model, and the macro that gives it the rest of its codec.
pub(super) struct Emitted {
    pub(super) tokens: TokenStream,
    pub(super) codec: Option<Codec>,
}

/// What a model gets from the runtime's macros.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Codec {
    Object,
    StringEnum,
    Written,
}

impl Named<'_> {
    pub(super) fn model_item(self, id: ModelId) -> Emitted {
        let model = self.api.model(id);
        let name = &self.names.models[id.0].ty;
        match &model.shape {
            Shape::Struct(object) => Emitted {
                tokens: self.object(id, model, object),
                codec: Some(Codec::Object),
            },
            Shape::StringEnum(values) => Emitted {
                tokens: self.string_enum(id, model, values),
                codec: Some(Codec::StringEnum),
            },
            Shape::Union(union) => Emitted {
                tokens: self.union(id, model, union),
                codec: Some(Codec::Written),
            },
            Shape::Alias { ty, limits } => {
                let doc = model_doc(model, name).facts(limits, None).tokens();
                let (ident, ty) = (ident(name), self.owned(ty, &TokenStream::new()));
                let tokens = quote! { #doc pub type #ident = #ty; };
                Emitted {
                    tokens,
                    codec: None,
                }
            }
        }
    }

    fn string_enum(self, id: ModelId, model: &Model, values: &[String]) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let doc = model_doc(model, &names.ty).tokens();
        let variants: Vec<_> = names.members.iter().map(|m| ident(m)).collect();
        let docs = values
            .iter()
            .map(|value| Doc::new(None, &code(value)).tokens());
        let unknown = ident(&names.rest);
        let other = Doc::new(None, "A value that the document does not list.").tokens();
        let (as_str, values) = (
            Doc::new(None, "The value on the wire.").tokens(),
            values.iter(),
        );
        let all: Vec<_> = values.collect();
        quote! {
            #doc
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name { #(#docs #variants,)* #other #unknown(Box<str>) }
            impl #name {
                #as_str
                #[inline]
                pub fn as_str(&self) -> &str {
                    match self { #(Self::#variants => #all,)* Self::#unknown(v) => v }
                }
            }
            impl From<&str> for #name {
                #[inline]
                fn from(v: &str) -> Self {
                    match v { #(#all => Self::#variants,)* v => Self::#unknown(v.into()) }
                }
            }
        }
    }
}

/// What the document says of a model.
pub(super) fn model_doc(model: &Model, name: &str) -> Doc {
    let fallback = match &model.shape {
        Shape::Struct(_) => format!("The object {}.", code(&model.suggestion)),
        Shape::StringEnum(_) => format!("The values of {}.", code(&model.suggestion)),
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
