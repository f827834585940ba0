//! `tests/golden/<case>/`: a small document, and what becomes of it.
//!
//! `openapi.yaml` says in its first line what it shows, and in the second which emitted files
//! show it. An `api.toml` beside it is its configuration. `ir.txt` is the model of the API, with
//! the notes that were made on the way; `expected.rs` holds those files. `values.txt`, where there
//! is one, has a value to a line, which is read as a type and written again: `Type | the variant,
//! as Debug begins it | JSON`.

use std::{fmt::Write as _, fs, path::Path, time::Instant};

use specwright::emit;
use workspace_tests::{
    case::{Outcome, Texts, options, part},
    commands::{Ran, cargo},
    expect::{Differences, folders, name},
    root,
};

#[test]
fn documents_become_what_is_expected() {
    let mut differences = Differences::default();
    for folder in folders("golden") {
        check(&folder, &mut differences);
    }
    differences.settle();
}

fn check(folder: &Path, differences: &mut Differences) {
    let (text, outcome) = read(folder);
    if outcome.made.is_err() {
        differences.add(format!("{}: {}", name(folder), outcome.said()));
        return;
    }
    differences.check(&folder.join("ir.txt"), &ir(&outcome));
    differences.check(&folder.join("expected.rs"), &rust(&text, &outcome));
}

fn read(folder: &Path) -> (String, Outcome) {
    let text = fs::read_to_string(folder.join("openapi.yaml")).expect("the document of the case");
    let mut texts = Texts::document("openapi.yaml", &text);
    if let Ok(config) = fs::read_to_string(folder.join("api.toml")) {
        texts.configure(config);
    }
    let outcome = texts.run();
    (text, outcome)
}

fn ir(outcome: &Outcome) -> String {
    let (_, compiled) = outcome.accepted();
    let mut text = compiled.api.to_string();
    for finding in outcome.findings.iter() {
        let (code, pointer) = (finding.code, &finding.pointer);
        let _ = writeln!(
            text,
            "{:?} {} at {pointer}: {}",
            code.severity, code.id, finding.message
        );
    }
    text
}

/// The files that the document names, each without the lines that all files start with.
fn rust(document: &str, outcome: &Outcome) -> String {
    let files = outcome.files();
    let line = document
        .lines()
        .find_map(|line| line.strip_prefix("# Files: "));
    let named = line
        .expect("the document says which files show it")
        .split_whitespace();
    let texts = named.map(|path| {
        let all: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        let text = files.get(path);
        let text = text.unwrap_or_else(|| panic!("no file {path} in {all:?}"));
        let body = text.split_once("\n\n").map_or(text, |(_head, body)| body);
        format!("// ---- {path} ----\n\n{body}")
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// All cases are the APIs of one crate, whose examples and documentation are held to account too,
/// and the requests that its calls make.
/// Not with `native-tls`, which needs a library of the system. It is also built without any API,
/// and with one but none of its tags.
#[test]
fn what_is_expected_compiles() {
    let folder = temporary().join("golden");
    write_crate(&folder);
    let none = ["--no-default-features"];
    let one = ["--no-default-features", "--features", "security"];
    let all = ["--features", "partial-eq,server"];
    let strict = ["--", "-D", "warnings"];
    run(
        &folder,
        "clippy",
        &["--features", "partial-eq", "--", "-D", "warnings"],
    );
    run(&folder, "clippy", &[&all[..], &strict].concat());
    run(&folder, "check", &none);
    run(&folder, "check", &one);
    run(&folder, "doc", &["--no-deps"]);
    run(&folder, "doc", &["--no-deps", "--features", "server"]);
    run(&folder, "test", &["--doc"]);
    run(&folder, "test", &["--test", "calls"]);
    run(&folder, "test", &["--test", "answers"]);
    run(&folder, "test", &["--test", "values"]);
}

fn run(folder: &Path, command: &str, arguments: &[&str]) {
    let mut run = cargo(folder);
    run.args([command, "--quiet"]).args(arguments);
    run.env("RUSTDOCFLAGS", "-D warnings");
    // The workspace's own, where the dependencies are built.
    run.env(
        "CARGO_TARGET_DIR",
        temporary().parent().expect("a target folder"),
    );
    let start = Instant::now();
    let ran = Ran::from(run.output().expect("cargo can be started"));
    println!("cargo {command}: {:.1} s", start.elapsed().as_secs_f32());
    // A warning is a defect too, even where it does not stop the compiler.
    assert!(
        ran.code == 0 && ran.err.is_empty(),
        "cargo {command} {arguments:?}\n{}{}",
        ran.err,
        ran.out
    );
}

/// The test of the values: each is read as what it is said to be, and loses nothing.
fn values() -> String {
    let mut text = String::from(
        "fn check<T: specwright_runtime::glue::Decode + specwright_runtime::glue::Encode + std::fmt::Debug>(json: &str, begin: &str) {
    use specwright_runtime::{Value, glue as rt};
    let value: T = rt::from_json(json.as_bytes()).unwrap_or_else(|e| panic!(\"{json}: {e}\"));
    let shown = format!(\"{value:?}\");
    assert!(shown.starts_with(begin), \"{json} is no {begin} but {shown}\");
    let written: Value = rt::from_json(&rt::to_json(&value).expect(json)).expect(json);
    assert_eq!(written, rt::from_json::<Value>(json.as_bytes()).expect(json));
}

#[test]
fn values() {
",
    );
    for folder in folders("golden") {
        let Ok(values) = fs::read_to_string(folder.join("values.txt")) else {
            continue;
        };
        let module = name(&folder).replace('-', "_");
        for line in values.lines() {
            let parts: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
            let [ty, begin, json] = parts[..] else {
                panic!("{}: {line}", folder.display());
            };
            let _ = writeln!(
                text,
                "    check::<golden::{module}::model::{ty}>({json:?}, {begin:?});"
            );
        }
    }
    text + "}\n"
}

fn temporary() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

/// What the tests of the crate need: a server that answers.
fn tested_with() -> String {
    let server = root().join("tests/server").display().to_string();
    format!(
        "\n[dev-dependencies]\ntest-server = {{ path = {server:?} }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    )
}

fn write_crate(folder: &Path) {
    let outcomes: Vec<(String, Outcome)> = folders("golden")
        .iter()
        .map(|folder| (name(folder), read(folder).1))
        .collect();
    let accepted = outcomes.iter().filter(|(_, outcome)| outcome.made.is_ok());
    let parts: Vec<_> = accepted
        .map(|(name, outcome)| (name.clone(), part(&outcome.accepted().1)))
        .collect();
    let runtime = root().join("runtime").display().to_string();
    let files = emit::workspace(&parts, &options("golden", &runtime));
    let _ = fs::remove_dir_all(folder.join("src"));
    fs::create_dir_all(folder.join("tests")).expect("a folder");
    fs::write(folder.join("tests/values.rs"), values()).expect("a file");
    for (path, text) in files.iter() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        let mut text = text.to_owned();
        if path.ends_with("Cargo.toml") {
            // Not a member of the workspace around it, but built as its members are.
            text.push_str("\n[workspace]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n");
            text.push_str(&tested_with());
        }
        fs::write(path, text).expect("a file");
    }
    for file in ["calls.rs", "answers.rs"] {
        let test = root().join("tests/golden-crate").join(file);
        fs::copy(test, folder.join("tests").join(file)).expect("a test of the crate");
    }
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file");
}
