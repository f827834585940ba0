//! Every rule of `rules.toml` has its test.

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
    test: Test,
    /// The same over HTTP, where that shows more.
    end_to_end: Option<Test>,
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
fn each_rule_is_named_once_and_has_its_test() {
    let mut ids = BTreeSet::new();
    for Rule { id, text, test, .. } in rules() {
        assert!(ids.insert(id.clone()), "{id} twice");
        assert!(text.ends_with('.'), "{id}");
        assert!(
            is_there(&test),
            "{id}: there is no {} in {}",
            test.name,
            test.file
        );
    }
    assert_eq!(ids.len(), 50);
}

/// Tests over HTTP come file by file: those of a file that is there have to be in it.
#[test]
fn rules_are_shown_over_http() {
    for rule in rules() {
        let Some(test) = &rule.end_to_end else {
            continue;
        };
        if Path::new(&test.file).exists() {
            assert!(
                is_there(test),
                "{}: there is no {} in {}",
                rule.id,
                test.name,
                test.file
            );
        } else {
            println!("{}: {} is to come", rule.id, test.file);
        }
    }
}
