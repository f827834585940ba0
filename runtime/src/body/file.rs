//! A file to be sent in a multipart body.

use std::fmt;

use bytes::Bytes;

/// A file to be sent in a multipart body: its bytes, and what the server is told about them.
#[derive(Clone)]
pub struct File {
    pub(crate) bytes: Bytes,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
}

impl File {
    /// A file of these bytes, without a name and of the type `application/octet-stream`.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self {
            bytes: bytes.into(),
            name: None,
            content_type: None,
        }
    }

    /// Gives the file a name; any text will do.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Gives the file a content type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

/// Shows the length of the file in place of its bytes.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("bytes", &self.bytes.len())
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .finish()
    }
}
