//! What the pages say of files and tests.

use std::fs;

use serde::Deserialize;
use workspace_tests::root;

/// The text of a file of the workspace.
#[track_caller]
fn file(path: &str) -> String {
    let text = fs::read_to_string(root().join(path)).unwrap_or_default();
    assert!(!text.is_empty(), "there is no {path}");
    text
}

/// Whether the text has a test of this name.
fn has_test(text: &str, name: &str) -> bool {
    text.contains(&format!("fn {name}()"))
}

/// Each test that the page names is there, and each row names one.
#[test]
fn what_is_wrong_elsewhere_has_its_tests() {
    let page = file("docs/wrong-elsewhere.md");
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.skip(1).collect();
    assert_eq!(rows.len(), 20);
    for row in rows {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next();
        let (mut named, mut text) = (0, String::new());
        // What stands in code is a file, or a test in the file before it.
        for code in cell.unwrap_or_default().split('`').skip(1).step_by(2) {
            if code.contains('/') {
                text = file(code);
            } else {
                assert!(has_test(&text, code), "there is no test {code}: {row}");
                named += 1;
            }
        }
        assert!(named > 0, "no test: {row}");
    }
}

/// The test of the README is one that runs.
#[test]
fn the_readme_shows_a_test_that_runs() {
    let test = file("sandbox/tests/offline.rs");
    let (_, shown) = test.split_once("\n\n").unwrap();
    let readme = file("README.md");
    let section = readme.split("## Test your integration offline\n").nth(1);
    let block = section.unwrap().split("```rust\n").nth(1);
    assert_eq!(block.unwrap().split("```").next(), Some(shown));
}

/// What users ask for: `tests/user-stories.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Story>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    number: usize,
    text: String,
    #[serde(default)]
    shown: Vec<Shown>,
    /// What is not there yet.
    later: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    file: String,
    test: String,
}

/// Each story has a test or an example whose tests run, and each example shows a story.
#[test]
fn what_users_ask_for_is_shown() {
    let Stories { story: stories } = toml::from_str(&file("tests/user-stories.toml")).unwrap();
    let numbers: Vec<usize> = stories.iter().map(|story| story.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    let manifest = file("tests/Cargo.toml");
    // These measure.
    let mut examples = vec!["loopback".to_owned(), "load".to_owned()];
    for Story {
        number,
        text,
        shown,
        later,
    } in stories
    {
        assert!(!text.is_empty());
        assert!(later.is_some() || !shown.is_empty(), "story {number}");
        for Shown { file: path, test } in shown {
            let named = has_test(&file(&path), &test);
            assert!(named, "story {number}: there is no test {test} in {path}");
            if let Some(name) = path.strip_prefix("tests/examples/") {
                // An example is a file or a folder.
                let name = name.split('/').next().unwrap_or(name);
                let name = name.trim_end_matches(".rs");
                let runs = format!("name = \"{name}\"\ntest = true\n");
                assert!(manifest.contains(&runs), "the tests of {name} do not run");
                examples.push(name.to_owned());
            }
        }
    }
    for entry in fs::read_dir(root().join("tests/examples")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".rs").to_owned();
        assert!(examples.contains(&name), "{name} shows no story");
    }
}
