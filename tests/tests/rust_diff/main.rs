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

/// The documents of a case.
const SIDES: [&str; 2] = ["base", "revision"];

/// A break that no compiler sees has a file that says what becomes of it.
const SILENT: &str = "compiles.txt";

/// The variable that has every pair compiled in the other direction too.
const BOTH_WAYS: &str = "SPECWRIGHT_BOTH_WAYS";

#[test]
fn the_verdict_is_what_the_compiler_says() {
    let (mut crates, mut pairs) = (Vec::new(), Vec::new());
    let both_ways = std::env::var_os(BOTH_WAYS).is_some();
    for folder in folders("rust-diff") {
        let case = name(&folder).replace('-', "_");
        let silent = folder.join(SILENT).is_file();
        let first = crates.len();
        crates.extend(SIDES.map(|side| Crate {
            name: format!("{side}_{case}"),
            compiled: compiled(&folder, side),
        }));
        let ways = [(first, first + 1), (first + 1, first)];
        for (from, to) in ways.into_iter().take(if both_ways { 2 } else { 1 }) {
            let [before, after] = [from, to].map(|at: usize| surface(&crates[at].compiled));
            let verdict = rust::semver(&rust::changes(&before, &after));
            assert!(!silent || verdict == Semver::Major, "{case}");
            let breaks = verdict == Semver::Major && !silent;
            pairs.push(Pair { from, to, breaks });
        }
    }
    if !both_ways {
        println!("one way only: {BOTH_WAYS}=1 has the others compiled too");
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
