//! Specwright turns OpenAPI documents into Rust client crates.
//!
//! The flow, one type at each border:
//!
//! ```text
//! text -parse-> Node -normalize-> Node (OpenAPI 3.0.3) -typed-> openapiv3::OpenAPI
//!      -resolve-> Document -lower-> ir::Api -names-> Names -emit-> FileSet
//! ```
//!
//! Invariant: this crate touches no file, clock, environment or network; texts come in through
//! [`source::Sources`], files go out as a [`files::FileSet`].

pub mod characters;
pub mod config;
pub mod diagnostics;
pub mod diff;
pub mod emit;
pub mod files;
pub mod filter;
pub mod ir;
pub mod lower;
pub mod names;
pub mod normalize;
pub mod openapi;
pub mod parse;
pub mod pointer;
pub mod resolve;
mod skips;
pub mod source;
pub mod surface;
#[cfg(test)]
mod testing;
pub mod tree;
pub mod typed;
pub mod yaml;

use config::ApiConfig;
use diagnostics::{Finding, Findings, Severity, Stopped, codes};
use filter::Filter;
use normalize::Normalized;
use openapi::check::lost_references;
use pointer::Pointer;
use resolve::document::Skipped;
use source::{FileId, Sources};

/// The texts that make up one API.
#[derive(Debug)]
pub struct Input {
    /// The documents, in the order in which they are merged.
    pub documents: Vec<FileId>,
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<FileId>,
    /// What `api.toml` says, or the defaults of `generate`.
    pub config: ApiConfig,
    /// Leave out what is broken instead of stopping at it.
    pub lenient: bool,
}

/// A document on its way to Rust: what it says, what things are called, what is left out.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What it says.
    pub api: ir::Api,
    /// What things are called.
    pub names: names::Names,
    /// What became of the document's operations and schemas.
    pub report: Report,
}

/// What became of the operations and schemas of a document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many operations were asked for.
    pub operations_total: usize,
    /// How many of them can be called.
    pub operations_generated: usize,
    /// The others, and why.
    pub skipped: Vec<Skipped>,
    /// How many schemas `components` has.
    pub schemas_total: usize,
    /// How many of them have a type.
    pub schemas_generated: usize,
}

/// Reads the documents of one API and brings them into normalized form.
pub fn normalize(
    sources: &Sources,
    input: &Input,
    findings: &mut Findings,
) -> Result<Normalized, Stopped> {
    normalize::normalize(sources, input, findings)
}

/// Reports every reference of a normalized document that leads nowhere, as an error: for those who
/// want the document and no crate, of which [`compile`] tells the same and more.
pub fn check_references(normalized: &Normalized, findings: &mut Findings) {
    let code = &codes::DANGLING_REFERENCE;
    lost_references(&normalized.tree, code, |_| false, findings);
}

/// Whether nothing may be generated for what was found: limits, and files that are off limits.
fn is_grave(finding: &Finding) -> bool {
    finding.severity() == Severity::Error && finding.code.id.starts_with("SW9")
}

/// Turns a normalized document into what is emitted.
pub fn compile(
    normalized: &Normalized,
    config: &ApiConfig,
    filter: &Filter,
    findings: &mut Findings,
) -> Result<Compiled, Stopped> {
    let typed = typed::typed(&normalized.tree, findings)?;
    let schemas_total = typed.components.as_ref().map_or(0, |c| c.schemas.len());
    let document = resolve::resolve(normalized, &typed, filter, findings);
    let lowered = lower::lower(&document, &config.types, findings);
    let names = names::names(&lowered.api, findings);
    let cut = |at: &Pointer| normalized.cut.iter().any(|cut| at.is_within(&cut.pointer));
    lost_references(&normalized.tree, &codes::UNREAD_REFERENCE, cut, findings);
    skips::apply(&config.skips, &lowered.skipped, findings);
    if !filter.lenient || findings.iter().any(is_grave) {
        findings.border()?;
    }
    let report = Report {
        operations_total: document.operations_total,
        operations_generated: lowered.api.operations.len(),
        skipped: lowered.skipped,
        schemas_total,
        schemas_generated: document.components.len(),
    };
    Ok(Compiled {
        api: lowered.api,
        names,
        report,
    })
}
