//! Bodies of requests that are made of named fields.

pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod multipart;

use crate::style::Style;

/// How one field of a form or multipart body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Scalars as text, arrays repeated; an object becomes its members in a form, and a JSON part
    /// in a multipart body.
    Auto,
    /// As JSON text; in a multipart body the part says so.
    Json,
    /// As a parameter of this style.
    Style(Style),
}

/// How the field of this name is written.
fn part_of(name: &str, parts: &[(&str, Part)]) -> Part {
    let named = parts.iter().find(|(listed, _)| *listed == name);
    named.map_or(Part::Auto, |(_, part)| *part)
}
