//! What is wrong with a call.

use std::fmt;

use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

/// How many problems of one call are told.
pub(super) const PROBLEMS: usize = 20;

/// The part of a request that a problem is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// The body.
    Body,
}

impl Location {
    /// `path`, `query`, `header`, `cookie` or `body`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is wrong with a call.
///
/// ```
/// use specwright_runtime::serve::{Location, Problem};
///
/// let problem = Problem::new(Location::Query, "sort", "is not known to this tournament");
/// assert_eq!(problem.to_string(), "`sort` is not known to this tournament");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// In which part of the request it is.
    pub location: Location,
    /// Where in that part, in the words of the API: the name of a parameter or of a member, as in
    /// `lineup[0].name`; empty for the whole body.
    pub path: String,
    /// The same as a JSON pointer, `/lineup/0/name`.
    pub pointer: String,
    /// What is wrong, to be read behind the name of the place: `is missing`.
    pub message: String,
    /// The keyword of JSON Schema that is not kept (`required`, `maxLength`), or a word of the same
    /// kind: `json`, `encoding`, `style`, `duplicate`.
    pub keyword: String,
    /// What was sent, where it can be shown: nothing longer than 100 characters, no list and no
    /// object.
    pub value: Option<Value>,
}

impl Problem {
    /// A problem with a parameter or a member of the body, of the keyword `invalid`. The message
    /// is read behind the name: `is taken`.
    pub fn new(location: Location, path: impl Into<String>, message: impl Into<String>) -> Self {
        let path = path.into();
        Self {
            location,
            pointer: super::place::pointer_of(&path),
            path,
            message: message.into(),
            keyword: "invalid".to_owned(),
            value: None,
        }
    }

    /// The same with a keyword.
    #[must_use]
    pub fn keyword(mut self, keyword: impl Into<String>) -> Self {
        self.keyword = keyword.into();
        self
    }

    /// The same with what was sent.
    #[must_use]
    pub fn value(mut self, value: impl Into<Value>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// A sentence: the place and the message.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(f, "the {} {}", self.location, self.message),
            path => write!(f, "`{path}` {}", self.message),
        }
    }
}

/// A call that is not carried out, and why: what a guard or a handler gives, and what bad input
/// becomes.
///
/// It is answered in the form of errors that the document declares for the status, or as
/// `application/problem+json`; see [`Service::refusing`](super::Service::refusing).
///
/// ```
/// use specwright_runtime::{StatusCode, serve::{Location, Problem, Refusal}};
///
/// let refusal = Refusal::new(StatusCode::CONFLICT)
///     .because("There is another team of this name.")
///     .problem(Problem::new(Location::Body, "name", "is taken").keyword("unique"));
/// assert_eq!(refusal.to_string(), "There is another team of this name.");
/// ```
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is wrong with the input, at most 20 of it; often none.
    pub problems: Vec<Problem>,
    /// Further headers of the answer.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    detail: Option<String>,
}

impl Refusal {
    /// A refusal of that status.
    pub fn new(status: StatusCode) -> Self {
        Self {
            status,
            problems: Vec::new(),
            headers: Vec::new(),
            detail: None,
        }
    }

    /// The status 400 for these problems; those behind the twentieth are left out.
    pub fn bad_request(mut problems: Vec<Problem>) -> Self {
        problems.truncate(PROBLEMS);
        Self {
            problems,
            ..Self::new(StatusCode::BAD_REQUEST)
        }
    }

    /// The same with the reason in words, a sentence.
    #[must_use]
    pub fn because(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same with one more problem.
    #[must_use]
    pub fn problem(mut self, problem: Problem) -> Self {
        self.problems.push(problem);
        self
    }

    /// The same with a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// The reason in words: the one that was given, else the problems, else what the status says.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(detail) = &self.detail {
            return f.write_str(detail);
        }
        if self.problems.is_empty() {
            return f.write_str(super::words::of_status(self.status));
        }
        for (place, problem) in self.problems.iter().enumerate() {
            let before = if place == 0 { "" } else { "; " };
            write!(f, "{before}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
