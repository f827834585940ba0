// ---- src/server/untagged.rs ----

//! The server side of the operations of no tag.

use specwright_runtime::serve::glue as srv;
use super::super::{auth, model};

/// What a server does for the operations of no tag.
pub trait Untagged: Send + Sync + 'static {
    /// Handles `listed`.
    ///
    /// `GET /a`
    fn listed(
        &self,
        call: srv::Incoming<Listed>,
    ) -> impl srv::Future<Output = srv::Answered<ListedAnswer>> + Send;

    /// Handles `unfilled`.
    ///
    /// `GET /b`
    fn unfilled(
        &self,
        call: srv::Incoming<Unfilled>,
    ) -> impl srv::Future<Output = srv::Answered<UnfilledAnswer>> + Send;

    /// Handles `successOrNot`.
    ///
    /// `GET /c`
    fn success_or_not(
        &self,
        call: srv::Incoming<SuccessOrNot>,
    ) -> impl srv::Future<Output = srv::Answered<SuccessOrNotAnswer>> + Send;
}

/// Routes the operations to what handles them.
pub fn routes<T: Untagged>(handlers: srv::Arc<T>) -> srv::Routes {
    srv::routes! {
        handlers;
        LISTED => T::listed,
        UNFILLED => T::unfilled,
        SUCCESS_OR_NOT => T::success_or_not,
    }
}

/// What `Untagged::listed` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Listed {}

/// What `listed` is.
pub(crate) static LISTED: srv::Operation = srv::Operation {
    id: "listed",
    method: "GET",
    template: "/a",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[
        (srv::Statuses::Exactly(400), "application/vnd.races+json", REFUSAL_2),
        (srv::Statuses::Range(4), "application/json", REFUSAL),
        (srv::Statuses::Any, "application/json", REFUSAL_3),
    ],
};

impl srv::Input for Listed {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::listed` answers.
#[derive(Debug)]
pub enum ListedAnswer {
    /// Status 204, without a body.
    ///
    /// Done.
    Status204,
    /// Status 400, `application/vnd.races+json`.
    ///
    /// Refused.
    Status400(model::Listed),
    /// Status 401, `text/plain`.
    ///
    /// Refused.
    Status401(String),
    /// A status from 400 to 499, `application/json`.
    ///
    /// Refused.
    Status4xx(srv::StatusCode, model::Flat),
    /// Any other status, `application/json`.
    ///
    /// Refused.
    Default(srv::StatusCode, String),
}

impl srv::Answer for ListedAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status204 => srv::empty(srv::Status::Exactly(204)),
            Self::Status400(body) => {
                srv::json(srv::Status::Exactly(400), "application/vnd.races+json", &body)
            }
            Self::Status401(body) => {
                srv::text(srv::Status::Exactly(401), "text/plain", &body)
            }
            Self::Status4xx(status, body) => {
                srv::json(srv::Status::Range(4, status), "application/json", &body)
            }
            Self::Default(status, body) => {
                srv::json(srv::Status::Any(status), "application/json", &body)
            }
        }
    }
}

/// What `Untagged::unfilled` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Unfilled {}

/// What `unfilled` is.
pub(crate) static UNFILLED: srv::Operation = srv::Operation {
    id: "unfilled",
    method: "GET",
    template: "/b",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for Unfilled {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::unfilled` answers.
#[derive(Debug)]
pub enum UnfilledAnswer {
    /// Status 204, without a body.
    ///
    /// Done.
    Status204,
    /// Any other status, `application/json`.
    ///
    /// Refused.
    Default(srv::StatusCode, model::Unfilled),
}

impl srv::Answer for UnfilledAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status204 => srv::empty(srv::Status::Exactly(204)),
            Self::Default(status, body) => {
                srv::json(srv::Status::Any(status), "application/json", &body)
            }
        }
    }
}

/// What `Untagged::success_or_not` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SuccessOrNot {}

/// What `successOrNot` is.
pub(crate) static SUCCESS_OR_NOT: srv::Operation = srv::Operation {
    id: "successOrNot",
    method: "GET",
    template: "/c",
    parameters: &[],
    bodies: &[],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for SuccessOrNot {
    fn read(_call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {})
    }
}

/// What `Untagged::success_or_not` answers.
#[derive(Debug)]
pub enum SuccessOrNotAnswer {
    /// Any other status, `application/json`.
    ///
    /// Anything.
    Default(srv::StatusCode, model::Flat),
    /// Any other status, `application/json`.
    ///
    /// Anything.
    Default2(srv::StatusCode, model::Flat),
}

impl srv::Answer for SuccessOrNotAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Default(status, body) => {
                srv::json(srv::Status::Any(status), "application/json", &body)
            }
            Self::Default2(status, body) => {
                srv::json(srv::Status::Any(status), "application/json", &body)
            }
        }
    }
}

/// How refused calls are told.
pub(crate) const REFUSAL: srv::Template = srv::Template::Object(
    &[
        (
            "error",
            srv::Template::Object(
                &[
                    ("error_code", srv::Template::Status),
                    ("error_msg", srv::Template::Message),
                ],
            ),
        ),
    ],
);

/// How refused calls are told.
pub(crate) const REFUSAL_2: srv::Template = srv::Template::Object(
    &[
        (
            "errors",
            srv::Template::List(
                &srv::Template::Object(
                    &[
                        ("field", srv::Template::Path),
                        ("in", srv::Template::Location),
                        ("invalid_value", srv::Template::Value),
                        ("message", srv::Template::Message),
                        ("type", srv::Template::Keyword),
                    ],
                ),
            ),
        ),
        ("kind", srv::Template::Text("refusal")),
        ("success", srv::Template::False),
    ],
);

/// How refused calls are told.
pub(crate) const REFUSAL_3: srv::Template = srv::Template::Message;
