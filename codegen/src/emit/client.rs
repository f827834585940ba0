//! The client of an API, its builder, and what its operations need to be allowed.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    model_files::gate,
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::ir::{Scheme, SchemeKind, Security};

/// `client.rs`
pub(super) fn emit(named: Named<'_>, command: &str) -> String {
    let mut file = RustFile::new("//! The client and its builder.\n".to_owned());
    // Without the feature of any tag nothing is called.
    file.head("#![allow(dead_code)]\n");
    file.head("use specwright_runtime::glue as rt;\n");
    file.tokens(&api(named));
    file.tokens(&client(named));
    file.text(handles(named));
    file.tokens(&builder(named));
    file.finish(command)
}

fn api(named: Named<'_>) -> TokenStream {
    let (title, base_url) = (&named.api.title, &named.api.base_url);
    let schemes = named.api.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.name, kind(&scheme.kind));
        quote!(rt::Scheme { name: #name, kind: rt::SchemeKind::#kind })
    });
    let doc = Doc::new(None, "What the document says of the API as a whole.").tokens();
    quote! {
        #doc
        static API: rt::Api = rt::Api {
            name: #title,
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            schemes: &[#(#schemes),*],
        };
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

fn builder(named: Named<'_>) -> TokenStream {
    let schemes = named.api.schemes.iter().zip(&named.names.schemes);
    let credentials = schemes
        .enumerate()
        .map(|(index, (scheme, name))| credential(index, scheme, name));
    let doc = Doc::default()
        .lines(["Settings of a [`Client`].".to_owned()])
        .tokens();
    let (connection, build) = (connection(named), build());
    quote! {
        #doc
        #[derive(Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct ClientBuilder(rt::ClientBuilder);

        impl ClientBuilder { #connection #(#credentials)* #build }
    }
}

/// The settings of where calls go and through what.
fn connection(named: Named<'_>) -> TokenStream {
    let default = match named.api.base_url.as_str() {
        "" => "Sets the address that paths are appended to. The document names none.".to_owned(),
        url => format!(
            "Sets the address that paths are appended to, instead of {}.",
            code(url)
        ),
    };
    let base_url = Doc::new(None, &default).tokens();
    let server = (!named.api.operation_servers.is_empty()).then(|| {
        let text = "Sets the address of a server that operations have for themselves, one of \
                    `servers`; the base URL does not change where these are sent.";
        let doc = Doc::new(None, text).tokens();
        quote! {
            #doc
            pub fn server(self, server: &'static rt::Server, url: impl Into<String>) -> Self {
                Self(self.0.server(server, url.into()))
            }
        }
    });
    let http = "Sends calls through a client of your own, with its timeouts and proxies; \
                make it from `http_client_builder`, which knows TLS and leaves redirects to the call.";
    let http = Doc::new(None, http).tokens();
    quote! {
        #base_url
        pub fn base_url(self, url: impl Into<String>) -> Self { Self(self.0.base_url(url.into())) }

        #server

        #http
        pub fn http_client(self, client: rt::reqwest::Client) -> Self {
            Self(self.0.http_client(client))
        }
    }
}

fn build() -> TokenStream {
    let doc = Doc::new(None, "Makes the client.").lines([
        "# Errors".to_owned(),
        "When the base URL is none, or TLS cannot be set up.".to_owned(),
    ]);
    let doc = doc.tokens();
    quote! {
        #doc
        pub fn build(self) -> Result<Client, rt::BuildError> { self.0.build().map(Client) }
    }
}

fn credential(index: usize, scheme: &Scheme, name: &str) -> TokenStream {
    let (method, index) = (ident(name), Literal::usize_unsuffixed(index));
    let how = match &scheme.kind {
        SchemeKind::Query(name) => format!("as the query parameter {}", code(name)),
        SchemeKind::Header(name) => format!("as the header {}", code(name)),
        SchemeKind::Cookie(name) => format!("as the cookie {}", code(name)),
        SchemeKind::Basic => "as `Authorization: Basic`".to_owned(),
        SchemeKind::Bearer => "as `Authorization: Bearer`".to_owned(),
    };
    let what = format!("Sets the credential of {}, sent {how}.", code(&scheme.name));
    let doc = Doc::new(None, &what)
        .text(scheme.description.as_deref())
        .tokens();
    match scheme.kind {
        SchemeKind::Basic => quote! {
            #doc
            pub fn #method(self, user: impl Into<String>, password: impl Into<String>) -> Self {
                let credential = rt::Credential::basic(user.into(), password.into());
                Self(self.0.credential(#index, credential))
            }
        },
        _ => quote! {
            #doc
            pub fn #method(self, secret: impl Into<String>) -> Self {
                Self(self.0.credential(#index, rt::Credential::secret(secret.into())))
            }
        },
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
