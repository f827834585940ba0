//! Security schemes: what each type needs.

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::walk::Visit,
    tree::Node,
};

/// Reports the fields that the scheme's type needs and the scheme lacks.
pub(super) fn check(visit: Visit<'_>, findings: &mut Findings) {
    let kind = visit.node.get("type").and_then(Node::as_str);
    let needed: &[&str] = match kind {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => &["flows"],
        Some("openIdConnect") => &["openIdConnectUrl"],
        _ => &[],
    };
    for field in needed
        .iter()
        .filter(|field| visit.node.get(field).is_none())
    {
        let kind = kind.unwrap_or_default();
        let message = format!("a security scheme of type `{kind}` lacks the field `{field}`");
        findings.push(
            Finding::new(&codes::MISSING_FIELD, message).at(visit.node.span, visit.pointer.clone()),
        );
    }
}
