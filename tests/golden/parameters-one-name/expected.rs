// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `putThing`.
    ///
    /// `PUT /things/{id}`
    ///
    /// - `id`: required.
    /// - `client`: required.
    /// - `id_query`: required.
    /// - `self_`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client_: &golden::Client, body: &golden::model::PutThingBody) -> Result<(), golden::Error> {
    /// let answer = client_.untagged().put_thing("id", body, "client", 1, "self").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_thing(
        &self,
        id: &str,
        body: &model::PutThingBody,
        client: &str,
        id_query: i64,
        self_: &str,
    ) -> PutThing {
        let call = rt::call(self.0, "PUT /things/{}", &[&id], auth::NO_CREDENTIALS);
        PutThing(
            call
                .required("client", &client, rt::Style::Form)
                .required("id", &id_query, rt::Style::Form)
                .required("self", &self_, rt::Style::Form)
                .json(body),
        )
    }
}

rt::operations! {
    /// The request of [`Untagged::put_thing`].
    PutThing -> (), rt::empty, rt::NoErrorBody;
}

impl PutThing {
    /// Sets the query parameter `body`.
    #[inline]
    pub fn body_query(self, body_query: &str) -> Self {
        Self(self.0.query("body", &body_query, rt::Style::Form))
    }

    /// Sets the query parameter `build`.
    #[inline]
    pub fn build_query(self, build_query: &str) -> Self {
        Self(self.0.query("build", &build_query, rt::Style::Form))
    }

    /// Sets the header parameter `id`.
    #[inline]
    pub fn id(self, id: &str) -> Self {
        Self(self.0.header("id", &id))
    }

    /// Sets the cookie parameter `id`.
    #[inline]
    pub fn id_cookie(self, id_cookie: &str) -> Self {
        Self(self.0.cookie("id", &id_cookie))
    }
}
