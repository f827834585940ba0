//! All operations with sample arguments, and what a call makes of its answer as one line.

use std::{error::Error as _, fmt::Debug, pin::Pin};

use serde::Serialize;
use specwright_runtime::glue::ErrorBody;
use startlist::{
    CallError, Response,
    runsignup::{self, model::*},
    toornament::{self, model::*},
};

pub(crate) type Told = Pin<Box<dyn Future<Output = String>>>;

/// One operation, with what its document declares.
pub(crate) struct Operation<C> {
    pub(crate) name: &'static str,
    /// Status and body of the declared success; the body has its members sorted.
    pub(crate) success: (u16, &'static str),
    /// The statuses of the declared errors.
    pub(crate) errors: &'static [u16],
    pub(crate) call: fn(&C) -> Told,
}

/// A call's outcome: its status, then the value as JSON, the typed error, or what is wrong.
fn told<T, E>(call: impl IntoFuture<Output = Result<Response<T>, CallError<E>>> + 'static) -> Told
where
    T: Serialize,
    E: ErrorBody + Debug,
{
    Box::pin(async move {
        let error = match call.await {
            Ok(response) => {
                let value = serde_json::to_string(&*response).unwrap();
                return format!("{} {value}", response.status().as_u16());
            }
            Err(error) => error,
        };
        let Some(status) = error.status() else {
            return error.to_string();
        };
        let what = match error.typed() {
            Some(Ok(body)) => format!("{body:?}"),
            Some(Err(why)) => format!("not as declared: {why}"),
            None if error.is_decode() => format!("cannot be read: {}", error.source().unwrap()),
            None => "undeclared".to_owned(),
        };
        format!("{} {what}", status.as_u16())
    })
}

pub(crate) const PARTICIPANT: &str = r#"{"checked_in":true,"custom_fields":{"a":[null,1]},"custom_user_identifier":null,"email":null,"id":"7","lineup":[{"custom_fields":{},"name":"Jon","user_id":"9"}],"name":"Watch","user_id":null}"#;
const PARTICIPANTS: &str = r#"[{"checked_in":false,"custom_fields":{},"custom_user_identifier":"acme:1","email":"snow@example.com","id":"6","name":"Snow","user_id":"8"},{"checked_in":true,"custom_fields":{"a":[null,1]},"custom_user_identifier":null,"email":null,"id":"7","lineup":[{"custom_fields":{},"name":"Jon","user_id":"9"}],"name":"Watch","user_id":null}]"#;
const DETAIL: &str = r#"{"checked_in":true,"checked_in_at":"2015-12-31T13:37:42+00:00","custom_fields":{},"custom_user_identifier":null,"email":"snow@example.com","id":"7","lineup":[],"name":"Snow","user_id":null}"#;
const REGISTRATION: &str = r#"{"custom_fields":{},"custom_user_identifier":null,"email":null,"id":"5","lineup":[{"email":"jon@example.com","name":"Jon"}],"name":"Snow","participant_id":null,"status":"pending","tournament_id":"1","type":"team","user_id":null}"#;
const REGISTRATIONS: &str = r#"[{"custom_fields":{},"custom_user_identifier":"acme:1","email":"snow@example.com","id":"5","name":"Snow","participant_id":"7","status":"accepted","tournament_id":"1","type":"player","user_id":"9"}]"#;

const FOUR: &[u16] = &[400, 401, 403, 404];
const WITH_RANGE: &[u16] = &[400, 401, 403, 404, 416];
const WITH_SERVER: &[u16] = &[400, 401, 403, 404, 500];

pub(crate) const TOORNAMENT: &[Operation<toornament::Client>] = &[
    Operation {
        name: "listParticipants",
        success: (206, PARTICIPANTS),
        errors: WITH_RANGE,
        call: |client| told(client.participants().list("1")),
    },
    Operation {
        name: "createParticipant",
        success: (201, DETAIL),
        errors: FOUR,
        call: |client| {
            told(
                client
                    .participants()
                    .create("1", &ParticipantCreate::new("Snow")),
            )
        },
    },
    Operation {
        name: "getParticipant",
        success: (200, DETAIL),
        errors: FOUR,
        call: |client| told(client.participants().get("1", "7")),
    },
    Operation {
        name: "updateParticipant",
        success: (200, DETAIL),
        errors: FOUR,
        call: |client| {
            told(
                client
                    .participants()
                    .update("1", "7", &ParticipantPatch::default()),
            )
        },
    },
    Operation {
        name: "deleteParticipant",
        success: (204, ""),
        errors: FOUR,
        call: |client| told(client.participants().delete("1", "7")),
    },
    Operation {
        name: "listRegistrations",
        success: (206, REGISTRATIONS),
        errors: WITH_RANGE,
        call: |client| told(client.registrations().list("1")),
    },
    Operation {
        name: "createRegistration",
        success: (201, REGISTRATION),
        errors: FOUR,
        call: |client| {
            let body = RegistrationCreate::new("Snow", ParticipantType::Team);
            told(client.registrations().create("1", &body))
        },
    },
    Operation {
        name: "getRegistration",
        success: (200, REGISTRATION),
        errors: FOUR,
        call: |client| told(client.registrations().get("1", "5")),
    },
    Operation {
        name: "updateRegistration",
        success: (200, REGISTRATION),
        errors: FOUR,
        call: |client| {
            told(
                client
                    .registrations()
                    .update("1", "5", &RegistrationPatch::default()),
            )
        },
    },
    Operation {
        name: "deleteRegistration",
        success: (204, ""),
        errors: FOUR,
        call: |client| told(client.registrations().delete("1", "5")),
    },
];

pub(crate) const RUNSIGNUP: &[Operation<runsignup::Client>] = &[
    Operation {
        name: "manageTeams",
        success: (
            200,
            r#"{"deleted_team_ids":[321],"race_team_ids":[123,234]}"#,
        ),
        errors: WITH_SERVER,
        call: |client| {
            let form = ManageTeamsForm::new(ManageTeamsRequest::default());
            told(client.race_groups_teams().manage_teams(&form, &[2], 1))
        },
    },
    Operation {
        name: "linkUsers",
        success: (200, r#"{"success":true}"#),
        errors: WITH_SERVER,
        call: |client| told(client.race_series_scoring().link_users(&[], 1, 2, 3, 4)),
    },
];

/// The operation of this name.
pub(crate) fn find<C>(operations: &'static [Operation<C>], name: &str) -> &'static Operation<C> {
    operations.iter().find(|it| it.name == name).unwrap()
}
