//! Pairs of small documents, and what is said of them.

mod equal;
mod operations;
mod properties;
mod random;
mod schemas;

use super::{Side, compare, report::Report};
use crate::{testing::tree, tree::Node};

/// The report of two trees.
fn report(base: &Node, revision: &Node) -> Report {
    let side = |tree| Side {
        tree,
        rust: Err("only the documents are compared".to_owned()),
    };
    compare(&side(base), &side(revision))
}

/// What is said of two documents, texts for readers apart: `ERR id pointer < METHOD role, …`.
fn said(base: &str, revision: &str) -> Vec<String> {
    let report = report(&tree(base), &tree(revision));
    let changes = report.changes.iter().filter(|change| !change.docs);
    let line = |change: &super::report::Change| {
        let reached = change
            .reached
            .iter()
            .map(|r| format!("{} {}", r.method, r.role));
        let reached: Vec<String> = reached.collect();
        let end = if reached.is_empty() { "" } else { " < " };
        let (level, id) = (change.level.word(), &change.id);
        format!("{level} {id} {}{end}{}", change.pointer, reached.join(", "))
    };
    changes.map(line).collect()
}

/// A document with these paths.
fn paths(paths: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths:\n  {}\n",
        paths.trim()
    )
}

/// A document that sends a schema, gets it back, and has it as a component.
fn schema(schema: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{title: t, version: '1'}}
paths:
  /x:
    post:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/S'}}}}}}}}
components:
  schemas:
    S: {schema}
    A: {{type: object, properties: {{a: {{type: string}}}}}}
    B: {{type: object, properties: {{b: {{type: string}}}}}}
"
    )
}

/// What is said of two schemas that are sent and received: level and id, requests first.
fn of_schemas(base: &str, revision: &str) -> Vec<String> {
    let lines = said(&schema(base), &schema(revision));
    let short = |line: String| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<String> = lines.into_iter().map(short).collect();
    lines.sort_by(|a, b| a.split(' ').nth(1).cmp(&b.split(' ').nth(1)));
    lines
}
