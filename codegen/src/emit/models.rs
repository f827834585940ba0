//! Models: structs, enums, unions and aliases with their hand-written codec.
//!
//! The shape of the code is chosen for what it costs to compile: no derive but `Clone` and
//! `Debug`, bodies that are a few calls long, everything else in the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    docs::{Doc, code},
    types::{Named, ident},
};
use crate::ir::{Field, Model, ModelId, Shape, Struct, Type, Union};

/// How many locals stand in one tuple: as many as fit on a line.
const ROW: usize = 4;

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

/// How a field is there or not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// Always.
    Required,
    /// `None` where it is absent.
    Optional,
    /// Absent, null and a value are three things.
    Patch,
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

    fn object(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
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
        let (read, write) = (self.read(id, model, object), self.write(id, model, object));
        quote! {
            #doc
            #[derive(Clone, Debug, #default)]
            #[cfg_attr(feature = "partial-eq", derive(PartialEq))]
            #closed
            pub struct #name { #(#fields,)* #(#rest,)* }
            #constructor
            #read
            #write
        }
    }

    fn field_type(self, model: &Model, field: &Field) -> TokenStream {
        let mut ty = self.owned(&field.ty, &TokenStream::new());
        if field.boxed {
            ty = quote!(Box<#ty>);
        }
        let null = field.nullable && !self.is_json(&field.ty);
        match presence(self, model, field) {
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
            match presence(self, model, field) {
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

    fn read(self, id: ModelId, model: &Model, object: &Struct) -> TokenStream {
        let names = &self.names.models[id.0];
        let name = ident(&names.ty);
        let order = read_order(object);
        let wires = order.iter().map(|&i| &object.fields[i].wire);
        let locals: Vec<_> = (0..order.len()).map(|n| format_ident!("f{n}")).collect();
        let presences: Vec<Presence> = order
            .iter()
            .map(|&i| presence(self, model, &object.fields[i]))
            .collect();
        let lets = declared(&locals, &presences);
        let arms = order.iter().zip(&locals).zip(&presences).enumerate().map(
            |(n, ((&i, local), presence))| {
                let n = Literal::usize_unsuffixed(n);
                let json = self.is_json(&object.fields[i].ty);
                match presence {
                    Presence::Patch => quote!(#n => m.patch(&mut #local)),
                    Presence::Optional if !json => quote!(#n => m.opt(&mut #local)),
                    _ => quote!(#n => m.get(&mut #local)),
                }
            },
        );
        let required = &locals[..presences
            .iter()
            .filter(|p| **p == Presence::Required)
            .count()];
        let checks = required.chunks(ROW).map(|locals| match locals {
            [local] => quote!(let Some(#local) = #local else { return m.missing(); };),
            _ => {
                quote!(let (#(Some(#locals)),*) = (#(#locals),*) else { return m.missing(); };)
            }
        });
        let values = order.iter().zip(&locals).map(|(&i, local)| {
            let member = ident(&names.members[i]);
            if member == *local {
                quote!(#local)
            } else {
                quote!(#member: #local)
            }
        });
        let rest = ident(&names.rest);
        let keeps = object.rest.is_some();
        let keep = keeps.then(|| {
            quote!(
                const REST: bool = true;
            )
        });
        let more = keeps.then(|| quote!(let mut rest = rt::Map::new();));
        let more_value = keeps.then(|| quote!(#rest: rest,));
        let other = if keeps {
            quote!(m.rest(&mut rest))
        } else {
            quote!(m.skip())
        };
        let body = if order.is_empty() {
            quote!(while m.key()?.is_some() { #other?; })
        } else {
            quote!(while let Some(i) = m.key()? { match i { #(#arms,)* _ => #other, }?; })
        };
        quote! {
            impl rt::DecodeObject for #name {
                const FIELDS: &'static [&'static str] = &[#(#wires),*];
                #keep
                #[inline]
                fn read(m: &mut rt::Members<'_>) -> rt::Decoded<Self> {
                    #(#lets)*
                    #more
                    #body
                    #(#checks)*
                    Ok(Self { #(#values,)* #more_value })
                }
            }
        }
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
                match presence(self, model, field) {
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

    fn union(self, id: ModelId, model: &Model, union: &Union) -> TokenStream {
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
    variants: &[proc_macro2::Ident],
    unknown: &proc_macro2::Ident,
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

fn untagged(
    variants: &[proc_macro2::Ident],
    unknown: &proc_macro2::Ident,
) -> (TokenStream, Vec<TokenStream>) {
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

/// The locals that fields are read into: rows of `None`, and a line for each that may be null.
fn declared(locals: &[proc_macro2::Ident], presences: &[Presence]) -> Vec<TokenStream> {
    let of = |patch: bool| {
        let both = locals.iter().zip(presences);
        both.filter(move |(_, p)| (**p == Presence::Patch) == patch)
            .map(|(local, _)| local)
    };
    let plain: Vec<_> = of(false).collect();
    let rows = plain.chunks(ROW).map(|row| match row {
        [local] => quote!(let mut #local = None;),
        row => {
            let none = row.iter().map(|_| quote!(None));
            quote!(let (#(mut #row),*) = (#(#none),*);)
        }
    });
    let patches = of(true).map(|local| quote!(let mut #local = rt::Patch::Absent;));
    rows.chain(patches).collect()
}

/// Required fields first, so that the first one not seen is the one that is missing.
fn read_order(object: &Struct) -> Vec<usize> {
    let mut order: Vec<usize> = (0..object.fields.len()).collect();
    order.sort_by_key(|&i| !object.fields[i].required);
    order
}

fn presence(named: Named<'_>, model: &Model, field: &Field) -> Presence {
    match field {
        _ if field.required => Presence::Required,
        _ if field.nullable && model.sent && !named.is_json(&field.ty) => Presence::Patch,
        _ => Presence::Optional,
    }
}

fn model_doc(model: &Model, name: &str) -> Doc {
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
