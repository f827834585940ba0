//! What can be chosen when a sandbox is started.

use std::path::PathBuf;

/// Where the data are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Database {
    /// In memory: they end with the sandbox.
    #[default]
    Memory,
    /// In an SQLite file, which is made where there is none. What a call has acknowledged is in
    /// it, also when the process is killed. One sandbox at a time uses it.
    File(PathBuf),
}

/// How the RunSignup API says that a call is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorStyle {
    /// As the live API does it: status 200, and `error` with a code and a message in the body.
    #[default]
    InBand,
    /// As the documents declare it: the statuses 400, 401, 403, 404 and 500.
    Status,
}

/// What the Toornament API answers to a range of a list that is empty; its documents leave it
/// open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmptyRange {
    /// Status 416: the range is beyond the end, as the rule for ranges has it.
    #[default]
    NotSatisfiable,
    /// Status 206 with an empty list.
    Partial,
}
