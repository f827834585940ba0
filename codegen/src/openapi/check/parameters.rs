//! Parameters: that those of a path and those declared are the same, and none is there twice.

use std::collections::BTreeMap;

use super::{paths, resolve};
use crate::{
    diagnostics::{Finding, Findings, codes},
    openapi::{grammar::METHODS, walk::Visit},
    pointer::Pointer,
    tree::Node,
};

/// A declared parameter and where it stands.
struct Declared<'a> {
    name: &'a str,
    place: &'a str,
    node: &'a Node,
    pointer: Pointer,
}

/// The parameters listed in a path item or operation, and whether all of them could be resolved.
fn declared<'a>(tree: &'a Node, node: &'a Node, pointer: &Pointer) -> (Vec<Declared<'a>>, bool) {
    let list = node.get("parameters").and_then(Node::as_array);
    let list = list.unwrap_or_default();
    let pointer = pointer.child("parameters");
    let found: Vec<_> = list
        .iter()
        .enumerate()
        .filter_map(|(at, node)| {
            let target = resolve(tree, node)?;
            Some(Declared {
                name: target.get("name")?.as_str()?,
                place: target.get("in")?.as_str()?,
                node,
                pointer: pointer.child(at),
            })
        })
        .collect();
    let complete = found.len() == list.len();
    (found, complete)
}

/// Reports a parameter that one list declares twice.
pub(super) fn duplicates(tree: &Node, visit: Visit<'_>, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for parameter in declared(tree, visit.node, visit.pointer).0 {
        let name = match parameter.place {
            "header" => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.to_owned(),
        };
        if let Some(span) = seen.insert((parameter.place, name), parameter.node.span) {
            let message = format!(
                "the {} parameter `{}` is declared twice",
                parameter.place, parameter.name
            );
            findings.push(
                Finding::new(&codes::DUPLICATE_PARAMETER, message)
                    .at(parameter.node.span, parameter.pointer)
                    .related(span, "declared here before"),
            );
        }
    }
}

/// Compares each path template with the parameters of its operations.
pub(super) fn check_paths(tree: &Node, visit: Visit<'_>, findings: &mut Findings) {
    for (path, member) in visit.node.as_object().into_iter().flatten() {
        let Some(template) = paths::parse(path).filter(|_| path.starts_with('/')) else {
            continue;
        };
        let pointer = visit.pointer.child(path);
        // What stands behind a reference is shared by paths and has no template of its own.
        if member.node.get("$ref").is_some() {
            continue;
        }
        let (shared, complete) = declared(tree, &member.node, &pointer);
        unused(path, &template, &shared, findings);
        for method in METHODS {
            if let Some(operation) = member.node.get(method) {
                let pointer = pointer.child(method);
                let (own, own_complete) = declared(tree, operation, &pointer);
                unused(path, &template, &own, findings);
                if complete && own_complete {
                    let all = || shared.iter().chain(&own);
                    let missing = template.names.iter().filter(|name| {
                        !all().any(|declared| declared.place == "path" && declared.name == **name)
                    });
                    for name in missing {
                        findings.push(undeclared(path, method, name, operation, &pointer));
                    }
                }
            }
        }
    }
}

fn unused(path: &str, template: &paths::Template, of: &[Declared<'_>], findings: &mut Findings) {
    let in_path = of.iter().filter(|declared| declared.place == "path");
    for parameter in in_path.filter(|p| !template.names.iter().any(|name| name == p.name)) {
        let message = format!("`{}` does not occur in `{path}`", parameter.name);
        findings.push(
            Finding::new(&codes::PATH_PARAMETER_UNUSED, message)
                .at(parameter.node.span, parameter.pointer.clone()),
        );
    }
}

fn undeclared(path: &str, method: &str, name: &str, node: &Node, pointer: &Pointer) -> Finding {
    let message = format!("`{{{name}}}` of `{path}` is not declared by its `{method}`");
    let target = format!(
        "$.paths['{}'].{method}",
        path.replace('\\', r"\\").replace('\'', r"\'")
    );
    // A JSON string is a YAML string, whatever the name is made of.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let action = format!(
        "Declare it, for example by this overlay action:\n\
         - target: {}\n  \
           description: the path needs it\n  \
           update:\n    \
             parameters:\n      \
               - name: {}\n        \
                 in: path\n        \
                 required: true\n        \
                 schema:\n          \
                   type: string",
        quoted(&target),
        quoted(name),
    );
    Finding::new(&codes::PATH_PARAMETER_UNDECLARED, message)
        .at(node.span, pointer.clone())
        .help(action)
}

/// A parameter or header: how its value is described, and that the path's are required.
pub(super) fn carrier(visit: Visit<'_>, findings: &mut Findings) {
    let mut push = |code, message: String| {
        findings.push(Finding::new(code, message).at(visit.node.span, visit.pointer.clone()));
    };
    let name = visit.node.get("name").and_then(Node::as_str);
    let name = name.map_or_else(|| visit.pointer.last().unwrap_or_default(), str::to_owned);
    match (visit.node.get("schema"), visit.node.get("content")) {
        (None, None) => push(
            &codes::NO_SCHEMA,
            format!("`{name}` has neither `schema` nor `content`"),
        ),
        (Some(_), Some(_)) => push(
            &codes::TWO_SCHEMAS,
            format!("`{name}` has both `schema` and `content`"),
        ),
        _ => {}
    }
    let empty = visit.node.get("allowEmptyValue").and_then(Node::as_bool);
    if empty == Some(true) {
        let message = format!("`allowEmptyValue` of `{name}` is passed over");
        push(&codes::EMPTY_VALUE, message);
    }
    let in_path = visit.node.get("in").and_then(Node::as_str) == Some("path");
    let required = visit.node.get("required").and_then(Node::as_bool);
    if in_path && required != Some(true) {
        push(
            &codes::PATH_PARAMETER_OPTIONAL,
            format!("the path parameter `{name}` is not marked as required"),
        );
    }
}
