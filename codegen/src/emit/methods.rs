//! The method that starts a call, and the setters of what is optional.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    paging,
    types::{Named, ident},
};
use crate::{
    ir::{Action, Argument, Body, Location, Operation, Shape, Style, Type},
    names::OperationNames,
};

/// What a method sends as the body.
enum Sent<'a> {
    /// Nothing, as far as the method goes.
    Nothing,
    /// What it is given.
    Given(&'a Body),
    /// What the document presets: content type and text.
    Preset(&'a str, &'a str),
}

impl Named<'_> {
    /// The method of the handle: what is required, in the call's own order.
    pub(super) fn method(
        self,
        operation: &Operation,
        names: &OperationNames,
        root: &str,
    ) -> TokenStream {
        let body = operation.body.as_ref().filter(|b| b.required);
        let doc = self.method_doc(operation, names, root);
        let sent = body.map_or(Sent::Nothing, Sent::Given);
        self.starting(operation, names, (&names.method, &doc), &sent)
    }

    /// The method of an action: the same without the body.
    pub(super) fn action(
        self,
        operation: &Operation,
        names: &OperationNames,
        (action, name): (&Action, &str),
        root: &str,
    ) -> TokenStream {
        let case = operation.body.as_ref().and_then(|body| body.cases.first());
        let content_type = case.map_or("application/json", |case| &case.content_type);
        let doc = self.action_doc(operation, names, (action, name), root);
        let sent = Sent::Preset(content_type, &action.body);
        self.starting(operation, names, (name, &doc), &sent)
    }

    /// A method that starts a call.
    fn starting(
        self,
        operation: &Operation,
        names: &OperationNames,
        (method, doc): (&str, &Doc),
        body: &Sent<'_>,
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
        let given = match body {
            Sent::Given(body) => Some(*body),
            Sent::Nothing | Sent::Preset(..) => None,
        };
        let body_parameter = given.map(|body| {
            let (name, ty) = (ident(&names.body), self.body(body, names, &path));
            quote!(#name: #ty)
        });
        let parameters = in_path
            .iter()
            .map(parameter)
            .chain(body_parameter)
            .chain(outside.iter().map(parameter));
        let lifetime = Self::body_lifetime(given);
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
            Sent::Given(body) => self.body_send(body, &names.body, &with_arguments),
            Sent::Preset(content_type, text) => {
                let text = shortest(text);
                quote!(#with_arguments.json_text(#content_type, #text))
            }
            Sent::Nothing => with_arguments,
        };
        let answer = self.answer_settings(operation);
        let (method, request) = (ident(method), ident(&names.request));
        let doc = doc.tokens();
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
        let in_band = operation.in_band.map(|one| {
            let name = ident(&self.names.in_band[one]);
            quote!(.in_band(&errors::#name))
        });
        let idempotent = operation.idempotent.map(|so| quote!(.idempotent(#so)));
        let paged = operation.paging.as_ref().map(paging::setting);
        quote!(#server #(#accept)* #redirects #in_band #idempotent #paged)
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
                let doc = argument_doc(argument, "Sets the").tokens();
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
        let window = paging::window(operation, names);
        let setters: Vec<TokenStream> = optional.chain(window).chain(body).collect();
        if setters.is_empty() {
            return TokenStream::new();
        }
        let request = ident(&names.request);
        quote! { impl #request { #(#setters)* } }
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

/// A text as a literal; JSON is mostly shorter with its quotes as they are.
fn shortest(text: &str) -> Literal {
    let escaped = Literal::string(text);
    let plain = text.chars().all(|c| c.is_ascii() && !c.is_control());
    let raw = format!("r#\"{text}\"#");
    if !plain || text.contains("\"#") || raw.len() >= escaped.to_string().len() {
        return escaped;
    }
    raw.parse().unwrap_or(escaped)
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

/// What is said of an argument; `verb` begins what is said where the document is silent.
pub(super) fn argument_doc(argument: &Argument, verb: &str) -> Doc {
    let location = format!("{:?}", argument.location).to_lowercase();
    let fallback = format!("{verb} {location} parameter {}.", code(&argument.wire));
    let mut doc = Doc::new(argument.docs.description.as_deref(), &fallback);
    if argument.docs.deprecated {
        doc = doc.paragraph("Deprecated.");
    }
    doc.facts(&argument.limits, argument.default.as_ref())
}
