// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `putAny`.
    ///
    /// `PUT /any`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_any().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_any(&self) -> PutAny {
        let call = rt::call(self.0, "PUT /any", &[], auth::NO_CREDENTIALS);
        PutAny(call)
    }

    /// Calls `putAnything`.
    ///
    /// `PUT /anything`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_anything("bytes").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_anything(&self, body: impl Into<rt::File>) -> PutAnything {
        let call = rt::call(self.0, "PUT /anything", &[], auth::NO_CREDENTIALS);
        PutAnything(call.bytes("*/*", body))
    }

    /// Calls `putCount`.
    ///
    /// `PUT /count`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &i64) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_count(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_count(&self, body: &i64) -> PutCount {
        let call = rt::call(self.0, "PUT /count", &[], auth::NO_CREDENTIALS);
        PutCount(call.text_of("text/plain", body))
    }

    /// Calls `putNull`.
    ///
    /// `PUT /null`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &Option<i64>) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_null(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_null(&self, body: &Option<i64>) -> PutNull {
        let call = rt::call(self.0, "PUT /null", &[], auth::NO_CREDENTIALS);
        PutNull(call.json(body))
    }

    /// Calls `deleteWithBody`.
    ///
    /// `DELETE /null`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().delete_with_body().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn delete_with_body(&self) -> DeleteWithBody {
        let call = rt::call(self.0, "DELETE /null", &[], auth::NO_CREDENTIALS);
        DeleteWithBody(call)
    }

    /// Calls `putPicture`.
    ///
    /// `PUT /picture`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_picture("bytes").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_picture(&self, body: impl Into<rt::File>) -> PutPicture {
        let call = rt::call(self.0, "PUT /picture", &[], auth::NO_CREDENTIALS);
        PutPicture(call.bytes("image/*", body))
    }

    /// Calls `putState`.
    ///
    /// `PUT /state`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_state().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_state(&self) -> PutState {
        let call = rt::call(self.0, "PUT /state", &[], auth::NO_CREDENTIALS);
        PutState(call)
    }

    /// Calls `putTable`.
    ///
    /// `PUT /table`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &str) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_table(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_table(&self, body: &str) -> PutTable {
        let call = rt::call(self.0, "PUT /table", &[], auth::NO_CREDENTIALS);
        PutTable(call.text("text/csv", body))
    }

    /// Calls `putXml`.
    ///
    /// `PUT /xml`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &str) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_xml(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_xml(&self, body: &str) -> PutXml {
        let call = rt::call(self.0, "PUT /xml", &[], auth::NO_CREDENTIALS);
        PutXml(call.text("application/atom+xml", body))
    }
}

rt::operations! {
    /// The request of [`Untagged::put_any`].
    PutAny -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_anything`].
    PutAnything -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_count`].
    PutCount -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_null`].
    PutNull -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::delete_with_body`].
    DeleteWithBody -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_picture`].
    PutPicture -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_state`].
    PutState -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_table`].
    PutTable -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::put_xml`].
    PutXml -> (), rt::empty, rt::NoErrorBody;
}

impl PutAny {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: &i64) -> Self {
        Self(self.0.json(body))
    }
}

impl DeleteWithBody {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: impl Into<rt::File>) -> Self {
        Self(self.0.bytes("application/vnd.odd", body))
    }
}

impl PutState {
    /// Sends a body.
    #[inline]
    pub fn body(self, body: &model::PutStateBody) -> Self {
        Self(self.0.text_of("text/plain; charset=utf-8", body))
    }
}
