//! Two documents.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{check, diff, document, folder};

const FORMS: [&str; 5] = ["text", "markdown", "json", "html", "github"];

#[test]
fn the_same_is_no_change() {
    let one = document(&["a /a"]);
    let json = r#"{"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{"200":{"description":"ok"}},"operationId":"a"}}},"info":{"version":"1","title":"Lists"}}"#;
    let at = folder(&[("a.yaml", &one), ("b.yaml", &one), ("c.json", json)]);
    for pair in ["a.yaml b.yaml", "a.yaml a.yaml", "a.yaml c.json"] {
        for fail_on in ["breaking", "warn", "info", "never"] {
            let line = format!("{pair} --docs --fail-on {fail_on}");
            check(at.path(), &line, 0, &["no changes"]);
        }
    }
}

#[test]
fn every_form_is_the_same_twice() {
    let (old, new) = (document(&["a /a", "b /b"]), document(&["a /a", "c /c"]));
    let at = folder(&[("old.yaml", &old), ("new.yaml", &new)]);
    for form in FORMS {
        let line = format!("old.yaml new.yaml --format {form} --fail-on never");
        let (one, two) = (diff(at.path(), &line), diff(at.path(), &line));
        assert_eq!(one.status.code(), Some(0), "{form}");
        assert_eq!(one.stdout, two.stdout, "{form}");

        let file = format!("{line} --output out");
        assert!(diff(at.path(), &file).stdout.is_empty(), "{form}");
        assert_eq!(
            fs::read(at.path().join("out")).unwrap(),
            one.stdout,
            "{form}"
        );
    }
}

#[test]
fn what_cannot_be_read_is_bad_input() {
    let good = document(&["a /a"]);
    let at = folder(&[
        ("good.yaml", &good),
        ("broken.yaml", "openapi: [3.0.3\n"),
        ("list.json", "[]"),
    ]);
    let at = at.path();
    check(at, "good.yaml broken.yaml", 2, &["SW102", "broken.yaml:"]);
    check(at, "broken.yaml good.yaml --format json", 2, &["SW102"]);
    check(at, "good.yaml list.json", 2, &["SW229", "list.json:1:1"]);
    check(
        at,
        "good.yaml gone.yaml",
        2,
        &["`good.yaml` is a document, and `gone.yaml` is no file"],
    );
    check(at, "good.yaml", 2, &["no workspace here"]);
    check(at, "- -", 2, &["`-` stands twice"]);
    check(
        at,
        "good.yaml good.yaml --output gone/out",
        2,
        &["cannot write `gone/out`"],
    );
    check(
        at,
        "good.yaml good.yaml --overlay gone",
        2,
        &["cannot read `gone`"],
    );
}

#[test]
fn overlays_are_applied() {
    let at = folder(&[
        ("old.yaml", &document(&["a /a"])),
        ("new.yaml", &document(&["b /a"])),
        (
            "back.yaml",
            "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n- target: $.paths['/a'].get\n  update: {operationId: a}\n",
        ),
    ]);
    for overlay in ["--revision-overlay", "--overlay"] {
        let line = format!("old.yaml new.yaml {overlay} back.yaml --fail-on info");
        check(at.path(), &line, 0, &["no changes"]);
    }
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let (old, new) = (document(&["a /a"]), document(&[]));
    let at = folder(&[("old.yaml", &old), ("new.yaml", &new)]);
    for form in FORMS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args([
                "diff",
                "old.yaml",
                "new.yaml",
                "--fail-on",
                "never",
                "--format",
                form,
            ])
            .current_dir(at.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{form}");
    }
}

/// A document that breaks the one before it in two places, and describes one in other words.
fn broken_pair() -> tempfile::TempDir {
    let old = document(&["a /a", "b /b"]).replace(
        "operationId: a\n",
        "operationId: a\n      parameters:\n      - {name: q, in: query, schema: {type: string}}\n",
    );
    let new = old
        .replace("string", "integer")
        .replace("description: ok", "description: fine");
    let end = new.find("  /b:").unwrap();
    folder(&[("old.yaml", &old), ("new.yaml", &new[..end])])
}

#[test]
fn changes_have_places_and_operations() {
    let at = broken_pair();
    let hidden = "1 change of descriptions, examples and the like not shown";
    check(
        at.path(),
        "new.yaml old.yaml --fail-on info",
        1,
        &[
            "new.yaml:8:45",
            "old.yaml:8:45",
            "reaches  GET /a (request)",
            hidden,
        ],
    );
    check(
        at.path(),
        "old.yaml new.yaml --docs",
        1,
        &["(old.yaml:10:30)", "fine"],
    );
    check(
        at.path(),
        "old.yaml new.yaml --fail-on never",
        0,
        &["2 breaking"],
    );
    // What is gone is told at the nearest place that is still there.
    check(
        at.path(),
        "old.yaml new.yaml --format github",
        1,
        &[
            "::error file=new.yaml,line=8,col=45,title=request-parameter-type-changed::",
            "::error file=new.yaml,line=4,col=3,title=api-path-removed-without-deprecation::",
        ],
    );
    let json = diff(at.path(), "old.yaml new.yaml --format json");
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["summary"]["breaking"], 2, "{report:#}");
    let gone = &report["changes"][1];
    assert_eq!(gone["pointer"], "/paths/~1b/get", "{report:#}");
    assert_eq!(gone["revision_source"], serde_json::Value::Null);
    assert_eq!(gone["base_source"]["line"], 13);
    assert_eq!(gone["reached"][0]["operation"], "GET");
}

#[test]
fn what_programs_read_is_as_the_schema_says() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let at = broken_pair();
    for pair in [
        "old.yaml new.yaml --docs",
        "new.yaml old.yaml",
        "old.yaml old.yaml",
    ] {
        let output = diff(at.path(), &format!("{pair} --format json"));
        let report = serde_json::from_slice(&output.stdout).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&report).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{pair}: {wrong:?}");
    }
}

#[test]
fn a_document_comes_by_standard_input() {
    let at = broken_pair();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["diff", "-", "new.yaml", "--format", "github"])
        .current_dir(at.path())
        .stdin(fs::File::open(at.path().join("old.yaml")).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("::error file=new.yaml,"), "{said}");
}
