//! From a resolved [`Document`] to an [`ir::Api`](crate::ir::Api).
//!
//! Invariant: lowering decides what kind of type a schema becomes and what a call looks like; it
//! writes no Rust and never goes back to the text of the document.

mod aliases;
mod arguments;
mod bodies;
mod direction;
mod enums;
mod forms;
mod media_types;
mod operations;
mod recursion;
mod responses;
mod types;
mod unions;

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::{
    diagnostics::{Code, Finding, Findings},
    ir::{Api, Model, ModelId, Place},
    resolve::document::{Document, SchemaId, Skipped},
};

/// A lowered API and the operations that are not in it.
#[derive(Clone, Debug)]
pub struct Lowered {
    /// The API.
    pub api: Api,
    /// The operations that are left out, by resolving or here.
    pub skipped: Vec<Skipped>,
}

/// Everything that lowering knows while it runs.
struct Lowering<'a> {
    document: &'a Document,
    findings: &'a mut Findings,
    models: Vec<Model>,
    /// The model of a schema, where it has one.
    by_schema: HashMap<SchemaId, ModelId>,
    /// The models that still have to get their shape.
    queue: VecDeque<(ModelId, SchemaId)>,
    /// The nameless schemas whose types are being written out.
    open: Vec<SchemaId>,
}

/// Marks that an operation is left out; the finding has been made.
struct LeftOut(&'static Code);

/// Lowers a document.
pub fn lower(document: &Document, findings: &mut Findings) -> Lowered {
    let mut lowering = Lowering {
        document,
        findings,
        models: Vec::new(),
        by_schema: HashMap::new(),
        queue: VecDeque::new(),
        open: Vec::new(),
    };
    for (name, id) in &document.components {
        lowering.component(name, *id);
    }
    let mut skipped = document.skipped.clone();
    let (operations, requirements, error_sets) = lowering.operations(&mut skipped);
    skipped.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    lowering.shape_all();
    lowering.end_aliases();
    let mut api = Api {
        place: document.place.clone(),
        title: document.title.clone(),
        description: document.description.clone(),
        version: document.version.clone(),
        base_url: base_url(document),
        schemes: document.schemes.clone(),
        requirements,
        tags: document.tags.clone(),
        operations,
        models: lowering.models,
        error_sets,
    };
    drop_empty_tags(&mut api);
    direction::mark(&mut api);
    direction::settle_presence(&mut api);
    recursion::boxed(&mut api);
    Lowered { api, skipped }
}

/// A tag whose operations are all left out has nothing to offer.
fn drop_empty_tags(api: &mut Api) {
    let used: BTreeSet<usize> = api.operations.iter().map(|o| o.tag).collect();
    for operation in &mut api.operations {
        operation.tag = used.range(..operation.tag).count();
    }
    let mut index = 0..;
    api.tags
        .retain(|_| index.next().is_some_and(|i| used.contains(&i)));
}

fn base_url(document: &Document) -> String {
    let absolute = |url: &&String| url.contains("://");
    let mut urls = document.servers.iter().map(|s| &s.url);
    urls.find(absolute).cloned().unwrap_or_default()
}

impl Lowering<'_> {
    fn report(&mut self, code: &'static Code, place: &Place, message: impl Into<String>) {
        let finding = Finding::new(code, message).at(place.span, place.pointer.clone());
        self.findings.push(finding);
    }

    fn left_out(&mut self, code: &'static Code, place: &Place, message: String) -> LeftOut {
        self.report(code, place, message);
        LeftOut(code)
    }

    fn add(&mut self, model: Model) -> ModelId {
        let id = ModelId(self.models.len());
        self.models.push(model);
        id
    }
}
