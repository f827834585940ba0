//! The documents of one API become one document in canonical form.

mod cut;
pub mod merge;
pub mod operation_ids;
pub mod overlay;
mod path_items;
#[cfg(test)]
mod tests;
pub mod tidy;
pub mod unused;

use crate::{
    Input,
    config::ApiConfig,
    diagnostics::{Finding, Findings, Stopped, codes},
    openapi::check,
    parse,
    source::{FileId, Sources},
    tree::{Node, Value},
};
pub use cut::Cut;
use overlay::{Overlay, Strictness};

/// A document in normalized form.
#[derive(Clone, Debug)]
pub struct Normalized {
    /// The document.
    pub tree: Node,
    /// What was taken out of it, where that is allowed.
    pub cut: Vec<Cut>,
}

/// Reads the documents of one API and brings them into normalized form: OpenAPI 3.0.3, tidy.
///
/// What a document says wrongly is checked after the overlays, which may mend it; findings still
/// name the place in the document that the wrong thing came from.
pub fn normalize(
    sources: &Sources,
    input: &Input,
    findings: &mut Findings,
) -> Result<Normalized, Stopped> {
    let mut tree = overlaid(sources, input, findings)?;
    let cut = complete(&mut tree, input.lenient, findings)?;
    unused::report(&tree, findings);
    tidy::tidy(&mut tree);
    Ok(Normalized { tree, cut })
}

/// Goes on with what [`overlaid`] gave as [`normalize`] does, for those who want the crate and not
/// what is worth knowing of the document; a lenient run goes on without what is broken.
pub fn finish(
    mut tree: Node,
    lenient: bool,
    findings: &mut Findings,
) -> Result<Normalized, Stopped> {
    let cut = complete(&mut tree, lenient, findings)?;
    tidy::tidy(&mut tree);
    Ok(Normalized { tree, cut })
}

/// Checks the structure, and gives every operation an id.
fn complete(tree: &mut Node, lenient: bool, findings: &mut Findings) -> Result<Vec<Cut>, Stopped> {
    let cut = check_and_cut(tree, lenient, findings)?;
    operation_ids::complete(tree, findings);
    Ok(cut)
}

/// Reads the documents of one API and makes one of them, overlays applied: what
/// [`normalize`] goes on to check and tidy, and what is compared.
pub fn overlaid(
    sources: &Sources,
    input: &Input,
    findings: &mut Findings,
) -> Result<Node, Stopped> {
    input.config.verify(sources, &input.documents, findings);
    let mut documents = read(sources, &input.documents, findings);
    let overlays = read_overlays(sources, input, findings);
    findings.border()?;
    for (file, document) in input.documents.iter().zip(&mut documents) {
        let path = sources.path(*file);
        let for_it = overlays.iter().filter(|overlay| overlay.is_for(Some(path)));
        overlay::apply(for_it, document, findings);
    }
    findings.border()?;
    introduce(&input.config, &mut documents);
    let mut tree = merge::merge(sources, documents, findings).ok_or(Stopped)?;
    findings.border()?;
    overlay::apply(
        overlays.iter().filter(|o| o.is_for(None)),
        &mut tree,
        findings,
    );
    findings.border()?;
    path_items::inline(&mut tree);
    Ok(tree)
}

/// Checks the structure; a lenient run goes on without the parts that are broken.
fn check_and_cut(
    tree: &mut Node,
    lenient: bool,
    findings: &mut Findings,
) -> Result<Vec<Cut>, Stopped> {
    let before = findings.len();
    check::check(tree, findings);
    let mut cuts = Vec::new();
    if lenient && cut::broken(tree, findings.iter().skip(before), &mut cuts) {
        return Ok(cuts);
    }
    findings.border()?;
    Ok(Vec::new())
}

/// The trees of the documents that are OpenAPI 3.0.
fn read(sources: &Sources, files: &[FileId], findings: &mut Findings) -> Vec<Node> {
    let mut trees = Vec::new();
    for file in files {
        let tree = parse::parse(sources, *file, findings);
        trees.extend(tree.filter(|tree| check::supported(tree, findings)));
    }
    trees
}

/// The overlays; those that api.toml lists have to be corrections.
fn read_overlays(sources: &Sources, input: &Input, findings: &mut Findings) -> Vec<Overlay> {
    let mut overlays = Vec::new();
    for (at, file) in input.overlays.iter().enumerate() {
        let strictness = if at < input.config.overlays.len() {
            Strictness::Corrections
        } else {
            Strictness::Standard
        };
        let tree = parse::parse(sources, *file, findings);
        let overlay = tree.and_then(|tree| Overlay::read(&tree, strictness, findings));
        let Some(overlay) = overlay else { continue };
        if let Some(source) = overlay
            .source
            .as_ref()
            .filter(|_| overlay.is_lost(sources, &input.documents))
        {
            let message = format!("no document is named `{}`", source.name);
            let at = crate::pointer::Pointer::root().child("x-source");
            findings.push(Finding::new(&codes::OVERLAY_SOURCE, message).at(source.span, at));
        }
        overlays.push(overlay);
    }
    overlays
}

/// Puts what api.toml says of the whole API in the place of what the documents say.
fn introduce(config: &ApiConfig, documents: &mut [Node]) {
    let words = [
        ("title", &config.title),
        ("version", &config.version),
        ("description", &config.description),
    ];
    for document in documents {
        let span = document.span;
        if document.get("info").is_none() {
            document.set("info", Node::object(span));
        }
        let Some(info) = document.get_mut("info") else {
            continue;
        };
        for (key, text) in words {
            if let Some(text) = text {
                let span = info.get(key).map_or(info.span, |node| node.span);
                info.set(key, Node::new(Value::String(text.as_str().into()), span));
            }
        }
    }
}
