//! The library on the documents of a folder.

use std::{fs, path::Path};

use specwright::{
    Compiled, Input, compile,
    config::ApiConfig,
    diagnostics::{Findings, Stopped, render},
    emit::{self, CrateOptions, Part, RuntimeDependency},
    files::FileSet,
    filter::Filter,
    normalize,
    normalize::Normalized,
    source::{FileId, Sources},
    yaml,
};

/// The texts of one API, ready to be read.
#[derive(Debug)]
pub struct Texts {
    /// All of them.
    pub sources: Sources,
    /// What was found so far.
    pub findings: Findings,
    /// What is read; `None` where `api.toml` could not be read.
    pub input: Option<Input>,
}

impl Texts {
    /// One document under that path.
    pub fn document(path: &str, text: &str) -> Self {
        let mut sources = Sources::default();
        let file = sources.add(path, text);
        Self {
            sources,
            findings: Findings::new(),
            input: Some(Input {
                documents: vec![file],
                overlays: Vec::new(),
                config: ApiConfig::default(),
                lenient: false,
            }),
        }
    }

    /// Takes in the configuration of a document.
    pub fn configure(&mut self, text: String) {
        let file = self.sources.add("api.toml", text);
        let config = ApiConfig::parse(&self.sources, file, &mut self.findings);
        if let (Some(input), Some(config)) = (&mut self.input, config) {
            input.config = config;
        }
    }

    /// What is in a folder that is made like `specs/<api>/`; paths are relative to it.
    pub fn folder(folder: &Path) -> Self {
        Self::folder_through(folder, |_, text| text)
    }

    /// The same, each document changed by `change`, which is given its place in the list.
    pub fn folder_through(folder: &Path, change: impl Fn(usize, String) -> String) -> Self {
        let (mut sources, mut findings) = (Sources::default(), Findings::new());
        let read = |path: &str| {
            fs::read_to_string(folder.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
        };
        let file = sources.add("api.toml", read("api.toml"));
        let config = ApiConfig::parse(&sources, file, &mut findings);
        let input = config.map(|config| {
            let documents = config.sources.iter().enumerate();
            let documents: Vec<FileId> = documents
                .map(|(n, source)| sources.add(&source.file, change(n, read(&source.file))))
                .collect();
            let overlays = config
                .overlays
                .iter()
                .map(|o| sources.add(&o.file, read(&o.file)));
            Input {
                documents,
                overlays: overlays.collect(),
                config,
                lenient: false,
            }
        });
        Self {
            sources,
            findings,
            input,
        }
    }

    /// Takes the texts all the way to what is emitted.
    pub fn run(mut self) -> Outcome {
        let made = self.make();
        Outcome {
            sources: self.sources,
            findings: self.findings,
            made,
        }
    }

    fn make(&mut self) -> Result<(Normalized, Compiled), Stopped> {
        let input = self.input.as_ref().ok_or(Stopped)?;
        let findings = &mut self.findings;
        findings.border()?;
        let normalized = normalize(&self.sources, input, findings)?;
        let filter = Filter {
            lenient: input.lenient,
            ..Filter::default()
        };
        let compiled = compile(&normalized, &input.config, &filter, findings)?;
        Ok((normalized, compiled))
    }
}

/// What became of the texts.
#[derive(Debug)]
pub struct Outcome {
    /// The texts.
    pub sources: Sources,
    /// What was found.
    pub findings: Findings,
    /// The normalized document and what is emitted of it.
    pub made: Result<(Normalized, Compiled), Stopped>,
}

impl Outcome {
    /// The findings as people see them.
    pub fn said(&self) -> String {
        render(&self.findings, &self.sources, false)
    }

    /// What was made.
    ///
    /// # Panics
    /// With the findings, if nothing was made.
    pub fn accepted(&self) -> &(Normalized, Compiled) {
        self.made
            .as_ref()
            .unwrap_or_else(|_| panic!("{}", self.said()))
    }

    /// The text of `openapi.yaml`.
    pub fn document(&self) -> String {
        yaml::write(&self.accepted().0.tree)
    }

    /// The files of a crate of its own.
    pub fn files(&self) -> FileSet {
        emit::standalone(part(&self.accepted().1), &options("golden", "runtime"))
    }
}

/// What the emitter takes.
pub fn part(compiled: &Compiled) -> Part<'_> {
    Part {
        api: &compiled.api,
        names: &compiled.names,
    }
}

/// A crate of that name on the runtime in that folder.
pub fn options(name: &str, runtime: &str) -> CrateOptions {
    CrateOptions {
        name: name.to_owned(),
        version: "0.1.0".to_owned(),
        runtime: RuntimeDependency::Path(runtime.to_owned()),
        license: None,
        command: "cargo xtask regen".to_owned(),
    }
}
