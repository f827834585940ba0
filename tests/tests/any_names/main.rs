//! Any legal document compiles, whatever its things are called, and is the same in any order.
//!
//! Documents are made from seeds: names that are hard, in all places that take one. A batch is
//! the crates of a workspace, checked at once; a warning is a failure. `SPECWRIGHT_SEEDS=100..124`
//! tries other seeds than those of CI.

mod document;
mod pool;

use std::{fs, ops::Range, path::Path, time::Instant};

use document::{Maker, text};
use specwright::{emit, files::FileSet};
use workspace_tests::{
    case::{Texts, options, part},
    commands::{Ran, cargo},
    random::Random,
    root,
};

/// The seeds of CI: as many as take a few seconds.
const SEEDS: Range<u64> = 0..12;

#[test]
fn any_names_compile() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("any_names");
    let _ = fs::remove_dir_all(&folder);
    let start = Instant::now();
    let mut members = Vec::new();
    for seed in seeds() {
        let name = format!("names_{seed}");
        let document = Maker::new(seed).document();
        let first = made(&name, &text(&document, &mut Random::new(seed)));
        let other = made(&name, &text(&document, &mut Random::new(!seed)));
        assert_same(seed, &first, &other);
        write(&folder.join(&name), &first);
        members.push(format!("\"{name}\""));
    }
    println!("generated in {:.1} s", start.elapsed().as_secs_f32());
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n",
        members.join(", ")
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a file");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    check(&folder);
}

fn seeds() -> Range<u64> {
    let Ok(wanted) = std::env::var("SPECWRIGHT_SEEDS") else {
        return SEEDS;
    };
    let range = wanted
        .split_once("..")
        .and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    range.unwrap_or_else(|| panic!("SPECWRIGHT_SEEDS is `100..124` or the like, not `{wanted}`"))
}

fn made(name: &str, text: &str) -> FileSet {
    let mut texts = Texts::document("document.json", text);
    if let Some(input) = &mut texts.input {
        // What is not supported yet is left out; the rest has to compile.
        input.lenient = true;
    }
    let outcome = texts.run();
    let (_, compiled) = outcome.accepted();
    let report = &compiled.report;
    assert!(
        report.operations_generated > 0,
        "{name}: {}",
        outcome.said()
    );
    let mut codes: Vec<&str> = report.skipped.iter().map(|s| s.code).collect();
    codes.sort_unstable();
    codes.dedup();
    println!(
        "{name}: {} of {} operations (left out: {codes:?}), {} of {} schemas",
        report.operations_generated,
        report.operations_total,
        report.schemas_generated,
        report.schemas_total,
    );
    let runtime = root().join("runtime").display().to_string();
    emit::standalone(part(compiled), &options(name, &runtime))
}

fn assert_same(seed: u64, a: &FileSet, b: &FileSet) {
    let all = |files: &FileSet| -> Vec<(String, String)> {
        let pairs = files.iter();
        pairs.map(|(p, t)| (p.to_owned(), t.to_owned())).collect()
    };
    for (a, b) in all(a).into_iter().zip(all(b)) {
        assert!(
            a == b,
            "seed {seed}: {} depends on the order of the document",
            a.0
        );
    }
}

fn write(folder: &Path, files: &FileSet) {
    for (path, text) in files.iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

fn check(folder: &Path) {
    let mut check = cargo(folder);
    check.args(["check", "--workspace", "--keep-going", "--quiet"]);
    check.args(["--features", "partial-eq", "--message-format", "short"]);
    // The workspace's own, where the dependencies are built.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    check.env("CARGO_TARGET_DIR", target.expect("a target folder"));
    let start = Instant::now();
    let ran = Ran::from(check.output().expect("cargo can be started"));
    println!("checked in {:.1} s", start.elapsed().as_secs_f32());
    assert!(ran.code == 0 && ran.err.is_empty(), "{}", ran.err);
}
