//! From a resolved [`Document`] to an [`ir::Api`](crate::ir::Api).
//!
//! Invariant: lowering decides what kind of type a schema becomes and what a call looks like; it
//! writes no Rust and never goes back to the text of the document.

mod actions;
mod aliases;
mod arguments;
mod bodies;
mod checks;
mod direction;
mod encoding;
mod enums;
mod files;
mod forms;
mod headers;
mod limits;
mod media_types;
mod numbers;
mod operations;
mod paging;
mod recursion;
mod refusals;
mod responses;
mod sharing;
mod split;
mod tables;
mod types;
mod unions;

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::{
    config::Types,
    diagnostics::{Code, Finding, Findings},
    ir::{Api, Checks, Model, ModelId, Operation, Place, Server},
    resolve::document::{self, Document, SchemaId, Skipped},
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
    types: &'a Types,
    findings: &'a mut Findings,
    models: Vec<Model>,
    /// The model of a schema, where it has one.
    by_schema: HashMap<SchemaId, ModelId>,
    /// The models that still have to get their shape.
    queue: VecDeque<(ModelId, SchemaId)>,
    /// The nameless schemas whose types are being written out.
    open: Vec<SchemaId>,
    /// The errors of which it was said that they cannot be told in their shape.
    untold: BTreeSet<SchemaId>,
    /// The models whose members may be files, and what is used where there are none.
    files: files::Files,
}

/// Marks that an operation is left out; the finding has been made.
struct LeftOut(&'static Code);

/// Lowers a document; `types` says which types the formats of its texts become.
pub fn lower(document: &Document, types: &Types, findings: &mut Findings) -> Lowered {
    let mut lowering = Lowering {
        document,
        types,
        findings,
        models: Vec::new(),
        by_schema: HashMap::new(),
        queue: VecDeque::new(),
        open: Vec::new(),
        untold: BTreeSet::new(),
        files: files::Files::default(),
    };
    for (name, id) in &document.components {
        lowering.component(name, *id);
    }
    let mut skipped = document.skipped.clone();
    let called = lowering.operations(&mut skipped);
    skipped.sort_by(|a, b| a.pointer.cmp(&b.pointer));
    lowering.shape_all();
    lowering.end_aliases();
    let nameless = lowering.nameless();
    let mut api = Api {
        place: document.place.clone(),
        title: document.title.clone(),
        description: document.description.clone(),
        version: document.version.clone(),
        base_url: base_url(document),
        schemes: document.schemes.clone(),
        servers: absolute_servers(document),
        operation_servers: called.servers,
        requirements: called.requirements,
        tags: document.tags.clone(),
        operations: called.list,
        models: lowering.models,
        error_sets: called.error_sets,
        headers: called.headers,
        in_band: called.in_band,
        concurrency: document.concurrency,
        checks: Checks::default(),
    };
    drop_empty_tags(&mut api);
    sharing::share(&mut api, &nameless);
    split::split(&mut api, findings);
    recursion::boxed(&mut api);
    tables::unwrap(&mut api);
    paging::settle(&mut api, document, findings);
    actions::settle(&mut api, document, findings);
    api.checks = checks::checks(&api, document, types);
    Lowered { api, skipped }
}

/// The operations that say something about themselves, each with its place in the API.
fn saying<'d>(
    api: &Api,
    document: &'d Document,
    says: fn(&document::Operation) -> bool,
) -> Vec<(usize, &'d document::Operation)> {
    let sources = document.operations.iter().filter(|source| says(source));
    let place = |source: &&document::Operation| {
        let same = |o: &Operation| o.place.pointer == source.place.pointer;
        api.operations.iter().position(same)
    };
    sources
        .filter_map(|source| Some((place(&source)?, source)))
        .collect()
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
    let first = document.servers.iter().find(|s| is_absolute(s));
    first.map(|s| s.url.clone()).unwrap_or_default()
}

/// The servers to choose from; one that is a path only is no address to send to.
fn absolute_servers(document: &Document) -> Vec<Server> {
    let absolute = document.servers.iter().filter(|s| is_absolute(s));
    absolute.cloned().collect()
}

fn is_absolute(server: &Server) -> bool {
    server.url.contains("://")
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

    /// The models of schemas that have no name of their own.
    fn nameless(&self) -> BTreeSet<ModelId> {
        let named = |id: &SchemaId| self.document.schema(*id).component.is_some();
        let models = self.by_schema.iter().filter(|(id, _)| !named(id));
        models.map(|(_, model)| *model).collect()
    }

    fn add(&mut self, model: Model) -> ModelId {
        let id = ModelId(self.models.len());
        self.models.push(model);
        id
    }
}
