//! Every form of one small report, as files beside this one.
//!
//! `SPECWRIGHT_BLESS=1 cargo test -p xtask` writes them anew.

mod browser;
mod sample;

use std::{fs, path::Path};

use super::{github, html, json, markdown, text};
use crate::commands::diff::outcome::{Api, Entry, Outcome};

fn check(name: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/commands/diff/render/tests")
        .join(name);
    if std::env::var_os("SPECWRIGHT_BLESS").is_some() {
        fs::write(&file, actual).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        expected == actual,
        "{name} differs; SPECWRIGHT_BLESS=1 writes it. It is now:\n{actual}"
    );
}

/// The page without its style and its script, which are files of their own.
fn bare(page: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in page.lines() {
        inside &= !matches!(line, "</style>" | "</script>") && !line.starts_with("</style>");
        if !inside {
            out += line;
            out.push('\n');
        }
        inside |= line.ends_with("<style>") || line == "<script>";
    }
    out
}

#[test]
fn as_text() {
    check("report.txt", &text(&sample::outcome(), false));
}

#[test]
fn colours_change_no_word() {
    let outcome = sample::outcome();
    let mut coloured = text(&outcome, true);
    assert!(coloured.contains("\u{1b}[1;31mERR\u{1b}[0m"), "{coloured}");
    for code in ["1;31", "1;33", "1;36", "0", "1", "2", "31", "32"] {
        coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(coloured, text(&outcome, false));
}

#[test]
fn as_markdown() {
    check("report.md", &markdown(&sample::outcome()));
}

#[test]
fn as_json() {
    check("report.json", &json(&sample::outcome()));
}

#[test]
fn as_annotations() {
    check("report.github", &github(&sample::outcome()));
}

#[test]
fn as_a_page() {
    check("report.html", &bare(&html(&sample::outcome())));
}

#[test]
fn without_changes() {
    let quiet = Outcome {
        base: "a.yaml".to_owned(),
        revision: "b.yaml".to_owned(),
        apis: vec![Api::default()],
        ..Outcome::default()
    };
    assert_eq!(
        text(&quiet, false),
        "base:     a.yaml\nrevision: b.yaml\n\nno changes\n"
    );
    assert_eq!(
        markdown(&quiet),
        "## API diff: no changes\n\n`a.yaml` → `b.yaml`\n"
    );
    assert_eq!(github(&quiet), "");
    assert!(!html(&quiet).contains("<form"));
}

#[test]
fn what_documents_say_is_no_markup() {
    let outcome = sample::outcome();
    let page = html(&outcome);
    assert!(!page.contains("<b>"), "{page}");
    assert!(!page.contains("\" onclick"), "{page}");
    for form in [
        text(&outcome, false),
        github(&outcome),
        markdown(&outcome),
        page,
    ] {
        assert!(!form.contains('\u{1b}') && !form.contains('\u{202e}'));
    }
    let lines = github(&outcome);
    assert!(lines.lines().all(|line| line.starts_with("::")), "{lines}");
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.schema.json");
    let schema = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    for outcome in [sample::outcome(), Outcome::default()] {
        let report = serde_json::from_str(&json(&outcome)).unwrap();
        let wrong: Vec<String> = schema.iter_errors(&report).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    let mut report: serde_json::Value = serde_json::from_str(&json(&sample::outcome())).unwrap();
    report["changes"][0]["level"] = "HIGH".into();
    assert!(!schema.is_valid(&report));
}

#[test]
fn a_comment_has_room_for_it() {
    let mut outcome = sample::outcome();
    let entry = outcome.apis[3].entries[0].clone();
    outcome.apis[3].entries = vec![entry; 5_000];
    let text = markdown(&outcome);
    assert!(text.chars().count() <= 60_000);
    assert!(text.contains("more changes left out here"), "{text}");
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}

#[test]
fn one_long_entry_does_not_fit_either() {
    let entry = Entry {
        text: "x".repeat(70_000),
        ..sample::outcome().apis[3].entries[0].clone()
    };
    let api = Api {
        entries: vec![entry],
        ..Api::default()
    };
    let outcome = Outcome {
        apis: vec![api],
        ..Outcome::default()
    };
    let text = markdown(&outcome);
    assert!(text.ends_with("**1 more change left out here for want of room**: `cargo xtask diff` shows all of them.\n"), "{text}");
}
