//! How RunSignup refuses a call: a number of its list, and words.

use std::fmt;

use crate::answer::Stop;

/// A refused call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The number.
    pub code: Code,
    /// The publisher's words for the number, and what is meant where there is more to say.
    pub message: String,
}

/// The numbers of the publisher's list that the sandbox gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// 3: Invalid parameters.
    InvalidParameters,
    /// 6: Key authentication failed.
    KeyFailed,
    /// 7: Permission Denied.
    PermissionDenied,
    /// 11: Invalid submission.
    InvalidSubmission,
    /// 15: Invalid ID.
    InvalidId,
    /// 101: User not found.
    UserNotFound,
    /// 201: Race not found.
    RaceNotFound,
    /// 223: Event id not valid.
    EventNotValid,
}

impl Code {
    /// The number.
    pub fn number(self) -> i64 {
        match self {
            Self::InvalidParameters => 3,
            Self::KeyFailed => 6,
            Self::PermissionDenied => 7,
            Self::InvalidSubmission => 11,
            Self::InvalidId => 15,
            Self::UserNotFound => 101,
            Self::RaceNotFound => 201,
            Self::EventNotValid => 223,
        }
    }

    /// The status that says the same, for where errors have statuses of their own.
    pub fn status(self) -> u16 {
        match self {
            Self::InvalidParameters | Self::InvalidSubmission => 400,
            Self::KeyFailed => 401,
            Self::PermissionDenied => 403,
            Self::InvalidId | Self::UserNotFound | Self::RaceNotFound | Self::EventNotValid => 404,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::InvalidParameters => "Invalid parameters",
            Self::KeyFailed => "Key authentication failed",
            Self::PermissionDenied => "Permission Denied",
            Self::InvalidSubmission => "Invalid submission",
            Self::InvalidId => "Invalid ID",
            Self::UserNotFound => "User not found",
            Self::RaceNotFound => "Race not found",
            Self::EventNotValid => "Event id not valid",
        }
    }
}

impl Refused {
    /// In the publisher's words.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            message: code.words().to_owned(),
        }
    }

    /// With what is meant.
    pub fn about(code: Code, what: impl fmt::Display) -> Self {
        Self {
            code,
            message: format!("{}: {what}", code.words()),
        }
    }
}

impl From<Refused> for Stop<Refused> {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Refused};

    #[test]
    fn numbers_have_words_and_statuses() {
        for (code, number, status, words) in [
            (Code::InvalidParameters, 3, 400, "Invalid parameters"),
            (Code::KeyFailed, 6, 401, "Key authentication failed"),
            (Code::PermissionDenied, 7, 403, "Permission Denied"),
            (Code::InvalidSubmission, 11, 400, "Invalid submission"),
            (Code::InvalidId, 15, 404, "Invalid ID"),
            (Code::UserNotFound, 101, 404, "User not found"),
            (Code::RaceNotFound, 201, 404, "Race not found"),
            (Code::EventNotValid, 223, 404, "Event id not valid"),
        ] {
            assert_eq!((code.number(), code.status()), (number, status));
            assert_eq!(Refused::plain(code).message, words);
            let message = Refused::about(code, "the fifth").message;
            assert_eq!(message, format!("{words}: the fifth"));
        }
    }
}
