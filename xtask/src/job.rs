//! The texts of one API on their way through the library.

use std::path::{Path, PathBuf};

use specwright::{
    diagnostics::{Findings, Stopped},
    source::{FileId, Sources, Span},
    tree::Node,
};

use crate::{
    failure::{Failure, Failures, all, both},
    library::{self, ApiConfig, Filter, Lowered, Normalized},
    read::{Reader, Texts},
};

/// Which texts of an API under `specs/` are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Its sources and overlays.
    Sources,
    /// Its committed `openapi.yaml`.
    Committed,
}

/// One API: its texts and what was found in them.
#[derive(Debug)]
pub(crate) struct Job {
    /// What it is called in messages.
    pub(crate) name: String,
    /// The texts.
    pub(crate) sources: Sources,
    /// What was found so far.
    pub(crate) findings: Findings,
    /// `None` where `api.toml` could not be read; the findings say why.
    config: Option<ApiConfig>,
    /// The `api.toml` or what stands in for it.
    settings: Option<FileId>,
    documents: Vec<FileId>,
    overlays: Vec<FileId>,
}

impl Job {
    fn new(name: &str, config: Option<ApiConfig>) -> Self {
        Self {
            name: name.to_owned(),
            sources: Sources::default(),
            findings: Findings::new(),
            config,
            settings: None,
            documents: Vec::new(),
            overlays: Vec::new(),
        }
    }

    /// Reads the texts of an API under `specs/`.
    pub(crate) fn of_api(texts: &impl Texts, name: &str, origin: Origin) -> Result<Self, Failures> {
        let mut job = Self::new(name, None);
        let folder = Path::new("specs").join(name);
        let text = texts.below(&folder, "api.toml")?;
        let file = job.sources.add(format!("specs/{name}/api.toml"), text);
        job.settings = Some(file);
        let Some(config) = library::config(&job.sources, file, &mut job.findings) else {
            return Ok(job);
        };
        if origin == Origin::Sources {
            let documents = library::source_files(&config);
            let overlays = library::overlay_files(&config);
            job.config = Some(config);
            let documents = job.named_files(texts, &folder, documents);
            let overlays = job.named_files(texts, &folder, overlays);
            (job.documents, job.overlays) = both(documents, overlays)?;
        } else {
            let text = texts.below(&folder, "openapi.yaml")?;
            let path = format!("specs/{name}/openapi.yaml");
            job.documents.push(job.sources.add(path, text));
            job.config = Some(library::without_files(config));
        }
        Ok(job)
    }

    /// Takes in the files that `api.toml` names; a failure says where it names them.
    fn named_files(
        &mut self,
        texts: &impl Texts,
        folder: &Path,
        files: Vec<(String, Span)>,
    ) -> Result<Vec<FileId>, Failures> {
        let take_in = |(file, span): (String, Span)| {
            let text = texts.below(folder, &file).map_err(|failure| {
                let at = self.sources.line_column(span);
                let path = self.sources.path(span.file);
                failure.named_at(&format!("{path}:{}:{}", at.line, at.column))
            })?;
            Ok(self
                .sources
                .add(format!("specs/{}/{file}", self.name), text))
        };
        all(files.into_iter().map(take_in).collect())
    }

    /// Reads documents that a user named; several are one API together.
    pub(crate) fn of_documents(
        documents: &[PathBuf],
        overlays: &[PathBuf],
        config: Option<&Path>,
    ) -> Result<Self, Failures> {
        let name = documents
            .first()
            .map_or("-".into(), |path| path.display().to_string());
        let mut job = Self::new(&name, Some(ApiConfig::default()));
        let mut reader = Reader::default();
        let config = config.map_or(Ok(()), |path| job.take_config(&mut reader, path));
        let sources = &mut job.sources;
        let mut take = |paths: &[PathBuf]| {
            let files = paths.iter().map(|path| Ok(reader.add(sources, path)?));
            all(files.collect())
        };
        let texts = both(take(documents), take(overlays));
        let ((), (documents, overlays)) = both(config, texts)?;
        job.documents = documents;
        job.overlays = overlays;
        Ok(job)
    }

    /// Reads the configuration for documents that the command line names; what it says itself
    /// about documents and overlays does not apply to them.
    fn take_config(&mut self, reader: &mut Reader, path: &Path) -> Result<(), Failures> {
        let file = reader.add(&mut self.sources, path)?;
        self.settings = Some(file);
        self.config =
            library::config(&self.sources, file, &mut self.findings).map(library::without_files);
        Ok(())
    }

    /// Whether both read the same texts in the same order, wherever they stand.
    pub(crate) fn reads_the_same_as(&self, other: &Self) -> bool {
        let count = |job: &Self| (job.documents.len(), job.overlays.len());
        count(self) == count(other) && self.texts().eq(other.texts())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let files = self.settings.iter().chain(&self.documents);
        let files = files.chain(&self.overlays);
        files.map(|file| self.sources.text(*file))
    }

    /// Brings the documents into normalized form.
    pub(crate) fn normalize(&mut self, lenient: bool) -> Result<Normalized, Stopped> {
        let config = self.config.as_ref().ok_or(Stopped)?;
        self.findings.border()?;
        let input = library::input(&self.documents, &self.overlays, config, lenient);
        library::normalize(&self.sources, &input, &mut self.findings)
    }

    /// Makes one document of them, overlays applied, as it is compared.
    pub(crate) fn overlaid(&mut self) -> Result<Node, Stopped> {
        let config = self.config.as_ref().ok_or(Stopped)?;
        self.findings.border()?;
        let input = library::input(&self.documents, &self.overlays, config, true);
        library::overlaid(&self.sources, &input, &mut self.findings)
    }

    /// The API as far as a crate can be made of what [`overlaid`](Self::overlaid) gave; what is
    /// found is apart from the findings of the job.
    pub(crate) fn as_far_as_it_goes(&self, tree: Node) -> Result<Lowered, Findings> {
        let mut findings = Findings::new();
        let filter = Filter {
            lenient: true,
            ..Filter::default()
        };
        let config = self.config.clone().unwrap_or_default();
        library::finish(tree, true, &mut findings)
            .and_then(|document| library::lower(&document, &config, &filter, &mut findings))
            .map_err(|Stopped| findings)
    }

    /// Stops at a document whose references lead nowhere; for those who do not lower it.
    pub(crate) fn check_references(&mut self, document: &Normalized) -> Result<(), Stopped> {
        library::check_references(document, &mut self.findings);
        self.findings.border()
    }

    /// Turns the normalized document into what is emitted.
    pub(crate) fn lower(
        &mut self,
        document: &Normalized,
        filter: &Filter,
    ) -> Result<Lowered, Stopped> {
        let config = self.config.as_ref().ok_or(Stopped)?;
        library::lower(document, config, filter, &mut self.findings)
    }

    /// The failure that stands for a stop for which no finding gives a reason.
    pub(crate) fn unexplained(&self) -> Option<Failure> {
        (!self.findings.has_errors()).then(|| {
            Failure::new(
                format!("{}: stopped without a finding", self.name),
                "this is a defect of the generator: please report it with the document",
            )
        })
    }
}
