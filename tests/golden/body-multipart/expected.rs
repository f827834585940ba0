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

rt::members! { AddPhotoBody
    new(caption: impl Into<String>)
    req { 0 caption "caption" }
    opt { 1 meta "meta", 2 place "place", 3 race "race", 4 tags "tags" }
    else skip
}

/// The object `addPhoto body place`.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct AddPhotoBodyPlace {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { AddPhotoBodyPlace opt { 0 town "town" } else skip }

rt::objects! { AddPhotoBody AddPhotoBodyPlace }
