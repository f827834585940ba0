//! What a change of the document does to the Rust surface, on small pairs of documents: the items
//! that differ, and that the compiler agrees.

use std::{fs, path::Path};

use specwright::{
    Compiled,
    diff::{
        report::{RustChange, RustKind, Semver},
        rust,
    },
    surface::Surface,
};
use workspace_tests::{
    case::Texts,
    expect::{Differences, folders, name},
};

#[test]
fn the_items_are_as_expected() {
    let mut differences = Differences::default();
    for folder in folders("rust-diff") {
        let [base, revision] = ["base", "revision"].map(|side| surface(&compiled(&folder, side)));
        let changes = rust::changes(&base, &revision, "");
        differences.check(&folder.join("expected.txt"), &text(&changes));
        let mirrored = rust::changes(&revision, &base, "");
        if changes.is_empty() != mirrored.is_empty() {
            differences.add(format!("{}: not both ways", name(&folder)));
        }
    }
    differences.settle();
}

fn compiled(folder: &Path, side: &str) -> Compiled {
    let path = folder.join(format!("{side}.yaml"));
    let text = fs::read_to_string(&path).expect("the document");
    let outcome = Texts::document(&path.display().to_string(), &text).run();
    outcome.accepted().1.clone()
}

fn surface(compiled: &Compiled) -> Surface {
    Surface::of(&compiled.api, &compiled.names)
}

/// The verdict on all, then each item with how it was and is written.
fn text(changes: &[RustChange]) -> String {
    let mut text = format!("{}\n", word(rust::semver(changes)));
    for change in changes {
        let kind = match change.kind {
            RustKind::Added => "added",
            RustKind::Removed => "removed",
            RustKind::Changed => "changed",
        };
        text.push_str(&format!(
            "\n{} {kind} {}\n",
            word(change.semver),
            change.item
        ));
        let sides = [('-', &change.before), ('+', &change.after)];
        for (sign, side) in sides {
            text.extend(side.iter().map(|side| format!("    {sign} {side}\n")));
        }
    }
    text
}

fn word(semver: Semver) -> &'static str {
    match semver {
        Semver::None => "none",
        Semver::Patch => "patch",
        Semver::Minor => "minor",
        Semver::Major => "major",
    }
}
