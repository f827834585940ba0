//! One file per tag: the handle, a method per operation, the request types with their setters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    docs::{Doc, code},
    examples,
    model_files::gate,
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::{
    files::FileSet,
    ir::{Argument, Body, BodyFormat, Location, Operation, Part, Payload, Status, Style, Type},
    names::OperationNames,
};

/// Lines after which a tag is continued in another file.
const LONG: usize = 1_000;

/// An operation as text.
struct Piece {
    /// The method, indented as in its block.
    method: String,
    request: String,
    rest: Vec<String>,
    lines: usize,
}

impl Named<'_> {
    /// The files of a tag, and the lines that declare them in the module of the API.
    pub(super) fn tag_files(self, tag: usize, root: &str, command: &str) -> (FileSet, String) {
        let names = &self.names.tags[tag];
        let pieces: Vec<Piece> = (0..self.api.operations.len())
            .filter(|&i| self.api.operations[i].tag == tag)
            .map(|i| self.piece(i, root))
            .collect();
        let chunks = chunks(pieces);
        let mut files = FileSet::new();
        let mut more = String::new();
        for (n, pieces) in chunks.iter().enumerate().skip(1) {
            // What continues a tag is shown as part of it.
            let module = format!("more_{}", n + 1);
            more.push_str(&format!("mod {module};\npub use {module}::*;\n"));
            let text = self.tag_file(tag, None, pieces, command);
            files.insert(format!("{}/{module}.rs", names.module), text);
        }
        let text = self.tag_file(tag, Some(more), &chunks[0], command);
        files.insert(format!("{}.rs", names.module), text);
        let gate = gate(&self.feature(&names.feature));
        (files, format!("{gate}pub mod {};\n", names.module))
    }

    /// A file of a tag; the first one has the handle and declares those that continue it.
    fn tag_file(self, tag: usize, more: Option<String>, pieces: &[Piece], command: &str) -> String {
        let names = &self.names.tags[tag];
        let title = &self.api.tags[tag];
        let what = format!("The operations of {}.", code_or(&title.name, "no tag"));
        let intro = Doc::new(title.description.as_deref(), &what);
        let mut file = RustFile::new(intro.comment("", "//!"));
        let handle = ident(&names.handle);
        let text: String = pieces
            .iter()
            .map(|p| p.method.clone() + &p.request)
            .collect();
        let rest: String = pieces
            .iter()
            .flat_map(|p| p.rest.iter().map(String::as_str))
            .collect();
        file.head("use specwright_runtime::glue as rt;\n");
        let uses: Vec<&str> = ["auth", "errors", "model"]
            .into_iter()
            .filter(|m| [&text, &rest].iter().any(|t| mentions(t, m)))
            .collect();
        let up = if more.is_some() {
            "super"
        } else {
            "super::super"
        };
        match uses[..] {
            [] => {}
            [one] => file.head(&format!("use {up}::{one};\n")),
            _ => file.head(&format!("use {up}::{{{}}};\n", uses.join(", "))),
        }
        if let Some(more) = more {
            file.text(more);
            let doc = Doc::new(None, &what).tokens();
            file.tokens(&quote! {
                #doc
                #[derive(Clone, Copy, Debug)]
                pub struct #handle<'c>(pub(super) &'c rt::Client);
            });
        } else {
            file.head(&format!("use super::{handle};\n"));
        }
        let methods: Vec<&str> = pieces.iter().map(|p| p.method.as_str()).collect();
        let methods = methods.join("\n");
        file.text(format!("impl {handle}<'_> {{\n{methods}}}\n"));
        let requests: String = pieces.iter().map(|p| p.request.as_str()).collect();
        file.text(format!("rt::operations! {{\n{requests}}}\n"));
        for piece in pieces {
            file.extend(piece.rest.clone());
        }
        file.finish(command)
    }

    fn piece(self, index: usize, root: &str) -> Piece {
        let (operation, names) = (&self.api.operations[index], &self.names.operations[index]);
        let method = method_text(&self.method(operation, names, root));
        let request = self.request(operation, names);
        let rest = render(&self.setters(operation, names));
        let rest: Vec<String> = rest
            .into_iter()
            .chain(render(&self.answer_type(operation, names)))
            .collect();
        let texts = rest.iter().chain([&request, &method]);
        let lines = texts.map(|t| t.lines().count() + 1).sum();
        Piece {
            method,
            request,
            rest,
            lines,
        }
    }

    /// The method of the handle: what is required, in the call's own order.
    fn method(self, operation: &Operation, names: &OperationNames, root: &str) -> TokenStream {
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
        let accept = operation.answer.accept.iter().map(|a| quote!(.accept(#a)));
        let (method, request) = (ident(&names.method), ident(&names.request));
        let doc = self.method_doc(operation, names, root).tokens();
        let deprecated = operation.docs.deprecated.then(|| quote!(#[deprecated]));
        quote! {
            #doc
            #deprecated
            #[inline]
            pub fn #method(&self, #(#parameters),*) -> #request {
                let call = rt::call(self.0, #template, &[#(#arguments),*], auth::#requirement);
                #request(call #(#sends)* #body_send #(#accept)*)
            }
        }
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

    /// One line of `rt::operations!`.
    fn request(self, operation: &Operation, names: &OperationNames) -> String {
        let handle = &self.names.tags[operation.tag].handle;
        let text = format!("The request of [`{handle}::{}`].", names.method);
        let doc = Doc::new(None, &text).comment("    ", "///");
        let (value, decoder) = self.answer_of(operation, names);
        let errors = match operation.errors {
            Some(set) => format!("errors::{}", self.names.error_sets[set]),
            None => "rt::NoErrorBody".to_owned(),
        };
        format!(
            "{doc}    {} -> {value}, {decoder}, {errors};\n",
            names.request
        )
    }

    fn answer_of(self, operation: &Operation, names: &OperationNames) -> (String, String) {
        match &operation.answer.cases[..] {
            [(_, payload)] => self.payload(payload),
            _ => (names.answer.clone(), format!("{}::read", names.answer)),
        }
    }

    fn payload(self, payload: &Payload) -> (String, String) {
        match payload {
            Payload::Empty => ("()".to_owned(), "rt::empty".to_owned()),
            Payload::Text => ("String".to_owned(), "rt::text".to_owned()),
            Payload::Bytes => ("rt::Bytes".to_owned(), "rt::bytes".to_owned()),
            Payload::Json(ty) => (
                spelled(&self.owned(ty, &quote!(model::))),
                "rt::json".to_owned(),
            ),
        }
    }

    fn setters(self, operation: &Operation, names: &OperationNames) -> TokenStream {
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

    /// The enum of an answer that has several shapes.
    fn answer_type(self, operation: &Operation, names: &OperationNames) -> TokenStream {
        if operation.answer.cases.len() < 2 {
            return TokenStream::new();
        }
        let doc = format!("What {} answers.", code(&operation.id));
        super::errors::cases_enum(
            self,
            &Doc::new(None, &doc),
            &names.answer,
            &operation.answer.cases,
            super::errors::Reader::Answer,
        )
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
        doc = doc.lines(self.error_lines(operation));
        doc.lines(examples::of(self, operation, names, root))
    }

    fn error_lines(self, operation: &Operation) -> Vec<String> {
        let Some(set) = operation.errors else {
            return Vec::new();
        };
        let statuses: Vec<String> = self.api.error_sets[set]
            .cases
            .iter()
            .map(|(status, _)| match status {
                Status::Default => "any other".to_owned(),
                status => status.to_string(),
            })
            .collect();
        let name = &self.names.error_sets[set];
        let text = format!(
            "Declared errors: {}, as [`{name}`](errors::{name}).",
            statuses.join(", ")
        );
        vec!["# Errors".to_owned(), text]
    }
}

/// A method as it stands in its block, printed once: printing is what emission spends most on.
fn method_text(method: &TokenStream) -> String {
    let block = render(&quote! { impl X { #method } }).concat();
    let lines: Vec<&str> = block.lines().collect();
    let inner = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    inner.iter().map(|line| format!("{line}\n")).collect()
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

/// Whether a text names something in a module.
fn mentions(text: &str, module: &str) -> bool {
    text.contains(&format!("{module}::")) || text.contains(&format!("{module} ::"))
}

/// Tokens of a type, written as people do.
pub(super) fn spelled(ty: &TokenStream) -> String {
    let alias = render(&quote! { type X = #ty; }).concat();
    let text = alias
        .trim()
        .trim_start_matches("type X = ")
        .trim_end_matches(';');
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn chunks(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut chunks: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut lines = 0;
    for piece in pieces {
        if lines > 0 && lines + piece.lines > LONG {
            chunks.push(Vec::new());
            lines = 0;
        }
        lines += piece.lines;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(piece);
        }
    }
    chunks
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

fn code_or(name: &str, otherwise: &str) -> String {
    if name.is_empty() {
        otherwise.to_owned()
    } else {
        code(name)
    }
}
