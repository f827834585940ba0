use std::process::{Command, Stdio};

use proptest::{prelude::*, strategy::ValueTree as _};

use super::write;
use crate::{
    diagnostics::Findings,
    parse,
    source::{FileId, Sources, Span},
    tree::{Member, Node, Object, Value},
};

/// A tree of a JSON text.
fn tree(json: &str) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("json", json);
    parse::parse(&sources, file, &mut Findings::new()).expect("the text is JSON")
}

/// What our own reader reads, which must have nothing to say.
fn read(yaml: &str) -> Node {
    let mut sources = Sources::default();
    let file = sources.add("yaml", yaml);
    let mut findings = Findings::new();
    let read = parse::parse(&sources, file, &mut findings);
    assert!(findings.is_empty(), "{findings:?}\n{yaml}");
    read.expect("the text is YAML")
}

#[track_caller]
fn writes(json: &str, expected: &str) {
    let tree = tree(json);
    let yaml = write(&tree);
    assert_eq!(yaml, expected);
    assert_eq!(read(&yaml), tree);
}

#[test]
fn documents_are_laid_out_in_blocks() {
    writes(
        r#"{"openapi": "3.0.3", "paths": {"/a/{id}": {"get": {"responses": {"200": {}, "5XX": null}}}},
            "tags": ["x", {"name": "y", "more": [[1, 2.50], []]}], "no": true}"#,
        "\
openapi: '3.0.3'
paths:
  /a/{id}:
    get:
      responses:
        '200': {}
        5XX: null
tags:
  - x
  - name: 'y'
    more:
      - - 1
        - 2.50
      - []
'no': true
",
    );
    writes("[]", "[]\n");
    writes(
        "[1e5, -2.5E3, 1.5e-7, -0, 123456789012345678901]",
        "- 1.0e+5\n- -2.5e+3\n- 1.5e-7\n- -0.0\n- 123456789012345678901\n",
    );
}

#[test]
fn texts_that_readers_disagree_on_are_quoted() {
    for text in [
        "",
        "~",
        "null",
        "Null",
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "N",
        "true",
        "=",
        "<<",
        "1",
        "-1",
        "1_000",
        "0o7",
        "0b1",
        "0x1F",
        "12:30:45",
        "1.5",
        "1e3",
        ".5",
        "+.inf",
        ".NaN",
        "2020-01-01",
        "2001-12-14 21:59:43.10 -5",
        " a",
        "a ",
        "- a",
        "-",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'a'",
        "\"a\"",
        "%a",
        "@a",
        "`a",
        "[a",
        "]",
        "{a",
        "}",
        ",a",
        "---",
        "--- a",
        "...",
        "01",
        "089",
        "1.2.3",
    ] {
        let yaml = write(&Node::string(text, nowhere()));
        let quoted = format!("'{}'\n", text.replace('\'', "''"));
        assert_eq!(yaml, quoted);
    }
    for text in [
        "a",
        "a b",
        "/a/{b}:c",
        "a,b",
        "application/json",
        "grüße 🎉",
        "it's",
        "x-y",
        "5XX",
        "a & b",
    ] {
        assert_eq!(write(&Node::string(text, nowhere())), format!("{text}\n"));
    }
}

#[test]
fn hidden_characters_are_escaped() {
    writes(
        r#"{"a\u0000\u001b": "\u007f\u0085\u2028\u202e\ufeff\ufffe\t\"\\", "b\nc": "\ud83f\udfff"}"#,
        r#""a\x00\x1B": "\x7F\x85\u2028\u202E\uFEFF\uFFFE\t\"\\"
"b\nc": "\U0001FFFF"
"#,
    );
}

#[test]
fn lines_become_literal_blocks() {
    writes(
        r#"{"a": "x\n  y\n\nz", "b": "x\n", "c": ["x\n\n\n", "\n  x\n"], "d": "x\n \ty  \n \nz\n", "e": "\tx\ny", "f": "\n", "g": "x\n "}"#,
        "\
a: |-
  x
    y

  z
b: |
  x
c:
  - |+
    x


  - |2

      x
d: |
  x
   \ty  
   
  z
e: \"\\tx\\ny\"
f: \"\\n\"
g: \"x\\n \"
",
    );
}

#[test]
fn long_lines_are_folded() {
    let words = "seven characters and many more of them ".repeat(4);
    let text = format!("{words}two  spaces: # no comment");
    let url = format!("https://example.com/{}", "x".repeat(100));
    let json = serde_json::json!({"a": {"text": text, "url": url, "blank": format!(" {text}")}});
    writes(
        &json.to_string(),
        &format!(
            "\
a:
  blank: ' {text}'
  text: >-
    seven characters and many more of them seven characters and many more of them seven characters
    and many more of them seven characters and many more of them two  spaces: # no comment
  url: {url}
"
        ),
    );
}

#[test]
fn long_keys_are_announced() {
    let key = "k".repeat(2000);
    for value in ["1", "\"x\\ny\"", "{\"a\":[1]}", "[1,{}]", "{}"] {
        let tree = tree(&format!("{{\"a\":{{\"{key}\":{value}}},\"b\":2}}"));
        assert_eq!(read(&write(&tree)), tree);
    }
}

fn nowhere() -> Span {
    Span::new(file(), 0, 0)
}

fn file() -> FileId {
    Sources::default().add("nowhere", "")
}

/// Texts made of what is hard to write: signs of YAML, blanks, breaks, hidden characters, words
/// that readers resolve.
fn nasty_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-z]{1,8}",
        4 => Just(" ".to_owned()),
        2 => Just("\n".to_owned()),
        2 => "[-?:,\\[\\]{}#&*!|>'\"%@`~=<.+_0-9/\\\\]{1,3}",
        1 => "[ \t\r\n]{1,3}",
        1 => any::<char>().prop_map(String::from),
        1 => proptest::sample::select(vec![
            "no", "y", "on", "null", "<<", "0o7", "1_000", "12:30:45", "2020-01-01", "---", "...", "\u{85}",
            "\u{2028}", "\u{feff}", "\u{202e}", "\0", "\u{fffe}", "# ", ": ", "- ", "🎉", "ß",
        ]).prop_map(str::to_owned),
    ];
    prop_oneof![
        3 => proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat()),
        1 => "([a-z]{1,12} {1,2}){10,40}[a-z#:-]{0,4}",
    ]
}

fn nasty_tree() -> impl Strategy<Value = Node> {
    let number = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        "-?[1-9][0-9]{0,3}(\\.[0-9]{1,4})?([eE][-+]?[1-9][0-9]?)?",
    ];
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        2 => number.prop_map(|n| Value::Number(n.into())),
        8 => nasty_text().prop_map(|t| Value::String(t.into())),
    ];
    let leaf = leaf.prop_map(|value| Node::new(value, nowhere()));
    leaf.prop_recursive(5, 40, 5, |inner| {
        let member = (nasty_text(), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Value::Array),
            proptest::collection::vec(member, 0..5)
                .prop_map(|members| Value::Object(object(members))),
        ]
        .prop_map(|value| Node::new(value, nowhere()))
    })
}

fn object(members: Vec<(String, Node)>) -> Object {
    let key = nowhere();
    members
        .into_iter()
        .map(|(name, node)| (name, Member { key, node }))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(tree in nasty_tree()) {
        let yaml = write(&tree);
        prop_assert!(yaml.ends_with('\n'));
        prop_assert_eq!(&read(&yaml), &tree, "{}", yaml);
        let other: serde_yaml::Value = serde_yaml::from_str(&yaml)
            .map_err(|e| TestCaseError::fail(format!("{e}\n{yaml}")))?;
        let other = serde_json::to_value(other).expect("keys are texts");
        prop_assert_eq!(other, tree.to_json(), "{}", yaml);
    }
}

/// Reads YAML texts from a list in JSON, writes what they hold as a list in JSON.
const PYTHON: &str = "import sys, json, yaml
json.dump([yaml.safe_load(text) for text in json.load(sys.stdin)], sys.stdout)";

#[test]
fn pyyaml_reads_what_is_written() {
    let importable = Command::new("python3")
        .args(["-c", "import yaml"])
        .stderr(Stdio::null())
        .status();
    if !importable.is_ok_and(|status| status.success()) {
        println!("skipped: python3 with PyYAML is not installed");
        return;
    }
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = nasty_tree();
    let trees: Vec<Node> = (0..1000)
        .map(|_| {
            strategy
                .new_tree(&mut runner)
                .expect("a tree is made")
                .current()
        })
        .collect();
    let texts: Vec<String> = trees.iter().map(write).collect();
    let mut python = Command::new("python3")
        .args(["-c", PYTHON])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let input = python.stdin.take().expect("the input is piped");
    serde_json::to_writer(input, &texts).expect("the input is written");
    let output = python.wait_with_output().expect("python3 ends").stdout;
    let read = tree(&String::from_utf8(output).expect("the output is a text"));
    let read = read.as_array().unwrap_or_default();
    assert_eq!(read.len(), trees.len());
    for ((read, tree), text) in read.iter().zip(&trees).zip(&texts) {
        assert_eq!(read, tree, "{text}");
    }
}
