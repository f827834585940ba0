//! How structs are read and written: a table of their members, for the runtime's macro.
//!
//! Code that says the same five times per member would be most of a crate's lines; what the table
//! expands to is what most of a crate's compile time goes into.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{
    structs::Presence,
    types::{Named, ident},
};
use crate::ir::{Field, Model, ModelId, Struct, Type};

/// The sections of the table, in the order in which members are numbered: required ones first, so
/// that the first one not seen is the one that is missing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Required,
    Optional,
    Patch,
    /// Optional, of any JSON: null is a value, so it is no absence.
    Any,
}

const SECTIONS: [(Section, &str); 4] = [
    (Section::Required, "req"),
    (Section::Optional, "opt"),
    (Section::Patch, "patch"),
    (Section::Any, "any"),
];

impl Named<'_> {
    /// The reading, the writing and the making of a struct.
    pub(super) fn object_codec(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let mut members: Vec<(Section, &Field, Ident)> = object
            .fields
            .iter()
            .zip(&names.members)
            .map(|(field, member)| (self.section(field), field, ident(member)))
            .collect();
        members.sort_by_key(|(section, ..)| *section);
        let new = self.constructor(model, &members);
        let mut next = 0..;
        let sections = SECTIONS.iter().map(|(section, word)| {
            let entries: Vec<TokenStream> = members
                .iter()
                .filter(|(s, ..)| s == section)
                .zip(&mut next)
                .map(|((_, field, member), n)| {
                    let (n, wire) = (Literal::usize_unsuffixed(n), &field.wire);
                    quote!(#n #member #wire)
                })
                .collect();
            let word = ident(word);
            (!entries.is_empty()).then(|| quote!(#word { #(#entries),* }))
        });
        let other = match &object.rest {
            Some(_) => {
                let rest = ident(&names.rest);
                quote!(rest #rest)
            }
            None => quote!(skip),
        };
        quote! { rt::members! { #name #new #(#sections)* else #other } }
    }

    fn section(self, field: &Field) -> Section {
        match self.presence(field) {
            Presence::Required => Section::Required,
            Presence::Patch => Section::Patch,
            Presence::Optional if self.is_json(&field.ty) => Section::Any,
            Presence::Optional => Section::Optional,
        }
    }

    /// `new` takes what is required, in order of wire name; the rest is left out. Only types that
    /// are sent have it, and a type that requires nothing has `Default` instead.
    fn constructor(
        self,
        model: &Model,
        members: &[(Section, &Field, Ident)],
    ) -> Option<TokenStream> {
        let arguments: Vec<TokenStream> = members
            .iter()
            .filter(|(section, ..)| model.sent && *section == Section::Required)
            .map(|(_, field, member)| {
                let null = field.nullable && !self.is_json(&field.ty);
                if !null && !field.boxed && field.ty == Type::String {
                    return quote!(#member: impl Into<String>);
                }
                let ty = self.field_type(field);
                quote!(#member: #ty)
            })
            .collect();
        (!arguments.is_empty()).then(|| quote!(new(#(#arguments),*)))
    }
}
