//! What an API is, its client, and what its operations need to be allowed.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    credentials,
    docs::{Doc, code},
    model_files::gate,
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::ir::{Flow, FlowKind, SchemeKind, Security};

/// `client.rs`
pub(super) fn emit(named: Named<'_>, command: &str) -> String {
    let mut file = RustFile::new("//! The client and its builder.\n".to_owned());
    // Without the feature of any tag nothing is called.
    file.head("#![allow(dead_code)]\n");
    file.head("use specwright_runtime::glue as rt;\n");
    file.tokens(&api(named));
    file.tokens(&client(named));
    file.text(handles(named));
    file.text(credentials::builder(named));
    file.tokens(&servers(named));
    file.finish(command)
}

fn api(named: Named<'_>) -> TokenStream {
    let (title, base_url) = (&named.api.title, &named.api.base_url);
    let schemes = named.api.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.name, kind(&scheme.kind));
        let flows = scheme.flows.iter().map(flow);
        quote!(rt::Scheme { name: #name, kind: rt::SchemeKind::#kind, flows: &[#(#flows),*] })
    });
    let concurrency = match named.api.concurrency.map(Literal::u32_unsuffixed) {
        Some(most) => quote!(Some(#most)),
        None => quote!(None),
    };
    let doc = Doc::new(None, "What the document says of the API as a whole.").tokens();
    quote! {
        #doc
        pub(super) static API: rt::Api = rt::Api {
            name: #title,
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            schemes: &[#(#schemes),*],
            concurrency: #concurrency,
        };
    }
}

fn flow(flow: &Flow) -> TokenStream {
    let token_url = &flow.token_url;
    match &flow.kind {
        FlowKind::ClientCredentials => quote! {
            rt::Flow::ClientCredentials { token_url: #token_url }
        },
        FlowKind::AuthorizationCode {
            authorization_url,
            refresh_url,
        } => quote! {
            rt::Flow::AuthorizationCode {
                authorization_url: #authorization_url,
                token_url: #token_url,
                refresh_url: #refresh_url,
            }
        },
    }
}

fn kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Query(name) => quote!(Query(#name)),
        SchemeKind::Header(name) => quote!(Header(#name)),
        SchemeKind::Cookie(name) => quote!(Cookie(#name)),
        SchemeKind::Basic => quote!(Basic),
        SchemeKind::Bearer => quote!(Bearer),
    }
}

fn client(named: Named<'_>) -> TokenStream {
    let what = format!("A client of {}.", named.api.title.trim_end_matches('.'));
    let doc = Doc::new(Some(&what), "")
        .text(named.api.description.as_deref())
        .paragraph("Cloning it is cheap: clones share connections and credentials.")
        .tokens();
    let build = Doc::new(None, "Begins a client.").tokens();
    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct Client(rt::Client);

        impl Client {
            #build
            pub fn builder() -> ClientBuilder { ClientBuilder(rt::Client::builder(&API)) }
        }
    }
}

/// One method per tag; written out, since a feature gates each.
fn handles(named: Named<'_>) -> String {
    let mut text = String::from("impl Client {\n");
    for (tag, names) in named.api.tags.iter().zip(&named.names.tags) {
        let what = if tag.name.is_empty() {
            "The operations without a tag.".to_owned()
        } else {
            format!("The operations of {}.", code(&tag.name))
        };
        if text.ends_with("}\n") {
            text.push('\n');
        }
        text.push_str(&Doc::new(None, &what).comment("    ", "///"));
        let cfg = gate(&named.feature(&names.feature));
        let (module, handle) = (&names.module, &names.handle);
        let _ = write!(
            text,
            "    {cfg}    #[inline]\n    pub fn {module}(&self) -> super::{module}::{handle}<'_> \
             {{\n        super::{module}::{handle}(&self.0)\n    }}\n"
        );
    }
    text + "}\n"
}

/// What sets the address of single operations, where any have their own.
fn servers(named: Named<'_>) -> TokenStream {
    if named.api.operation_servers.is_empty() {
        return TokenStream::new();
    }
    let text = "Sets the address of a server that operations have for themselves, one of \
                `servers`; the base URL does not change where these are sent.";
    let doc = Doc::new(None, text).tokens();
    quote! {
        impl ClientBuilder {
            #doc
            pub fn server(self, server: &'static rt::Server, url: impl Into<String>) -> Self {
                Self(self.0.server(server, url.into()))
            }
        }
    }
}

/// `auth.rs`
pub(super) fn auth(named: Named<'_>, command: &str) -> String {
    let intro = "//! What operations need to be allowed: alternatives, each a list of schemes.\n";
    let mut file = RustFile::new(intro.to_owned());
    // A feature may leave out every operation that needs one of them.
    file.head("#![allow(dead_code)]\n");
    if !named.api.requirements.is_empty() {
        file.text("use specwright_runtime::glue as rt;\n".to_owned());
    }
    for (security, name) in named.api.requirements.iter().zip(&named.names.requirements) {
        file.extend(render(&requirement(named, security, name)));
    }
    file.finish(command)
}

fn requirement(named: Named<'_>, security: &Security, name: &str) -> TokenStream {
    let alternatives = security.iter().map(|needs| {
        let needs = needs.iter().map(|need| {
            let (scheme, scopes) = (Literal::usize_unsuffixed(need.scheme), &need.scopes);
            quote!(rt::Need { scheme: #scheme, scopes: &[#(#scopes),*] })
        });
        quote!(&[#(#needs),*])
    });
    let words: Vec<String> = security
        .iter()
        .map(|needs| match &needs[..] {
            [] => "nothing".to_owned(),
            needs => {
                let name = |n: &crate::ir::Need| code(&named.api.schemes[n.scheme].name);
                needs.iter().map(name).collect::<Vec<_>>().join(" and ")
            }
        })
        .collect();
    let text = match &words[..] {
        [] => "No credentials.".to_owned(),
        words => format!("Needs {}.", words.join(", or ")),
    };
    let (doc, name) = (Doc::new(None, &text).tokens(), ident(name));
    quote! { #doc pub(crate) static #name: rt::Auth = &[#(#alternatives),*]; }
}
