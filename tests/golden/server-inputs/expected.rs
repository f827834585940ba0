// ---- src/server/mod.rs ----

//! The server side of Inputs.
//!
//! For each tag there is a trait for what a server does, and a function that routes calls to
//! it; `Service` makes both a router, which reads and checks what clients send.

use specwright_runtime::serve::glue as serve;

#[cfg(feature = "untagged")]
pub mod untagged;

/// What the document says of the API, for `Service`.
pub static SERVICE: serve::Spec = serve::Spec {
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

srv::operation! { PUT_NOTE "putNote" PUT "/note"
    auth::NO_CREDENTIALS, &[]; PutNote
    body opt { Text "text/plain" at "text~1plain" }
}

/// What `Untagged::put_note` answers.
#[derive(Debug)]
pub enum PutNoteAnswer {
    /// Status 204, without a body: Stored.
    Status204,
}

srv::answer! { PutNoteAnswer 204 Status204 empty }

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

srv::operation! { PUT_PHOTO "putPhoto" PUT "/photo"
    auth::KEY, &[]; PutPhoto
    bodies opt PutPhotoBody {
        0 Json (json), 1 Text (Text "text/plain" at "text~1plain"), _ Image (Bytes "image/*")
    }
}

/// What `Untagged::put_photo` answers.
#[derive(Debug)]
pub enum PutPhotoAnswer {
    /// Status 204, without a body: Stored.
    Status204,
}

srv::answer! { PutPhotoAnswer 204 Status204 empty }

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

srv::operation! { ADD_TEAM "addTeam" POST "/races/{id}/teams"
    auth::NO_CREDENTIALS, &[]; AddTeam
    req { 0 id path "id" as MATRIX, 1 ids query "ids" as JOINED }
    opt {
        2 x_trace header "X-Trace", 3 extra query "extra" as JSON,
        4 filter query "filter" as DEEP, 5 id_query query "id", 6 session cookie "session"
    }
    body req {
        Multipart(&[("tags", rt::Part::Json)]) "multipart/form-data" at "multipart~1form-data"
    }
}

/// What `Untagged::add_team` answers.
#[derive(Debug)]
pub enum AddTeamAnswer {
    /// Status 204, without a body: Added.
    Status204,
}

srv::answer! { AddTeamAnswer 204 Status204 empty }
