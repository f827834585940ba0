//! Multipart bodies: `multipart/form-data` (RFC 7578), and others of the same structure.
//!
//! Names and file names are quoted as the HTML standard says: a quote, a carriage return and a
//! line feed become `%22`, `%0D` and `%0A`, everything else stays.

use std::hash::{BuildHasher as _, RandomState};

use super::{Part, content::Content, file::File, is_json, part_of};
use crate::{
    codec::Encode,
    error::Mistake,
    outline::{Outline, each_item, each_member},
    style::{PairSink, json_text, pairs, scalar_text},
};

/// The content type of multipart bodies, unless a document says otherwise.
pub(crate) const CONTENT_TYPE: &str = "multipart/form-data";

/// A multipart body that is being written.
#[derive(Clone)]
pub(crate) struct Multipart {
    content_type: String,
    boundary: String,
    /// What has been written before `bytes`, where something is not in memory.
    before: Vec<Content>,
    bytes: Vec<u8>,
}

impl Multipart {
    /// A body without parts, of that content type.
    pub(crate) fn new(content_type: &str) -> Self {
        // Two random numbers; that a body holds them by chance need not be feared.
        let random = |salt: u8| RandomState::new().hash_one(salt);
        Self {
            content_type: content_type.to_owned(),
            boundary: format!("{:016x}{:016x}", random(0), random(1)),
            before: Vec::new(),
            bytes: Vec::new(),
        }
    }

    /// Adds the members of a value, in their order.
    pub(crate) fn members(
        &mut self,
        body: &dyn Encode,
        parts: &[(&str, Part)],
    ) -> Result<(), Mistake> {
        if !matches!(Outline::of(body), Outline::Members) {
            return Err(Mistake::new(
                "the body of a multipart form is not an object",
            ));
        }
        each_member(body, &mut |name, member| {
            match part_of(name, parts) {
                Part::Auto => self.auto(name, member, None),
                Part::Json => self.json(name, member, "application/json"),
                Part::Typed(content_type) if is_json(content_type) => {
                    self.json(name, member, content_type)
                }
                Part::Typed(content_type) => self.auto(name, member, Some(content_type)),
                Part::Style(style) | Part::Reserved(style) => {
                    let mut sink = TextParts {
                        to: self,
                        open: false,
                    };
                    let written = pairs(name, member, style, &mut sink);
                    sink.close();
                    written
                }
            }
            .map_err(|mistake| mistake.at("multipart field", name))
        })
    }

    /// Adds a file.
    pub(crate) fn file(&mut self, name: &str, file: &File) -> Result<(), Mistake> {
        self.add_file(name, file, None)
            .map_err(|mistake| mistake.at("multipart field", name))
    }

    fn add_file(&mut self, name: &str, file: &File, declared: Option<&str>) -> Result<(), Mistake> {
        let content_type = file.type_or(declared)?;
        // Without a name of a file, many servers take the part for a text.
        let file_name = file.name().unwrap_or(name);
        self.start(name, Some(file_name), Some(content_type));
        match file.content() {
            Content::Bytes(bytes) => self.bytes.extend_from_slice(&bytes),
            content => {
                let written = std::mem::take(&mut self.bytes);
                self.before
                    .extend([Content::Bytes(written.into()), content]);
            }
        }
        self.end();
        Ok(())
    }

    /// The content type, with the boundary.
    pub(crate) fn content_type(&self) -> String {
        format!("{}; boundary={}", self.content_type, self.boundary)
    }

    /// Whether a file of the system has to be opened.
    pub(crate) fn blocks(&self) -> bool {
        self.before.iter().any(Content::blocks)
    }

    /// Whether it can be sent a second time.
    pub(crate) fn is_replayable(&self) -> bool {
        self.before.iter().all(Content::is_replayable)
    }

    /// The contents of the whole body, one after the other.
    pub(crate) fn finish(mut self) -> Vec<Content> {
        self.push(&["--", &self.boundary.clone(), "--\r\n"]);
        self.before.push(Content::Bytes(self.bytes.into()));
        self.before
    }

    fn auto(
        &mut self,
        name: &str,
        value: &dyn Encode,
        declared: Option<&str>,
    ) -> Result<(), Mistake> {
        let outline = Outline::of(value);
        match &outline {
            Outline::Nothing => Ok(()),
            Outline::File(file) => self.add_file(name, file, declared),
            Outline::Members => self.json(name, value, "application/json"),
            Outline::List => each_item(value, &mut |item| match Outline::of(item) {
                // Only items at this depth repeat the part.
                Outline::List => self.json(name, item, "application/json"),
                _ => self.auto(name, item, declared),
            }),
            Outline::Scalar(_) | Outline::Refused(_) => {
                // A range says nothing of a text that its reader would not know.
                let declared = declared.filter(|name| !name.contains('*'));
                self.start(name, None, declared);
                let mut sink = TextParts {
                    to: self,
                    open: true,
                };
                let written = scalar_text(&outline, &mut sink);
                sink.close();
                written
            }
        }
    }

    fn json(&mut self, name: &str, value: &dyn Encode, content_type: &str) -> Result<(), Mistake> {
        if matches!(Outline::of(value), Outline::Nothing) {
            return Ok(());
        }
        let text = json_text(value)?;
        self.start(name, None, Some(content_type));
        self.push(&[&text]);
        self.end();
        Ok(())
    }

    fn start(&mut self, name: &str, file_name: Option<&str>, content_type: Option<&str>) {
        let boundary = self.boundary.clone();
        self.push(&["--", &boundary, "\r\n"]);
        self.push(&[
            "Content-Disposition: form-data; name=\"",
            &quoted(name),
            "\"",
        ]);
        if let Some(file_name) = file_name {
            self.push(&["; filename=\"", &quoted(file_name), "\""]);
        }
        if let Some(content_type) = content_type {
            self.push(&["\r\nContent-Type: ", content_type]);
        }
        self.push(&["\r\n\r\n"]);
    }

    fn end(&mut self) {
        self.push(&["\r\n"]);
    }

    fn push(&mut self, texts: &[&str]) {
        for text in texts {
            self.bytes.extend_from_slice(text.as_bytes());
        }
    }
}

/// A name, as it stands between quotes in a header of a part.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Each pair as a part of plain text.
struct TextParts<'m> {
    to: &'m mut Multipart,
    open: bool,
}

impl TextParts<'_> {
    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.to.end();
        }
    }
}

impl PairSink for TextParts<'_> {
    fn name(&mut self, name: &str) {
        self.close();
        self.to.start(name, None, None);
        self.open = true;
    }

    fn text(&mut self, text: &str) {
        self.to.push(&[text]);
    }

    fn delimiter(&mut self, delimiter: char) {
        self.to.push(&[delimiter.encode_utf8(&mut [0; 4])]);
    }
}
