//! schemathesis, which shares nothing with this project, calls the running sandbox as the
//! normalized documents say: with good credentials and ids that are there, many hundred calls that
//! are always the same ones. `run.py` has the details; it needs python3, and the network once.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

/// The variable that makes it an error that the tool cannot be had.
const REQUIRED: &str = "SPECWRIGHT_OUTSIDE";

/// The program, ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Starts the program; gives its first line.
fn start() -> (Running, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_startlist-sandbox"));
    // The statuses of the documents: an error inside of a success is what they do not declare.
    command.args(["--port", "0", "--controls", "--quiet"]);
    command.args(["--runsignup-errors", "status"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let output = child.stdout.take().unwrap();
    let running = Running(child);
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line).unwrap();
    (running, line)
}

/// What came of the calls; `None`, and a line that says so, where there is no tool.
fn verdict() -> Option<Value> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (_running, line) = start();
    let mut command = Command::new("python3");
    command.arg(package.join("tests/schemathesis/run.py"));
    command.arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemathesis"));
    command.arg(package.join("../specs"));
    command.arg(package.join("../tests/schemathesis.toml"));
    let output = command.arg(line.trim_end()).output();
    let missing = match &output {
        Err(error) => Some(format!("python3: {error}")),
        Ok(output) if output.status.code() == Some(3) => {
            Some(String::from_utf8_lossy(&output.stderr).into_owned())
        }
        Ok(_) => None,
    };
    if let Some(why) = missing {
        assert!(std::env::var_os(REQUIRED).is_none(), "{why}");
        println!("skipped: no schemathesis: {why}");
        return None;
    }
    let output = output.unwrap();
    let verdict = serde_json::from_slice(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    Some(verdict.unwrap_or_else(|error| panic!("{error}: {said}")))
}

#[test]
fn what_the_documents_say_is_what_the_sandbox_does() {
    let Some(verdict) = verdict() else { return };
    assert_eq!(verdict["errors"], serde_json::json!([]), "{verdict:#}");
    assert_eq!(verdict["unexplained"], serde_json::json!([]), "{verdict:#}");
    for (rule, times) in verdict["explained"].as_object().unwrap() {
        assert!(times.as_u64() > Some(0), "no longer needed: {rule}");
    }
    let operations = verdict["statuses"].as_object().unwrap();
    assert_eq!(operations.len(), 12, "{verdict:#}");
    for (operation, statuses) in operations {
        let statuses = statuses.as_object().unwrap();
        let reached = statuses.keys().any(|status| status.starts_with('2'));
        assert!(reached, "{operation} has no success: {statuses:?}");
        let failed = statuses
            .keys()
            .any(|status| !matches!(status.as_bytes(), [b'2' | b'4', ..]));
        assert!(!failed, "{operation}: {statuses:?}");
    }
    println!(
        "{} calls of {} operations",
        verdict["calls"],
        operations.len()
    );
}
