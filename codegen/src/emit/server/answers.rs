//! What a handler answers: an enum with a variant for each declared status and media type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::{
    docs::{Doc, code},
    types::{Named, ident},
};
use crate::{
    ir::{Case, Operation, Payload, ServerReply, Status},
    names::{IN_BAND, OperationNames},
};

impl Named<'_> {
    /// The enum, and what writes it.
    pub(super) fn server_answer(
        self,
        operation: &Operation,
        names: &OperationNames,
        method: &str,
        root: &str,
    ) -> TokenStream {
        let doc = Doc::new(None, &format!("What {method} answers.")).tokens();
        let name = ident(&names.answer);
        let listed = self.api.replies(operation).zip(&names.server.replies);
        let (mut variants, mut arms) = (Vec::new(), Vec::new());
        for ((case, reply), variant) in listed {
            let doc = self.reply_doc(case, reply, root).tokens();
            let held = self.reply_parts(case);
            let variant = ident(variant);
            variants.push(match held.is_empty() {
                true => quote!(#doc #variant),
                false => quote!(#doc #variant(#(#held),*)),
            });
            arms.push(written(case, reply, &variant));
        }
        if let Some(one) = operation.in_band {
            let doc = "An error with a status of success, in the shape that the document declares.";
            let doc = Doc::new(None, doc).tokens();
            let (variant, shape) = (ident(IN_BAND), ident(&self.names.in_band[one]));
            variants.push(quote!(#doc #variant(srv::InBandError)));
            arms.push(quote!(
                Self::#variant(error) => srv::in_band(&errors::#shape, "application/json", error)
            ));
        }
        quote! {
            #doc
            #[derive(Debug)]
            pub enum #name { #(#variants,)* }
            impl srv::Answer for #name {
                fn write(self) -> srv::Written { match self { #(#arms,)* } }
            }
        }
    }

    fn reply_doc(self, case: &Case, reply: &ServerReply, root: &str) -> Doc {
        let status = match case.status {
            Status::Code(code) => format!("Status {code}"),
            Status::Range(range) => format!("A status from {range}00 to {range}99"),
            Status::Default => "Any other status".to_owned(),
        };
        let media = reply.content_type.as_deref().map(code);
        let text = match media {
            Some(media) => format!("{status}, {media}."),
            None => format!("{status}, without a body."),
        };
        let mut doc = Doc::new(None, &text).text(Some(&reply.description));
        let inside = root
            .split_once("::")
            .map_or(String::new(), |(_, i)| format!("{i}::"));
        let links = reply.headers.iter().map(|&i| {
            let name = &self.names.headers[i];
            format!("[`{name}`](crate::{inside}headers::{name})")
        });
        let links: Vec<String> = links.collect();
        if !links.is_empty() {
            doc = doc.lines([format!("Headers: {}.", links.join(", "))]);
        }
        doc
    }

    /// What a variant holds: a status that is to be chosen, and the body.
    fn reply_parts(self, case: &Case) -> Vec<TokenStream> {
        let status = match case.status {
            Status::Code(_) => None,
            Status::Range(_) | Status::Default => Some(quote!(srv::StatusCode)),
        };
        let path = quote!(model::);
        let body = match &case.payload {
            Payload::Empty => None,
            Payload::Json(ty) => Some(self.owned(ty, &path)),
            Payload::Text => Some(quote!(String)),
            Payload::Bytes | Payload::Stream => Some(quote!(rt::File)),
            Payload::Records(ty) => {
                let ty = self.owned(ty, &path);
                Some(quote!(srv::Records<#ty>))
            }
            Payload::Events(None) => Some(quote!(srv::Events<String>)),
            Payload::Events(Some(ty)) => {
                let ty = self.owned(ty, &path);
                Some(quote!(srv::Events<#ty>))
            }
        };
        status.into_iter().chain(body).collect()
    }
}

/// The arm that writes a variant.
fn written(case: &Case, reply: &ServerReply, variant: &proc_macro2::Ident) -> TokenStream {
    let (taken, status) = match case.status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            (None, quote!(srv::Status::Exactly(#code)))
        }
        Status::Range(range) => {
            let range = Literal::u16_unsuffixed(range);
            (
                Some(quote!(status)),
                quote!(srv::Status::Range(#range, status)),
            )
        }
        Status::Default => (Some(quote!(status)), quote!(srv::Status::Any(status))),
    };
    let content_type = reply.content_type.as_deref().unwrap_or_default();
    let (body, write) = match &case.payload {
        Payload::Empty => (None, quote!(srv::empty(#status))),
        Payload::Json(_) => (Some(()), quote!(srv::json(#status, #content_type, &body))),
        Payload::Text => (Some(()), quote!(srv::text(#status, #content_type, &body))),
        Payload::Bytes | Payload::Stream => {
            (Some(()), quote!(srv::bytes(#status, #content_type, body)))
        }
        Payload::Records(_) => (Some(()), quote!(srv::lines(#status, #content_type, body))),
        Payload::Events(None) => (Some(()), quote!(srv::text_events(#status, body))),
        Payload::Events(Some(_)) => (Some(()), quote!(srv::events(#status, body))),
    };
    let parts: Vec<TokenStream> = taken
        .into_iter()
        .chain(body.map(|()| quote!(body)))
        .collect();
    match parts.is_empty() {
        true => quote!(Self::#variant => #write),
        false => quote!(Self::#variant(#(#parts),*) => #write),
    }
}
