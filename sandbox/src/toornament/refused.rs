//! How Toornament refuses a call.

use serde_json::{Value, json};
use startlist::toornament::model::Errors;

use crate::{answer::Stop, json::model};

/// A refused call: a status and the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The status of the answer: 400, 401, 403, 404 or 416.
    pub status: u16,
    /// At least one.
    pub reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// In words.
    pub message: String,
    /// Which part of the call is meant.
    pub scope: Scope,
    /// The parameter or member concerned, such as `lineup[0].name`.
    pub property_path: String,
    /// What was refused.
    pub invalid_value: Option<Value>,
    /// The kind, for a program to compare.
    pub kind: &'static str,
}

/// A part of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The body.
    Body,
}

impl Scope {
    /// As it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Body => "body",
        }
    }
}

impl Reason {
    pub(super) fn new(
        (scope, path): (Scope, &str),
        kind: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            message: message.into(),
            scope,
            property_path: path.to_owned(),
            invalid_value: None,
            kind,
        }
    }

    /// With the value that was refused.
    pub(super) fn value(self, value: impl Into<Value>) -> Self {
        Self {
            invalid_value: Some(value.into()),
            ..self
        }
    }
}

impl Refused {
    pub(super) fn new(status: u16, reason: Reason) -> Self {
        Self {
            status,
            reasons: vec![reason],
        }
    }

    /// 400, if there are reasons.
    pub(super) fn invalid(reasons: Vec<Reason>) -> Result<(), Self> {
        match reasons.is_empty() {
            true => Ok(()),
            false => Err(Self {
                status: 400,
                reasons,
            }),
        }
    }

    /// 404: nothing has the id that stands at `path`.
    pub(super) fn not_found(path: &str, id: &str) -> Self {
        let reason = Reason::new(
            (Scope::Path, path),
            "not_found",
            "There is nothing with this id.",
        );
        Self::new(404, reason.value(id))
    }

    /// The body of the answer.
    pub fn errors(&self) -> rusqlite::Result<Errors> {
        let reasons = self.reasons.iter().map(|reason| {
            let mut error = json!({
                "message": reason.message,
                "scope": reason.scope.as_str(),
                "property_path": reason.property_path,
                "type": reason.kind,
            });
            if let Some(value) = &reason.invalid_value {
                error["invalid_value"] = value.clone();
            }
            error
        });
        model(json!({ "errors": reasons.collect::<Vec<_>>() }))
    }
}

impl From<Refused> for Stop<Refused> {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
