//! Requests and answers as bytes.

use std::fmt::Write as _;

/// A request as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRequest {
    /// The method.
    pub method: String,
    /// The target: path and query.
    pub target: String,
    /// The headers in their order, names as they were written.
    pub headers: Vec<(String, String)>,
    /// The body without its transfer coding.
    pub body: Vec<u8>,
}

impl RawRequest {
    /// Every value of a header.
    pub fn header<'r>(&'r self, name: &str) -> impl Iterator<Item = &'r str> {
        let name = name.to_owned();
        let named = self
            .headers
            .iter()
            .filter(move |(key, _)| key.eq_ignore_ascii_case(&name));
        named.map(|(_, value)| value.as_str())
    }

    /// The target's path and query, as they were written.
    pub fn path_and_query(&self) -> (&str, Option<&str>) {
        match self.target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (&self.target, None),
        }
    }

    /// The request as a line for a shell.
    pub fn curl(&self, origin: &str) -> String {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
        let mut line = format!(
            "curl -X {} {}",
            self.method,
            quoted(&format!("{origin}{}", self.target))
        );
        for (name, value) in &self.headers {
            let _ = write!(line, " -H {}", quoted(&format!("{name}: {value}")));
        }
        if !self.body.is_empty() {
            let body = String::from_utf8_lossy(&self.body);
            let _ = write!(
                line,
                " --data-binary {}",
                quoted(&crate::compare::cut(&body, 2000))
            );
        }
        line
    }
}

/// An answer to be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawResponse {
    /// The status.
    pub status: u16,
    /// The headers, without those of the transfer.
    pub headers: Vec<(String, String)>,
    /// The body; not sent where there cannot be one.
    pub body: Vec<u8>,
    /// Whether it is sent in chunks.
    pub chunked: bool,
    /// Whether the connection ends with it.
    pub close: bool,
}

/// Text with its percent escapes read; `None` for what is not UTF-8 then.
pub fn decoded(text: &str) -> Option<String> {
    let bytes = percent_encoding::percent_decode_str(text);
    bytes.decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Type and subtype of a media type, in small letters.
pub fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Whether a media type is the declared one, or in the declared range.
pub fn is_media(declared: &str, got: &str) -> bool {
    let (declared, got) = (essence(declared), essence(got));
    match declared.split_once('/') {
        Some(("*", "*")) => got.contains('/'),
        Some((kind, "*")) => got.split_once('/').is_some_and(|(found, _)| found == kind),
        _ => declared == got,
    }
}

/// Whether values of a media type are JSON text.
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/json") || essence.ends_with("+json")
}
