//! The servers of an API: addresses to choose from, and those that operations have for themselves.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    printer::RustFile,
    types::{Named, ident},
};
use crate::{
    ir::{Server, Variable},
    names::{ServerNames, VariableNames},
};

/// `servers.rs`, where there is something to choose.
pub(super) fn emit(named: Named<'_>, command: &str) -> Option<String> {
    let (shared, own) = (&named.api.servers, &named.api.operation_servers);
    let choice = named.api.has_choice_of_servers();
    if !choice && own.is_empty() {
        return None;
    }
    let intro = "//! The servers that the document names; `base_url` of the client's builder takes \
                 the address of one.\n";
    let mut file = RustFile::new(intro.to_owned());
    let (mut items, mut uses) = (Vec::new(), !own.is_empty());
    if choice {
        for (server, names) in shared.iter().zip(&named.names.servers.shared) {
            uses |= !server.variables.is_empty();
            items.push(match server.variables.is_empty() {
                true => constant(server, names),
                false => template(server, names),
            });
        }
    }
    for (server, names) in own.iter().zip(&named.names.servers.own) {
        items.push(of_operations(server, names));
        if !server.variables.is_empty() {
            items.push(template(server, names));
        }
    }
    if uses {
        file.head("use specwright_runtime::glue as rt;\n");
    }
    for item in items {
        file.tokens(&item);
    }
    Some(file.finish(command))
}

/// The address of a server without variables.
fn constant(server: &Server, names: &ServerNames) -> TokenStream {
    let fallback = format!("{}.", code(&server.url));
    let doc = Doc::new(server.description.as_deref(), &fallback).tokens();
    let (name, url) = (ident(&names.constant), &server.url);
    quote! { #doc pub const #name: &str = #url; }
}

/// A server that operations have for themselves.
fn of_operations(server: &Server, names: &ServerNames) -> TokenStream {
    let text = format!(
        "Where some operations are sent: {}.",
        code(&server.template)
    );
    let doc = Doc::new(server.description.as_deref(), &text)
        .paragraph("`server` of the client's builder replaces its address.")
        .tokens();
    let (constant, url) = (&names.constant, &server.url);
    let name = ident(constant);
    quote! {
        #doc
        pub static #name: rt::Server = rt::Server { name: #constant, url: #url };
    }
}

/// The type that sets the variables of a server.
fn template(server: &Server, names: &ServerNames) -> TokenStream {
    let text = format!("{}, with its variables.", code(&server.template));
    let doc = Doc::new(None, &text)
        .text(server.description.as_deref())
        .tokens();
    let (ty, url) = (ident(&names.ty), &server.template);
    let variables = || server.variables.iter().zip(&names.variables);
    let defaults = server.variables.iter().map(|v| {
        let (name, default) = (&v.name, &v.default);
        quote!((#name, #default))
    });
    let setters = variables().map(|(variable, names)| setter(variable, names));
    let choices = variables().map(|(variable, names)| choice(variable, names));
    let new = Doc::new(None, "The address with its defaults.").tokens();
    quote! {
        #doc
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct #ty(rt::Address);

        #[allow(clippy::new_without_default)]
        impl #ty {
            #new
            pub fn new() -> Self { Self(rt::Address::new(#url, &[#(#defaults),*])) }
            #(#setters)*
        }

        impl From<#ty> for String {
            fn from(server: #ty) -> Self { server.0.to_string() }
        }
        #(#choices)*
    }
}

fn setter(variable: &Variable, names: &VariableNames) -> TokenStream {
    let fallback = format!("Sets {}.", code(&variable.name));
    let doc = Doc::new(variable.description.as_deref(), &fallback)
        .paragraph(&format!("Default: {}.", code(&variable.default)))
        .tokens();
    let (setter, wire) = (ident(&names.setter), &variable.name);
    let (ty, value) = if variable.values.is_empty() {
        (quote!(&str), quote!(value))
    } else {
        let ty = ident(&names.ty);
        (quote!(#ty), quote!(value.as_str()))
    };
    quote! {
        #doc
        pub fn #setter(self, value: #ty) -> Self { Self(self.0.set(#wire, #value)) }
    }
}

/// The values of a variable.
fn choice(variable: &Variable, names: &VariableNames) -> TokenStream {
    if variable.values.is_empty() {
        return TokenStream::new();
    }
    let (ty, values) = (ident(&names.ty), &variable.values);
    let variants: Vec<_> = names.variants.iter().map(|v| ident(v)).collect();
    let docs = values.iter().map(|value| {
        let text = format!("{}.", code(value));
        Doc::new(None, &text).tokens()
    });
    let text = format!("The values of {}.", code(&variable.name));
    let doc = Doc::new(None, &text).tokens();
    quote! {
        #doc
        #[derive(Clone, Copy, Debug)]
        pub enum #ty { #(#docs #variants,)* }

        impl #ty {
            fn as_str(self) -> &'static str { match self { #(Self::#variants => #values,)* } }
        }
    }
}
