//! What goes wrong outside of documents: files, folders, options.
//!
//! Invariant: what is wrong *in* a document is a finding with a code; a failure is only what
//! keeps a command from reading, writing or understanding what it was asked.

use std::{fmt, io, path::Path, process::ExitCode};

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done, or in sync, or nothing found.
    Done,
    /// 1: `regen --check` saw drift, `lint` has findings, or `fidelity` saw something wrong.
    Differs,
    /// 2: bad input, bad arguments, or a file system that refused; nothing was written.
    BadInput,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Differs => 1,
            Exit::BadInput => 2,
        })
    }
}

/// One thing that went wrong, with what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What went wrong, and where.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

impl Failure {
    /// A failure with what to do about it.
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }

    /// A failure of the file system while doing `what` ("read", "write") to `path`.
    pub(crate) fn io(what: &str, path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => error.to_string(),
        };
        let help = match error.kind() {
            io::ErrorKind::NotFound => "check the path; it counts from the current folder",
            io::ErrorKind::PermissionDenied => "check the permissions of the file and its folder",
            io::ErrorKind::IsADirectory => "name a file",
            _ => "check the file and the disk it is on, then run the command again",
        };
        Self::new(
            format!("cannot {what} `{}`: {reason}", path.display()),
            help,
        )
    }

    /// The same failure, led by the place that asked for the file.
    pub(crate) fn named_at(mut self, place: &str) -> Self {
        self.message = format!("{place}: {}", self.message);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  help: {}", self.message, self.help)
    }
}

/// Everything that went wrong in one step; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failures(pub(crate) Vec<Failure>);

impl From<Failure> for Failures {
    fn from(failure: Failure) -> Self {
        Self(vec![failure])
    }
}

/// Parts the results: all values, or all failures.
pub(crate) fn all<T>(results: Vec<Result<T, Failures>>) -> Result<Vec<T>, Failures> {
    let mut values = Vec::new();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(more) => failures.extend(more.0),
        }
    }
    if failures.is_empty() {
        Ok(values)
    } else {
        Err(Failures(failures))
    }
}

/// Both values, or the failures of both.
pub(crate) fn both<A, B>(
    a: Result<A, Failures>,
    b: Result<B, Failures>,
) -> Result<(A, B), Failures> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(mut a), Err(b)) => {
            a.0.extend(b.0);
            Err(a)
        }
        (Err(failures), _) | (_, Err(failures)) => Err(failures),
    }
}
