//! Refused calls as the answers that the operations declare.

use startlist::{
    StatusCode,
    serve::{Answer, Answered, Refusal},
    toornament::{
        model::Errors,
        server::{
            participants::{
                CreateParticipantAnswer, DeleteParticipantAnswer, GetParticipantAnswer,
                ListParticipantsAnswer, UpdateParticipantAnswer,
            },
            registrations::{
                CreateRegistrationAnswer, DeleteRegistrationAnswer, GetRegistrationAnswer,
                ListRegistrationsAnswer, UpdateRegistrationAnswer,
            },
        },
    },
};

use super::super::Refused;

/// An answer with declared errors.
pub(super) trait Declared: Answer {
    /// The error of that status, if it is declared.
    fn error(status: u16, errors: Errors) -> Option<Self>;
}

/// The answer that tells why a call is refused. A status that the operation does not declare is
/// told without a body of the API.
pub(super) fn refused<A: Declared>(refused: &Refused) -> Answered<A> {
    let declared = refused.errors().ok();
    let declared = declared.and_then(|errors| A::error(refused.status, errors));
    match declared {
        Some(answer) => answer.into(),
        None => {
            let status = StatusCode::from_u16(refused.status);
            Refusal::new(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)).into()
        }
    }
}

macro_rules! declared {
    ($($answer:ident: $($status:literal $variant:ident),*;)*) => {
        $(impl Declared for $answer {
            fn error(status: u16, errors: Errors) -> Option<Self> {
                match status {
                    $($status => Some(Self::$variant(errors)),)*
                    _ => None,
                }
            }
        })*
    };
}

declared! {
    ListParticipantsAnswer:
        400 Status400, 401 Status401, 403 Status403, 404 Status404, 416 Status416;
    CreateParticipantAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    GetParticipantAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    UpdateParticipantAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    DeleteParticipantAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    ListRegistrationsAnswer:
        400 Status400, 401 Status401, 403 Status403, 404 Status404, 416 Status416;
    CreateRegistrationAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    GetRegistrationAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    UpdateRegistrationAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
    DeleteRegistrationAnswer: 400 Status400, 401 Status401, 403 Status403, 404 Status404;
}
