//! Helpers of the unit tests: a document's text in, a tree or the lines of findings out.

use std::path::Path;

use crate::{
    Input, compile, config::ApiConfig, diagnostics::Findings, filter::Filter, ir::Api, parse,
    source::Sources, tree::Node,
};

/// The tree of a document.
pub(crate) fn tree(text: &str) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("document", text);
    let mut findings = Findings::new();
    let tree = parse::parse(&sources, file, &mut findings);
    tree.unwrap_or_else(|| panic!("{:#?}", lines(&findings)))
}

/// What becomes of a document in YAML, with the defaults of `generate`.
pub(crate) fn lowered(text: &str) -> Api {
    let (mut sources, mut findings) = (Sources::default(), Findings::new());
    let input = Input {
        documents: vec![sources.add("document.yaml", text)],
        overlays: Vec::new(),
        config: ApiConfig::default(),
        lenient: false,
    };
    let normalized = crate::normalize(&sources, &input, &mut findings);
    let compiled = normalized.and_then(|normalized| {
        compile(
            &normalized,
            &input.config,
            &Filter::default(),
            &mut findings,
        )
    });
    compiled
        .unwrap_or_else(|_| panic!("{:#?}", lines(&findings)))
        .api
}

/// Each finding as `code pointer message`.
pub(crate) fn lines(findings: &Findings) -> Vec<String> {
    findings
        .iter()
        .map(|f| format!("{} {} {}", f.code.id, f.pointer, f.message))
        .collect()
}

/// The real OpenAPI 3.0 documents next to the workspace; none, and a line that says so, where
/// they are missing.
pub(crate) fn corpus() -> impl Iterator<Item = (String, Node)> {
    let texts = corpus_texts().into_iter();
    texts.map(|(name, text)| (name, tree(&text)))
}

/// As [`corpus`], unread.
pub(crate) fn corpus_texts() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi-3.0");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no documents in {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    paths.iter().map(|path| (name(path), text(path))).collect()
}
