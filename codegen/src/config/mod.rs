//! `api.toml`: what an API is made of, and what is decided for it.

mod types;

use std::{collections::BTreeMap, ops::Range};

pub use types::Types;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use crate::{
    diagnostics::{Code, Finding, Findings, codes},
    pointer::Pointer,
    source::{FileId, Sources, Span},
};

/// What `api.toml` says about one API.
#[derive(Clone, Debug, Default)]
pub struct ApiConfig {
    /// Wins over the title of the documents.
    pub title: Option<String>,
    /// Wins over the version of the documents.
    pub version: Option<String>,
    /// Wins over the description of the documents.
    pub description: Option<String>,
    /// The documents, in the order in which they are merged.
    pub sources: Vec<Source>,
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<OverlayEntry>,
    /// The operations that may be left out.
    pub skips: Vec<Skip>,
    /// Which types the formats of texts become.
    pub types: Types,
}

/// One document of an API.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path, relative to the folder of `api.toml`.
    pub file: String,
    /// How it came to be.
    pub origin: Origin,
    /// The address of the page it is from.
    pub page: Option<String>,
    /// SHA-256 of the text, in lower case hexadecimal.
    pub sha256: Option<String>,
    /// Where the entry stands.
    pub span: Span,
}

/// How a document came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// By the maker of the API; never edited.
    Published,
    /// Written from a page that describes the API.
    Transcribed,
}

/// One overlay of an API.
#[derive(Clone, Debug)]
pub struct OverlayEntry {
    /// Its path, relative to the folder of `api.toml`.
    pub file: String,
    /// Where the entry stands.
    pub span: Span,
}

/// An operation that may be left out.
#[derive(Clone, Debug)]
pub struct Skip {
    /// The code of the finding that allows it.
    pub code: String,
    /// The operation.
    pub pointer: Pointer,
    /// Why.
    pub reason: String,
    /// Where the entry stands.
    pub span: Span,
}

impl ApiConfig {
    /// Reads `api.toml`; `None` if it cannot be read at all.
    pub fn parse(sources: &Sources, file: FileId, findings: &mut Findings) -> Option<Self> {
        let span = |range: Range<usize>| Span::new(file, range.start, range.end);
        let raw: Raw = match toml::from_str(sources.text(file)) {
            Ok(raw) => raw,
            Err(error) => {
                let place = span(error.span().unwrap_or_default());
                report(findings, &codes::CONFIG_MALFORMED, error.message(), place);
                return None;
            }
        };
        if let Some(table) = &raw.names {
            let place = span(table.span());
            let message = "`[names]` is not used by this version";
            report(findings, &codes::CONFIG_RESERVED, message, place);
        }
        let types = Types::read(&raw.types, span, findings);
        let config = ApiConfig {
            types,
            ..raw.located(span)
        };
        for source in &config.sources {
            if source.origin == Origin::Published && source.sha256.is_none() {
                let message = format!("`{}` is published and has no sha256", source.file);
                report(findings, &codes::CONFIG_SHA256, &message, source.span);
            }
        }
        Some(config)
    }

    /// Reports documents whose text is not the one that was written down. The documents stand in
    /// the order of [`sources`](Self::sources); without sources there is nothing to compare.
    pub fn verify(&self, sources: &Sources, documents: &[FileId], findings: &mut Findings) {
        for (source, file) in self.sources.iter().zip(documents) {
            let actual = sha256(sources.text(*file));
            let expected = source.sha256.as_ref();
            if expected.is_some_and(|expected| !expected.eq_ignore_ascii_case(&actual)) {
                let message = format!("the sha256 of `{}` is {actual}", source.file);
                report(findings, &codes::SOURCE_CHANGED, &message, source.span);
            }
        }
    }
}

/// SHA-256 of a text, in lower case hexadecimal.
pub fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|digit| HEX[usize::from(digit)]);
    digest.iter().flat_map(digits).collect()
}

const HEX: [char; 16] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
];

fn report(findings: &mut Findings, code: &'static Code, message: &str, span: Span) {
    findings.push(Finding::new(code, message).at(span, Pointer::root()));
}

/// The file as TOML has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    title: Option<String>,
    version: Option<String>,
    description: Option<String>,
    #[serde(default)]
    source: Vec<Spanned<RawSource>>,
    #[serde(default)]
    overlay: Vec<Spanned<RawOverlay>>,
    #[serde(default)]
    skip: Vec<Spanned<RawSkip>>,
    #[serde(default)]
    types: BTreeMap<Spanned<String>, Spanned<String>>,
    names: Option<Spanned<BTreeMap<String, String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    file: String,
    origin: Origin,
    page: Option<String>,
    sha256: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOverlay {
    file: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSkip {
    code: String,
    pointer: String,
    reason: String,
}

impl Raw {
    fn located(self, span: impl Fn(Range<usize>) -> Span) -> ApiConfig {
        let sources = self.source.into_iter().map(|entry| {
            let span = span(entry.span());
            let RawSource {
                file,
                origin,
                page,
                sha256,
            } = entry.into_inner();
            Source {
                file,
                origin,
                page,
                sha256,
                span,
            }
        });
        let overlays = self.overlay.into_iter().map(|entry| OverlayEntry {
            span: span(entry.span()),
            file: entry.into_inner().file,
        });
        let skips = self.skip.into_iter().map(|entry| {
            let span = span(entry.span());
            let skip = entry.into_inner();
            Skip {
                code: skip.code,
                pointer: Pointer::parse(&skip.pointer),
                reason: skip.reason,
                span,
            }
        });
        ApiConfig {
            title: self.title,
            version: self.version,
            description: self.description,
            sources: sources.collect(),
            overlays: overlays.collect(),
            skips: skips.collect(),
            types: Types::default(),
        }
    }
}
