//! One file per tag: the handle, a method per operation, the request types.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    docs::{Doc, code},
    model_files::gate,
    printer::{RustFile, render},
    types::{Named, ident},
};
use crate::{files::FileSet, names::TagNames};

/// Lines after which a tag is continued in another file.
const LONG: usize = 1_000;

/// An operation as text.
struct Piece {
    /// The method, indented as in its block.
    method: String,
    request: String,
    /// The line that makes a stream of its items, where its list is walked.
    paged: Option<String>,
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
            more.push_str(&format!(
                "{}mod {module};\npub use {module}::*;\n",
                elsewhere(names, &format!("{}/{module}", names.file)),
            ));
            let text = self.tag_file(tag, None, pieces, command);
            files.insert(format!("{}/{module}.rs", names.file), text);
        }
        let text = self.tag_file(tag, Some(more), &chunks[0], command);
        files.insert(format!("{}.rs", names.file), text);
        let gate = gate(&self.feature(&names.feature));
        let path = elsewhere(names, &names.file);
        (files, format!("{gate}{path}pub mod {};\n", names.module))
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
            // An API may have the name, and then examples mention it.
            .chain(text.contains("&servers::").then_some("servers"))
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
        let paged: String = pieces.iter().filter_map(|p| p.paged.as_deref()).collect();
        if !paged.is_empty() {
            file.text(format!("rt::paged! {{\n{paged}}}\n"));
        }
        for piece in pieces {
            file.extend(piece.rest.clone());
        }
        file.finish(command)
    }

    fn piece(self, index: usize, root: &str) -> Piece {
        let (operation, names) = (&self.api.operations[index], &self.names.operations[index]);
        let mut method = method_text(&self.method(operation, names, root));
        for (action, name) in operation.actions.iter().zip(&names.actions) {
            let action = self.action(operation, names, (action, name), root);
            method.push_str(&format!("\n{}", method_text(&action)));
        }
        let request = self.request(operation, names);
        let rest = render(&self.setters(operation, names));
        let rest: Vec<String> = rest
            .into_iter()
            .chain(render(&self.body_type(operation, names)))
            .chain(render(&self.answer_type(operation, names)))
            .collect();
        let texts = rest.iter().chain([&request, &method]);
        let lines = texts.map(|t| t.lines().count() + 1).sum();
        Piece {
            method,
            request,
            paged: self.paged(operation, names),
            rest,
            lines,
        }
    }
}

/// Where the file of a module is not where its name says.
pub(super) fn elsewhere(names: &TagNames, file: &str) -> String {
    if names.module == names.file {
        String::new()
    } else {
        format!("#[path = \"{file}.rs\"]\n")
    }
}

/// A method as it stands in its block, printed once: printing is what emission spends most on.
pub(super) fn method_text(method: &TokenStream) -> String {
    inner_text(&quote! { impl X { #method } })
}

/// What stands in a block of its own, indented as in there.
pub(super) fn inner_text(block: &TokenStream) -> String {
    let block = render(block).concat();
    let lines: Vec<&str> = block.lines().collect();
    let inner = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    inner.iter().map(|line| format!("{line}\n")).collect()
}

/// Whether a text names something in a module.
pub(super) fn mentions(text: &str, module: &str) -> bool {
    let begins = |at: usize| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c == '_' || c.is_alphanumeric())
    };
    let path = [format!("{module}::"), format!("{module} ::")];
    path.iter()
        .any(|path| text.match_indices(path).any(|(at, _)| begins(at)))
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

pub(super) fn code_or(name: &str, otherwise: &str) -> String {
    if name.is_empty() {
        otherwise.to_owned()
    } else {
        code(name)
    }
}
