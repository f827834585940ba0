//! Structs: objects with known members, as they are defined and built.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    models::model_doc,
    types::{Named, ident},
};
use crate::ir::{Field, Model, ModelId, Struct, Type};

/// How a field is there or not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Always.
    Required,
    /// `None` where it is absent.
    Optional,
    /// Absent, null and a value are three things.
    Patch,
}

impl Named<'_> {
    pub(super) fn object(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let doc = model_doc(model, &names.ty).tokens();
        let fields = object
            .fields
            .iter()
            .zip(&names.members)
            .map(|(field, member)| {
                let doc = field_doc(field, member).tokens();
                let (member, ty) = (ident(member), self.field_type(model, field));
                quote! { #doc pub #member: #ty }
            });
        let rest = object.rest.iter().map(|ty| {
            let (member, ty) = (ident(&names.rest), self.owned(ty, &TokenStream::new()));
            let doc = Doc::new(None, "Members that the document does not name.").tokens();
            quote! { #doc pub #member: rt::Map<#ty> }
        });
        let buildable = model.sent;
        let required = object.fields.iter().any(|f| f.required);
        let default = (buildable && !required).then(|| quote!(Default,));
        let closed = (!buildable).then(|| quote!(#[non_exhaustive]));
        let constructor = (buildable && required).then(|| self.constructor(id, model, object));
        let codec = self.object_codec(id, model, object);
        quote! {
            #doc
            #[derive(Clone, Debug, #default)]
            #[cfg_attr(feature = "partial-eq", derive(PartialEq))]
            #closed
            pub struct #name { #(#fields,)* #(#rest,)* }
            #constructor
            #codec
        }
    }

    fn field_type(self, model: &Model, field: &Field) -> TokenStream {
        self.field_type_at(model, field, &TokenStream::new())
    }

    /// The type of a field; `path` leads to the models.
    pub(crate) fn field_type_at(
        self,
        model: &Model,
        field: &Field,
        path: &TokenStream,
    ) -> TokenStream {
        let mut ty = self.owned(&field.ty, path);
        if field.boxed {
            ty = quote!(Box<#ty>);
        }
        let null = field.nullable && !self.is_json(&field.ty);
        match self.presence(model, field) {
            Presence::Required if null => quote!(Option<#ty>),
            Presence::Required => ty,
            Presence::Optional => quote!(Option<#ty>),
            Presence::Patch => quote!(rt::Patch<#ty>),
        }
    }

    /// `new` takes what is required, in order of wire name; the rest is left out.
    fn constructor(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let (mut arguments, mut values) = (Vec::new(), Vec::new());
        for (field, member) in object.fields.iter().zip(&names.members) {
            let member = ident(member);
            let null = field.nullable && !self.is_json(&field.ty);
            match self.presence(model, field) {
                Presence::Required => {
                    let text = !null && !field.boxed && field.ty == Type::String;
                    if text {
                        arguments.push(quote!(#member: impl Into<String>));
                        values.push(quote!(#member: #member.into()));
                    } else {
                        let ty = self.field_type(model, field);
                        arguments.push(quote!(#member: #ty));
                        values.push(quote!(#member));
                    }
                }
                Presence::Optional => values.push(quote!(#member: None)),
                Presence::Patch => values.push(quote!(#member: rt::Patch::Absent)),
            }
        }
        if object.rest.is_some() {
            let rest = ident(&names.rest);
            values.push(quote!(#rest: rt::Map::new()));
        }
        let doc = "One with its required members; set others after `..`.";
        let doc = Doc::new(None, doc).tokens();
        quote! {
            impl #name {
                #doc
                #[inline]
                pub fn new(#(#arguments),*) -> Self { Self { #(#values,)* } }
            }
        }
    }

    /// How a field is there or not.
    pub(crate) fn presence(self, model: &Model, field: &Field) -> Presence {
        match field {
            _ if field.required => Presence::Required,
            _ if field.nullable && model.sent && !self.is_json(&field.ty) => Presence::Patch,
            _ => Presence::Optional,
        }
    }
}

fn field_doc(field: &Field, member: &str) -> Doc {
    let fallback = format!("The member {}.", code(&field.wire));
    let mut doc = Doc::new(field.docs.description.as_deref(), &fallback);
    if member != field.wire && field.docs.description.is_some() {
        doc = doc.paragraph(&format!("On the wire: {}.", code(&field.wire)));
    }
    if field.docs.deprecated {
        doc = doc.paragraph("Deprecated.");
    }
    doc.facts(&field.limits, field.default.as_ref())
}
