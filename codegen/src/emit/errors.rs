//! The enums of declared errors, one per distinct list, and of answers with several shapes.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::Doc,
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::{
    files::FileSet,
    ir::{Payload, Status},
};

/// What reads the enum.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// `rt::ErrorBody`: a status that is not listed is not read.
    Error,
    /// A decoder: every successful status is read.
    Answer,
}

/// Lines after which the errors are continued in another file.
const LONG: usize = 1_000;

/// `errors.rs`, and `errors/` where there are many.
pub(super) fn emit(named: Named<'_>, command: &str) -> FileSet {
    let doc = Doc::new(None, "The body of an error, by status.");
    let sets = named.api.error_sets.iter().zip(&named.names.error_sets);
    let mut chunks: Vec<Vec<String>> = vec![Vec::new()];
    let mut lines = 0;
    for (set, name) in sets {
        let items = render(&cases_enum(named, &doc, name, &set.cases, Reader::Error));
        let length: usize = items.iter().map(|i| i.lines().count() + 1).sum();
        if lines > 0 && lines + length > LONG {
            chunks.push(Vec::new());
            lines = 0;
        }
        lines += length;
        if let Some(chunk) = chunks.last_mut() {
            chunk.extend(items);
        }
    }
    let mut files = FileSet::new();
    let mut head = String::new();
    for (n, items) in chunks.iter().enumerate().skip(1) {
        let module = format!("more_{}", n + 1);
        head.push_str(&format!("mod {module};\npub use {module}::*;\n"));
        files.insert(
            format!("errors/{module}.rs"),
            file(items, "", "super::super", command),
        );
    }
    files.insert("errors.rs", file(&chunks[0], &head, "super", command));
    files
}

fn file(items: &[String], head: &str, up: &str, command: &str) -> String {
    let mut file = RustFile::new("//! The errors that operations declare.\n".to_owned());
    if items.iter().any(|item| item.contains("model::")) {
        file.head(&format!("use {up}::model;\n"));
    }
    if !items.is_empty() {
        file.head("use specwright_runtime::glue as rt;\n");
    }
    if !head.is_empty() {
        file.text(head.to_owned());
    }
    file.extend(items.to_vec());
    file.finish(command)
}

/// An enum with a variant per status, and what reads it from a reply.
pub(super) fn cases_enum(
    named: Named<'_>,
    doc: &Doc,
    name: &str,
    cases: &[(Status, Payload)],
    reader: Reader,
) -> TokenStream {
    let path = quote!(model::);
    let (name, doc) = (ident(name), doc.tokens());
    let mut variants = Vec::new();
    let mut arms = Vec::new();
    for (status, payload) in cases {
        let variant = ident(&variant(*status));
        let text = match status {
            Status::Code(code) => format!("Status {code}."),
            Status::Range(range) => format!("A status from {range}00 to {range}99."),
            Status::Default => "Any other status.".to_owned(),
        };
        let doc = Doc::new(None, &text).tokens();
        let (held, read) = match payload {
            Payload::Empty => (quote!(), quote!(Ok(Self::#variant))),
            Payload::Json(ty) => {
                let ty = named.owned(ty, &path);
                (quote!((#ty)), quote!(reply.json().map(Self::#variant)))
            }
            Payload::Text => (
                quote!((String)),
                quote!(rt::text(reply).map(Self::#variant)),
            ),
            Payload::Bytes => (
                quote!((rt::Bytes)),
                quote!(rt::bytes(reply).map(Self::#variant)),
            ),
        };
        variants.push(quote!(#doc #variant #held));
        arms.push((*status, read));
    }
    let body = same_body(named, &name, cases);
    let read = match reader {
        Reader::Error => error_body(&name, &arms),
        Reader::Answer => answer(&name, &arms),
    };
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
        #body
        #read
    }
}

/// Where all statuses hold the same, it can be taken out without asking which it was.
fn same_body(
    named: Named<'_>,
    name: &proc_macro2::Ident,
    cases: &[(Status, Payload)],
) -> TokenStream {
    let [(_, Payload::Json(ty)), (_, _), ..] = cases else {
        return TokenStream::new();
    };
    if cases.iter().any(|(_, payload)| *payload != cases[0].1) {
        return TokenStream::new();
    }
    let ty = named.owned(ty, &quote!(model::));
    let variants = cases.iter().map(|(status, _)| ident(&variant(*status)));
    let doc = Doc::new(None, "What it holds, whatever the status.").tokens();
    quote! {
        impl #name {
            #doc
            #[inline]
            pub fn into_body(self) -> #ty { match self { #(Self::#variants(v))|* => v } }
        }
    }
}

fn error_body(name: &proc_macro2::Ident, cases: &[(Status, TokenStream)]) -> TokenStream {
    if let [(Status::Default, read)] = cases {
        // An empty error is made without a look at the reply.
        let reply = ident(if read.to_string().contains("reply") {
            "reply"
        } else {
            "_reply"
        });
        return quote! {
            impl rt::ErrorBody for #name {
                #[inline]
                fn read(#reply: &rt::Reply) -> Option<rt::Decoded<Self>> { Some(#read) }
            }
        };
    }
    let arms = cases.iter().map(|(status, read)| {
        let pattern = pattern(*status);
        quote!(#pattern => #read)
    });
    let otherwise =
        (!cases.iter().any(|(s, _)| *s == Status::Default)).then(|| quote!(_ => return None,));
    quote! {
        impl rt::ErrorBody for #name {
            #[inline]
            fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
                Some(match reply.status().as_u16() { #(#arms,)* #otherwise })
            }
        }
    }
}

/// The last case reads whatever success the document does not list.
fn answer(name: &proc_macro2::Ident, cases: &[(Status, TokenStream)]) -> TokenStream {
    let arms = cases.iter().enumerate().map(|(i, (status, read))| {
        let last = i + 1 == cases.len();
        let pattern = if last { quote!(_) } else { pattern(*status) };
        quote!(#pattern => #read)
    });
    let doc = Doc::new(
        None,
        "Reads the shape that belongs to the status of a reply.",
    )
    .tokens();
    quote! {
        impl #name {
            #doc
            #[inline]
            fn read(reply: &rt::Reply) -> rt::Decoded<Self> {
                match reply.status().as_u16() { #(#arms,)* }
            }
        }
    }
}

/// The variant of a status.
pub(crate) fn variant(status: Status) -> String {
    match status {
        Status::Code(code) => format!("Status{code}"),
        Status::Range(range) => format!("Status{range}xx"),
        Status::Default => "Other".to_owned(),
    }
}

fn pattern(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        Status::Range(range) => {
            let first = Literal::u16_unsuffixed(range * 100);
            let last = Literal::u16_unsuffixed(range * 100 + 99);
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    }
}
