//! Crates of `generate` outside this workspace: with each kind of runtime, with each feature.

use std::{fs, path::Path};

use tempfile::TempDir;
use workspace_tests::{
    commands::{Ran, cargo, xtask},
    root,
};

/// Two tags that share a model, one of which is called as the crate's own parts are, and a
/// component that no operation of the first tag reaches.
const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Races, version: '1'}
servers: [{url: 'https://races.example'}]
paths:
  /races:
    get:
      operationId: listRaces
      tags: [races, shared]
      responses:
        '200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Races'}}}}
  /teams:
    post:
      operationId: addTeam
      tags: [shared]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Team'}}}}
      responses:
        '200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Team'}}}}
  /model:
    get:
      operationId: getModel
      tags: [部門]
      responses: {'204': {description: D}}
components:
  schemas:
    Races: {type: object, properties: {host: {$ref: '#/components/schemas/Person'}}}
    Team: {type: object, properties: {captain: {$ref: '#/components/schemas/Person'}}}
    Person: {type: object, properties: {name: {type: string}}}
    Unused: {type: object, properties: {name: {type: string}}}
";

fn generate(arguments: &[&str]) -> (Ran, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("api.yaml"), DOCUMENT).expect("a file");
    let fixed = ["generate", "api.yaml", "--out", "out", "--name", "my-races"];
    let ran = xtask(folder.path(), [&fixed, arguments].concat());
    (ran, folder)
}

fn generated(arguments: &[&str]) -> TempDir {
    let (ran, folder) = generate(arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // What the workspace uses is what can be had without a network.
    let lock = folder.path().join("out/Cargo.lock");
    fs::copy(root().join("Cargo.lock"), lock).expect("the lock file");
    folder
}

fn check(folder: &TempDir, features: &[&str]) {
    let mut check = cargo(&folder.path().join("out"));
    check.args(["check", "--quiet"]).args(features);
    // The workspace's own, where the dependencies are built.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    check.env("CARGO_TARGET_DIR", target.expect("a target folder"));
    let ran = Ran::from(check.output().expect("cargo can be started"));
    assert!(
        ran.code == 0 && ran.err.is_empty(),
        "{features:?}: {}",
        ran.err
    );
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join("out").join(path)).unwrap_or_default()
}

#[test]
fn every_feature_stands_on_its_own() {
    let folder = generated(&[]);
    let manifest = read(&folder, "Cargo.toml");
    assert!(
        manifest
            .contains("default = [\"rustls\", \"tracing\", \"races\", \"shared\", \"feature\"]"),
        "{manifest}"
    );
    check(&folder, &[]);
    check(&folder, &["--no-default-features"]);
    for feature in [
        "races",
        "shared",
        "feature",
        "blocking",
        "gzip",
        "tracing",
        "partial-eq",
    ] {
        check(&folder, &["--no-default-features", "--features", feature]);
    }
    check(&folder, &["--features", "partial-eq"]);
    let readme = read(&folder, "README.md");
    for word in [
        "# my-races",
        "`my_races`",
        "`races()`",
        "`list`",
        "`feature`",
    ] {
        assert!(readme.contains(word), "{word}: {readme}");
    }
}

#[test]
fn the_runtime_may_come_along() {
    let folder = generated(&["--runtime", "bundled"]);
    let manifest = read(&folder, "Cargo.toml") + &read(&folder, "runtime/Cargo.toml");
    let here = root().display().to_string();
    assert!(
        !manifest.contains(&here) && !manifest.contains(".workspace"),
        "{manifest}"
    );
    check(&folder, &[]);
}

#[test]
fn the_runtime_may_be_a_path_or_a_version() {
    let path = root().join("runtime").display().to_string();
    check(&generated(&["--runtime", &path]), &[]);
    let manifest = read(&generated(&["--runtime", "0.1"]), "Cargo.toml");
    let line = "specwright-runtime = { version = \"0.1\", default-features = false }";
    assert!(manifest.contains(line), "{manifest}");
}

#[test]
fn a_selection_compiles_and_keeps_what_it_reaches() {
    for (selection, kept, gone) in [
        (
            ["--include", "tag:races"],
            ["Races", "Person"],
            ["Team", "Unused"],
        ),
        (
            ["--exclude", "op:listRaces"],
            ["Team", "Person"],
            ["Races", "Unused"],
        ),
        (
            ["--include", "path:/teams"],
            ["Team", "Person"],
            ["Races", "Unused"],
        ),
    ] {
        let folder = generated(&selection);
        let models = folder.path().join("out/src/model");
        let files = models.read_dir().expect("models").flatten();
        let text: String = files
            .map(|file| fs::read_to_string(file.path()).expect("a file"))
            .collect();
        let there = |name: &str| text.contains(&format!("pub struct {name} "));
        assert!(kept.into_iter().all(there), "{selection:?}: {text}");
        assert!(!gone.into_iter().any(there), "{selection:?}: {text}");
        check(&folder, &[]);
    }
}

/// A tag that is not the first one selects too.
#[test]
fn any_tag_of_an_operation_selects_it() {
    let (ran, _folder) = generate(&["--include", "tag:shared"]);
    assert!(ran.out.contains("2 of 2 operations"), "{}", ran.out);
}

#[test]
fn what_selects_nothing_is_said() {
    let (ran, _folder) = generate(&["--include", "tag:races", "--exclude", "op:listRace"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("SW546") && ran.err.contains("`op:listRace` selects no operation"),
        "{}",
        ran.err
    );
    let (ran, folder) = generate(&["--include", "tag:race"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("`tag:race` selects no operation"),
        "{}",
        ran.err
    );
    assert!(!folder.path().join("out").exists());
}

#[test]
fn names_that_no_crate_can_have() {
    for name in [
        "std",
        "core",
        "test",
        "9x",
        "a b",
        "fn",
        "Self",
        "specwright-runtime",
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("api.yaml"), DOCUMENT).expect("a file");
        let ran = xtask(
            folder.path(),
            ["generate", "api.yaml", "--out", "out", "--name", name],
        );
        assert_eq!(ran.code, 2, "{name}");
        assert!(
            ran.err
                .contains(&format!("`{name}` cannot be the name of a crate")),
            "{}",
            ran.err
        );
        assert!(!folder.path().join("out").exists(), "{name}");
    }
}
