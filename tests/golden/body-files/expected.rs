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

impl rt::DecodeObject for Album {
    const FIELDS: &'static [&'static str] = &["photos"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { photos: f0 })
    }
}

impl rt::EncodeObject for Album {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("photos", &self.photos);
    }
}

/// The object `Photo`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
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
    pub thumbnail: Option<String>,
}

impl rt::DecodeObject for Photo {
    const FIELDS: &'static [&'static str] = &[
        "file",
        "caption",
        "place",
        "sign",
        "thumbnail",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            file: f0,
            caption: f1,
            place: f2,
            sign: f3,
            thumbnail: f4,
        })
    }
}

impl rt::EncodeObject for Photo {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("caption", &self.caption);
        w.put("file", &self.file);
        w.opt("place", &self.place);
        w.opt("sign", &self.sign);
        w.opt("thumbnail", &self.thumbnail);
    }
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

impl PhotoMultipart {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(file: rt::File) -> Self {
        Self {
            caption: None,
            file,
            place: None,
            sign: None,
            thumbnail: rt::Patch::Absent,
        }
    }
}

impl rt::DecodeObject for PhotoMultipart {
    const FIELDS: &'static [&'static str] = &[
        "file",
        "caption",
        "place",
        "sign",
        "thumbnail",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = rt::Patch::Absent;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.patch(&mut f4),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            file: f0,
            caption: f1,
            place: f2,
            sign: f3,
            thumbnail: f4,
        })
    }
}

impl rt::EncodeObject for PhotoMultipart {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("caption", &self.caption);
        w.put("file", &self.file);
        w.opt("place", &self.place);
        w.opt("sign", &self.sign);
        w.opt("thumbnail", &self.thumbnail);
    }
}

/// The object `Photo place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct PhotoPlace {
    /// The member `town`.
    pub town: Option<String>,
}

impl rt::DecodeObject for PhotoPlace {
    const FIELDS: &'static [&'static str] = &["town"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { town: f0 })
    }
}

impl rt::EncodeObject for PhotoPlace {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("town", &self.town);
    }
}

rt::objects! { Album Photo PhotoMultipart PhotoPlace }
