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
    /// `GET /a/{simple}/{label}/{labels}/{matrix}/{matrices}/{json}/{text}`
    ///
    /// - `simple`: required.
    /// - `label`: required.
    /// - `labels`: required.
    /// - `matrix`: required.
    /// - `matrices`: required.
    /// - `json`: required.
    /// - `text`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, simple: &golden::model::Point, matrices: &golden::model::Point) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_place(simple, "label", &[1], &["matrix"], matrices, &[1], 1).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_place(
        &self,
        simple: &model::Point,
        label: &str,
        labels: &[i64],
        matrix: &[&str],
        matrices: &model::Point,
        json: &[i64],
        text: i64,
    ) -> GetPlace {
        let call = rt::call(
            self.0,
            "GET /a/{*}/{.}/{*.}/{;matrix}/{*;matrices}/{=}/{}",
            &[&simple, &label, &labels, &matrix, &matrices, &json, &text],
            auth::NO_CREDENTIALS,
        );
        GetPlace(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_place`].
    GetPlace -> (), rt::empty, rt::NoErrorBody;
}
