//! Whether the parts of a multipart body say the members of a value.

use serde_json::Value;

use super::{body, form};
use crate::compare;
use crate::document::{Document, Encoding, Media, Schema};
use crate::http::{essence, is_json, is_media};

/// A part as it came.
struct Part {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    bytes: Vec<u8>,
}

/// Checks the bytes of a multipart body.
pub(super) fn check(
    document: &Document,
    media: &Media<'_>,
    meant: &Value,
    bytes: &[u8],
    content_type: &str,
) -> Result<(), String> {
    let boundary = parameter(content_type, "boundary").ok_or("Content-Type names no boundary")?;
    let parts = parts(bytes, &boundary)?;
    for (name, value) in meant.as_object().into_iter().flatten() {
        let own: Vec<_> = parts.iter().filter(|part| part.name == *name).collect();
        let schema = form::property(document, media.schema, name);
        let encoding = media
            .encoding
            .get(name.as_str())
            .cloned()
            .unwrap_or_default();
        let member = Member {
            document,
            schema,
            encoding,
        };
        member
            .check(value, &own)
            .map_err(|reason| format!("part `{name}`: {reason}"))?;
    }
    match parts.iter().find(|part| meant.get(&part.name).is_none()) {
        Some(part) => Err(format!(
            "a part `{}` was sent, which was not given",
            part.name
        )),
        None => Ok(()),
    }
}

struct Member<'d> {
    document: &'d Document,
    schema: Option<Schema<'d>>,
    encoding: Encoding<'d>,
}

impl Member<'_> {
    fn check(&self, meant: &Value, parts: &[&Part]) -> Result<(), String> {
        match (meant, parts) {
            (Value::Array(_), [part]) if self.whole_list(meant, part) => Ok(()),
            (Value::Array(elements), _) => {
                if elements.len() != parts.len() {
                    return Err(format!(
                        "{} elements in {} parts",
                        elements.len(),
                        parts.len()
                    ));
                }
                let schema = self
                    .schema
                    .and_then(|schema| self.document.follow(schema)?.get("items"));
                let mut pairs = elements.iter().zip(parts);
                pairs.try_for_each(|(element, part)| self.one(schema, element, part))
            }
            // OpenAPI does not say how null stands in a form.
            (Value::Null, [] | [_]) => Ok(()),
            (_, [part]) => self.one(self.schema, meant, part),
            _ => Err(format!("it stands {} times", parts.len())),
        }
    }

    /// A list may be one part where its encoding says that it is JSON.
    fn whole_list(&self, meant: &Value, part: &Part) -> bool {
        let declared = self.encoding.content_type.is_some_and(is_json);
        let got = body::parsed(&part.bytes);
        let same =
            |got| compare::difference(self.document, self.schema, &meant.into(), &got).is_none();
        declared && got.is_ok_and(same)
    }

    fn one(&self, schema: Option<Schema<'_>>, meant: &Value, part: &Part) -> Result<(), String> {
        let kind = part.content_type.as_deref();
        if let Some(declared) = self.encoding.content_type {
            let mut declared = declared.split(',');
            if !kind.is_some_and(|kind| declared.any(|declared| is_media(declared, kind))) {
                return Err(format!(
                    "its Content-Type is {kind:?}, which its encoding does not have"
                ));
            }
        }
        let resolved = schema.and_then(|schema| self.document.follow(schema));
        let is_file = resolved
            .is_some_and(|schema| schema.get("format").and_then(Value::as_str) == Some("binary"));
        if is_file {
            return self.file(meant, part);
        }
        let as_json = kind.is_some_and(is_json);
        if as_json || meant.is_object() || meant.is_array() {
            if !as_json && self.encoding.content_type.is_none() {
                return Err(format!("it is an object, but its Content-Type is {kind:?}"));
            }
            let difference = compare::difference(
                self.document,
                schema,
                &meant.into(),
                &body::parsed(&part.bytes)?,
            );
            return difference.map_or(Ok(()), Err);
        }
        if self.encoding.content_type.is_none()
            && kind.is_some_and(|kind| essence(kind) != "text/plain")
        {
            return Err(format!("it is text, but its Content-Type is {kind:?}"));
        }
        let text = std::str::from_utf8(&part.bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        form::scalar(self.document, schema, meant, text)
    }

    fn file(&self, meant: &Value, part: &Part) -> Result<(), String> {
        if part.file_name.is_none() {
            return Err("it is a file without a file name".to_owned());
        }
        let kind = part.content_type.as_deref();
        if self.encoding.content_type.is_none()
            && kind.is_none_or(|kind| essence(kind) != "application/octet-stream")
        {
            return Err(format!("it is a file, but its Content-Type is {kind:?}"));
        }
        body::raw(meant, &part.bytes)
    }
}

fn parts(bytes: &[u8], boundary: &str) -> Result<Vec<Part>, String> {
    let mut rest = format!("\r\n--{boundary}").into_bytes();
    let delimiter = rest.clone();
    // The first delimiter may stand at the very beginning.
    rest.truncate(2);
    rest.extend(bytes);
    let (_, mut rest) = cut(&rest, &delimiter).ok_or("the boundary does not stand in the body")?;
    let mut found = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(found);
        }
        let begun = rest
            .strip_prefix(b"\r\n")
            .ok_or("a delimiter does not end its line")?;
        let (part, after) = cut(begun, &delimiter).ok_or("the last part does not end")?;
        found.push(read(part)?);
        rest = after;
    }
}

/// What stands before and behind the first occurrence.
fn cut<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let start = bytes
        .windows(mark.len())
        .position(|window| window == mark)?;
    Some((&bytes[..start], &bytes[start + mark.len()..]))
}

fn read(part: &[u8]) -> Result<Part, String> {
    let (head, bytes) = match part.strip_prefix(b"\r\n") {
        Some(bytes) => (&b""[..], bytes),
        None => cut(part, b"\r\n\r\n").ok_or("a part has no empty line behind its head")?,
    };
    let head =
        std::str::from_utf8(head).map_err(|_| "the head of a part is not UTF-8".to_owned())?;
    let header = |name: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
    };
    let disposition = header("content-disposition").ok_or("a part has no Content-Disposition")?;
    if essence(&disposition) != "form-data" {
        return Err(format!("a part is {disposition:?}, not form-data"));
    }
    Ok(Part {
        name: parameter(&disposition, "name").ok_or("a part has no name")?,
        file_name: parameter(&disposition, "filename")
            .or_else(|| parameter(&disposition, "filename*")),
        content_type: header("content-type"),
        bytes: bytes.to_vec(),
    })
}

/// A parameter of a header, without quotes.
fn parameter(value: &str, name: &str) -> Option<String> {
    let mut rest = value;
    loop {
        rest = rest.split_once(';')?.1.trim_start();
        let (key, after) = rest.split_once('=')?;
        let quoted = after.starts_with('"');
        let end = match quoted {
            true => 1 + quote(&after[1..])?,
            false => after.find(';').unwrap_or(after.len()),
        };
        if key.trim().eq_ignore_ascii_case(name) {
            let text = after[usize::from(quoted)..end].trim();
            let text = text.replace("\\\"", "\"").replace("\\\\", "\\");
            return Some(
                text.replace("%22", "\"")
                    .replace("%0D", "\r")
                    .replace("%0A", "\n"),
            );
        }
        rest = &after[end..];
    }
}

/// Where the quotation ends.
fn quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while *bytes.get(at)? != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    Some(at)
}
