// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getPlace`.
    ///
    /// `GET /a/{plain}/b/{point}-{list}/{kind}.json`
    ///
    /// - `plain`: required.
    /// - `point`: required.
    /// - `list`: required.
    /// - `kind`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, point: &golden::model::Point, kind: golden::model::GetPlaceKind) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_place(1, point, &[1], kind).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_place(
        &self,
        plain: i32,
        point: &model::Point,
        list: &[i64],
        kind: model::GetPlaceKind,
    ) -> GetPlace {
        let call = rt::call(
            self.0,
            "GET /a/{}/b/{}-{}/{}.json",
            &[&plain, &point, &list, &kind],
            auth::NO_CREDENTIALS,
        );
        GetPlace(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_place`].
    GetPlace -> (), rt::empty, rt::NoErrorBody;
}
