//! What people see: results on standard output, everything else on standard error.
//!
//! Invariant: a closed pipe is never a panic and never changes the exit code.

use std::io::{self, IsTerminal, Write};

use specwright::{
    diagnostics::{Finding, Findings, Severity, render},
    source::Sources,
};

use crate::failure::{Failure, Failures};

/// What a command says last that stopped at errors in a document.
pub(crate) const NOTHING_WRITTEN: &str = "stopped at errors, nothing was written";

/// The two output streams and what they can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    /// Whether standard error is a terminal.
    pub(crate) terminal: bool,
    /// Whether standard error is shown in colour.
    pub(crate) colour: bool,
}

impl Console {
    /// What this process is connected to. Colour needs a terminal and no `NO_COLOR`.
    pub(crate) fn detect() -> Self {
        let terminal = io::stderr().is_terminal();
        Self {
            terminal: terminal && !is_dumb(),
            colour: in_colour(terminal),
        }
    }

    /// Whether results are shown in colour.
    pub(crate) fn result_in_colour() -> bool {
        in_colour(io::stdout().is_terminal())
    }

    /// Writes a command's result to standard output, whose reader may have gone.
    pub(crate) fn result(text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
                format!("cannot write to standard output: {error}"),
                "check where the output goes, then run the command again",
            )),
            _ => Ok(()),
        }
    }

    /// Writes a text to standard error; that nobody reads it is no reason to stop.
    pub(crate) fn say(text: &str) {
        let mut err = io::stderr().lock();
        let _ = err.write_all(text.as_bytes());
        if !text.ends_with('\n') {
            let _ = err.write_all(b"\n");
        }
    }

    /// Shows failures on standard error.
    pub(crate) fn failures(self, failures: &Failures) {
        let label = if self.colour {
            "\u{1b}[1;31merror\u{1b}[0m"
        } else {
            "error"
        };
        for failure in &failures.0 {
            Self::say(&format!("{label}: {failure}"));
        }
    }

    /// Shows all findings on standard error.
    pub(crate) fn findings(self, findings: &Findings, sources: &Sources) {
        if !findings.is_empty() {
            Self::say(&render(findings, sources, self.colour));
        }
    }

    /// Shows warnings and errors on standard error, and only how many notes there are.
    pub(crate) fn weighty(self, findings: &Findings, sources: &Sources, name: &str) {
        let (shown, notes) = without_notes(findings);
        self.findings(&shown, sources);
        if notes > 0 {
            let s = if notes == 1 { "" } else { "s" };
            Self::say(&format!(
                "{name}: {notes} note{s}, shown by `cargo xtask lint`"
            ));
        }
    }
}

fn in_colour(terminal: bool) -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    terminal && !refused && !is_dumb()
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|value| value == "dumb")
}

/// The warnings and errors, and how many notes were left out.
fn without_notes(findings: &Findings) -> (Findings, usize) {
    let mut kept = Findings::new();
    let heavy = |finding: &&Finding| finding.severity() > Severity::Note;
    findings
        .iter()
        .filter(heavy)
        .for_each(|finding| kept.push(finding.clone()));
    let notes = findings.len() - kept.len();
    (kept, notes)
}
