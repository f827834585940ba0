//! From the texts of a document to the files of its crate: the way that `generate` goes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use specwright::{
    Compiled, Input,
    config::ApiConfig,
    diagnostics::{Findings, Severity, Stopped, render},
    emit::{self, CrateOptions, Part, RuntimeDependency},
    files::FileSet,
    filter::Filter,
    normalize::Normalized,
    source::{FileId, Sources},
    surface::Surface,
};

use super::{Failure, Place, build, left_out, manifest};
use crate::protocol::Manifest;

/// The texts of one API.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    /// The document.
    pub document: PathBuf,
    /// Overlays to apply, in order.
    pub overlays: Vec<PathBuf>,
    /// Options in the form of an `api.toml`; the sources and overlays that it names are not read.
    pub config: Option<PathBuf>,
}

/// A document and what was made of it.
#[derive(Debug)]
pub(super) struct Subject {
    /// The normalized document.
    pub(super) document: Value,
    /// What its crate offers.
    pub(super) surface: Surface,
    /// What is to be tried of it.
    pub(super) manifest: Manifest,
    /// The crate.
    pub(super) files: FileSet,
}

impl Subject {
    /// Generates the crate of a document.
    pub(super) fn generate(texts: &Texts, place: &Place) -> Result<Self, Failure> {
        let mut read = Read::default();
        let compiled = read.run(texts)?;
        let Ok((normalized, compiled)) = compiled else {
            return Err(Failure::Document(read.said()));
        };
        let report = &compiled.report;
        let empty = match report.operations_total {
            0 => report.schemas_generated == 0,
            _ => report.operations_generated == 0,
        };
        if empty {
            let said = read.said();
            return Err(Failure::Document(format!(
                "{said}\nnothing can be generated"
            )));
        }
        let document = normalized.tree.to_json();
        let surface = Surface::of(&compiled.api, &compiled.names);
        let left_out = left_out::list(&document, &compiled, &read.findings);
        let manifest = Manifest {
            serves: place.server,
            ..manifest::of(&surface, &document, left_out)
        };
        let part = Part {
            api: &compiled.api,
            names: &compiled.names,
        };
        Ok(Self {
            files: emit::standalone(part, &options(&place.name)),
            document,
            surface,
            manifest,
        })
    }
}

fn options(name: &str) -> CrateOptions {
    CrateOptions {
        name: build::subject(name),
        version: "0.1.0".to_owned(),
        runtime: RuntimeDependency::Path(build::RUNTIME.to_owned()),
        license: None,
        command: "cargo xtask fidelity".to_owned(),
    }
}

/// Texts and what was found in them.
#[derive(Default)]
struct Read {
    sources: Sources,
    findings: Findings,
}

impl Read {
    fn run(&mut self, texts: &Texts) -> Result<Result<(Normalized, Compiled), Stopped>, Failure> {
        let document = self.add(&texts.document)?;
        let overlays = texts.overlays.iter().map(|path| self.add(path));
        let overlays = overlays.collect::<Result<Vec<_>, _>>()?;
        let config = match &texts.config {
            Some(path) => {
                let file = self.add(path)?;
                ApiConfig::parse(&self.sources, file, &mut self.findings)
            }
            None => Some(ApiConfig::default()),
        };
        Ok(config.ok_or(Stopped).and_then(|config| {
            let input = Input {
                documents: vec![document],
                overlays,
                config: ApiConfig {
                    sources: Vec::new(),
                    overlays: Vec::new(),
                    ..config
                },
                lenient: true,
            };
            self.compile(&input)
        }))
    }

    fn compile(&mut self, input: &Input) -> Result<(Normalized, Compiled), Stopped> {
        let filter = Filter {
            lenient: true,
            ..Filter::default()
        };
        let findings = &mut self.findings;
        let normalized = specwright::normalize(&self.sources, input, findings)?;
        let compiled = specwright::compile(&normalized, &input.config, &filter, findings)?;
        Ok((normalized, compiled))
    }

    fn add(&mut self, path: &Path) -> Result<FileId, Failure> {
        let text = fs::read_to_string(path).map_err(|e| Failure::io("read", path, &e))?;
        Ok(self.sources.add(path.display().to_string(), text))
    }

    /// The errors, as people read them.
    fn said(&self) -> String {
        let mut errors = Findings::new();
        let grave = self
            .findings
            .iter()
            .filter(|f| f.severity() == Severity::Error);
        grave.for_each(|finding| errors.push(finding.clone()));
        render(&errors, &self.sources, false)
    }
}
