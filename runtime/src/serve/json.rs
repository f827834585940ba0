//! JSON texts that are put together from texts of a request.
//!
//! Invariant: what is handed out is JSON if the parts are; all digits of numbers stay. Names that
//! come twice are refused, since readers differ in which one they take.

use std::collections::HashSet;

use super::{
    lens::Lens,
    text::{Coding, NotText, decode, quoted},
};
use crate::Number;

/// Why a text is not what it should be: the keyword of a problem, and the words.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) keyword: &'static str,
    pub(super) message: String,
    /// The member of the whole that it is about.
    pub(super) member: Option<String>,
}

impl Wrong {
    pub(super) fn new(keyword: &'static str, message: impl Into<String>) -> Self {
        Self {
            keyword,
            message: message.into(),
            member: None,
        }
    }

    /// The same of a member.
    pub(super) fn within(self, name: &str) -> Self {
        Self {
            member: Some(super::words::shortened(name)),
            ..self
        }
    }

    pub(super) fn twice(name: &str) -> Self {
        let name = super::words::shortened(name);
        Self::new("duplicate", format!("has `{name}` more than once"))
    }
}

impl From<NotText> for Wrong {
    fn from(_: NotText) -> Self {
        Self::new("encoding", "is not UTF-8")
    }
}

/// A text as the value that it stands for: a number where one is asked for and it is one, and so
/// on; a text of its own otherwise.
pub(super) fn scalar(text: &str, lens: Lens<'_>) -> String {
    let types = lens.types();
    let listed = || types.string && lens.lists(text);
    let number = types.number && Number::of(text).is_some();
    let boolean = types.boolean && matches!(text, "true" | "false");
    if (number || boolean) && !listed() {
        return text.to_owned();
    }
    let null = types.null && !types.string && !types.any;
    if null && matches!(text, "" | "null") {
        return "null".to_owned();
    }
    quoted(text)
}

/// An encoded text as the value that it stands for.
pub(super) fn raw_scalar(raw: &str, coding: Coding, lens: Lens<'_>) -> Result<String, Wrong> {
    Ok(scalar(&decode(raw, coding)?, lens))
}

/// A text that has to be JSON.
pub(super) fn checked(text: &str) -> Result<String, Wrong> {
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(not_json(&error)),
    }
}

/// What is wrong with a text that is not JSON.
pub(super) fn not_json(error: &serde_json::Error) -> Wrong {
    let (line, column) = (error.line(), error.column());
    let message = if error.to_string().starts_with("recursion") {
        "is nested too deeply".to_owned()
    } else {
        format!("is not JSON, as is seen at line {line}, column {column}")
    };
    Wrong::new("json", message)
}

/// A text in a form: JSON where lists and objects are asked for, a scalar otherwise.
pub(super) fn scalar_or_json(text: &str, lens: Lens<'_>) -> Result<String, Wrong> {
    let types = lens.types();
    if types.scalar() {
        let composed = types.list || types.object;
        if composed && !types.any && text.starts_with(['{', '[']) {
            return checked(text).or_else(|_| Ok(scalar(text, lens)));
        }
        return Ok(scalar(text, lens));
    }
    if types.null && text.is_empty() {
        return Ok("null".to_owned());
    }
    checked(text)
}

/// A list of JSON texts.
pub(super) fn list(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}

/// An object that is being written.
#[derive(Default)]
pub(super) struct Members {
    text: String,
    names: HashSet<String>,
    /// Where the value of the last member begins.
    last: usize,
}

impl Members {
    /// Adds a member, whose value is JSON.
    pub(super) fn add(&mut self, name: &str, json: &str) -> Result<(), Wrong> {
        if !self.names.insert(name.to_owned()) {
            return Err(Wrong::twice(name));
        }
        self.text.push(if self.text.is_empty() { '{' } else { ',' });
        self.text.push_str(&quoted(name));
        self.text.push(':');
        self.last = self.text.len();
        self.text.push_str(json);
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The value of the last member, which is the only one to its user.
    pub(super) fn only(mut self) -> Option<String> {
        (!self.is_empty()).then(|| self.text.split_off(self.last))
    }

    /// The whole object.
    pub(super) fn finish(mut self) -> String {
        if self.text.is_empty() {
            self.text.push('{');
        }
        self.text.push('}');
        self.text
    }
}
