//! What a request answers: its type, its decoder, its errors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::spelled,
    types::{Named, ident},
};
use crate::{
    ir::{Answer, Case, Operation, Payload, Status},
    names::OperationNames,
};

impl Named<'_> {
    /// One line of `rt::operations!`.
    pub(super) fn request(self, operation: &Operation, names: &OperationNames) -> String {
        let handle = &self.names.tags[operation.tag].handle;
        let text = format!("The request of [`{handle}::{}`].", names.method);
        let doc = Doc::new(None, &text).comment("    ", "///");
        let (value, decoder) = self.answer_of(operation, names);
        let errors = self.errors_of(operation);
        format!(
            "{doc}    {} -> {value}, {decoder}, {errors};\n",
            names.request
        )
    }

    /// The type of the declared errors.
    pub(super) fn errors_of(self, operation: &Operation) -> String {
        match operation.errors {
            Some(set) => format!("errors::{}", self.names.error_sets[set]),
            None => "rt::NoErrorBody".to_owned(),
        }
    }

    /// The type of an answer and what decodes it.
    pub(super) fn answer_of(
        self,
        operation: &Operation,
        names: &OperationNames,
    ) -> (String, String) {
        let answer = &operation.answer;
        let Some(payload) = answer.single() else {
            let name = &names.answer;
            return (name.clone(), format!("{name}::CASES => {name}::read"));
        };
        let (value, decoder) = self.payload(payload);
        let decoder = if answer.has_redirects() {
            let cases = answer.cases.iter().map(case_text).collect::<Vec<_>>();
            format!("&[{}] => {decoder}", cases.join(", "))
        } else if payload.is_live() {
            format!("rt::LIVE => {decoder}")
        } else {
            decoder
        };
        (value, decoder)
    }

    /// The type of a value and what decodes it.
    fn payload(self, payload: &Payload) -> (String, String) {
        let value = match payload {
            Payload::Empty => "()".to_owned(),
            payload => spelled(&self.held(payload)),
        };
        (value, format!("rt::{}", reader(payload)))
    }

    /// The type of what an answer or error holds.
    pub(crate) fn held(self, payload: &Payload) -> TokenStream {
        let path = quote!(model::);
        match payload {
            Payload::Empty => quote!(()),
            Payload::Text => quote!(String),
            Payload::Bytes => quote!(rt::Bytes),
            Payload::Stream => quote!(rt::ByteStream),
            Payload::Json(ty) => self.owned(ty, &path),
            Payload::Records(ty) => {
                let ty = self.owned(ty, &path);
                quote!(rt::JsonStream<#ty>)
            }
            Payload::Events(None) => quote!(rt::EventStream<String>),
            Payload::Events(Some(ty)) => {
                let ty = self.owned(ty, &path);
                quote!(rt::EventStream<#ty>)
            }
        }
    }

    /// The enum of an answer that has several shapes.
    pub(super) fn answer_type(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let answer = &operation.answer;
        if answer.single().is_some() {
            return TokenStream::new();
        }
        let text = format!("What {} answers.", code(&operation.id));
        let doc = Doc::new(None, &text).tokens();
        let name = ident(&names.answer);
        // A stream is there once.
        let derive = match answer.cases.iter().any(|case| case.payload.is_live()) {
            true => quote!(#[derive(Debug)]),
            false => quote!(#[derive(Clone, Debug)]),
        };
        let variants = answer.cases.iter().zip(&names.cases);
        let variants = variants.map(|(case, name)| self.variant(case, name));
        let undeclared = answer.may_be_undeclared().then(|| {
            let text = "A success that the document does not declare.";
            let doc = Doc::new(None, text).tokens();
            let name = ident(&names.undeclared);
            quote!(#doc #name(rt::Reply),)
        });
        let read = read(answer, names);
        quote! {
            #doc
            #derive
            #[non_exhaustive]
            pub enum #name { #(#variants,)* #undeclared }
            #read
        }
    }

    /// A variant of an enum of answers or errors.
    pub(super) fn variant(self, case: &Case, name: &str) -> TokenStream {
        let status = match case.status {
            Status::Code(code) => format!("Status {code}"),
            Status::Range(range) => format!("A status from {range}00 to {range}99"),
            Status::Default => "Any other status".to_owned(),
        };
        let media = case.media.iter().map(|name| code(name)).collect::<Vec<_>>();
        let text = match media.is_empty() {
            true => format!("{status}."),
            false => format!("{status}, {}.", media.join(" or ")),
        };
        let (doc, name) = (Doc::new(None, &text).tokens(), ident(name));
        match &case.payload {
            Payload::Empty => quote!(#doc #name),
            payload => {
                let held = self.held(payload);
                quote!(#doc #name(#held))
            }
        }
    }
}

/// The table of the cases, and what reads the one that came.
fn read(answer: &Answer, names: &OperationNames) -> TokenStream {
    let name = ident(&names.answer);
    let open = answer.may_be_undeclared();
    let last = answer.cases.len().saturating_sub(1);
    let arms = answer.cases.iter().zip(&names.cases).enumerate();
    let arms = arms.map(|(i, (case, name))| {
        let index = Literal::usize_unsuffixed(i);
        let pattern = if i == last && !open {
            quote!(_)
        } else {
            quote!(#index)
        };
        let (variant, method) = (ident(name), ident(reader(&case.payload)));
        match case.payload {
            Payload::Empty => quote!(#pattern => Ok(Self::#variant)),
            _ => quote!(#pattern => answer.#method().map(Self::#variant)),
        }
    });
    let undeclared = open.then(|| {
        let name = ident(&names.undeclared);
        quote!(_ => Ok(Self::#name(answer.reply())),)
    });
    let cases = answer.cases.iter().map(case);
    quote! {
        impl #name {
            const CASES: rt::Cases = &[#(#cases),*];
            #[inline]
            fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
                match answer.case() { #(#arms,)* #undeclared }
            }
        }
    }
}

/// The function that decodes an answer, which is a method of the answer too.
fn reader(payload: &Payload) -> &'static str {
    match payload {
        Payload::Empty => "empty",
        Payload::Json(_) => "json",
        Payload::Text => "text",
        Payload::Bytes => "bytes",
        Payload::Stream => "stream",
        Payload::Records(_) => "json_stream",
        Payload::Events(None) => "text_events",
        Payload::Events(Some(_)) => "events",
    }
}

/// A case as the runtime takes it.
pub(super) fn case(case: &Case) -> TokenStream {
    let (status, media) = (case.status.to_string(), case.media.join(" "));
    match case.payload.is_live() {
        true => quote!(rt::Case::live(#status, #media)),
        false => quote!(rt::Case::whole(#status, #media)),
    }
}

fn case_text(one: &Case) -> String {
    spelled_expression(&case(one))
}

/// An expression on one line.
fn spelled_expression(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    text.replace(" :: ", "::")
        .replace(" (", "(")
        .replace(" ,", ",")
}
