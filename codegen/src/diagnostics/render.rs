//! Findings as text for people and as JSON for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{Code, Finding, Findings, Severity};
use crate::{
    characters::{hidden, visible},
    source::{Sources, Span},
};

/// The longest message or pointer that is shown whole, in characters.
const LONGEST: usize = 400;

/// The longest source line that is shown whole, in characters.
const LONGEST_LINE: usize = 120;

/// How many characters before the marked ones are shown of a longer line.
const BEFORE: usize = 40;

/// All findings as text with the source lines, and with ANSI colours if asked for: in the order of
/// their places (those without a place come last), equal ones once.
///
/// What comes from documents is shown without control characters, and cut where it is long: a
/// document of one line is shown as a window around the marked place.
pub fn render(findings: &Findings, sources: &Sources, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let texts: Vec<String> = in_order(findings)
        .into_iter()
        .map(|finding| renderer.render(&groups(finding, sources)))
        // A group without anything is a line break.
        .map(|text| text.trim_start_matches('\n').to_owned() + "\n")
        .collect();
    texts.join("\n")
}

/// All findings as a JSON array of objects, in the order of [`render`], with the members `code`,
/// `severity` (`error`, `warning` or `note`), `title`, `message`, `pointer`, `file`, `line`,
/// `column` (both from 1; `null`, as is `file`, for a finding without a place), `meaning`, `help`
/// and `related` (a list of `file`, `line`, `column` and `text`).
pub fn render_json(findings: &Findings, sources: &Sources) -> serde_json::Value {
    in_order(findings)
        .into_iter()
        .map(|finding| {
            let place = finding.span.map(|span| sources.line_column(span));
            let related = finding.related.iter().map(|(span, text)| {
                let place = sources.line_column(*span);
                json!({
                    "file": sources.path(span.file),
                    "line": place.line,
                    "column": place.column,
                    "text": text,
                })
            });
            json!({
                "code": finding.code.id,
                "severity": severity(finding.code),
                "title": finding.code.title,
                "message": finding.message,
                "pointer": finding.pointer.as_str(),
                "file": finding.span.map(|span| sources.path(span.file)),
                "line": place.map(|place| place.line),
                "column": place.map(|place| place.column),
                "meaning": finding.code.meaning,
                "help": help(finding),
                "related": related.collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// What a row of the table says, for `lint --explain`.
pub fn explain(code: &Code) -> String {
    format!(
        "{} ({}): {}\n\nWhat it means: {}\nWhat to do: {}\n",
        code.id,
        severity(code),
        code.title,
        code.meaning,
        code.help
    )
}

/// The findings by file, position and code, without repetitions.
fn in_order(findings: &Findings) -> Vec<&Finding> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    // The sort is stable: findings of one code at one place stay in the order of their making.
    sorted.sort_by_key(|f| (f.span.is_none(), f.span, f.code.id));
    let mut once: Vec<&Finding> = Vec::with_capacity(sorted.len());
    for finding in sorted {
        let same_place = once.iter().rev().take_while(|f| f.span == finding.span);
        if !same_place.into_iter().any(|other| equal(other, finding)) {
            once.push(finding);
        }
    }
    once
}

fn equal(a: &Finding, b: &Finding) -> bool {
    a.code == b.code
        && a.message == b.message
        && a.pointer == b.pointer
        && a.related == b.related
        && a.help == b.help
}

fn severity(code: &Code) -> &'static str {
    match code.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn help(finding: &Finding) -> &str {
    finding.help.as_deref().unwrap_or(finding.code.help)
}

/// One finding in the terms of the renderer.
fn groups<'a>(finding: &'a Finding, sources: &Sources) -> Vec<Group<'a>> {
    let level = level(finding);
    let title = level
        .clone()
        .primary_title(visible(&finding.message, LONGEST));
    let mut groups = vec![Group::with_title(title.id(finding.code.id))];
    let first = finding.span.map(|span| (span, None));
    let related = finding
        .related
        .iter()
        .map(|(span, words)| (*span, Some(words.as_str())));
    for (span, words) in first.into_iter().chain(related) {
        add_place(&mut groups, &level, span, words, sources);
    }
    let mut notes = Vec::new();
    if finding.pointer.as_str() != "" {
        let pointer = visible(finding.pointer.as_str(), LONGEST);
        notes.push(Level::NOTE.message(format!("at {pointer}")));
    }
    // Advice may have lines of its own: an overlay action, say.
    let lines = help(finding).lines().map(|line| visible(line, LONGEST));
    notes.push(Level::NOTE.message(finding.code.meaning));
    notes.push(Level::HELP.message(lines.collect::<Vec<_>>().join("\n")));
    let last = groups.pop().unwrap_or_else(|| Group::with_level(level));
    groups.push(last.elements(notes));
    groups
}

fn level(finding: &Finding) -> Level<'static> {
    match finding.severity() {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// Adds a place: where it is, and its line with the span marked.
fn add_place<'a>(
    groups: &mut Vec<Group<'a>>,
    level: &Level<'a>,
    span: Span,
    words: Option<&str>,
    sources: &Sources,
) {
    let position = sources.line_column(span);
    let path = visible(sources.path(span.file), LONGEST);
    let window = Window::around(span, sources.text(span.file));
    let annotation = match words {
        None => AnnotationKind::Primary.span(window.start..window.end),
        Some(words) => AnnotationKind::Context
            .span(window.start..window.end)
            .label(visible(words, LONGEST)),
    };
    let snippet = Snippet::source(window.line)
        .line_start(position.line)
        .annotation(annotation);
    let group = groups
        .pop()
        .unwrap_or_else(|| Group::with_level(level.clone()));
    if window.cut {
        // The renderer counts columns in the line that it is given, so that the place of a cut one
        // is said apart from it, in a group of its own.
        let origin = Origin::path(path)
            .line(position.line)
            .char_column(position.column);
        if groups.is_empty() {
            // The renderer ends its very first group with a bar, and the next one begins with one.
            groups.push(Group::with_level(level.clone()));
        }
        groups.push(group.element(origin));
        groups.push(Group::with_level(level.clone()).element(snippet));
    } else {
        groups.push(group.element(snippet.path(path)));
    }
}

/// The part of a line that is shown, and the bytes in it that are marked.
struct Window {
    line: String,
    start: usize,
    end: usize,
    /// Whether the line is longer than what is shown of it.
    cut: bool,
}

impl Window {
    /// The line in which `span` starts; of a span of several lines, the part in the first is
    /// marked.
    fn around(span: Span, text: &str) -> Self {
        let at = floor(text, span.start as usize);
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[at..]
            .find(['\n', '\r'])
            .map_or(text.len(), |newline| at + newline);
        let marked = at..floor(text, span.end as usize).clamp(at, line_end.max(at));
        let line = &text[line_start..line_end.max(at)];
        let (from, to) = Self::cut(line, at - line_start);

        let mut window = Self {
            line: String::new(),
            start: 0,
            end: 0,
            cut: to - from < line.len(),
        };
        if from > 0 {
            window.line.push('…');
        }
        for (offset, c) in line[from..to].char_indices() {
            let offset = line_start + from + offset;
            if offset == marked.start {
                window.start = window.line.len();
            }
            if c != '\u{feff}' || offset > 0 {
                window.line.push(if hidden(c) { '\u{fffd}' } else { c });
            }
            if offset < marked.end {
                window.end = window.line.len();
            }
        }
        if marked.start == line_start + to {
            window.start = window.line.len();
        }
        window.end = window.end.max(window.start);
        if to < line.len() {
            window.line.push('…');
        }
        window
    }

    /// The bytes of a line that are shown, if `at` is where it is marked.
    fn cut(line: &str, at: usize) -> (usize, usize) {
        let back = |from: usize, count: usize| {
            let mut before = line[..from].char_indices().rev();
            before
                .nth(count.saturating_sub(1))
                .map_or(0, |(byte, _)| byte)
        };
        let on = |from: usize, count: usize| {
            let mut after = line[from..].char_indices();
            after.nth(count).map_or(line.len(), |(byte, _)| from + byte)
        };
        if on(0, LONGEST_LINE) == line.len() {
            return (0, line.len());
        }
        let from = back(at, BEFORE);
        (from, on(from, LONGEST_LINE))
    }
}

/// The nearest place at or before `at` where a character starts, or the end of the text.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests;
