// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `addPhoto`.
    ///
    /// `POST /photos`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &golden::model::AddPhotoBody) -> Result<(), golden::Error> {
    /// let answer = client.untagged().add_photo(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn add_photo(&self, body: &model::AddPhotoBody) -> AddPhoto {
        let call = rt::call(self.0, "POST /photos", &[], auth::NO_CREDENTIALS);
        AddPhoto(call.multipart(body, &[("meta", rt::Part::Json)]))
    }
}

rt::operations! {
    /// The request of [`Untagged::add_photo`].
    AddPhoto -> (), rt::empty, rt::NoErrorBody;
}

// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `addPhoto body`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct AddPhotoBody {
    /// The member `caption`.
    pub caption: String,
    /// The member `meta`.
    pub meta: Option<String>,
    /// The member `place`.
    pub place: Option<AddPhotoBodyPlace>,
    /// The member `race`.
    pub race: Option<i64>,
    /// The member `tags`.
    pub tags: Option<Vec<String>>,
}

impl AddPhotoBody {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(caption: impl Into<String>) -> Self {
        Self {
            caption: caption.into(),
            meta: None,
            place: None,
            race: None,
            tags: None,
        }
    }
}

impl rt::DecodeObject for AddPhotoBody {
    const FIELDS: &'static [&'static str] = &[
        "caption",
        "meta",
        "place",
        "race",
        "tags",
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
            caption: f0,
            meta: f1,
            place: f2,
            race: f3,
            tags: f4,
        })
    }
}

impl rt::EncodeObject for AddPhotoBody {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("caption", &self.caption);
        w.opt("meta", &self.meta);
        w.opt("place", &self.place);
        w.opt("race", &self.race);
        w.opt("tags", &self.tags);
    }
}

/// The object `addPhoto body place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct AddPhotoBodyPlace {
    /// The member `town`.
    pub town: Option<String>,
}

impl rt::DecodeObject for AddPhotoBodyPlace {
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

impl rt::EncodeObject for AddPhotoBodyPlace {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("town", &self.town);
    }
}

rt::objects! { AddPhotoBody AddPhotoBodyPlace }
