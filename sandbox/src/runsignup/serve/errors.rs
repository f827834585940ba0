//! Refused calls: as the live API tells them, or as the documents declare them.

use axum::response::Response;
use serde_json::json;
use startlist::{
    StatusCode,
    runsignup::{
        model::Error,
        server::{race_groups_teams::ManageTeamsAnswer, race_series_scoring::LinkUsersAnswer},
    },
    serve::{Answer, Answered, InBandError, Refusal},
};

use super::super::{Code, Refused};
use crate::{calls::Failed, host, json::model, options::ErrorStyle};

/// An answer with both kinds of errors.
pub(super) trait Declared: Answer {
    /// The error inside of a success.
    fn in_band(error: InBandError) -> Self;

    /// The error of that status, if it is declared.
    fn error(status: u16, error: Error) -> Option<Self>;
}

macro_rules! declared {
    ($($answer:ident),*) => {
        $(impl Declared for $answer {
            fn in_band(error: InBandError) -> Self {
                Self::InBand(error)
            }

            fn error(status: u16, error: Error) -> Option<Self> {
                match status {
                    400 => Some(Self::Status400(error)),
                    401 => Some(Self::Status401(error)),
                    403 => Some(Self::Status403(error)),
                    404 => Some(Self::Status404(error)),
                    500 => Some(Self::Status500(error)),
                    _ => None,
                }
            }
        })*
    };
}

declared!(ManageTeamsAnswer, LinkUsersAnswer);

/// What a handler gives back.
pub(super) fn answered<A: Declared>(
    style: ErrorStyle,
    outcome: Result<A, Failed<Refused>>,
) -> Answered<A> {
    let refused = match outcome {
        Ok(answer) => return answer.into(),
        Err(Failed::Store(refusal)) => return refusal.into(),
        Err(Failed::Refused(refused)) => refused,
    };
    if style == ErrorStyle::InBand {
        return A::in_band(InBandError {
            code: refused.code.number().to_string(),
            message: refused.message,
        })
        .into();
    }
    let body = body(refused.code.number(), &refused.message);
    let declared = model::<Error>(body).ok();
    match declared.and_then(|error| A::error(refused.code.status(), error)) {
        Some(answer) => answer.into(),
        None => refusal(&refused).into(),
    }
}

/// A refusal for where there is no answer yet.
pub(super) fn refusal(refused: &Refused) -> Refusal {
    let status = StatusCode::from_u16(refused.code.status());
    Refusal::new(status.unwrap_or(StatusCode::BAD_REQUEST)).because(refused.message.as_str())
}

/// What the generated server refuses, in the API's words.
pub(super) fn undeclared(style: ErrorStyle, refusal: &Refusal) -> Response {
    let (code, words) = code_of(refusal.status);
    let message = refusal.to_string();
    let message = match message.starts_with(words) {
        true => message,
        false => format!("{words}: {message}"),
    };
    let status = match style {
        // What is no call of the API at all, and what the server fails at, has its status.
        ErrorStyle::InBand if !matches!(refusal.status.as_u16(), 404 | 413 | 500..) => {
            StatusCode::OK
        }
        _ => refusal.status,
    };
    let mut response = host::json(status, &body(code, &message));
    if status != StatusCode::OK {
        response
            .headers_mut()
            .extend(refusal.headers.iter().cloned());
    }
    response
}

/// The publisher's number and words for what a status says.
fn code_of(status: StatusCode) -> (i64, &'static str) {
    let code = match status.as_u16() {
        401 => Code::KeyFailed,
        403 => Code::PermissionDenied,
        404 => return (1, "Unknown method"),
        405 => return (2, "HTTP method not supported for this REST method"),
        500.. => return (4, "Unknown error"),
        _ => Code::InvalidParameters,
    };
    (code.number(), code.words())
}

fn body(code: i64, message: &str) -> serde_json::Value {
    json!({ "error": { "error_code": code, "error_msg": message } })
}
