// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, errors};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `getFile`.
    ///
    /// `GET /file`
    ///
    /// Headers: [`LOCATION`](crate::headers::LOCATION).
    ///
    /// # Errors
    /// Declared errors: 304, as [`Error304`](errors::Error304).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().get_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_file(&self) -> GetFile {
        let call = rt::call(self.0, "GET /file", &[], auth::NO_CREDENTIALS);
        GetFile(call.accept("application/octet-stream").redirects_are_answers())
    }

    /// Calls `findFile`.
    ///
    /// `POST /file`
    ///
    /// # Errors
    /// Declared errors: any other, as [`ErrorOther`](errors::ErrorOther).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().find_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn find_file(&self) -> FindFile {
        let call = rt::call(self.0, "POST /file", &[], auth::NO_CREDENTIALS);
        FindFile(call.accept("text/plain").redirects_are_answers())
    }

    /// Calls `deleteFile`.
    ///
    /// `DELETE /file`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().delete_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn delete_file(&self) -> DeleteFile {
        let call = rt::call(self.0, "DELETE /file", &[], auth::NO_CREDENTIALS);
        DeleteFile(call.redirects_are_answers())
    }

    /// Calls `headFile`.
    ///
    /// `HEAD /file`
    ///
    /// # Errors
    /// Declared errors: 404, as [`Error404`](errors::Error404).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.untagged().head_file().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn head_file(&self) -> HeadFile {
        let call = rt::call(self.0, "HEAD /file", &[], auth::NO_CREDENTIALS);
        HeadFile(call)
    }
}

rt::operations! {
    /// The request of [`Untagged::get_file`].
    GetFile -> GetFileAnswer, GetFileAnswer::CASES => GetFileAnswer::read, errors::Error304;
    /// The request of [`Untagged::find_file`].
    FindFile -> FindFileAnswer, FindFileAnswer::CASES => FindFileAnswer::read, errors::ErrorOther;
    /// The request of [`Untagged::delete_file`].
    DeleteFile -> (), &[rt::Case::whole("204", ""), rt::Case::whole("303", "")] => rt::empty, rt::NoErrorBody;
    /// The request of [`Untagged::head_file`].
    HeadFile -> (), rt::empty, errors::Error404;
}

/// What `getFile` answers.
#[derive(Debug)]
#[non_exhaustive]
pub enum GetFileAnswer {
    /// Status 200.
    Status200(rt::ByteStream),
    /// Status 302.
    Status302,
}

impl GetFileAnswer {
    const CASES: rt::Cases = &[rt::Case::live("200", ""), rt::Case::whole("302", "")];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => answer.stream().map(Self::Status200),
            _ => Ok(Self::Status302),
        }
    }
}

/// What `findFile` answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FindFileAnswer {
    /// Status 307.
    Status307,
    /// Any other status.
    Other(String),
}

impl FindFileAnswer {
    const CASES: rt::Cases = &[
        rt::Case::whole("307", ""),
        rt::Case::whole("default", ""),
    ];
    #[inline]
    fn read(answer: &mut rt::Answer) -> rt::Decoded<Self> {
        match answer.case() {
            0 => Ok(Self::Status307),
            _ => answer.text().map(Self::Other),
        }
    }
}
