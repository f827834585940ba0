//! `multipart/form-data` bodies (RFC 7578), written into one buffer.
//!
//! Names and file names are quoted as the HTML standard says: a quote, a carriage return and a
//! line feed become `%22`, `%0D` and `%0A`, everything else stays.

use std::hash::{BuildHasher as _, RandomState};

use super::{Part, file::File, part_of};
use crate::{
    codec::Encode,
    error::Mistake,
    outline::{Outline, each_item, each_member},
    style::{PairSink, json_text, pairs, scalar_text},
};

/// A multipart body that is being written.
pub(crate) struct Multipart {
    boundary: String,
    bytes: Vec<u8>,
}

impl Multipart {
    /// A body without parts.
    pub(crate) fn new() -> Self {
        // Two random numbers; that a body holds them by chance need not be feared.
        let random = |salt: u8| RandomState::new().hash_one(salt);
        Self {
            boundary: format!("{:016x}{:016x}", random(0), random(1)),
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
                Part::Auto => self.auto(name, member),
                Part::Json => self.json(name, member),
                Part::Style(style) => {
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
        let content_type = file.content_type.as_deref();
        let content_type = content_type.unwrap_or("application/octet-stream");
        if content_type
            .chars()
            .any(|c| c.is_control() || !c.is_ascii())
        {
            return Err(
                Mistake::new("the content type of a file has an invalid character")
                    .at("multipart field", name),
            );
        }
        self.start(name, file.name.as_deref(), Some(content_type));
        self.bytes.extend_from_slice(&file.bytes);
        self.end();
        Ok(())
    }

    /// The content type, with the boundary.
    pub(crate) fn content_type(&self) -> String {
        format!("multipart/form-data; boundary={}", self.boundary)
    }

    /// The bytes of the whole body.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.push(&["--", &self.boundary.clone(), "--\r\n"]);
        self.bytes
    }

    fn auto(&mut self, name: &str, value: &dyn Encode) -> Result<(), Mistake> {
        let outline = Outline::of(value);
        match &outline {
            Outline::Nothing => Ok(()),
            Outline::Members => self.json(name, value),
            Outline::List => each_item(value, &mut |item| match Outline::of(item) {
                // Only items at this depth repeat the part.
                Outline::List => self.json(name, item),
                _ => self.auto(name, item),
            }),
            Outline::Scalar(_) => {
                let mut sink = TextParts {
                    to: self,
                    open: false,
                };
                sink.name(name);
                let written = scalar_text(&outline, &mut sink);
                sink.close();
                written
            }
        }
    }

    fn json(&mut self, name: &str, value: &dyn Encode) -> Result<(), Mistake> {
        if matches!(Outline::of(value), Outline::Nothing) {
            return Ok(());
        }
        let text = json_text(value)?;
        self.start(name, None, Some("application/json"));
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
