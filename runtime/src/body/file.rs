//! A file to be sent: as a member of a multipart body, or as a body of its own.

use std::{fmt, path::PathBuf};

use bytes::Bytes;
use futures_core::Stream;

use super::content::{BoxError, Content};
use crate::{
    codec::{Decode, Decoded, Encode, Source, View},
    error::Mistake,
    serde_impls,
};

/// What bytes are where nobody says more.
const OCTETS: &str = "application/octet-stream";

/// A file to be sent: its bytes, and what the server is told about them.
///
/// The bytes are in memory ([`new`](Self::new)), come as a [`stream`](Self::stream), or are read
/// from a [`path`](Self::path) while they are sent. Copies share a stream, and the first one that
/// is sent takes it: sending another is an error.
///
/// ```
/// use specwright_runtime::File;
///
/// let portrait = File::new(vec![0x89, 0x50]).named("portrait.png").content_type("image/png");
/// let results = File::path("results/2024.csv").content_type("text/csv");
/// # let _ = (portrait, results);
/// ```
///
/// It is read from JSON as a text whose UTF-8 is the bytes, and cannot be written as JSON.
#[derive(Clone, PartialEq)]
pub struct File {
    content: Content,
    name: Option<String>,
    content_type: Option<String>,
}

impl File {
    /// A file of these bytes, without a name; a part of a multipart body then has the name of its
    /// field.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self::from_content(Content::Bytes(bytes.into()))
    }

    /// A file whose bytes come as a stream, without a name. An error of the stream becomes the
    /// error of the call.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::from_content(Content::stream(stream))
    }

    /// A file of the system, opened when it is sent and read while it is sent, named as its path
    /// ends. A file that cannot be opened is the error of the call. Reading takes place on
    /// threads of tokio for work that waits.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            name,
            ..Self::from_content(Content::Path(path))
        }
    }

    fn from_content(content: Content) -> Self {
        Self {
            content,
            name: None,
            content_type: None,
        }
    }

    /// Tells the length of a stream in bytes, so that the server learns it before the bytes; a
    /// stream that gives more or less is an error of the call. Other files know their length.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        if let Content::Stream(stream) = &mut self.content {
            stream.length = Some(bytes);
        }
        self
    }

    /// Gives the file a name; any text will do. Only multipart bodies tell it.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Gives the file a content type, in place of the one that the document declares.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    pub(crate) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The bytes, where they are in memory, as those of a received file are.
    ///
    /// ```
    /// use specwright_runtime::File;
    ///
    /// let file = File::new("a,b").named("teams.csv").content_type("text/csv");
    /// assert_eq!(file.bytes().unwrap(), "a,b");
    /// assert_eq!((file.file_name(), file.media_type()), (Some("teams.csv"), Some("text/csv")));
    /// ```
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The name, where it has one.
    pub fn file_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The content type of its own, where it has one.
    pub fn media_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }

    pub(crate) fn content(&self) -> Content {
        self.content.clone()
    }

    /// The content type: its own, or the declared one. A declared range (`image/*`) names none,
    /// except for those that any bytes belong to.
    pub(crate) fn type_or<'a>(&'a self, declared: Option<&'a str>) -> Result<&'a str, Mistake> {
        let text = match (self.content_type.as_deref(), declared) {
            (Some(own), _) => own,
            (None, None | Some("*/*" | "application/*")) => OCTETS,
            (None, Some(range)) if range.contains('*') => {
                let message = format!("its content type has to be named: it is one of {range}");
                return Err(Mistake::new(message));
            }
            (None, Some(declared)) => declared,
        };
        if text.chars().any(|c| c.is_control() || !c.is_ascii()) {
            return Err(Mistake::new(
                "the content type of a file has an invalid character",
            ));
        }
        Ok(text)
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for File {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&'static [u8]> for File {
    fn from(bytes: &'static [u8]) -> Self {
        Self::new(bytes)
    }
}

impl From<&'static str> for File {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

/// Shows where the bytes are and how many, not the bytes.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("content", &self.content)
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .finish()
    }
}

impl Decode for File {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        source.file()
    }
}

impl Encode for File {
    fn view(&self) -> View<'_> {
        View::File(self)
    }
}

serde_impls! { File }
