//! Unions: one of several, told apart by a tag or by what can be read.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    models::model_doc,
    types::{Named, ident},
};
use crate::ir::{Model, ModelId, Union};

impl Named<'_> {
    pub(super) fn union(self, id: ModelId, model: &Model, union: &Union) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let doc = model_doc(model, &names.ty)
            .paragraph(told_apart(union).as_str())
            .tokens();
        let unknown = ident(&names.rest);
        let variants: Vec<_> = names.members.iter().map(|m| ident(m)).collect();
        let types = union.variants.iter().map(|v| {
            let ty = self.owned(&v.ty, &TokenStream::new());
            if v.boxed { quote!(Box<#ty>) } else { ty }
        });
        let docs = union.variants.iter().map(|v| {
            let text = format!("Holds {}.", code(&v.suggestion));
            Doc::new(None, &text).tokens()
        });
        let other = Doc::new(None, "A value of a form that the document does not list.").tokens();
        let (decode, views) = match &union.tag {
            Some(tag) => tagged(union, tag, &variants, &unknown),
            None => untagged(&variants, &unknown),
        };
        quote! {
            #doc
            #[derive(Clone, Debug)]
            #[cfg_attr(feature = "partial-eq", derive(PartialEq))]
            #[non_exhaustive]
            pub enum #name { #(#docs #variants(#types),)* #other #unknown(rt::Value) }
            impl rt::Decode for #name {
                #[inline]
                fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
                    let value = rt::buffer(s)?;
                    #decode
                }
            }
            impl rt::Encode for #name {
                #[inline]
                fn view(&self) -> rt::View<'_> {
                    match self { #(#views,)* Self::#unknown(v) => rt::Encode::view(v) }
                }
            }
        }
    }
}

fn tagged(
    union: &Union,
    tag: &str,
    variants: &[Ident],
    unknown: &Ident,
) -> (TokenStream, Vec<TokenStream>) {
    let arms = union.variants.iter().zip(variants).map(|(variant, name)| {
        let tags = &variant.tags;
        quote!(#(#tags)|* => Self::#name(value.get()?))
    });
    let decode = quote! {
        Ok(match value.tag(#tag)? { #(#arms,)* _ => Self::#unknown(value.into_json()) })
    };
    let views = union
        .variants
        .iter()
        .zip(variants)
        .map(|(variant, name)| match &variant.tags[..] {
            [only] => quote!(Self::#name(v) => rt::View::Tagged(#tag, #only, v)),
            // Several tags stand for it: the member's own property says which.
            _ => quote!(Self::#name(v) => rt::Encode::view(v)),
        })
        .collect();
    (decode, views)
}

fn untagged(variants: &[Ident], unknown: &Ident) -> (TokenStream, Vec<TokenStream>) {
    let decode = quote! {
        #(if let Ok(v) = value.get() { return Ok(Self::#variants(v)); })*
        Ok(Self::#unknown(value.into_json()))
    };
    let views = variants
        .iter()
        .map(|name| quote!(Self::#name(v) => rt::Encode::view(v)))
        .collect();
    (decode, views)
}

fn told_apart(union: &Union) -> String {
    match &union.tag {
        Some(tag) => format!("The member {} tells which it is.", code(tag)),
        None => "The first variant that can be read from a value is taken.".to_owned(),
    }
}
