//! Bodies of requests: forms, multipart bodies, files, and how they leave.

pub(crate) mod content;
pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod multipart;
pub(crate) mod outgoing;

use crate::style::Style;

/// How one field of a form or multipart body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Scalars as text, objects as JSON, arrays item by item.
    Auto,
    /// As JSON text; in a multipart body the part says so.
    Json,
    /// As that content type: JSON text for a JSON type, else as [`Auto`](Self::Auto) with this
    /// type for texts and files. In a form only the choice between the two shows.
    Typed(&'static str),
    /// As a parameter of this style.
    Style(Style),
    /// As a parameter of this style, its reserved characters as they are.
    Reserved(Style),
}

/// How the field of this name is written.
fn part_of(name: &str, parts: &[(&str, Part)]) -> Part {
    let named = parts.iter().find(|(listed, _)| *listed == name);
    named.map_or(Part::Auto, |(_, part)| *part)
}

/// Whether a content type is JSON, with or without parameters.
fn is_json(content_type: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default();
    let name = name.trim().to_ascii_lowercase();
    name == "application/json" || name == "text/json" || name.ends_with("+json")
}
