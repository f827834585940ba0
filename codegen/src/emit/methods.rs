//! The method that starts a call, and the setters of what is optional.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    examples,
    types::{Named, ident},
};
use crate::{
    ir::{Argument, Location, Operation, Shape, Status, Style, Type},
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
            let (name, ty) = (ident(&names.body), self.body(body, names, &path));
            quote!(#name: #ty)
        });
        let parameters = in_path
            .iter()
            .map(parameter)
            .chain(body_parameter)
            .chain(outside.iter().map(parameter));
        let lifetime = Self::body_lifetime(body);
        let template = literal(operation, self);
        let arguments = operation.path_arguments.iter().map(|&i| {
            let name = ident(&names.required[i]);
            quote!(&#name)
        });
        let requirement = ident(&self.names.requirements[operation.requirement]);
        let sends = outside
            .iter()
            .map(|(argument, name)| self.send(argument, name, true));
        let with_arguments = quote!(call #(#sends)*);
        let sent = match body {
            Some(body) => self.body_send(body, &names.body, &with_arguments),
            None => with_arguments,
        };
        let answer = self.answer_settings(operation);
        let (method, request) = (ident(&names.method), ident(&names.request));
        let doc = self.method_doc(operation, names, root).tokens();
        let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
        quote! {
            #doc
            #deprecated
            #[inline]
            pub fn #method #lifetime(&self, #(#parameters),*) -> #request {
                let call = rt::call(self.0, #template, &[#(#arguments),*], auth::#requirement);
                #request(#sent #answer)
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

    /// The call that puts an argument in its place.
    fn send(self, argument: &Argument, name: &str, required: bool) -> TokenStream {
        let (wire, value) = (&argument.wire, ident(name));
        let style = style(argument.style);
        match (argument.location, argument.style) {
            (Location::Query, _) => {
                let method = ident(match (required, argument.reserved) {
                    (true, true) => "required_reserved",
                    (true, false) => "required",
                    (false, true) => "reserved",
                    (false, false) => "query",
                });
                quote!(.#method(#wire, &#value, rt::Style::#style))
            }
            (Location::Header, Style::Simple { explode })
                if !explode || !self.has_members(&argument.ty) =>
            {
                quote!(.header(#wire, &#value))
            }
            (Location::Header, _) => quote!(.header_as(#wire, &#value, rt::Style::#style)),
            (Location::Cookie, Style::Form { explode: true }) => quote!(.cookie(#wire, &#value)),
            (Location::Cookie, _) => quote!(.cookie_as(#wire, &#value, rt::Style::#style)),
            (Location::Path, _) => TokenStream::new(),
        }
    }

    /// Whether values of a type may be objects.
    fn has_members(self, ty: &Type) -> bool {
        match self.api.dealiased(ty) {
            Type::Model(id) => !matches!(self.api.model(*id).shape, Shape::Enum(_)),
            Type::Map(_) | Type::Json => true,
            Type::Nullable(inner) => self.has_members(inner),
            _ => false,
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
                    self.send(argument, name, false),
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
            let sent = self.body_send(body, &names.body, &quote!(self.0));
            let (name, ty) = (ident(&names.body), self.body(body, names, &path));
            let lifetime = Self::body_lifetime(Some(body));
            quote! {
                #doc
                #[inline]
                pub fn #name #lifetime(self, #name: #ty) -> Self { Self(#sent) }
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

/// For each placeholder of the path in order, what stands between its braces at run time.
fn marker(argument: &Argument, named: Named<'_>) -> String {
    let star = |explode: bool| if explode { "*" } else { "" };
    match argument.style {
        Style::Simple { explode: true } if named.has_members(&argument.ty) => "*".to_owned(),
        Style::Label { explode } => format!("{}.", star(explode)),
        Style::Matrix { explode } => format!("{};{}", star(explode), argument.wire),
        Style::Json => "=".to_owned(),
        _ => String::new(),
    }
}

/// `"GET /teams/{}"`: the method and the template with placeholders that have no names.
fn literal(operation: &Operation, named: Named<'_>) -> Literal {
    let mut text = format!("{} ", operation.method);
    let mut arguments = operation.path_arguments.iter();
    let mut rest = operation.path.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else {
            break;
        };
        let argument = arguments.next().map(|&i| &operation.required[i]);
        let marker = argument.map_or_else(String::new, |argument| marker(argument, named));
        text.push_str(&format!("{before}{{{marker}}}"));
        rest = after;
    }
    text.push_str(rest);
    Literal::string(&text)
}

/// The style of what is not in a path.
pub(super) fn style(style: Style) -> proc_macro2::Ident {
    ident(match style {
        Style::Form { explode: true } | Style::Simple { explode: true } => "Form",
        Style::Space => "Space",
        Style::Pipe => "Pipe",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
        _ => "FormJoined",
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
