// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `putFile`.
    ///
    /// `PUT /files`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_file("bytes").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_file(&self, body: impl Into<rt::File>) -> PutFile {
        let call = rt::call(self.0, "PUT /files", &[], auth::NO_CREDENTIALS);
        PutFile(call.bytes("application/octet-stream", body).accept("image/png"))
    }

    /// Calls `putNote`.
    ///
    /// `PUT /notes`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, body: &str) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_note(body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_note(&self, body: &str) -> PutNote {
        let call = rt::call(self.0, "PUT /notes", &[], auth::NO_CREDENTIALS);
        PutNote(call.text("text/plain", body).accept("text/plain"))
    }
}

rt::operations! {
    /// The request of [`Untagged::put_file`].
    PutFile -> rt::ByteStream, rt::LIVE => rt::stream, rt::NoErrorBody;
    /// The request of [`Untagged::put_note`].
    PutNote -> String, rt::text, rt::NoErrorBody;
}
