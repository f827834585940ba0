//! Texts of several lines as literal block scalars, long lines as folded ones.

use super::WIDTH;
use crate::characters::hidden;

/// The text as a block scalar without its last line break, its lines indented by `column`; `None`
/// where it stands better, or can only stand, in the line that has `reached` a column.
pub(super) fn text(text: &str, column: usize, reached: usize) -> Option<String> {
    if text.chars().any(hidden) {
        None
    } else if text.contains('\n') {
        literal(text, column)
    } else {
        folded(text, column, reached)
    }
}

/// Several lines (`|`). Blanks that readers see differently, or that would announce a deeper
/// indentation, are left to quotes: tabs and blank-only lines at the ends.
fn literal(text: &str, column: usize) -> Option<String> {
    let body = text.trim_end_matches('\n');
    let blank = |line: &str| line.bytes().all(|b| b == b' ' || b == b'\t');
    let (first, last) = (body.lines().next()?, body.lines().next_back()?);
    if blank(last) || blank(first) && !first.is_empty() || body.lines().any(|l| l.starts_with('\t'))
    {
        return None;
    }
    let indentation = if body.starts_with([' ', '\n']) {
        "2"
    } else {
        ""
    };
    let (chomping, kept) = match text.len() - body.len() {
        0 => ("-", 0),
        1 => ("", 0),
        // The line break of the last line is written by the caller.
        more => ("+", more - 1),
    };
    let mut out = format!("|{indentation}{chomping}");
    for line in body.split('\n') {
        out.push('\n');
        push_line(&mut out, line, column);
    }
    out.extend(std::iter::repeat_n('\n', kept));
    Some(out)
}

/// One long line (`>-`), broken at single spaces, where readers put the space back.
fn folded(text: &str, column: usize, reached: usize) -> Option<String> {
    let too_long = reached + text.chars().count() > WIDTH;
    if !too_long || text.starts_with(' ') || text.ends_with(' ') || text.contains('\t') {
        return None;
    }
    let room = WIDTH.saturating_sub(column).max(WIDTH / 2);
    let mut lines: Vec<&str> = Vec::new();
    // The line being filled: where it starts, its last place to break, its width so far.
    let (mut start, mut place, mut width) = (0, None, 0);
    let mut breaks = breaks(text);
    breaks.push(text.len());
    for at in breaks {
        let more = text[place.unwrap_or(start)..at].chars().count();
        if let Some(end) = place.filter(|_| width + more > room) {
            lines.push(&text[start..end]);
            start = end + 1;
            width = more - 1;
        } else {
            width += more;
        }
        place = Some(at);
    }
    lines.push(&text[start..]);
    if lines.len() == 1 {
        return None;
    }
    let mut out = String::from(">-");
    for line in lines {
        out.push('\n');
        push_line(&mut out, line, column);
    }
    Some(out)
}

/// The bytes of the spaces at which a line may be broken: those without another beside them.
fn breaks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let space = |at: usize| bytes.get(at) == Some(&b' ');
    (1..bytes.len())
        .filter(|&at| space(at) && !space(at - 1) && !space(at + 1))
        .collect()
}

fn push_line(out: &mut String, line: &str, column: usize) {
    if !line.is_empty() {
        out.extend(std::iter::repeat_n(' ', column));
        out.push_str(line);
    }
}
