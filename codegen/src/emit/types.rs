//! Types as tokens: as fields hold them, and as calls take them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::formats;
use crate::{
    ir::{Api, ModelId, Shape, Type},
    names::Names,
};

/// An API with its names: what every module of emission reads.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) api: &'a Api,
    pub(crate) names: &'a Names,
    /// What comes before the features of tags, in a crate with several APIs.
    pub(crate) prefix: Option<&'a str>,
}

/// An identifier; names have made sure that it is one.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

impl Named<'_> {
    /// The Cargo feature of a tag.
    pub(super) fn feature(self, tag: &str) -> String {
        match self.prefix {
            Some(prefix) => format!("{}-{tag}", prefix.replace('_', "-")),
            None => tag.to_owned(),
        }
    }

    /// The type that a field holds; `path` leads to the models (`model::`, or nothing among them).
    pub(crate) fn owned(self, ty: &Type, path: &TokenStream) -> TokenStream {
        match ty {
            Type::Bool => quote!(bool),
            Type::I32 => quote!(i32),
            Type::I64 => quote!(i64),
            Type::U32 => quote!(u32),
            Type::U64 => quote!(u64),
            Type::F32 => quote!(f32),
            Type::F64 => quote!(f64),
            Type::Number => quote!(rt::Number),
            Type::String => quote!(String),
            Type::File => quote!(rt::File),
            Type::Format(format) => formats::ty(*format),
            Type::Json => quote!(rt::Value),
            Type::List(inner) => {
                let inner = self.owned(inner, path);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.owned(inner, path);
                quote!(rt::Map<#inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.owned(inner, path);
                quote!(Option<#inner>)
            }
            Type::Table(row) => {
                let row = self.model(*row, path);
                quote!(rt::Table<#row>)
            }
            Type::Model(id) => self.model(*id, path),
        }
    }

    /// A model behind `path`.
    pub(crate) fn model(self, id: ModelId, path: &TokenStream) -> TokenStream {
        let name = ident(&self.names.models[id.0].ty);
        quote!(#path #name)
    }

    /// The type in which a call takes a value: small ones by value, others borrowed.
    pub(crate) fn borrowed(self, ty: &Type, path: &TokenStream) -> TokenStream {
        let owned = self.owned(ty, path);
        match self.api.dealiased(ty) {
            Type::String => quote!(&str),
            Type::List(inner) => {
                let inner = match self.api.dealiased(inner) {
                    Type::String => quote!(&str),
                    _ => self.owned(inner, path),
                };
                quote!(&[#inner])
            }
            Type::Format(format) if formats::is_small(*format) => owned,
            Type::Json
            | Type::Map(_)
            | Type::Nullable(_)
            | Type::Number
            | Type::Format(_)
            | Type::Table(_) => quote!(&#owned),
            Type::Model(id) => match self.api.model(*id).shape {
                Shape::Enum(_) => owned,
                _ => quote!(&#owned),
            },
            _ => owned,
        }
    }

    /// Whether the type is any JSON, for which `null` is a value like others.
    pub(super) fn is_json(self, ty: &Type) -> bool {
        matches!(self.api.dealiased(ty), Type::Json)
    }
}
