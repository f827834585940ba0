//! What is committed is what the documents say.

use std::fs;

use workspace_tests::{commands::xtask, root};

fn check(arguments: &[&str]) {
    let ran = xtask(&root(), [&["regen", "--check"], arguments].concat());
    assert_eq!(
        ran.code, 0,
        "regen --check {arguments:?}\n{}{}",
        ran.out, ran.err
    );
    assert!(ran.out.starts_with("in sync: "), "{}", ran.out);
}

#[test]
fn all_apis() {
    check(&[]);
}

#[test]
fn each_api_alone() {
    let specs = fs::read_dir(root().join("specs")).expect("specs/");
    let apis: Vec<String> = specs
        .map(|api| {
            api.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(!apis.is_empty());
    for api in apis {
        check(&[&api]);
    }
}

#[test]
fn from_a_folder_inside() {
    let ran = xtask(&root().join("specs"), ["regen", "--check", "--jobs", "1"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}
