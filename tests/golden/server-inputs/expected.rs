// ---- src/server/mod.rs ----

//! The server side of Inputs.
//!
//! For each tag there is a trait for what a server does, and a function that routes calls to
//! it; `Service` makes both a router, which reads and checks what clients send.

#[cfg(feature = "untagged")]
pub mod untagged;

/// What the document says of the API, for `Service`.
pub static SERVICE: specwright_runtime::serve::glue::Spec = specwright_runtime::serve::glue::Spec {
    api: &super::client::API,
    schemas: include_str!("schemas.json"),
    operations: &[
        #[cfg(feature = "untagged")]
        &untagged::PUT_NOTE,
        #[cfg(feature = "untagged")]
        &untagged::PUT_PHOTO,
        #[cfg(feature = "untagged")]
        &untagged::ADD_TEAM,
    ],
};

// ---- src/server/untagged.rs ----

//! The server side of the operations of no tag.

use specwright_runtime::{glue as rt, serve::glue as srv};
use super::super::{auth, model};

/// What a server does for the operations of no tag.
pub trait Untagged: Send + Sync + 'static {
    /// Handles `putNote`.
    ///
    /// `PUT /note`
    fn put_note(
        &self,
        call: srv::Incoming<PutNote>,
    ) -> impl srv::Future<Output = srv::Answered<PutNoteAnswer>> + Send;

    /// Handles `putPhoto`.
    ///
    /// `PUT /photo`
    fn put_photo(
        &self,
        call: srv::Incoming<PutPhoto>,
    ) -> impl srv::Future<Output = srv::Answered<PutPhotoAnswer>> + Send;

    /// Handles `addTeam`.
    ///
    /// `POST /races/{id}/teams`
    fn add_team(
        &self,
        call: srv::Incoming<AddTeam>,
    ) -> impl srv::Future<Output = srv::Answered<AddTeamAnswer>> + Send;
}

/// Routes the operations to what handles them.
pub fn routes<T: Untagged>(handlers: srv::Arc<T>) -> srv::Routes {
    srv::routes! {
        handlers;
        PUT_NOTE => T::put_note,
        PUT_PHOTO => T::put_photo,
        ADD_TEAM => T::add_team,
    }
}

/// What `Untagged::put_note` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutNote {
    /// The body.
    pub body: Option<String>,
}

/// What `putNote` is.
pub(crate) static PUT_NOTE: srv::Operation = srv::Operation {
    id: "putNote",
    method: "PUT",
    template: "/note",
    parameters: &[],
    bodies: &[
        srv::Body {
            content_type: "text/plain",
            form: srv::BodyForm::Text,
            schema: "/operations/putNote/body/text~1plain",
        },
    ],
    body_required: false,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for PutNote {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self { body: call.body_opt()? })
    }
}

/// What `Untagged::put_note` answers.
#[derive(Debug)]
pub enum PutNoteAnswer {
    /// Status 204, without a body.
    ///
    /// Stored.
    Status204,
}

impl srv::Answer for PutNoteAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status204 => srv::empty(srv::Status::Exactly(204)),
        }
    }
}

/// What `Untagged::put_photo` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PutPhoto {
    /// The body.
    pub body: Option<PutPhotoBody>,
}

/// The body of `putPhoto`, by media type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PutPhotoBody {
    /// `application/json`.
    Json(model::Team),
    /// `text/plain`.
    Text(i64),
    /// `image/*`.
    Image(rt::File),
}

/// What `putPhoto` is.
pub(crate) static PUT_PHOTO: srv::Operation = srv::Operation {
    id: "putPhoto",
    method: "PUT",
    template: "/photo",
    parameters: &[],
    bodies: &[
        srv::Body {
            content_type: "application/json",
            form: srv::BodyForm::Json,
            schema: "/operations/putPhoto/body/application~1json",
        },
        srv::Body {
            content_type: "text/plain",
            form: srv::BodyForm::Text,
            schema: "/operations/putPhoto/body/text~1plain",
        },
        srv::Body {
            content_type: "image/*",
            form: srv::BodyForm::Bytes,
            schema: "",
        },
    ],
    body_required: false,
    auth: auth::KEY,
    refusals: &[],
};

impl srv::Input for PutPhoto {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {
            body: match call.media() {
                None => None,
                Some(0) => Some(PutPhotoBody::Json(call.body()?)),
                Some(1) => Some(PutPhotoBody::Text(call.body()?)),
                Some(_) => Some(PutPhotoBody::Image(call.body()?)),
            },
        })
    }
}

/// What `Untagged::put_photo` answers.
#[derive(Debug)]
pub enum PutPhotoAnswer {
    /// Status 204, without a body.
    ///
    /// Stored.
    Status204,
}

impl srv::Answer for PutPhotoAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status204 => srv::empty(srv::Status::Exactly(204)),
        }
    }
}

/// What `Untagged::add_team` is given.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddTeam {
    /// The path parameter `id`.
    pub id: i64,
    /// The query parameter `ids`.
    pub ids: Vec<i64>,
    /// The header parameter `X-Trace`.
    pub x_trace: Option<String>,
    /// The query parameter `extra`.
    pub extra: Option<model::AddTeamExtra>,
    /// The query parameter `filter`.
    pub filter: Option<rt::Map<String>>,
    /// The query parameter `id`.
    pub id_query: Option<String>,
    /// The cookie parameter `session`.
    pub session: Option<String>,
    /// The team.
    pub body: model::TeamMultipart,
}

/// What `addTeam` is.
pub(crate) static ADD_TEAM: srv::Operation = srv::Operation {
    id: "addTeam",
    method: "POST",
    template: "/races/{id}/teams",
    parameters: &[
        srv::Parameter {
            name: "id",
            place: srv::Place::Path,
            style: srv::ParameterStyle::Matrix {
                explode: false,
            },
            required: true,
            schema: "/operations/addTeam/path/id",
        },
        srv::Parameter {
            name: "ids",
            place: srv::Place::Query,
            style: srv::ParameterStyle::Pairs(rt::Style::FormJoined),
            required: true,
            schema: "/operations/addTeam/query/ids",
        },
        srv::Parameter {
            name: "X-Trace",
            place: srv::Place::Header,
            style: srv::ParameterStyle::Simple {
                explode: false,
            },
            required: false,
            schema: "/operations/addTeam/header/X-Trace",
        },
        srv::Parameter {
            name: "extra",
            place: srv::Place::Query,
            style: srv::ParameterStyle::Json,
            required: false,
            schema: "/operations/addTeam/query/extra",
        },
        srv::Parameter {
            name: "filter",
            place: srv::Place::Query,
            style: srv::ParameterStyle::Pairs(rt::Style::DeepObject),
            required: false,
            schema: "/operations/addTeam/query/filter",
        },
        srv::Parameter {
            name: "id",
            place: srv::Place::Query,
            style: srv::ParameterStyle::Pairs(rt::Style::Form),
            required: false,
            schema: "/operations/addTeam/query/id",
        },
        srv::Parameter {
            name: "session",
            place: srv::Place::Cookie,
            style: srv::ParameterStyle::Pairs(rt::Style::Form),
            required: false,
            schema: "/operations/addTeam/cookie/session",
        },
    ],
    bodies: &[
        srv::Body {
            content_type: "multipart/form-data",
            form: srv::BodyForm::Multipart(&[("tags", rt::Part::Json)]),
            schema: "/operations/addTeam/body/multipart~1form-data",
        },
    ],
    body_required: true,
    auth: auth::NO_CREDENTIALS,
    refusals: &[],
};

impl srv::Input for AddTeam {
    fn read(call: &mut srv::Fields<'_>) -> Option<Self> {
        Some(Self {
            id: call.get(0)?,
            ids: call.get(1)?,
            x_trace: call.opt(2)?,
            extra: call.opt(3)?,
            filter: call.opt(4)?,
            id_query: call.opt(5)?,
            session: call.opt(6)?,
            body: call.body()?,
        })
    }
}

/// What `Untagged::add_team` answers.
#[derive(Debug)]
pub enum AddTeamAnswer {
    /// Status 204, without a body.
    ///
    /// Added.
    Status204,
}

impl srv::Answer for AddTeamAnswer {
    fn write(self) -> srv::Written {
        match self {
            Self::Status204 => srv::empty(srv::Status::Exactly(204)),
        }
    }
}
