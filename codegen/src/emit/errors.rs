//! The enums of declared errors, one per distinct list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::{
    files::FileSet,
    ir::{Case, InBand, Payload, Status},
};

/// Lines after which the errors are continued in another file.
const LONG: usize = 1_000;

/// `errors.rs`, and `errors/` where there are many.
pub(super) fn emit(named: Named<'_>, command: &str) -> FileSet {
    let mut chunks: Vec<Vec<String>> = vec![Vec::new()];
    let mut lines = 0;
    for index in 0..named.api.in_band.len() {
        let items = render(&in_band(named, index));
        lines += items.iter().map(|i| i.lines().count() + 1).sum::<usize>();
        chunks[0].extend(items);
    }
    for set in 0..named.api.error_sets.len() {
        let items = render(&cases_enum(named, set));
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
    if items.iter().any(|item| item.contains("rt::InBand")) {
        // A feature may leave out every operation that needs one of them.
        file.head("#![allow(dead_code)]\n");
    }
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

/// How an error looks in answers whose status says success.
fn in_band(named: Named<'_>, index: usize) -> TokenStream {
    let InBand {
        member,
        code: number,
        message,
        statuses,
    } = &named.api.in_band[index];
    let text = format!(
        "A body with {} is an error, whatever its status says.",
        code(member)
    );
    let doc = Doc::new(None, &text).tokens();
    let name = ident(&named.names.in_band[index]);
    let statuses = statuses.iter().map(|(number, status)| {
        let status = Literal::u32_unsuffixed(*status);
        quote!((#number, #status))
    });
    quote! {
        #doc
        pub(crate) static #name: rt::InBand = rt::InBand {
            member: #member,
            code: #number,
            message: #message,
            statuses: &[#(#statuses),*],
        };
    }
}

/// An enum with a variant per case, and what reads it from a reply.
fn cases_enum(named: Named<'_>, set: usize) -> TokenStream {
    let cases = &named.api.error_sets[set].cases;
    let names = &named.names.error_cases[set];
    let doc = Doc::new(None, "The body of an error, by status.").tokens();
    let name = ident(&named.names.error_sets[set]);
    let variants = cases.iter().zip(names);
    let variants = variants.map(|(case, name)| named.variant(case, name));
    let body = same_body(named, &name, cases, names);
    let read = error_body(&name, cases, names);
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
        #body
        #read
    }
}

/// Where all cases hold the same, it can be taken out without asking which it was.
fn same_body(
    named: Named<'_>,
    name: &proc_macro2::Ident,
    cases: &[Case],
    names: &[String],
) -> TokenStream {
    let [first, _, ..] = cases else {
        return TokenStream::new();
    };
    let same = cases.iter().all(|case| case.payload == first.payload);
    let (true, Payload::Json(ty)) = (same, &first.payload) else {
        return TokenStream::new();
    };
    let ty = named.owned(ty, &quote!(model::));
    let variants = names.iter().map(|name| ident(name));
    let doc = Doc::new(None, "What it holds, whatever the status.").tokens();
    quote! {
        impl #name {
            #doc
            #[inline]
            pub fn into_body(self) -> #ty { match self { #(Self::#variants(v))|* => v } }
        }
    }
}

fn error_body(name: &proc_macro2::Ident, cases: &[Case], names: &[String]) -> TokenStream {
    let reads: Vec<TokenStream> = cases.iter().zip(names).map(|(c, n)| read(c, n)).collect();
    if let ([case], [read]) = (cases, &reads[..])
        && case.status == Status::Default
    {
        // An empty error is made without a look at the reply.
        let reply = ident(match case.payload {
            Payload::Empty => "_reply",
            _ => "reply",
        });
        return quote! {
            impl rt::ErrorBody for #name {
                #[inline]
                fn read(#reply: &rt::Reply) -> Option<rt::Decoded<Self>> { Some(#read) }
            }
        };
    }
    // The status alone is looked at where it is enough.
    let by_status = cases.iter().all(|case| case.media.is_empty());
    let chosen = if by_status {
        let arms = cases.iter().zip(reads).map(|(case, read)| {
            let pattern = pattern(case.status);
            quote!(#pattern => #read)
        });
        let open = !cases.iter().any(|case| case.status == Status::Default);
        let otherwise = open.then(|| quote!(_ => return None,));
        quote!(match reply.status().as_u16() { #(#arms,)* #otherwise })
    } else {
        let table = cases.iter().map(super::answers::case);
        let last = cases.len().saturating_sub(1);
        let arms = reads.iter().enumerate().map(|(i, read)| {
            let index = Literal::usize_unsuffixed(i);
            let pattern = if i == last { quote!(_) } else { quote!(#index) };
            quote!(#pattern => #read)
        });
        quote!(match reply.case(&[#(#table),*])? { #(#arms,)* })
    };
    quote! {
        impl rt::ErrorBody for #name {
            #[inline]
            fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> { Some(#chosen) }
        }
    }
}

/// What makes a variant of a reply. Lowering lets no error be read while it comes.
fn read(case: &Case, name: &str) -> TokenStream {
    let name = ident(name);
    match case.payload {
        Payload::Empty => quote!(Ok(Self::#name)),
        Payload::Json(_) => quote!(reply.json().map(Self::#name)),
        Payload::Text => quote!(reply.text().map(Self::#name)),
        _ => quote!(Ok(Self::#name(reply.body().clone()))),
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
