//! Recorded calls before a judge from outside: openapi-core, which shares nothing with this
//! project. `judge.py` has the details; it needs python3, and the network once.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
};

use serde_json::Value;

/// The variable that makes it an error that the judge cannot be had.
const REQUIRED: &str = "SPECWRIGHT_OUTSIDE";

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/outside")
        .join(name)
}

/// What the judge makes of recorded calls; `None`, and a line that says so, where there is none.
fn judged(document: &Path, record: &Path) -> Option<Value> {
    /// The environment is made once.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    let mut command = Command::new("python3");
    command
        .arg(here("run.py"))
        .arg(venv)
        .arg(document)
        .arg(record);
    let output = command.output();
    let missing = match &output {
        Err(error) => Some(format!("python3: {error}")),
        Ok(output) if output.status.code() == Some(3) => {
            Some(String::from_utf8_lossy(&output.stderr).into_owned())
        }
        Ok(_) => None,
    };
    if let Some(why) = missing {
        assert!(std::env::var_os(REQUIRED).is_none(), "{why}");
        println!("skipped: no judge: {why}");
        return None;
    }
    let output = output.unwrap();
    let verdict = serde_json::from_slice(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    Some(verdict.unwrap_or_else(|error| panic!("{error}: {said}")))
}

/// Where in a verdict calls were refused.
fn refused(verdict: &Value) -> Vec<&str> {
    let list = verdict["refused"].as_array().unwrap();
    list.iter()
        .map(|call| call["at"].as_str().unwrap())
        .collect()
}

#[test]
fn right_calls_pass() {
    let Some(verdict) = judged(&here("requests.yaml"), &here("right.jsonl")) else {
        return;
    };
    assert_eq!(verdict["calls"], 7, "{verdict:#}");
    assert!(refused(&verdict).is_empty(), "{verdict:#}");
    // What it is known to get wrong is told, not hidden.
    assert_eq!(verdict["excused"]["multipart-scalars"], 1, "{verdict:#}");
    assert_eq!(verdict["excused"]["deep-object"], 2, "{verdict:#}");
}

#[test]
fn wrong_calls_do_not() {
    let Some(verdict) = judged(&here("requests.yaml"), &here("wrong.jsonl")) else {
        return;
    };
    let lines = verdict["calls"].as_u64().unwrap();
    let all: Vec<String> = (1..=lines).map(|n| format!("wrong.jsonl:{n}")).collect();
    assert_eq!(refused(&verdict), all, "{verdict:#}");
}

#[test]
fn calls_of_a_generated_crate_pass() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = package.join("tests/documents/clubs.yaml");
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("clubs.jsonl");
    let mut command = Command::new(env!("CARGO_BIN_EXE_specwright-fidelity"));
    // The folder of the command, where dependencies may be built already.
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../fidelity");
    command.arg(&document).arg("--record").arg(&record);
    let output = command.arg("--work").arg(work).output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{out}\n{said}");
    let Some(verdict) = judged(&document, &record) else {
        return;
    };
    let lines = std::fs::read_to_string(&record).unwrap().lines().count();
    assert!(lines > 50, "{lines} calls");
    assert_eq!(verdict["calls"], lines, "{verdict:#}");
    assert!(refused(&verdict).is_empty(), "{verdict:#}");
}
