//! Texts of requests: pairs, and what is encoded in them.
//!
//! Invariant: what is not encoded as it should be stays as it is; what is not UTF-8 is refused.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// How a text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Not at all.
    Plain,
    /// Not at all; blanks around a text are not part of it.
    Header,
    /// Percent-encoded: paths and cookies.
    Percent,
    /// The same, with a plus for a space: queries and forms.
    Query,
}

impl Coding {
    /// How a space is written that separates values.
    pub(super) fn spaces(self) -> &'static [&'static str] {
        match self {
            Self::Plain | Self::Header => &[" "],
            Self::Percent => &["%20", " "],
            Self::Query => &["%20", "+", " "],
        }
    }

    /// How a bar is written.
    pub(super) fn bars(self) -> &'static [&'static str] {
        match self {
            Self::Plain | Self::Header => &["|"],
            Self::Percent | Self::Query => &["%7C", "%7c", "|"],
        }
    }
}

/// A text that is not UTF-8 when it is decoded.
#[derive(Debug)]
pub(super) struct NotText;

/// The text that is meant.
pub(super) fn decode(raw: &str, coding: Coding) -> Result<String, NotText> {
    let raw: Cow<'_, str> = match coding {
        Coding::Plain => return Ok(raw.to_owned()),
        Coding::Header => return Ok(raw.trim().to_owned()),
        Coding::Query if raw.contains('+') => raw.replace('+', " ").into(),
        _ => raw.into(),
    };
    let text = percent_decode_str(&raw).decode_utf8();
    text.map(Cow::into_owned).map_err(|_| NotText)
}

/// The pairs of a query or a form: each name, and its value as it was sent. Names that are no text
/// cannot be declared, and are left out.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (String, &str)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decode(name, Coding::Query).ok()?, value))
    })
}

/// The cookies of one header: each name, and its value as it was sent.
pub(super) fn cookies(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.split(';').filter_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        let value = value.trim();
        let quoted = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
        let name = decode(name.trim(), Coding::Percent).ok()?;
        Some((name, quoted.unwrap_or(value)))
    })
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
