//! The functions of the library that the commands call.
//!
//! Invariant: normalizing and generating are reached through this file only.

use specwright::{
    Compiled, Input,
    diagnostics::Findings,
    emit::{self, Part},
    files::FileSet,
    source::{FileId, Sources, Span},
    tree::Node,
    yaml,
};

pub(crate) use specwright::{
    Compiled as Lowered, Report as Counted, check_references, compile as lower,
    config::ApiConfig,
    emit::{CrateOptions, RuntimeDependency},
    filter::{Filter, Selector},
    normalize,
    normalize::{Normalized, finish, overlaid},
};

/// A crate that was made, and how many operations it has.
#[derive(Debug)]
pub(crate) struct Generated {
    pub(crate) operations: usize,
    pub(crate) files: FileSet,
}

/// Reads an `api.toml`.
pub(crate) fn config(
    sources: &Sources,
    file: FileId,
    findings: &mut Findings,
) -> Option<ApiConfig> {
    ApiConfig::parse(sources, file, findings)
}

/// The documents that an `api.toml` names, each with the place that names it.
pub(crate) fn source_files(config: &ApiConfig) -> Vec<(String, Span)> {
    let files = config.sources.iter();
    files.map(|s| (s.file.clone(), s.span)).collect()
}

/// The overlays that an `api.toml` names, each with the place that names it.
pub(crate) fn overlay_files(config: &ApiConfig) -> Vec<(String, Span)> {
    let files = config.overlays.iter();
    files.map(|o| (o.file.clone(), o.span)).collect()
}

/// The same configuration without its documents and overlays.
pub(crate) fn without_files(config: ApiConfig) -> ApiConfig {
    ApiConfig {
        sources: Vec::new(),
        overlays: Vec::new(),
        ..config
    }
}

/// What is put together for [`normalize()`].
pub(crate) fn input(
    documents: &[FileId],
    overlays: &[FileId],
    config: &ApiConfig,
    lenient: bool,
) -> Input {
    Input {
        documents: documents.to_vec(),
        overlays: overlays.to_vec(),
        config: config.clone(),
        lenient,
    }
}

/// The text of a normalized document.
pub(crate) fn write_document(tree: &Node) -> String {
    yaml::write(tree)
}

/// One `tag:T`, `path:P` or `op:ID`; `None` if the text is none of them.
pub(crate) fn selector(text: &str) -> Option<Selector> {
    Selector::parse(text)
}

/// The files of the crate that holds several APIs.
pub(crate) fn workspace_crate(apis: &[(String, Lowered)], options: &CrateOptions) -> FileSet {
    let parts: Vec<(String, Part<'_>)> = apis
        .iter()
        .map(|(name, compiled)| (name.clone(), part(compiled)))
        .collect();
    emit::workspace(&parts, options)
}

/// The files of a crate for one document.
pub(crate) fn standalone_crate(api: &Lowered, options: &CrateOptions) -> FileSet {
    emit::standalone(part(api), options)
}

fn part(compiled: &Compiled) -> Part<'_> {
    Part {
        api: &compiled.api,
        names: &compiled.names,
    }
}
