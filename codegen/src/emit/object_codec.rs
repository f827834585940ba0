//! How structs are read and written: the shape of this code is what most of a crate's compile
//! time goes into.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    structs::Presence,
    types::{Named, ident},
};
use crate::ir::{Field, Model, ModelId, Struct};

/// How many locals stand in one tuple: as many as fit on a line.
const ROW: usize = 4;

/// A field on its way from a member to the struct.
struct Slot<'a> {
    field: &'a Field,
    /// Its name in the struct.
    member: Ident,
    /// The local that it is read into.
    local: Ident,
    presence: Presence,
}

impl Named<'_> {
    /// The reading and the writing of a struct.
    pub(super) fn object_codec(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let (read, write) = (self.read(id, model, object), self.write(id, model, object));
        quote! { #read #write }
    }

    /// The fields in the order in which they are numbered: required ones first, so that the
    /// first one not seen is the one that is missing.
    fn slots<'a>(self, id: ModelId, model: &Model, object: &'a Struct) -> Vec<Slot<'a>> {
        let members = &self.names.models[id.0].members;
        let mut fields: Vec<_> = object.fields.iter().zip(members).collect();
        fields.sort_by_key(|(field, _)| !field.required);
        fields
            .into_iter()
            .enumerate()
            .map(|(n, (field, member))| Slot {
                field,
                member: ident(member),
                local: format_ident!("f{n}"),
                presence: self.presence(model, field),
            })
            .collect()
    }

    fn read(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let slots = self.slots(id, model, object);
        let wires = slots.iter().map(|slot| &slot.field.wire);
        let (lets, checks) = (declared(&slots), checks(&slots));
        let values = slots.iter().map(|Slot { member, local, .. }| {
            if member == local {
                quote!(#local)
            } else {
                quote!(#member: #local)
            }
        });
        let rest = ident(&names.rest);
        let keeps = object.rest.is_some();
        let keep = keeps.then(|| quote! { const REST: bool = true; });
        let more = keeps.then(|| quote!(let mut rest = rt::Map::new();));
        let more_value = keeps.then(|| quote!(#rest: rest,));
        let members = self.members(&slots, keeps);
        quote! {
            impl rt::DecodeObject for #name {
                const FIELDS: &'static [&'static str] = &[#(#wires),*];
                #keep
                #[inline]
                fn read(m: &mut rt::Members<'_>) -> Option<Self> {
                    #(#lets)*
                    #more
                    #members
                    #(#checks)*
                    Some(Self { #(#values,)* #more_value })
                }
            }
        }
    }

    /// The loop over the members of an object.
    fn members(self, slots: &[Slot<'_>], keeps: bool) -> TokenStream {
        let other = if keeps {
            quote!(m.rest(&mut rest))
        } else {
            quote!(m.skip())
        };
        if slots.is_empty() {
            return quote!(while m.key().is_some() { #other; });
        }
        let arms = slots.iter().enumerate().map(|(n, slot)| {
            let (n, local) = (Literal::usize_unsuffixed(n), &slot.local);
            match slot.presence {
                Presence::Patch => quote!(#n => m.patch(&mut #local)),
                // Null is a value of any JSON, so it is no absence.
                Presence::Optional if !self.is_json(&slot.field.ty) => {
                    quote!(#n => m.opt(&mut #local))
                }
                _ => quote!(#n => m.get(&mut #local)),
            }
        });
        quote!(while let Some(i) = m.key() { match i { #(#arms,)* _ => #other, } })
    }

    fn write(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let puts = object
            .fields
            .iter()
            .zip(&names.members)
            .map(|(field, member)| {
                let (wire, member) = (&field.wire, ident(member));
                match self.presence(model, field) {
                    Presence::Required => quote!(w.put(#wire, &self.#member);),
                    _ => quote!(w.opt(#wire, &self.#member);),
                }
            });
        let rest = object.rest.iter().map(|_| {
            let member = ident(&names.rest);
            quote!(w.rest(&self.#member);)
        });
        let empty = object.fields.is_empty() && object.rest.is_none();
        let writer = if empty { quote!(_) } else { quote!(w) };
        quote! {
            impl rt::EncodeObject for #name {
                #[inline]
                fn write(&self, #writer: &mut rt::Writer<'_>) { #(#puts)* #(#rest)* }
            }
        }
    }
}

/// The locals that fields are read into: rows of `None`, and a line for each that may be null.
fn declared(slots: &[Slot<'_>]) -> Vec<TokenStream> {
    let (patches, plain): (Vec<&Slot<'_>>, Vec<_>) = slots
        .iter()
        .partition(|slot| slot.presence == Presence::Patch);
    let plain: Vec<&Ident> = plain.iter().map(|slot| &slot.local).collect();
    let rows = plain.chunks(ROW).map(|row| match row {
        [local] => quote!(let mut #local = None;),
        row => {
            let none = row.iter().map(|_| quote!(None));
            quote!(let (#(mut #row),*) = (#(#none),*);)
        }
    });
    let patches = patches.iter().map(|slot| {
        let local = &slot.local;
        quote!(let mut #local = rt::Patch::Absent;)
    });
    rows.chain(patches).collect()
}

/// What is required has been read, or there is no value.
fn checks(slots: &[Slot<'_>]) -> Vec<TokenStream> {
    let required = slots
        .iter()
        .filter(|slot| slot.presence == Presence::Required);
    let locals: Vec<&Ident> = required.map(|slot| &slot.local).collect();
    let rows = locals.chunks(ROW).map(|row| match row {
        [local] => quote!(let #local = #local?;),
        row => quote!(let (#(Some(#row)),*) = (#(#row),*) else { return None; };),
    });
    rows.collect()
}
