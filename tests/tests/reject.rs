//! `tests/reject/<case>/`: a document, or a folder like `specs/<api>/`, with mistakes in it, and
//! in `expected.txt` everything that is said of them.

use std::{fs, path::Path};

use workspace_tests::{
    case::Texts,
    expect::{Differences, folders, name},
};

#[test]
fn mistakes_are_explained() {
    let mut differences = Differences::default();
    for folder in folders("reject") {
        check(&folder, &mut differences);
    }
    differences.settle();
}

fn check(folder: &Path, differences: &mut Differences) {
    let outcome = read(folder).run();
    if outcome.made.is_ok() {
        differences.add(format!(
            "{}: nothing is wrong with it\n{}",
            name(folder),
            outcome.said()
        ));
        return;
    }
    differences.check(&folder.join("expected.txt"), &outcome.said());
}

fn read(folder: &Path) -> Texts {
    if folder.join("api.toml").exists() {
        return Texts::folder(folder);
    }
    let document = ["openapi.yaml", "openapi.json"]
        .into_iter()
        .find_map(|document| Some((document, fs::read_to_string(folder.join(document)).ok()?)));
    let (path, text) = document.expect("the case has a document");
    Texts::document(path, &text)
}
