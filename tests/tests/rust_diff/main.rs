//! What a change of the document does to the Rust surface, on small pairs of documents: the items
//! that differ, and that the compiler agrees.

use std::{fs, path::Path};

use specwright::{
    Compiled,
    diagnostics::Findings,
    diff::{
        self, Side,
        report::{Report, RustChange, RustKind, Semver},
        rust,
    },
    normalize::overlaid,
    surface::Surface,
};
use workspace_tests::{
    case::Texts,
    expect::{Differences, folders, name},
};

mod compiler;

use compiler::{Crate, Pair};

#[test]
fn the_items_are_as_expected() {
    let mut differences = Differences::default();
    for folder in folders("rust-diff") {
        let sides = SIDES.map(|side| compiled(&folder, side));
        let [base, revision] = sides.each_ref().map(surface);
        let changes = rust::changes(&base, &revision);
        differences.check(&folder.join("expected.txt"), &text(&changes));
        let mirrored = rust::changes(&revision, &base);
        if changes.is_empty() != mirrored.is_empty() {
            differences.add(format!("{}: not both ways", name(&folder)));
        }
    }
    differences.settle();
}

/// Of all items of all cases, those that may have no change in the document which explains them:
/// the names of some depend on what others are called.
const UNEXPLAINED: usize = 8;

#[test]
fn items_have_a_change_that_explains_them() {
    let mut lone = Vec::new();
    for folder in folders("rust-diff") {
        let report = report(&folder);
        let explained = |i| report.changes.iter().any(|change| change.rust.contains(&i));
        let items = report.rust.iter().enumerate();
        let items = items.filter(|(i, _)| !explained(*i));
        lone.extend(items.map(|(_, item)| format!("{}: {}", name(&folder), item.item)));
    }
    assert!(lone.len() <= UNEXPLAINED, "{}", lone.join("\n"));
}

/// The whole comparison of a case.
fn report(folder: &Path) -> Report {
    let sides = SIDES.map(|side| {
        let path = folder.join(format!("{side}.yaml"));
        let text = fs::read_to_string(&path).expect("the document");
        let texts = Texts::document(&path.display().to_string(), &text);
        let (input, mut findings) = (texts.input.expect("an input"), Findings::new());
        let tree = overlaid(&texts.sources, &input, &mut findings).expect("a document");
        (tree, surface(&compiled(folder, side)))
    });
    let [base, revision] = sides.each_ref().map(|(tree, surface)| Side {
        tree,
        rust: Ok(surface),
    });
    diff::compare(&base, &revision)
}

/// The documents of a case.
const SIDES: [&str; 2] = ["base", "revision"];

/// A break that no compiler sees has a file that says what becomes of it.
const SILENT: &str = "compiles.txt";

#[test]
fn the_verdict_is_what_the_compiler_says() {
    let (mut crates, mut pairs) = (Vec::new(), Vec::new());
    for folder in folders("rust-diff") {
        let case = name(&folder).replace('-', "_");
        let silent = folder.join(SILENT).is_file();
        let first = crates.len();
        crates.extend(SIDES.map(|side| Crate {
            name: format!("{side}_{case}"),
            compiled: compiled(&folder, side),
        }));
        let ways = [(first, first + 1), (first + 1, first)];
        for (from, to) in ways {
            let [before, after] = [from, to].map(|at: usize| surface(&crates[at].compiled));
            let verdict = rust::semver(&rust::changes(&before, &after));
            assert!(!silent || verdict == Semver::Major, "{case}");
            let breaks = verdict == Semver::Major && !silent;
            pairs.push(Pair { from, to, breaks });
        }
    }
    let wrong = compiler::disagrees(&crates, &pairs);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
