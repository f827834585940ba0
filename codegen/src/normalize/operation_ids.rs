//! Gives each operation an id.

use std::collections::BTreeMap;

use heck::ToLowerCamelCase;

use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::grammar::METHODS,
    pointer::Pointer,
    tree::Node,
};

/// An operation without an id.
struct Nameless {
    path: String,
    method: &'static str,
}

/// Makes the missing ids from method and path. They do not depend on the order in which the
/// document lists its operations.
pub fn complete(tree: &mut Node, findings: &mut Findings) {
    let mut taken = BTreeMap::new();
    let mut nameless = Vec::new();
    for (path, item) in tree
        .get("paths")
        .and_then(Node::as_object)
        .into_iter()
        .flatten()
    {
        for method in METHODS {
            let Some(operation) = item.node.get(method) else {
                continue;
            };
            match operation.get("operationId").and_then(Node::as_str) {
                Some(id) => *taken.entry(id.to_owned()).or_insert(0) += 1,
                None if operation.as_object().is_some() => nameless.push(Nameless {
                    path: path.clone(),
                    method,
                }),
                None => {}
            }
        }
    }
    nameless.sort_by(|a, b| (&a.path, a.method).cmp(&(&b.path, b.method)));
    for (operation, id) in nameless.iter().zip(ids(&nameless, taken)) {
        let at = Pointer::root().join(&["paths", &operation.path, operation.method]);
        if let Some(node) = tree.at_mut(&at) {
            let span = node.span;
            let (method, path) = (operation.method, &operation.path);
            let message = format!("`{method} {path}` has no operationId; `{id}` is made for it");
            findings.push(Finding::new(&codes::OPERATION_ID_MADE, message).at(span, at));
            node.set("operationId", Node::string(id, span));
        }
    }
}

/// One id for each operation: the short one where it is unique, else the one with all parameters,
/// else that with a number.
fn ids(operations: &[Nameless], mut taken: BTreeMap<String, usize>) -> Vec<String> {
    let mut count = taken.clone();
    for operation in operations {
        *count.entry(operation.id(Length::Short)).or_insert(0) += 1;
    }
    operations
        .iter()
        .map(|operation| {
            let short = operation.id(Length::Short);
            let base = match count[&short] {
                1 => short,
                _ => operation.id(Length::Long),
            };
            let mut id = base.clone();
            let mut number = 1;
            while taken.contains_key(&id) {
                number += 1;
                id = format!("{base}{number}");
            }
            taken.insert(id.clone(), 1);
            id
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    /// The words of the path, and its parameter if it ends in one.
    Short,
    /// The words and all parameters of the path.
    Long,
}

impl Nameless {
    fn id(&self, length: Length) -> String {
        let mut words = vec![self.method.to_owned()];
        let segments: Vec<_> = self.path.split('/').filter(|s| !s.is_empty()).collect();
        let last = segments.len().saturating_sub(1);
        for (at, segment) in segments.iter().enumerate() {
            let parameter = segment.starts_with('{') && segment.ends_with('}');
            match (parameter, length) {
                (true, Length::Short) if at < last => continue,
                (true, _) => words.push("by".to_owned()),
                (false, _) => {}
            }
            words.push((*segment).to_owned());
        }
        if segments.is_empty() {
            words.push("root".to_owned());
        }
        words.join(" ").to_lower_camel_case()
    }
}
