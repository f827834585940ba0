//! Which OpenAPI a document is written in.

use crate::{
    diagnostics::{Finding, Findings, codes},
    pointer::Pointer,
    tree::{Node, Value},
};

/// Whether the document can be read as OpenAPI 3.0 at all.
pub(super) fn check(tree: &Node, findings: &mut Findings) -> bool {
    let at = |key: &str| (tree.get(key), Pointer::root().child(key));
    if tree.as_object().is_none() {
        let message = format!("the document is {}, not an object", tree.kind());
        findings.push(Finding::new(&codes::NO_OPENAPI, message).at(tree.span, Pointer::root()));
        return false;
    }
    if let (Some(version), pointer) = at("openapi") {
        let text = text(version);
        if text == "3.0" || text.starts_with("3.0.") {
            return true;
        }
        let message = format!("this is OpenAPI {text}; supported is OpenAPI 3.0");
        findings.push(Finding::new(&codes::UNSUPPORTED_VERSION, message).at(version.span, pointer));
    } else if let (Some(version), pointer) = at("swagger") {
        let message = format!(
            "this is Swagger {}; supported is OpenAPI 3.0",
            text(version)
        );
        findings.push(Finding::new(&codes::UNSUPPORTED_VERSION, message).at(version.span, pointer));
    } else {
        let message = "the document has no field `openapi` that names its version";
        findings.push(Finding::new(&codes::NO_OPENAPI, message).at(tree.span, Pointer::root()));
    }
    false
}

fn text(node: &Node) -> &str {
    match &node.value {
        Value::String(text) | Value::Number(text) => text,
        _ => node.kind(),
    }
}
