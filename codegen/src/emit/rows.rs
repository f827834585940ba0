//! Lists in macro calls, which no formatter lays out: as many entries on a line as fit.

/// Columns of a line.
const WIDTH: usize = 100;

/// Columns that a level of nesting is indented by.
pub(super) const STEP: usize = 4;

/// The entries, each followed by a comma, on lines indented by so many columns.
pub(super) fn rows(entries: &[String], indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut text = String::new();
    let mut width = 0;
    for entry in entries {
        let length = entry.chars().count() + 1;
        if width > 0 && width + 1 + length <= WIDTH {
            text.push(' ');
            width += 1 + length;
        } else {
            if width > 0 {
                text.push('\n');
            }
            text.push_str(&margin);
            width = indent + length;
        }
        text.push_str(entry);
        text.push(',');
    }
    text.push('\n');
    text
}

/// `open a, b close` on one line where it fits, which begins at that column and goes on with so
/// many more; else the entries on lines of their own.
pub(super) fn list(
    (open, close): (&str, &str),
    entries: &[String],
    indent: usize,
    taken: usize,
) -> String {
    let one_line = format!("{open}{}{close}", entries.join(", "));
    if indent + taken + one_line.chars().count() <= WIDTH {
        return one_line;
    }
    let rows = rows(entries, indent + STEP);
    format!("{open}\n{rows}{}{close}", " ".repeat(indent))
}
