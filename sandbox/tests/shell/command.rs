//! The program: arguments, the first line, signals, exit codes.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use serde_json::Value;

use crate::raw::{Raw, form, get, json, until};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_startlist-sandbox"));
    command.args(arguments);
    command
}

/// The program while it runs.
pub(crate) struct Running {
    child: Child,
    out: BufReader<ChildStdout>,
    pub(crate) ready: Value,
}

/// What it wrote.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    /// Behind the first line.
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Running {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line).unwrap_or_else(|_| {
            child.kill().ok();
            panic!("no first line: {line}")
        });
        Self { child, out, ready }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        let url = self.ready["toornament"]["base_url"].as_str().unwrap();
        let rest = url.strip_prefix("http://").unwrap();
        rest.split('/').next().unwrap().parse().unwrap()
    }

    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Sends a signal and waits for the end.
    pub(crate) fn end(mut self, signal: &str) -> Ended {
        self.signal(signal);
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        let errors = self.child.stderr.take().unwrap();
        BufReader::new(errors).read_to_string(&mut err).unwrap();
        let code = self.child.wait().unwrap().code();
        Ended { code, out, err }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Where a test failed before the end.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn refused(arguments: &[&str]) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command(arguments).output().unwrap();
    assert_eq!(status.code(), Some(2), "{arguments:?}");
    assert!(stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}

#[test]
fn the_first_line_says_how_it_is_reached() {
    let running = Running::start(&[]);
    let names = |api: &str| {
        let object = running.ready[api].as_object().unwrap();
        object.keys().cloned().collect::<Vec<_>>()
    };
    for name in [
        "base_url",
        "token_url",
        "api_key",
        "client_id",
        "client_secret",
        "bearer_token",
        "tournaments",
        "participant_id",
        "registration_id",
    ] {
        assert!(names("toornament").contains(&name.to_owned()), "{name}");
    }
    for name in ["team", "player", "closed"] {
        assert!(running.ready["toornament"]["tournaments"][name].is_string());
    }
    for name in [
        "base_url",
        "token_url",
        "api_key",
        "api_secret",
        "tmp_key",
        "tmp_secret",
        "rsu_api_key",
        "sp_api_key",
        "x_rsu_api_secret",
        "oauth_token",
        "race_id",
        "event_id",
        "race_series_id",
        "race_series_year_id",
        "team_type_id",
    ] {
        assert!(names("runsignup").contains(&name.to_owned()), "{name}");
    }
    assert_eq!(get(running.address(), "/").status, 200);
    let ended = running.end("-TERM");
    assert_eq!((ended.code, &*ended.out), (Some(0), ""));
    assert!(ended.err.starts_with("GET / 200 "), "{}", ended.err);
}

#[test]
fn an_interrupt_ends_it_as_well() {
    let ended = Running::start(&["--quiet"]).end("-INT");
    assert_eq!(ended.code, Some(0));
    assert_eq!(ended.err, "ending\n");
}

#[test]
fn a_second_signal_does_not_wait_for_calls_at_work() {
    let mut running = Running::start(&["--controls", "--grace", "3600", "--quiet"]);
    let at = running.address();
    let fault = r#"{"delay_ms": 600000, "method": "PUT", "path": "/"}"#;
    json(at, "POST", "/_sandbox/faults", fault);
    let mut waiting = Raw::open(at);
    waiting.send("PUT / HTTP/1.1\r\nHost: x\r\n\r\n");
    until(|| get(at, "/_sandbox/faults").text() == r#"{"faults":[]}"#);
    running.signal("-TERM");
    let mut line = String::new();
    let mut errors = BufReader::new(running.child.stderr.take().unwrap());
    errors.read_line(&mut line).unwrap();
    assert_eq!(line, "ending\n");
    running.signal("-TERM");
    assert_eq!(running.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_second_start_goes_on_with_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data.db");
    let file = file.to_str().unwrap();
    let token = "/toornament/oauth/v2/token";
    let id = "client_id=demo-toornament-client-id&client_secret=demo-toornament-client-secret";

    let running = Running::start(&["--db", file]);
    let body = format!("grant_type=client_credentials&{id}");
    let refresh = form(running.address(), token, &body).json()["refresh_token"].clone();
    let first = running.ready["runsignup"]["race_id"].clone();
    running.end("-KILL");

    let running = Running::start(&["--db", file, "--seed", "empty"]);
    assert_eq!(running.ready["runsignup"]["race_id"], first);
    let refresh = refresh.as_str().unwrap();
    let body = format!("grant_type=refresh_token&refresh_token={refresh}&{id}");
    assert_eq!(form(running.address(), token, &body).status, 200);
}

#[test]
fn what_cannot_be_done_is_said_and_ends_with_2() {
    let running = Running::start(&[]);
    let port = running.address().port().to_string();
    let rows: [(&[&str], &str); 7] = [
        (&["--port", &port], "cannot listen at 127.0.0.1:"),
        (&["--db", "/nowhere/at/all/data.db"], "the database"),
        (&["--host", "0.0.0.0"], "--allow-remote"),
        (&["--host", "example.com"], "--host"),
        (&["--seed", "everything"], "demo, empty"),
        (&["--empty-range", "500"], "416, 206"),
        (&["--nonsense"], "--nonsense"),
    ];
    for (arguments, said) in rows {
        let text = refused(arguments);
        assert!(text.contains(said), "{arguments:?}: {text}");
    }
}

#[test]
fn who_lets_others_in_is_warned() {
    let running = Running::start(&["--host", "0.0.0.0", "--allow-remote", "--quiet"]);
    // The addresses are such as this machine can use.
    assert_eq!(running.address().ip().to_string(), "127.0.0.1");
    assert_eq!(get(running.address(), "/").status, 200);
    let ended = running.end("-TERM");
    assert!(ended.err.starts_with("warning: "), "{}", ended.err);
}

#[test]
fn all_arguments_are_in_the_help_and_on_the_page() {
    let output = command(&["--help"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).unwrap();
    let page = include_str!("../../../docs/sandbox.md");
    let words = help
        .split([' ', ',', '\n'])
        .filter(|word| word.starts_with("--"));
    let arguments: BTreeSet<&str> = words
        .filter(|it| !["--help", "--version"].contains(it))
        .collect();
    assert_eq!(arguments.len(), 12, "{arguments:?}");
    for argument in arguments {
        assert!(page.contains(&format!("`{argument}")), "{argument}");
    }
}
