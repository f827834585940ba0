//! Structs: objects with known members, as they are defined and built.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    models::model_doc,
    types::{Named, ident},
};
use crate::ir::{Field, Model, ModelId, Struct};

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
        let mut doc = model_doc(model, &names.ty);
        if let Some(other) = model.counterpart {
            let verb = if model.sent { "received" } else { "sent" };
            let other = &self.names.models[other.0].ty;
            doc = doc.paragraph(&format!("What is {verb} is a [`{other}`]."));
        }
        let doc = doc.tokens();
        let fields = object
            .fields
            .iter()
            .zip(&names.members)
            .map(|(field, member)| {
                let doc = field_doc(field, member).tokens();
                let (member, ty) = (ident(member), self.field_type(field));
                quote! { #doc pub #member: #ty }
            });
        let rest = object.rest.iter().map(|ty| {
            let (member, ty) = (ident(&names.rest), self.owned(ty, &TokenStream::new()));
            let text = "Members that the document does not name. One with the name of a field is \
                        not written: the field is.";
            let doc = Doc::new(None, text).tokens();
            quote! { #doc pub #member: rt::Map<#ty> }
        });
        let buildable = model.sent;
        let required = object.fields.iter().any(|f| f.required);
        let default = (buildable && !required).then(|| quote!(Default,));
        let closed =
            (!buildable).then(|| quote!(#[cfg_attr(not(feature = "server"), non_exhaustive)]));
        let built = !buildable && !required && object.table.is_none();
        let built = built.then(|| quote!(#[cfg_attr(feature = "server", derive(Default))]));
        quote! {
            #doc
            #[derive(Clone, Debug, #default)]
            #[cfg_attr(feature = "partial-eq", derive(PartialEq))]
            #built
            #closed
            pub struct #name { #(#fields,)* #(#rest,)* }
        }
    }

    pub(super) fn field_type(self, field: &Field) -> TokenStream {
        self.field_type_at(field, &TokenStream::new())
    }

    /// The type of a field, with how it is there or not; `path` leads to the models.
    pub(crate) fn field_type_at(self, field: &Field, path: &TokenStream) -> TokenStream {
        let mut ty = self.owned(&field.ty, path);
        if field.boxed {
            ty = quote!(Box<#ty>);
        }
        let null = field.nullable && !self.is_json(&field.ty);
        match self.presence(field) {
            Presence::Required if null => quote!(Option<#ty>),
            Presence::Required => ty,
            Presence::Optional => quote!(Option<#ty>),
            Presence::Patch => quote!(rt::Patch<#ty>),
        }
    }

    /// How a field is there or not.
    pub(crate) fn presence(self, field: &Field) -> Presence {
        match field {
            _ if field.required => Presence::Required,
            _ if field.nullable && !self.is_json(&field.ty) => Presence::Patch,
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
