//! The smaller parts of the page.

use specwright::diff::report::{Reached, RustChange};

use super::super::phrases::{self, NAMED, clean, one_line};
use crate::commands::diff::outcome::Seen;

/// A text as it may stand in an element or between double quotes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}

/// A text whose parts between backticks are code.
pub(super) fn marked(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let shown = parts.iter().enumerate().map(|(at, part)| {
        let part = escape(part);
        if at.is_multiple_of(2) {
            part
        } else {
            format!("<code>{part}</code>")
        }
    });
    shown.collect()
}

/// What one side says.
pub(super) fn seen_block(label: &str, seen: Option<&Seen>) -> String {
    let place = seen.map(|seen| one_line(&seen.place.to_string()));
    let value = seen.map(|seen| seen.value.as_str());
    block(label, &place.unwrap_or_default(), value)
}

/// An item of the crate, before and after.
pub(super) fn rust_block(change: &RustChange) -> String {
    let before = block("before", "", change.before.as_deref());
    let after = block("after", "", change.after.as_deref());
    format!(
        "<p class=\"item\"><code>{}</code> <span class=\"tag\">{}</span></p>\n<div class=\"pair\">\n{before}{after}</div>\n",
        escape(&one_line(&change.item)),
        phrases::semver(change.semver),
    )
}

fn block(label: &str, place: &str, value: Option<&str>) -> String {
    let shown = match value {
        Some(value) => format!(
            "<pre><code>{}</code></pre>",
            escape(&clean(value.trim_end()))
        ),
        None => "<p class=\"nothing\">nothing</p>".to_owned(),
    };
    let place = if place.is_empty() {
        String::new()
    } else {
        format!(" <span class=\"place\">{}</span>", escape(place))
    };
    format!("<figure class=\"{label}\"><figcaption>{label}{place}</figcaption>{shown}</figure>\n")
}

/// The operations that a change reaches; many are folded.
pub(super) fn reached_list(all: &[Reached]) -> String {
    if all.is_empty() {
        return "<p class=\"quiet\">No operation reaches it.</p>\n".to_owned();
    }
    let item = |reached: &Reached| {
        let text = escape(&one_line(&phrases::reached(reached)));
        format!("<li><code>{text}</code></li>\n")
    };
    let named = if all.len() == NAMED + 1 {
        all.len()
    } else {
        NAMED.min(all.len())
    };
    let first: String = all[..named].iter().map(item).collect();
    let mut out = format!("<h3>Reaches</h3>\n<ul class=\"reached\">\n{first}</ul>\n");
    let rest = &all[named..];
    if !rest.is_empty() {
        let items: String = rest.iter().map(item).collect();
        out += &format!(
            "<details class=\"more\"><summary>and {} more</summary>\n<ul class=\"reached\">\n{items}</ul>\n</details>\n",
            rest.len()
        );
    }
    out
}
