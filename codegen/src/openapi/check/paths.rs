//! Path templates: their form, and that no two are the same.

use std::collections::BTreeMap;

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::{grammar::is_extension, walk::Visit},
};

/// Reports paths that are no templates, and paths that are equal but for parameter names.
pub(super) fn check(visit: Visit<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (path, member) in visit.node.as_object().into_iter().flatten() {
        if is_extension(path) {
            continue;
        }
        let at = |code, message: String| {
            Finding::new(code, message).at(member.key, visit.pointer.child(path))
        };
        let Some(template) = parse(path).filter(|_| path.starts_with('/')) else {
            let message = format!("`{path}` is not a path template");
            findings.push(at(&codes::BAD_PATH, message));
            continue;
        };
        if let Some((other, span)) = seen.insert(template.shape, (path, member.key)) {
            let message = format!("`{path}` and `{other}` differ only in parameter names");
            findings.push(at(&codes::SAME_PATH, message).related(span, "the other one"));
        }
    }
}

/// A path template, taken apart.
pub(super) struct Template {
    /// The template without the names of its parameters.
    pub shape: String,
    /// The names, in order.
    pub names: Vec<String>,
}

/// Takes a template apart; `None` if its braces have no partners.
pub(super) fn parse(path: &str) -> Option<Template> {
    let mut shape = String::new();
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || name.is_empty() || name.contains('{') {
            return None;
        }
        shape.push_str(before);
        shape.push_str("{}");
        names.push(name.to_owned());
        rest = after;
    }
    if rest.contains('}') {
        return None;
    }
    shape.push_str(rest);
    Some(Template { shape, names })
}
