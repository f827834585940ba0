//! Every rule of `rules.toml` has its tests.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    text: String,
    /// Of the rule alone.
    test: Test,
    /// By the client, over HTTP.
    end_to_end: Test,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    file: String,
    name: String,
}

fn read(path: &str) -> Option<String> {
    // Tests run in the folder of their package.
    fs::read_to_string(Path::new(path)).ok()
}

fn rules() -> Vec<Rule> {
    let Rules { rule } = toml::from_str(&read("rules.toml").unwrap()).unwrap();
    rule
}

fn is_there(test: &Test) -> bool {
    let name = format!("fn {}()", test.name);
    read(&test.file).is_some_and(|text| text.contains(&name))
}

#[test]
fn each_rule_is_named_once_and_has_its_tests() {
    let mut ids = BTreeSet::new();
    for rule in rules() {
        let id = rule.id;
        assert!(ids.insert(id.clone()), "{id} twice");
        assert!(rule.text.ends_with('.'), "{id}");
        for test in [rule.test, rule.end_to_end] {
            let Test { file, name } = &test;
            assert!(is_there(&test), "{id}: there is no {name} in {file}");
        }
    }
    assert_eq!(ids.len(), 50);
}

/// A file of tests that `main.rs` does not name is not compiled.
#[test]
fn the_tests_over_http_are_run() {
    let main = read("tests/e2e/main.rs").unwrap();
    for Rule { id, end_to_end, .. } in rules() {
        let file = end_to_end.file.strip_prefix("tests/e2e/").unwrap();
        let module = format!("mod {};\n", file.trim_end_matches(".rs"));
        assert!(main.contains(&module), "{id}: {file}");
    }
}
