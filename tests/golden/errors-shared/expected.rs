// ---- src/errors.rs ----

//! The errors that operations declare.

use super::model;
use specwright_runtime::glue as rt;

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error400Or404 {
    /// Status 400.
    Status400(model::Problem),
    /// Status 404.
    Status404(model::Problem),
}

impl Error400Or404 {
    /// What it holds, whatever the status.
    #[inline]
    pub fn into_body(self) -> model::Problem {
        match self {
            Self::Status400(v) | Self::Status404(v) => v,
        }
    }
}

impl rt::ErrorBody for Error400Or404 {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply.status().as_u16() {
                400 => reply.json().map(Self::Status400),
                404 => reply.json().map(Self::Status404),
                _ => return None,
            },
        )
    }
}

/// The body of an error, by status.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Error400Or4042 {
    /// Status 400.
    Status400(model::Problems),
    /// Status 404.
    Status404(model::Problem),
}

impl rt::ErrorBody for Error400Or4042 {
    #[inline]
    fn read(reply: &rt::Reply) -> Option<rt::Decoded<Self>> {
        Some(
            match reply.status().as_u16() {
                400 => reply.json().map(Self::Status400),
                404 => reply.json().map(Self::Status404),
                _ => return None,
            },
        )
    }
}
