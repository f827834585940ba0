//! The documents of `../shared/corpus/openapi-3.0`: each becomes a crate that compiles without a
//! warning of rustc or clippy, with what it leaves out said under codes.
//!
//! A few small ones are taken each time. All of them, in some minutes:
//! `cargo test -p workspace-tests --test corpus -- --ignored --nocapture`. The crates are those of
//! the command `generate`, as people run it, checked together in one workspace.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use workspace_tests::{
    commands::{Ran, cargo, xtask},
    root,
};

/// Small documents that differ in kind.
const FEW: [&str; 3] = ["manga.json", "param-collision.json", "tempo.yaml"];

#[test]
fn a_few_documents_become_clean_crates() {
    check("corpus_few", &documents(|file| FEW.contains(&file)));
}

#[test]
#[ignore = "takes minutes"]
fn all_documents_become_clean_crates() {
    check("corpus_all", &documents(|_| true));
}

fn documents(wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(folder) = root().join("../shared/corpus/openapi-3.0").read_dir() else {
        println!("skipped: there is no corpus in ../shared");
        return Vec::new();
    };
    let mut documents: Vec<PathBuf> = folder
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|f| f.to_str())
                .is_some_and(&wanted)
        })
        .collect();
    documents.sort();
    documents
}

fn check(name: &str, documents: &[PathBuf]) {
    if documents.is_empty() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let (mut members, mut refused) = (Vec::new(), Vec::new());
    for document in documents {
        match generate(&folder, document) {
            Ok(member) => members.push(member),
            Err(said) => refused.push(said),
        }
    }
    let (made, all) = (members.len(), documents.len());
    println!("{made} of {all} documents have become crates");
    clippy(&folder, &members);
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Runs the command on a document, and says what became of it.
fn generate(folder: &Path, document: &Path) -> Result<String, String> {
    let file = document.file_name().unwrap_or_default().to_string_lossy();
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let name = format!("c_{}", file.chars().map(word).collect::<String>());
    let path = document.to_string_lossy();
    let ran = xtask(
        folder,
        [
            "generate", &path, "--out", &name, "--name", &name, "--format", "json",
        ],
    );
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_default();
    println!(
        "{file}: {}",
        outcome(&report, &folder.join(&name).join("src"))
    );
    match ran.code {
        0 => Ok(name),
        code => Err(format!("{file}: exit {code}\n{}", ran.err)),
    }
}

/// One line: what was made, what was left out and why, and how long it has become.
fn outcome(report: &Value, source: &Path) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let skipped = report["operations"]["skipped"].as_array();
    for code in skipped
        .into_iter()
        .flatten()
        .filter_map(|s| s["code"].as_str())
    {
        *codes.entry(code).or_default() += 1;
    }
    let (lines, longest) = lines(source);
    let operations = &report["operations"]["generated"];
    let mut text = format!(
        "{operations} of {} operations, left out {codes:?}, {} of {} schemas",
        report["operations"]["total"], report["schemas"]["generated"], report["schemas"]["total"],
    );
    let count = operations.as_u64().unwrap_or(0).max(1);
    let _ = write!(
        text,
        ", {} lines per operation without docs, longest file {longest}",
        lines / count
    );
    text
}

/// How many lines there are without comments and blank ones, and how many the longest file has
/// with them.
fn lines(folder: &Path) -> (u64, usize) {
    let (mut code, mut longest) = (0, 0);
    let mut todo = vec![folder.to_owned()];
    while let Some(folder) = todo.pop() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                todo.push(entry.path());
                continue;
            }
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            let all: Vec<&str> = text.lines().map(str::trim).collect();
            let counts = |l: &&&str| !l.is_empty() && !l.starts_with("//");
            longest = longest.max(all.len());
            code += all.iter().filter(counts).count() as u64;
        }
    }
    (code, longest)
}

fn clippy(folder: &Path, members: &[String]) {
    let members: Vec<String> = members.iter().map(|name| format!("\"{name}\"")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n",
        members.join(", ")
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a file");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
    let mut clippy = cargo(folder);
    clippy.args(["clippy", "--workspace", "--keep-going", "--quiet"]);
    clippy.args(["--all-features", "--message-format", "short"]);
    clippy.args(["--", "-D", "warnings"]);
    // The workspace's own, where the dependencies are built.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    clippy.env("CARGO_TARGET_DIR", target.expect("a target folder"));
    let ran = Ran::from(clippy.output().expect("cargo can be started"));
    assert!(ran.code == 0 && ran.err.is_empty(), "{}", ran.err);
}
