//! One file per tag: the trait, the routes, and for each operation its input and its answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::{
    docs::{Doc, code},
    model_files::gate,
    operations::{code_or, elsewhere, inner_text, mentions},
    printer::{RustFile, render},
    types::{Named, ident},
};
use super::refusals::Refusals;
use crate::{files::FileSet, ir::Operation, names::OperationNames};

/// Lines after which a tag is continued in another file.
const LONG: usize = 1_000;

/// The operations of a tag, with their names.
type Listed<'a> = Vec<(&'a Operation, &'a OperationNames)>;

impl Named<'_> {
    /// The files of a tag below `server`, and the lines that declare them.
    pub(super) fn server_files(
        self,
        tag: usize,
        refusals: &Refusals<'_>,
        root: &str,
        command: &str,
    ) -> (FileSet, String) {
        let operations = self.api.operations.iter().zip(&self.names.operations);
        let listed: Listed<'_> = operations.filter(|(o, _)| o.tag == tag).collect();
        let first = self.handlers(tag, &listed);
        let length = |items: &[String]| items.iter().map(|i| i.lines().count() + 1).sum::<usize>();
        let mut lines = length(&first);
        let mut chunks: Vec<Vec<String>> = vec![first];
        for (operation, names) in &listed {
            let items = self.server_items(operation, names, refusals, root);
            let longer = length(&items);
            if lines + longer > LONG {
                chunks.push(Vec::new());
                lines = 0;
            }
            lines += longer;
            if let Some(chunk) = chunks.last_mut() {
                chunk.extend(items);
            }
        }
        self.server_chunks(tag, chunks, command)
    }

    fn server_chunks(
        self,
        tag: usize,
        chunks: Vec<Vec<String>>,
        command: &str,
    ) -> (FileSet, String) {
        let names = &self.names.tags[tag];
        let mut files = FileSet::new();
        let mut more = String::new();
        for n in 1..chunks.len() {
            let module = format!("more_{}", n + 1);
            let path = elsewhere(names, &format!("{}/{module}", names.file));
            more.push_str(&format!("{path}mod {module};\npub use {module}::*;\n"));
        }
        for (n, items) in chunks.into_iter().enumerate() {
            let (path, up, declared) = match n {
                0 => (format!("{}.rs", names.file), "super::super", more.as_str()),
                n => {
                    let path = format!("{}/more_{}.rs", names.file, n + 1);
                    (path, "super::super::super", "")
                }
            };
            let text = self.server_file(tag, up, declared, items, command);
            files.insert(path, text);
        }
        let gate = gate(&self.feature(&names.feature));
        let path = elsewhere(names, &names.file);
        (files, format!("{gate}{path}pub mod {};\n", names.module))
    }

    fn server_file(
        self,
        tag: usize,
        up: &str,
        declared: &str,
        items: Vec<String>,
        command: &str,
    ) -> String {
        let title = &self.api.tags[tag].name;
        let text = format!(
            "The server side of the operations of {}.",
            code_or(title, "no tag")
        );
        let mut file = RustFile::new(Doc::new(None, &text).comment("", "//!"));
        let text = items.concat();
        let glue: Vec<&str> = [("rt", "glue as rt"), ("srv", "serve::glue as srv")]
            .into_iter()
            .filter(|(name, _)| mentions(&text, name))
            .map(|(_, path)| path)
            .collect();
        file.head(&listed_use("specwright_runtime", &glue));
        let modules = ["auth", "errors", "model", "server"];
        let used: Vec<&str> = modules.into_iter().filter(|m| mentions(&text, m)).collect();
        file.head(&listed_use(up, &used));
        if !declared.is_empty() {
            file.text(declared.to_owned());
        }
        file.extend(items);
        file.finish(command)
    }

    /// The trait of a tag, and what routes calls to it.
    fn handlers(self, tag: usize, listed: &Listed<'_>) -> Vec<String> {
        let name = &self.names.tags[tag].handle;
        let title = code_or(&self.api.tags[tag].name, "no tag");
        let what = format!("What a server does for the operations of {title}.");
        let mut text = Doc::new(None, &what).comment("", "///");
        text.push_str(&format!("pub trait {name}: Send + Sync + 'static {{\n"));
        let methods: Vec<String> = listed
            .iter()
            .map(|(operation, names)| inner_text(&handler(operation, names)))
            .collect();
        text.push_str(&methods.join("\n"));
        text.push_str("}\n");
        let mut routes = format!(
            "/// Routes the operations to what handles them.\npub fn routes<T: {name}>(handlers: \
             srv::Arc<T>) -> srv::Routes {{\n    srv::routes! {{\n        handlers;\n"
        );
        for (_, names) in listed {
            let (operation, method) = (&names.server.operation, &names.method);
            routes.push_str(&format!("        {operation} => T::{method},\n"));
        }
        vec![text, routes + "    }\n}\n"]
    }

    /// What stands in a file for one operation.
    fn server_items(
        self,
        operation: &Operation,
        names: &OperationNames,
        refusals: &Refusals<'_>,
        root: &str,
    ) -> Vec<String> {
        let handle = &self.names.tags[operation.tag].handle;
        let method = format!("`{handle}::{}`", names.method);
        let mut items = render(&self.input(operation, names, &method));
        items.push(self.operation_table(operation, names, refusals));
        items.extend(self.server_answer(operation, names, &method, root));
        items
    }
}

/// A trait with the method of an operation.
fn handler(operation: &Operation, names: &OperationNames) -> TokenStream {
    let docs = &operation.docs;
    let fallback = format!("Handles {}.", code(&operation.id));
    let summary = docs.summary.as_deref().filter(|s| !s.trim().is_empty());
    let told = summary.or(docs.description.as_deref());
    let mut doc = Doc::new(told, &fallback);
    if summary.is_some() && summary != docs.description.as_deref() {
        doc = doc.text(docs.description.as_deref());
    }
    let doc = doc
        .lines([code(&format!("{} {}", operation.method, operation.path))])
        .tokens();
    let method = ident(&names.method);
    let (input, answer) = (ident(&names.request), ident(&names.answer));
    quote! {
        trait X {
            #doc
            fn #method(
                &self,
                call: srv::Incoming<#input>,
            ) -> impl srv::Future<Output = srv::Answered<#answer>> + Send;
        }
    }
}

/// `use path::{a, b};`
fn listed_use(path: &str, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("use {path}::{one};\n"),
        names => format!("use {path}::{{{}}};\n", names.join(", ")),
    }
}
