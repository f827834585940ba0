// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `addAlbum`.
    ///
    /// `POST /albums`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::Album) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_album(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_album(&self, body: &model::Album) -> AddAlbum {
        let call = rt::call(self.0, "POST /albums", &[], auth::NO_CREDENTIALS);
        AddAlbum(call.multipart(body, &[]))
    }

    /// Calls `addBundle`.
    ///
    /// `POST /bundles`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &std::collections::BTreeMap<String, golden::File>) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_bundle(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_bundle(&self, body: &rt::Map<rt::File>) -> AddBundle {
        let call = rt::call(self.0, "POST /bundles", &[], auth::NO_CREDENTIALS);
        AddBundle(call.multipart_as("multipart/mixed", body, &[]))
    }

    /// Calls `addPhoto`.
    ///
    /// `POST /photos`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::PhotoMultipart) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_photo(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_photo(&self, body: &model::PhotoMultipart) -> AddPhoto {
        let call = rt::call(self.0, "POST /photos", &[], auth::NO_CREDENTIALS);
        AddPhoto(
            call
                .multipart(
                    body,
                    &[
                        ("caption", rt::Part::Typed("text/markdown")),
                        ("file", rt::Part::Typed("image/png")),
                        ("place", rt::Part::Typed("application/vnd.races+json")),
                        ("thumbnail", rt::Part::Typed("image/*")),
                    ],
                ),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::add_album`].
    AddAlbum -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::add_bundle`].
    AddBundle -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::add_photo`].
    AddPhoto -> model::Photo, rt::json, rt::NoErrorBody;
}

// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Album`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Album {
    /// The member `photos`.
    pub photos: Option<Vec<rt::File>>,
}

rt::members! { Album opt { 0 photos "photos" } else skip }

/// The object `Photo`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Photo {
    /// The member `caption`.
    pub caption: Option<String>,
    /// The member `file`.
    ///
    /// Format: `binary`.
    pub file: String,
    /// The member `place`.
    pub place: Option<PhotoPlace>,
    /// The member `sign`.
    ///
    /// Format: `byte`.
    pub sign: Option<String>,
    /// The member `thumbnail`.
    ///
    /// Format: `binary`.
    pub thumbnail: rt::Patch<String>,
}

rt::members! { Photo
    served(file: impl Into<String>)
    req { 0 file "file" }
    opt { 1 caption "caption", 2 place "place", 3 sign "sign" }
    patch { 4 thumbnail "thumbnail" }
    else skip
}

/// The object `Photo multipart`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct PhotoMultipart {
    /// The member `caption`.
    pub caption: Option<String>,
    /// The member `file`.
    ///
    /// Format: `binary`.
    pub file: rt::File,
    /// The member `place`.
    pub place: Option<PhotoPlace>,
    /// The member `sign`.
    ///
    /// Format: `byte`.
    pub sign: Option<String>,
    /// The member `thumbnail`.
    ///
    /// Format: `binary`.
    pub thumbnail: rt::Patch<rt::File>,
}

rt::members! { PhotoMultipart
    new(file: rt::File)
    req { 0 file "file" }
    opt { 1 caption "caption", 2 place "place", 3 sign "sign" }
    patch { 4 thumbnail "thumbnail" }
    else skip
}

/// The object `Photo place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct PhotoPlace {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { PhotoPlace opt { 0 town "town" } else skip }

rt::objects! { Album Photo PhotoMultipart PhotoPlace }
