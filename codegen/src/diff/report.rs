//! What a comparison says.
//!
//! Invariant: plain data in a fixed order; two comparisons of the same documents give equal
//! reports.

use std::fmt;

use crate::{pointer::Pointer, source::Span};

/// All that differs between two documents, and what it does to those who use the crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The edited places of the document, sorted by place and id.
    pub changes: Vec<Change>,
    /// The items of the generated crate that differ, those too that no change explains.
    pub rust: Vec<RustChange>,
    /// What the crate's version has to say about all of them.
    pub semver: Semver,
    /// Why nothing is said of the crate; `None` where it was compared.
    pub rust_unknown: Option<String>,
}

/// One edited place, and one thing that is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the kind of change: oasdiff's where it has one.
    pub id: String,
    /// What it does to those who use the API.
    pub level: Level,
    /// Whether it concerns readers only: descriptions, examples and the like.
    pub docs: bool,
    /// The edited place: in the revision, in the base where it is gone.
    pub pointer: Pointer,
    /// What changed, in one sentence without line breaks.
    pub text: String,
    /// The operations that the edited place reaches, sorted; none for what no operation uses.
    pub reached: Vec<Reached>,
    /// What stands there in the base; `None` where nothing does.
    pub base: Option<Seen>,
    /// What stands there in the revision; `None` where nothing does.
    pub revision: Option<Seen>,
    /// The two names, where the change is one of name.
    pub renamed: Option<Renamed>,
    /// The items of the crate that it changes: indices into [`Report::rust`].
    pub rust: Vec<usize>,
}

/// An operation that an edited place reaches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reached {
    /// The path as the revision writes it; as the base does where the operation is gone.
    pub path: String,
    /// The method in capitals.
    pub method: String,
    /// The operationId; empty where there is none.
    pub operation_id: String,
    /// As what the edited place belongs to the operation.
    pub role: Role,
}

/// As what an edited place belongs to an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The operation itself.
    Operation,
    /// Part of what is sent.
    Request,
    /// Part of the answer with this status.
    Response(String),
}

/// What one document says at an edited place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where: in the sources of that document.
    pub span: Span,
    /// The value, cut where it is long.
    pub value: String,
}

/// Two names for what is held to be one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The name in the base.
    pub from: String,
    /// The name in the revision.
    pub to: String,
    /// Why the two are held to be one.
    pub evidence: String,
}

/// An item of the generated crate that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustChange {
    /// Its path: `startlist::toornament::model::Participant::name`.
    pub item: String,
    /// What happened to it.
    pub kind: RustKind,
    /// How it was written; `None` where it is new.
    pub before: Option<String>,
    /// How it is written; `None` where it is gone.
    pub after: Option<String>,
    /// What the crate's version has to say about it.
    pub semver: Semver,
    /// The places of the documents that the item comes from.
    pub pointers: Vec<Pointer>,
}

/// What happened to an item of the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RustKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is written in another way.
    Changed,
}

/// What a change does to those who use the API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing.
    #[default]
    Info,
    /// It may break some of them.
    Warn,
    /// It breaks them.
    Err,
}

/// What a new version has to say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Semver {
    /// Nothing changed.
    #[default]
    None,
    /// Nothing that can be named changed.
    Patch,
    /// There is more than before.
    Minor,
    /// What compiled may not compile now.
    Major,
}

impl Level {
    /// As reports write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Err => "ERR",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation => f.write_str("operation"),
            Self::Request => f.write_str("request"),
            Self::Response(status) => write!(f, "response {status}"),
        }
    }
}
