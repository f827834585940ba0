//! Helpers of the unit tests: a document's text in, a tree or the lines of findings out.

use std::path::Path;

use crate::{
    diagnostics::Findings,
    source::{Sources, Span},
    tree::{Member, Node, Value},
};

/// The tree of a document.
pub(crate) fn tree(text: &str) -> Node {
    let file = Sources::default().add("document", text);
    let value = match text.starts_with('{') {
        true => serde_json::from_str(text).unwrap(),
        false => serde_yaml::from_str(text).unwrap(),
    };
    from_yaml(&value, Span::new(file, 0, 0))
}

fn from_yaml(value: &serde_yaml::Value, span: Span) -> Node {
    use serde_yaml::Value as Yaml;
    let value = match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(b) => Value::Bool(*b),
        Yaml::Number(n) => Value::Number(n.to_string().into()),
        Yaml::String(s) => Value::String(s.as_str().into()),
        Yaml::Sequence(list) => Value::Array(list.iter().map(|v| from_yaml(v, span)).collect()),
        Yaml::Mapping(map) => Value::Object(
            map.iter()
                .map(|(k, v)| {
                    let key = match k {
                        Yaml::String(s) => s.clone(),
                        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
                    };
                    (key, Member { key: span, node: from_yaml(v, span) })
                })
                .collect(),
        ),
        Yaml::Tagged(t) => return from_yaml(&t.value, span),
    };
    Node::new(value, span)
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
pub(crate) fn corpus() -> Vec<(String, Node)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/openapi-3.0");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: no documents in {}", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            println!("{name}");
            let text = std::fs::read_to_string(path).unwrap();
            (name, tree(&text))
        })
        .collect()
}
