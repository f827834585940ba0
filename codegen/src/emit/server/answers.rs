//! What a handler answers: an enum with a variant for each declared status and media type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::{
    docs::{Doc, code},
    layout::listed,
    printer::render,
    types::{Named, ident},
};
use crate::{
    ir::{Case, Operation, Payload, ServerReply, Status},
    names::{IN_BAND, OperationNames},
};

impl Named<'_> {
    /// The enum, and the table of what writes it.
    pub(super) fn server_answer(
        self,
        operation: &Operation,
        names: &OperationNames,
        method: &str,
        root: &str,
    ) -> Vec<String> {
        let doc = Doc::new(None, &format!("What {method} answers.")).tokens();
        let name = ident(&names.answer);
        let mut in_band = None;
        let replies = self.api.replies(operation).zip(&names.server.replies);
        let (mut variants, mut entries) = (Vec::new(), Vec::new());
        for ((case, reply), variant) in replies {
            let doc = self.reply_doc(case, reply, root).tokens();
            let held = self.reply_parts(case);
            let variant = ident(variant);
            variants.push(match held.is_empty() {
                true => quote!(#doc #variant),
                false => quote!(#doc #variant(#(#held),*)),
            });
            entries.push(entry(case, reply, &variant.to_string()));
        }
        if let Some(one) = operation.in_band {
            let doc = "An error with a status of success, in the shape that the document declares.";
            let doc = Doc::new(None, doc).tokens();
            let (variant, shape) = (ident(IN_BAND), ident(&self.names.in_band[one]));
            variants.push(quote!(#doc #variant(srv::InBandError)));
            in_band = Some(format!("else {variant} errors::{shape}"));
        }
        let mut items = render(&quote! {
            #doc
            #[derive(Debug)]
            pub enum #name { #(#variants,)* }
        });
        items.push(listed("srv::answer", &names.answer, &entries, in_band));
        items
    }

    fn reply_doc(self, case: &Case, reply: &ServerReply, root: &str) -> Doc {
        let status = match case.status {
            Status::Code(code) => format!("Status {code}"),
            Status::Range(range) => format!("A status from {range}00 to {range}99"),
            Status::Default => "Any other status".to_owned(),
        };
        let media = reply.content_type.as_deref().map(code);
        let text = match media {
            Some(media) => format!("{status}, {media}"),
            None => format!("{status}, without a body"),
        };
        let mut doc = Doc::told(&text, &reply.description);
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

/// A variant in the table: its status, what it holds, and how that is written.
fn entry(case: &Case, reply: &ServerReply, variant: &str) -> String {
    let (status, chosen) = match case.status {
        Status::Code(code) => (code.to_string(), false),
        Status::Range(range) => (format!("{range}xx"), true),
        Status::Default => ("any".to_owned(), true),
    };
    let (kind, default) = match &case.payload {
        Payload::Empty => ("empty", None),
        Payload::Json(_) => ("json", Some("application/json")),
        Payload::Text => ("text", Some("text/plain")),
        Payload::Bytes | Payload::Stream => ("bytes", Some("application/octet-stream")),
        Payload::Records(_) => ("lines", Some("application/x-ndjson")),
        Payload::Events(None) => ("text_events", None),
        Payload::Events(Some(_)) => ("events", None),
    };
    let held = match (chosen, kind) {
        (true, "empty") => "(status)",
        (false, "empty") => "",
        (true, _) => "(status, body)",
        (false, _) => "(body)",
    };
    let content_type = reply.content_type.as_deref();
    let other = content_type.filter(|&media| default.is_some_and(|default| media != default));
    let media = other.map_or(String::new(), |media| {
        format!(" {}", Literal::string(media))
    });
    format!("{status} {variant}{held} {kind}{media}")
}
