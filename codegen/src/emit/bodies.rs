//! What a call sends: the argument for its body, and the enum where there are several media types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    methods::style,
    types::{Named, ident},
};
use crate::{
    ir::{Body, BodyCase, BodyFormat, Operation, Part, Type},
    names::OperationNames,
};

impl Named<'_> {
    /// The type in which a call takes its body.
    pub(crate) fn body(
        self,
        body: &Body,
        names: &OperationNames,
        path: &TokenStream,
    ) -> TokenStream {
        match &body.cases[..] {
            [only] if only.format == BodyFormat::Bytes => quote!(impl Into<rt::File>),
            [only] => self.body_value(only, path, &TokenStream::new()),
            cases => {
                let name = ident(&names.body_type);
                let lifetime = borrows(cases).then(|| quote!(<'a>));
                quote!(impl Into<#name #lifetime>)
            }
        }
    }

    /// The lifetime that a method with this body declares.
    pub(super) fn body_lifetime(body: Option<&Body>) -> TokenStream {
        match body {
            Some(body) if body.cases.len() > 1 && borrows(&body.cases) => quote!(<'a>),
            _ => TokenStream::new(),
        }
    }

    /// What a media type is written from: borrowed, but for files, which are not copied.
    pub(crate) fn body_value(
        self,
        case: &BodyCase,
        path: &TokenStream,
        lifetime: &TokenStream,
    ) -> TokenStream {
        if case.format == BodyFormat::Bytes {
            return quote!(rt::File);
        }
        if let Some(row) = self.rows_of(case) {
            let row = self.model(row, path);
            return quote!(&#lifetime [#row]);
        }
        let owned = self.owned(&case.ty, path);
        match self.api.dealiased(&case.ty) {
            Type::String => quote!(&#lifetime str),
            Type::List(inner) => {
                let inner = self.owned(inner, path);
                quote!(&#lifetime [#inner])
            }
            _ => quote!(&#lifetime #owned),
        }
    }

    /// The call with its body: `call` is an expression.
    pub(super) fn body_send(self, body: &Body, name: &str, call: &TokenStream) -> TokenStream {
        let value = ident(name);
        match &body.cases[..] {
            [only] => {
                let send = self.case_send(only, &value);
                quote!(#call #send)
            }
            _ => quote!(#value.into().put(#call)),
        }
    }

    fn case_send(self, case: &BodyCase, value: &proc_macro2::Ident) -> TokenStream {
        let name = &case.content_type;
        // Slices are borrowed once more: only sized values become trait objects.
        let text = *self.api.dealiased(&case.ty) == Type::String;
        let dynamic = match self.api.dealiased(&case.ty) {
            _ if self.rows_of(case).is_some() => Self::rows_sent(case, value),
            Type::List(_) | Type::String => quote!(&#value),
            _ => quote!(#value),
        };
        match &case.format {
            BodyFormat::Json if name == "application/json" => quote!(.json(#dynamic)),
            BodyFormat::Json => quote!(.json_as(#name, #dynamic)),
            BodyFormat::Form(declared) => {
                let parts = parts(declared);
                match name.as_str() {
                    "application/x-www-form-urlencoded" => quote!(.form(#dynamic, &[#(#parts),*])),
                    name => quote!(.form_as(#name, #dynamic, &[#(#parts),*])),
                }
            }
            BodyFormat::Multipart(declared) => {
                let parts = parts(declared);
                match name.as_str() {
                    "multipart/form-data" => quote!(.multipart(#dynamic, &[#(#parts),*])),
                    name => quote!(.multipart_as(#name, #dynamic, &[#(#parts),*])),
                }
            }
            BodyFormat::Text if text => quote!(.text(#name, #value)),
            BodyFormat::Text => quote!(.text_of(#name, #dynamic)),
            BodyFormat::Bytes => quote!(.bytes(#name, #value)),
        }
    }

    /// The enum of a body that has several media types.
    pub(super) fn body_type(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let cases = match &operation.body {
            Some(body) if body.cases.len() > 1 => &body.cases,
            _ => return TokenStream::new(),
        };
        let path = quote!(model::);
        let name = ident(&names.body_type);
        let named = borrows(cases).then(|| quote!(<'a>));
        let any = borrows(cases).then(|| quote!(<'_>));
        let text = format!("What {} sends, by media type.", code(&operation.id));
        let doc = Doc::new(None, &text).tokens();
        let (mut variants, mut arms) = (Vec::new(), Vec::new());
        for (case, variant) in cases.iter().zip(&names.body_variants) {
            let doc = Doc::new(None, &format!("{}.", code(&case.media_type))).tokens();
            let variant = ident(variant);
            let held = self.body_value(case, &path, &quote!('a));
            let send = self.case_send(case, &ident("body"));
            variants.push(quote!(#doc #variant(#held)));
            arms.push(quote!(Self::#variant(body) => call #send));
        }
        let default = ident(&names.body_variants[0]);
        let held = self.body_value(&cases[0], &path, &quote!('a));
        quote! {
            #doc
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #name #named { #(#variants,)* }
            impl #named From<#held> for #name #named {
                #[inline]
                fn from(body: #held) -> Self { Self::#default(body) }
            }
            impl #name #any {
                #[inline]
                fn put(self, call: rt::Call) -> rt::Call { match self { #(#arms,)* } }
            }
        }
    }
}

/// Whether a body borrows what it is made from.
fn borrows(cases: &[BodyCase]) -> bool {
    cases.iter().any(|case| case.format != BodyFormat::Bytes)
}

/// The members of a form that are not written as usual.
pub(super) fn parts(parts: &[(String, Part)]) -> impl Iterator<Item = TokenStream> + '_ {
    parts.iter().map(|(name, part)| match part {
        Part::Json => quote!((#name, rt::Part::Json)),
        Part::Typed(content_type) => quote!((#name, rt::Part::Typed(#content_type))),
        Part::Style(declared) => {
            let style = style(*declared);
            quote!((#name, rt::Part::Style(rt::Style::#style)))
        }
        Part::Reserved(declared) => {
            let style = style(*declared);
            quote!((#name, rt::Part::Reserved(rt::Style::#style)))
        }
    })
}
