//! What the pages say of files and tests.

use std::fs;

use workspace_tests::root;

/// Each test that the page names is there, and each row names one.
#[test]
fn what_is_wrong_elsewhere_has_its_tests() {
    let page = fs::read_to_string(root().join("docs/wrong-elsewhere.md")).expect("the page");
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.skip(1).collect();
    assert_eq!(rows.len(), 20);
    for row in rows {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next();
        let (mut named, mut text) = (0, String::new());
        // What stands in code is a file, or a test in the file before it.
        for code in cell.unwrap_or_default().split('`').skip(1).step_by(2) {
            if code.contains('/') {
                text = fs::read_to_string(root().join(code)).unwrap_or_default();
                assert!(!text.is_empty(), "there is no {code}");
            } else {
                let function = format!("fn {code}()");
                assert!(text.contains(&function), "there is no test {code}: {row}");
                named += 1;
            }
        }
        assert!(named > 0, "no test: {row}");
    }
}

/// What the README shows is compiled: it stands in a test as it stands there.
#[test]
fn the_example_of_the_readme_is_compiled() {
    let page = fs::read_to_string(root().join("README.md")).expect("the page");
    let test = root().join("tests/tests/startlist_example.rs");
    let test = fs::read_to_string(test).expect("the test");
    let shown = page.split("```rust\n").nth(1);
    let shown = shown.and_then(|text| text.split("```").next());
    let shown = shown.expect("an example in Rust");
    assert!(
        test.contains(shown),
        "no test has it as it stands:\n{shown}"
    );
}
