//! What a handler is given: the input of a call, typed, and what else came with it.
//!
//! Invariant: a handler is called with input that was checked; the errors of reading it name
//! places of the request and no types.

use std::{fmt, ops::Deref};

use http::{Extensions, HeaderMap, Uri};

use super::{
    content::Content,
    log,
    place::Steps,
    problem::{Location, Problem, Refusal},
    spec::{Operation, Place},
};
use crate::codec::{Decode, DecodeError, from_json};

/// The input of an operation; written by generated code.
pub trait Input: Sized + Send + 'static {
    /// Reads it; `None` where `call` has noted a problem.
    fn read(call: &mut Fields<'_>) -> Option<Self>;
}

/// A call that was received and checked, before its input has a type.
pub(super) struct Received {
    pub(super) operation: &'static Operation,
    pub(super) values: Vec<Option<String>>,
    pub(super) content: Option<Content>,
    pub(super) headers: HeaderMap,
    pub(super) uri: Uri,
    pub(super) extensions: Extensions,
}

impl Received {
    /// The call with its input.
    pub(super) fn into_incoming<T: Input>(self) -> Result<Incoming<T>, Refusal> {
        let mut fields = Fields {
            received: &self,
            problems: Vec::new(),
        };
        let input = T::read(&mut fields);
        let problems = fields.problems;
        match input {
            Some(input) if problems.is_empty() => Ok(Incoming {
                input,
                operation: self.operation,
                headers: self.headers,
                uri: self.uri,
                extensions: self.extensions,
            }),
            _ => Err(Refusal::bad_request(problems)),
        }
    }
}

/// The parts of the input of a call, for generated code.
pub struct Fields<'c> {
    received: &'c Received,
    problems: Vec<Problem>,
}

impl Fields<'_> {
    /// A parameter that has to be there, by its place in
    /// [`Operation::parameters`](super::glue::Operation::parameters).
    pub fn get<T: Decode>(&mut self, place: usize) -> Option<T> {
        let found = self.opt(place)?;
        if found.is_none() {
            self.note(place, "required", "is missing");
        }
        found
    }

    /// A parameter that may be left out. The outer `None` is a problem.
    #[allow(clippy::option_option)] // Generated code has a question mark behind it.
    pub fn opt<T: Decode>(&mut self, place: usize) -> Option<Option<T>> {
        let Some(Some(json)) = self.received.values.get(place) else {
            return Some(None);
        };
        match from_json(json.as_bytes()) {
            Ok(value) => Some(Some(value)),
            Err(error) => {
                self.unread(&error);
                self.note(place, "type", "has a value that is not read here");
                None
            }
        }
    }

    /// The body, which has to be there.
    pub fn body<T: Decode>(&mut self) -> Option<T> {
        let found = self.body_opt()?;
        if found.is_none() {
            self.problems
                .push(Problem::new(Location::Body, "", "is missing").keyword("required"));
        }
        found
    }

    /// The body, which may be left out. The outer `None` is a problem.
    #[allow(clippy::option_option)] // Generated code has a question mark behind it.
    pub fn body_opt<T: Decode>(&mut self) -> Option<Option<T>> {
        let Some(content) = &self.received.content else {
            return Some(None);
        };
        match content.value.decode() {
            Ok(value) => Some(Some(value)),
            Err(error) => {
                self.unread(&error);
                let path = super::words::shortened(&error.path());
                let message = "has a value that is not read here";
                self.problems
                    .push(Problem::new(Location::Body, path, message).keyword("type"));
                None
            }
        }
    }

    /// Which of [`Operation::bodies`](super::glue::Operation::bodies) was sent; `None` for no body.
    pub fn media(&self) -> Option<usize> {
        self.received.content.as_ref().map(|content| content.media)
    }

    fn note(&mut self, place: usize, keyword: &str, message: &str) {
        let Some(parameter) = self.received.operation.parameters.get(place) else {
            return;
        };
        let location = match parameter.place {
            Place::Path => Location::Path,
            Place::Query => Location::Query,
            Place::Header => Location::Header,
            Place::Cookie => Location::Cookie,
        };
        let problem = Problem {
            pointer: Steps::of_parameter(parameter.name).pointer(),
            ..Problem::new(location, parameter.name, message)
        };
        self.problems.push(problem.keyword(keyword));
    }

    /// What was checked is not what the types are: a gap between the two.
    fn unread(&self, error: &DecodeError) {
        log::unread(self.received.operation.id, error);
    }
}

/// A call as its handler gets it: the input, and what else came with it.
///
/// It can be used as the input: `call.name`.
pub struct Incoming<T> {
    input: T,
    operation: &'static Operation,
    headers: HeaderMap,
    uri: Uri,
    extensions: Extensions,
}

impl<T> Incoming<T> {
    /// The input alone.
    pub fn into_input(self) -> T {
        self.input
    }

    /// The headers of the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The address of the request, below the path that the service is nested at.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// What layers and the [`Guard`](super::Guard) have put in.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }

    /// The id of the operation.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }
}

impl<T> Deref for Incoming<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.input
    }
}

/// Shows the input, and nothing of the headers, which may hold credentials.
impl<T: fmt::Debug> fmt::Debug for Incoming<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("operation", &self.operation.id)
            .field("input", &self.input)
            .finish_non_exhaustive()
    }
}
