// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `addPicture`.
    ///
    /// `POST /pictures`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_picture().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_picture(&self) -> AddPicture {
        let call = rt::call(self.0, "POST /pictures", &[], auth::NO_CREDENTIALS);
        AddPicture(call)
    }

    /// Calls `putTeam`.
    ///
    /// `PUT /teams/{team}`
    ///
    /// - `team`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::Team) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_team("team", body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_team<'a>(&self, team: &str, body: impl Into<PutTeamBody<'a>>) -> PutTeam {
        let call = rt::call(self.0, "PUT /teams/{}", &[&team], auth::NO_CREDENTIALS);
        PutTeam(body.into().put(call))
    }
}

rt::operations! {
    /// The request of [`Untagged::add_picture`].
    AddPicture -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_team`].
    PutTeam -> (), rt::empty, rt::NoErrorBody;
}

impl AddPicture {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: impl Into<AddPictureBody>) -> Self {
        Self(body.into().put(self.0))
    }
}

/// What `addPicture` sends, by media type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum AddPictureBody {
    /// `image/jpeg`.
    ImageJpeg(rt::File),
    /// `image/png`.
    ImagePng(rt::File),
}

impl From<rt::File> for AddPictureBody {
    #[inline]
    fn from(body: rt::File) -> Self {
        Self::ImageJpeg(body)
    }
}

impl AddPictureBody {
    #[inline]
    fn put(self, call: rt::Call) -> rt::Call {
        match self {
            Self::ImageJpeg(body) => call.bytes("image/jpeg", body),
            Self::ImagePng(body) => call.bytes("image/png", body),
        }
    }
}

/// What `putTeam` sends, by media type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PutTeamBody<'a> {
    /// `application/json`.
    Json(&'a model::Team),
    /// `application/vnd.races.v2+json`.
    VndRacesV2Json(&'a model::PutTeamJsonBody),
    /// `text/json`.
    TextJson(&'a model::Team),
    /// `application/x-www-form-urlencoded`.
    Form(&'a model::Team),
    /// `text/plain`.
    Text(&'a str),
    /// `application/xml`.
    Xml(&'a str),
    /// `application/octet-stream`.
    Bytes(rt::File),
}

impl<'a> From<&'a model::Team> for PutTeamBody<'a> {
    #[inline]
    fn from(body: &'a model::Team) -> Self {
        Self::Json(body)
    }
}

impl PutTeamBody<'_> {
    #[inline]
    fn put(self, call: rt::Call) -> rt::Call {
        match self {
            Self::Json(body) => call.json(body),
            Self::VndRacesV2Json(body) => {
                call.json_as("application/vnd.races.v2+json", body)
            }
            Self::TextJson(body) => call.json_as("text/json", body),
            Self::Form(body) => call.form(body, &[]),
            Self::Text(body) => call.text("text/plain", body),
            Self::Xml(body) => call.text("application/xml", body),
            Self::Bytes(body) => call.bytes("application/octet-stream", body),
        }
    }
}
