//! The method that starts a call, and the setters of what is optional.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    examples,
    types::{Named, ident},
};
use crate::{
    ir::{Argument, Body, BodyFormat, Location, Operation, Part, Status, Style, Type},
    names::OperationNames,
};

impl Named<'_> {
    /// The method of the handle: what is required, in the call's own order.
    pub(super) fn method(
        self,
        operation: &Operation,
        names: &OperationNames,
        root: &str,
    ) -> TokenStream {
        let path = quote!(model::);
        let (in_path, outside): (Vec<_>, Vec<_>) = operation
            .required
            .iter()
            .zip(&names.required)
            .partition(|(a, _)| a.location == Location::Path);
        let parameter = |(argument, name): &(&Argument, &String)| {
            let (name, ty) = (ident(name), self.borrowed(&argument.ty, &path));
            quote!(#name: #ty)
        };
        let body = operation.body.as_ref().filter(|b| b.required);
        let body_parameter = body.map(|body| {
            let (name, ty) = (ident(&names.body), self.body(body, &path));
            quote!(#name: #ty)
        });
        let parameters = in_path
            .iter()
            .map(parameter)
            .chain(body_parameter)
            .chain(outside.iter().map(parameter));
        let template = literal(operation);
        let arguments = operation.path_arguments.iter().map(|&i| {
            let name = ident(&names.required[i]);
            quote!(&#name)
        });
        let requirement = ident(&self.names.requirements[operation.requirement]);
        let sends = outside
            .iter()
            .map(|(argument, name)| send(argument, name, true));
        let body_send = body.map(|body| self.body_send(body, &names.body));
        let answer = self.answer_settings(operation);
        let (method, request) = (ident(&names.method), ident(&names.request));
        let doc = self.method_doc(operation, names, root).tokens();
        let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
        quote! {
            #doc
            #deprecated
            #[inline]
            pub fn #method(&self, #(#parameters),*) -> #request {
                let call = rt::call(self.0, #template, &[#(#arguments),*], auth::#requirement);
                #request(call #(#sends)* #body_send #answer)
            }
        }
    }

    /// Where a call is sent, and what may come back, where that is not as usual.
    fn answer_settings(self, operation: &Operation) -> TokenStream {
        let server = operation.server.map(|server| {
            let name = ident(&self.names.servers.own[server].constant);
            quote!(.at(&servers::#name))
        });
        let redirects = operation.answer.has_redirects();
        let redirects = redirects.then(|| quote!(.redirects_are_answers()));
        let accept = operation.answer.accept.iter().map(|a| quote!(.accept(#a)));
        quote!(#server #(#accept)* #redirects)
    }

    fn body_send(self, body: &Body, name: &str) -> TokenStream {
        let value = ident(name);
        // Slices are borrowed once more: only sized values become trait objects.
        let dynamic = match self.api.dealiased(&body.ty) {
            Type::List(_) | Type::String => quote!(&#value),
            _ => quote!(#value),
        };
        match &body.format {
            BodyFormat::Json(name) if name == "application/json" => quote!(.json(#dynamic)),
            BodyFormat::Json(name) => quote!(.json_as(#name, #dynamic)),
            BodyFormat::Form(declared) => {
                let parts = parts(declared);
                quote!(.form(#dynamic, &[#(#parts),*]))
            }
            BodyFormat::Multipart(declared) => {
                let parts = parts(declared);
                quote!(.multipart(#dynamic, &[#(#parts),*]))
            }
            BodyFormat::Text(name) => quote!(.text(#name, #value)),
            BodyFormat::Bytes(name) => quote!(.bytes(#name, #value)),
        }
    }

    /// What sets the optional arguments of a request.
    pub(super) fn setters(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        let path = quote!(model::);
        let optional = operation
            .optional
            .iter()
            .zip(&names.optional)
            .map(|(argument, name)| {
                let doc = argument_doc(argument).tokens();
                let (send, ty) = (
                    send(argument, name, false),
                    self.borrowed(&argument.ty, &path),
                );
                let name = ident(name);
                quote! {
                    #doc
                    #[inline]
                    pub fn #name(self, #name: #ty) -> Self { Self(self.0 #send) }
                }
            });
        let body = operation.body.iter().filter(|b| !b.required).map(|body| {
            let doc = Doc::new(body.docs.description.as_deref(), "Sends a body.").tokens();
            let (send, ty) = (self.body_send(body, &names.body), self.body(body, &path));
            let name = ident(&names.body);
            quote! {
                #doc
                #[inline]
                pub fn #name(self, #name: #ty) -> Self { Self(self.0 #send) }
            }
        });
        let setters: Vec<TokenStream> = optional.chain(body).collect();
        if setters.is_empty() {
            return TokenStream::new();
        }
        let request = ident(&names.request);
        quote! { impl #request { #(#setters)* } }
    }

    fn method_doc(self, operation: &Operation, names: &OperationNames, root: &str) -> Doc {
        let Operation {
            method, path, docs, ..
        } = operation;
        let line = code(&format!("{method} {path}"));
        let summary = docs.summary.as_deref().filter(|s| !s.trim().is_empty());
        let mut doc = match summary {
            Some(summary) => {
                let doc = Doc::new(Some(summary), "");
                let same = docs.description.as_deref() == Some(summary);
                if same {
                    doc
                } else {
                    doc.text(docs.description.as_deref())
                }
            }
            None => Doc::new(
                docs.description.as_deref(),
                &format!("Calls {}.", code(&operation.id)),
            ),
        };
        doc = doc.lines([line]);
        let arguments = operation.required.iter().zip(&names.required);
        let arguments = arguments.map(|(argument, name)| {
            let described = argument.docs.description.as_deref().unwrap_or_default();
            let first = described.trim().lines().next().unwrap_or_default();
            let text = if first.is_empty() { "required." } else { first };
            let entry = Doc::new(Some(&format!("- {}: {text}", code(name))), "");
            entry.facts(&argument.limits, None).joined()
        });
        doc = doc.lines(arguments.flatten().collect::<Vec<_>>());
        doc = doc.lines(self.header_lines(operation, root));
        doc = doc.lines(self.error_lines(operation));
        doc.lines(examples::of(self, operation, names, root))
    }

    /// The constants of the declared headers, with links.
    fn header_lines(self, operation: &Operation, root: &str) -> Vec<String> {
        let inside = root.split_once("::").map_or("", |(_, inside)| inside);
        let path = match inside {
            "" => "crate::headers".to_owned(),
            inside => format!("crate::{inside}::headers"),
        };
        let names = operation.headers.iter().map(|&i| &self.names.headers[i]);
        let links: Vec<String> = names
            .map(|name| format!("[`{name}`]({path}::{name})"))
            .collect();
        match links.is_empty() {
            true => Vec::new(),
            false => vec![format!("Headers: {}.", links.join(", "))],
        }
    }

    fn error_lines(self, operation: &Operation) -> Vec<String> {
        let Some(set) = operation.errors else {
            return Vec::new();
        };
        let cases = self.api.error_sets[set].cases.iter();
        let mut statuses: Vec<String> = cases
            .map(|case| match case.status {
                Status::Default => "any other".to_owned(),
                status => status.to_string(),
            })
            .collect();
        statuses.dedup();
        let name = &self.names.error_sets[set];
        let text = format!(
            "Declared errors: {}, as [`{name}`](errors::{name}).",
            statuses.join(", ")
        );
        vec!["# Errors".to_owned(), text]
    }
}

/// The call that puts an argument in its place.
fn send(argument: &Argument, name: &str, required: bool) -> TokenStream {
    let (wire, value) = (&argument.wire, ident(name));
    match argument.location {
        Location::Query => {
            let style = style(argument.style);
            let method = ident(if required { "required" } else { "query" });
            quote!(.#method(#wire, &#value, rt::Style::#style))
        }
        Location::Header => quote!(.header(#wire, &#value)),
        Location::Cookie => quote!(.cookie(#wire, &#value)),
        Location::Path => TokenStream::new(),
    }
}

/// `"GET /teams/{}"`: the method and the template with nameless placeholders.
fn literal(operation: &Operation) -> Literal {
    let mut text = format!("{} ", operation.method);
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else {
            break;
        };
        text.push_str(before);
        text.push_str("{}");
        rest = after;
    }
    text.push_str(rest);
    Literal::string(&text)
}

fn style(style: Style) -> proc_macro2::Ident {
    ident(match style {
        Style::Form { explode: true } => "Form",
        Style::Space => "Space",
        Style::Pipe => "Pipe",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
        // The other styles do not reach a query; lowering has left them out.
        _ => "FormJoined",
    })
}

fn parts(parts: &[(String, Part)]) -> impl Iterator<Item = TokenStream> + '_ {
    parts.iter().map(|(name, part)| match part {
        Part::Json => quote!((#name, rt::Part::Json)),
        Part::Style(declared) => {
            let style = style(*declared);
            quote!((#name, rt::Part::Style(rt::Style::#style)))
        }
    })
}

fn argument_doc(argument: &Argument) -> Doc {
    let location = format!("{:?}", argument.location).to_lowercase();
    let fallback = format!("Sets the {location} parameter {}.", code(&argument.wire));
    let mut doc = Doc::new(argument.docs.description.as_deref(), &fallback);
    if argument.docs.deprecated {
        doc = doc.paragraph("Deprecated.");
    }
    doc.facts(&argument.limits, argument.default.as_ref())
}
