//! Texts of a document as rustdoc.
//!
//! Documents write Markdown, HTML and neither. What rustdoc would take for a link, a tag or a
//! Rust example is escaped, and long lines are wrapped.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Limits;

/// Columns of a wrapped line, without the `///`.
const WIDTH: usize = 92;

/// Documentation of one item, built paragraph by paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc(Vec<String>);

impl Doc {
    /// Documentation that begins with a text of the document, or with `fallback` where it is empty.
    pub(super) fn new(text: Option<&str>, fallback: &str) -> Self {
        let text = text.map(str::trim).filter(|t| !t.is_empty());
        // A text of signs that nobody sees says nothing.
        let lines = text
            .map(markdown)
            .filter(|l| l.iter().any(|l| !l.is_empty()));
        Self(lines.unwrap_or_else(|| wrap(fallback)))
    }

    /// Adds a text of the document.
    pub(super) fn text(mut self, text: Option<&str>) -> Self {
        if let Some(text) = text.map(str::trim).filter(|t| !t.is_empty()) {
            self.0.push(String::new());
            self.0.extend(markdown(text));
        }
        self
    }

    /// Words of our own and a text of the document: on one line, or as two paragraphs.
    pub(super) fn told(words: &str, text: &str) -> Self {
        if let [line] = &markdown(text.trim())[..]
            // Signs at the beginning of a line may mean something there.
            && line.starts_with(char::is_alphanumeric)
            && words.len() + line.len() < WIDTH
        {
            return Self(vec![format!("{words}: {line}")]);
        }
        Self::new(None, &format!("{words}.")).text(Some(text))
    }

    /// Adds lines of our own, as they are, as a paragraph.
    pub(super) fn lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.0.push(String::new());
            self.0.extend(lines);
        }
        self
    }

    /// Adds a paragraph of our own.
    pub(super) fn paragraph(self, text: &str) -> Self {
        self.lines(wrap(text))
    }

    /// Adds what limits and the default say.
    pub(super) fn facts(self, limits: &Limits, default: Option<&String>) -> Self {
        let mut facts: Vec<String> = limits.iter().filter_map(limit).collect();
        facts.extend(default.map(|d| format!("Default: {}.", code(d))));
        if facts.is_empty() {
            self
        } else {
            self.paragraph(&facts.join(" "))
        }
    }

    /// The lines without blank ones between, as an entry of a list.
    pub(super) fn joined(self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for line in self.0.into_iter().filter(|l| !l.is_empty()) {
            let follows = !lines.is_empty() && !line.starts_with("  ");
            lines.push(if follows { format!("  {line}") } else { line });
        }
        lines
    }

    /// As attributes of an item.
    pub(super) fn tokens(&self) -> TokenStream {
        let lines = self.spaced();
        quote! { #(#[doc = #lines])* }
    }

    /// As comment lines, each indented by `indent`.
    pub(super) fn comment(&self, indent: &str, mark: &str) -> String {
        self.spaced()
            .iter()
            .map(|line| format!("{indent}{mark}{line}").trim_end().to_owned() + "\n")
            .collect()
    }

    /// rustdoc's own form has a blank between the slashes and the text.
    fn spaced(&self) -> Vec<String> {
        let blank = |line: &String| line.is_empty();
        let mut lines: Vec<String> = Vec::new();
        for line in self.0.iter().skip_while(|l| blank(l)) {
            // Two blank lines say no more than one.
            if line.is_empty() && lines.last().is_some_and(String::is_empty) {
                continue;
            }
            lines.push(if line.is_empty() {
                String::new()
            } else {
                // A line that broke inside a comment would go on as code.
                let line = line.replace(|c: char| c.is_control() || is_invisible(c), " ");
                format!(" {line}")
            });
        }
        while lines.last().is_some_and(blank) {
            lines.pop();
        }
        lines
    }
}

/// A value in code quotes that hold whatever it holds.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let quotes = "`".repeat(longest + 1);
    if longest > 0 || text.is_empty() {
        format!("{quotes} {text} {quotes}")
    } else {
        format!("{quotes}{text}{quotes}")
    }
}

fn limit((keyword, value): &(&'static str, String)) -> Option<String> {
    let counted = |what: &str| match value.as_str() {
        "1" => format!("1 {what}."),
        value => format!("{value} {what}s."),
    };
    let sentence = match *keyword {
        "minLength" => format!("At least {}", counted("character")),
        "maxLength" => format!("At most {}", counted("character")),
        "pattern" => format!("Pattern: {}.", code(value)),
        // The type says as much.
        "minimum" if value == "0" => return None,
        "minimum" => format!("At least {value}."),
        "maximum" => format!("At most {value}."),
        "exclusiveMinimum" => "The minimum itself is excluded.".to_owned(),
        "exclusiveMaximum" => "The maximum itself is excluded.".to_owned(),
        "multipleOf" => format!("A multiple of {value}."),
        "minItems" => format!("At least {}", counted("element")),
        "maxItems" => format!("At most {}", counted("element")),
        "uniqueItems" => "No element twice.".to_owned(),
        "minProperties" => format!("At least {}", counted("member")),
        "maxProperties" => format!("At most {}", counted("member")),
        "enum" => format!("One of {value}."),
        "format" => format!("Format: {}.", code(value)),
        _ => return None,
    };
    Some(sentence)
}

/// A text of the document as lines that rustdoc shows as its author meant them.
fn markdown(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let line = visible(line);
        let trimmed = line.trim_start();
        if let Some(open) = &fence {
            if trimmed.starts_with(open.as_str()) {
                fence = None;
            }
            lines.push(line);
        } else if let Some(open) = fence_of(trimmed) {
            // Without a language, or with Rust's, the block would be compiled and run.
            lines.push(format!("{open}text"));
            fence = Some(open);
        } else {
            let depth = (line.len() - trimmed.len()).min(3);
            let escaped = escape(trimmed.trim_end());
            lines.extend(wrapped(&" ".repeat(depth), &escaped));
        }
    }
    lines.extend(fence);
    lines
}

fn fence_of(line: &str) -> Option<String> {
    ['`', '~'].into_iter().find_map(|mark| {
        let length = line.chars().take_while(|c| *c == mark).count();
        (length >= 3).then(|| mark.to_string().repeat(length))
    })
}

/// Without characters that a reader cannot see, and with tabs as blanks.
fn visible(line: &str) -> String {
    line.replace('\t', "    ")
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .collect()
}

/// Bidirectional controls let a text read otherwise than it is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Outside code quotes: brackets that are no link, angle brackets, and bare addresses.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some((span, after)) = code_span(rest) {
            out.push_str(span);
            rest = after;
        } else if let Some((link, after)) = link(rest) {
            out.push_str(&link);
            rest = after;
        } else if let Some((address, after)) = address(rest) {
            out.push('<');
            out.push_str(address);
            out.push('>');
            rest = after;
        } else {
            if matches!(c, '[' | ']' | '<' | '>') && !(c == '>' && out.is_empty()) {
                out.push('\\');
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
            // An escape of the author's stays one.
            if c == '\\'
                && let Some(next) = rest.chars().next()
            {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}

fn code_span(text: &str) -> Option<(&str, &str)> {
    let quotes = text.len() - text.trim_start_matches('`').len();
    if quotes == 0 {
        return None;
    }
    let mark = &text[..quotes];
    let end = text[quotes..].find(mark)? + 2 * quotes;
    Some((&text[..end], &text[end..]))
}

/// `[text](https://…)`, and an image as its text.
fn link(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
    let (label, after) = inner.split_once("](")?;
    let (target, after) = after.split_once(')')?;
    let plain = !label.contains(['[', ']']) && !target.contains([' ', '<', '>']);
    if !plain {
        return None;
    }
    let label = label.replace('<', "\\<").replace('>', "\\>");
    if target.starts_with("http://") || target.starts_with("https://") {
        Some((format!("[{label}]({target})"), after))
    } else {
        Some((label, after))
    }
}

fn address(text: &str) -> Option<(&str, &str)> {
    let bracketed = text.strip_prefix('<');
    let start = bracketed.unwrap_or(text);
    if !start.starts_with("http://") && !start.starts_with("https://") {
        return None;
    }
    let stop =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | '`' | '[' | ']' | '|');
    let end = start.find(stop).unwrap_or(start.len());
    let address = start[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if address.len() < "http://a".len() {
        return None;
    }
    let after = &start[address.len()..];
    Some((
        address,
        bracketed.map_or(after, |_| after.strip_prefix('>').unwrap_or(after)),
    ))
}

fn wrap(text: &str) -> Vec<String> {
    wrapped("", text)
}

/// Wraps at blanks; tables stay whole, and what follows in a list item is indented.
fn wrapped(indent: &str, text: &str) -> Vec<String> {
    if indent.len() + text.chars().count() <= WIDTH
        || text.starts_with('|')
        || text.starts_with('#')
    {
        return vec![format!("{indent}{text}").trim_end().to_owned()];
    }
    let follow = match list_mark(text) {
        Some(width) => format!("{indent}{}", " ".repeat(width)),
        None if text.starts_with('>') => format!("{indent}> "),
        None => indent.to_owned(),
    };
    let mut lines = Vec::new();
    let mut line = indent.to_owned();
    let mut empty = true;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH && breakable(word) {
            lines.push(std::mem::replace(&mut line, follow.clone()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    lines.push(line);
    lines
}

/// A line must not begin with what Markdown takes for a list, a heading or a rule.
fn breakable(word: &str) -> bool {
    let mark = word.trim_start_matches(|c: char| c.is_ascii_digit());
    !(word.starts_with(['-', '*', '+', '#', '>', '=', '|', '~', '`'])
        || (mark.len() < word.len() && mark.starts_with(['.', ')'])))
}

fn list_mark(text: &str) -> Option<usize> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mark = &text[digits..];
    let bullet = digits == 0 && mark.starts_with(['-', '*', '+']);
    let number = digits > 0 && mark.starts_with(['.', ')']);
    ((bullet || number) && mark[1..].starts_with(' ')).then_some(digits + 2)
}

#[cfg(test)]
mod tests {
    use super::{Doc, markdown};

    #[test]
    fn texts_are_shown_as_meant() {
        let cases = [
            (
                "see [the guide](https://a.example/g)",
                "see [the guide](https://a.example/g)",
            ),
            ("see [the guide](#here)", "see the guide"),
            ("an array[object] of <b>", "an array\\[object\\] of \\<b\\>"),
            ("at https://a.example/x.", "at <https://a.example/x>."),
            ("already <https://a.example>", "already <https://a.example>"),
            ("in `a[0] <b>` code", "in `a[0] <b>` code"),
            ("        indented", "   indented"),
            ("```\nlet x;", "```text\nlet x;\n```"),
            ("a\u{202e}b", "ab"),
        ];
        for (text, expected) in cases {
            assert_eq!(markdown(text).join("\n"), expected, "{text:?}");
        }
    }

    #[test]
    fn facts_stand_in_a_paragraph_of_their_own() {
        let limits = vec![
            ("maxLength", "40".to_owned()),
            ("pattern", "^`a`$".to_owned()),
        ];
        let doc = Doc::new(Some("The name."), "").facts(&limits, Some(&"\"x\"".to_owned()));
        assert_eq!(
            doc.comment("", "///"),
            "/// The name.\n///\n/// At most 40 characters. Pattern: `` ^`a`$ ``. Default: `\"x\"`.\n"
        );
    }
}
