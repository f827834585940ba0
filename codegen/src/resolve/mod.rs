//! From the typed view of a normalized document to a [`Document`].
//!
//! Invariant: resolving reports everything it finds and goes on; what a finding makes impossible
//! is kept out of the result together with all that reaches it, so lowering meets whole things.

mod all_of;
mod all_of_union;
mod bases;
pub mod document;
pub mod extensions;
mod kinds;
mod operations;
mod parameters;
pub(crate) mod reach;
mod references;
mod responses;
mod schemas;
mod security;
mod servers;

use std::collections::HashMap;

use document::{Document, Place, RustName, Schema, SchemaId, Tag};
use openapiv3::OpenAPI;
pub(crate) use responses::{essence, is_json};

use crate::{
    diagnostics::{Code, Finding, Findings},
    filter::Filter,
    normalize::{Cut, Normalized},
    pointer::Pointer,
    tree::Node,
};

/// Everything that resolving knows while it runs.
pub(crate) struct Resolver<'a> {
    tree: &'a Node,
    typed: &'a OpenAPI,
    findings: &'a mut Findings,
    schemas: Vec<Schema>,
    by_pointer: HashMap<Pointer, SchemaId>,
    /// Schemas that are referred to and still have to be read.
    queue: Vec<SchemaId>,
    broken: Vec<(SchemaId, &'static str)>,
    /// The schemas with a `discriminator` and no alternatives.
    bases: Vec<bases::Base>,
    /// How many alternatives got what stands beside their union.
    distributed: usize,
    /// What a property is that two members of an `allOf` describe, by the two.
    refined: HashMap<[SchemaId; 2], SchemaId>,
    /// What was taken out of the document because it is broken.
    cut: &'a [Cut],
}

/// Marks that something is left out; the finding has been made.
pub(crate) struct LeftOut(pub(crate) &'static Code);

/// Resolves what the filter admits of the document that `typed` was read from.
pub fn resolve(
    normalized: &Normalized,
    typed: &OpenAPI,
    filter: &Filter,
    findings: &mut Findings,
) -> Document {
    let mut resolver = Resolver {
        tree: &normalized.tree,
        cut: &normalized.cut,
        typed,
        findings,
        schemas: Vec::new(),
        by_pointer: HashMap::new(),
        queue: Vec::new(),
        broken: Vec::new(),
        bases: Vec::new(),
        distributed: 0,
        refined: HashMap::new(),
    };
    let components = resolver.components();
    let schemes = resolver.schemes();
    let (operations, skipped, operations_total) = resolver.operations(&schemes, filter);
    resolver.drain();
    resolver.break_reference_cycles();
    let children = resolver.children_of_bases();
    resolver.merge_all_of();
    resolver.settle_bases(children);
    let mut document = Document {
        place: resolver.place(&Pointer::root()),
        title: typed.info.title.clone(),
        description: typed.info.description.clone(),
        version: typed.info.version.clone(),
        servers: resolver.servers(),
        tags: tags(typed, &operations),
        schemes: schemes.into_iter().filter_map(|s| s.supported).collect(),
        concurrency: resolver.concurrency(),
        operations,
        operations_total,
        schemas: resolver.schemas,
        components,
        broken: resolver.broken,
        skipped,
    };
    reach::leave_out_what_reaches_broken(&mut document);
    if !filter.is_open() {
        reach::keep_what_operations_reach(&mut document);
    }
    document
}

impl Resolver<'_> {
    fn place(&self, pointer: &Pointer) -> Place {
        Place {
            pointer: pointer.clone(),
            span: self.tree.nearest_span(pointer),
        }
    }

    /// `x-rust-name` of what stands at an address, if it is a text.
    fn rust_name(
        &self,
        extensions: &indexmap::IndexMap<String, serde_json::Value>,
        at: &Pointer,
    ) -> Option<RustName> {
        let text = extensions.get("x-rust-name")?.as_str()?.to_owned();
        let place = self.place(&at.child("x-rust-name"));
        Some(RustName { text, place })
    }

    fn report(&mut self, code: &'static Code, pointer: &Pointer, message: impl Into<String>) {
        let finding = Finding::new(code, message).on(self.tree, pointer);
        self.findings.push(finding);
    }

    fn left_out(
        &mut self,
        code: &'static Code,
        pointer: &Pointer,
        message: impl Into<String>,
    ) -> LeftOut {
        self.report(code, pointer, message);
        LeftOut(code)
    }
}

fn tags(typed: &OpenAPI, operations: &[document::Operation]) -> Vec<Tag> {
    let mut names: Vec<&str> = operations.iter().map(|o| o.tag.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| Tag {
            name: name.to_owned(),
            description: typed
                .tags
                .iter()
                .find(|t| t.name == name)
                .and_then(|t| t.description.clone()),
        })
        .collect()
}
