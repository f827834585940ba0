//! Annotations of GitHub Actions: workflow commands, one a line.
//!
//! Invariant: a file that is named is one of the revision; what is gone is told at the nearest
//! place that is still there.

use specwright::diff::report::Level;

use super::phrases::{self, one_line};
use crate::commands::diff::outcome::{Entry, Outcome, Place, Problem};

/// The annotations, the heaviest first: of each kind only the first ones of a step are shown.
pub(in crate::commands::diff) fn github(outcome: &Outcome) -> String {
    let mut out = String::new();
    let failing = outcome.problems.iter().filter(|problem| problem.fails);
    for problem in failing {
        out += &problem_line(problem, "error", &outcome.prefix);
    }
    for level in [Level::Err, Level::Warn, Level::Info] {
        for (_, entry) in outcome.entries() {
            if entry.level == level {
                out += &entry_line(entry, &outcome.prefix);
            }
        }
    }
    for problem in outcome.problems.iter().filter(|problem| !problem.fails) {
        out += &problem_line(problem, "notice", &outcome.prefix);
    }
    out
}

fn entry_line(entry: &Entry, prefix: &str) -> String {
    let accepted = phrases::accepted(entry);
    let kind = match (entry.level, &accepted) {
        (_, Some(_)) | (Level::Info, _) => "notice",
        (Level::Warn, _) => "warning",
        (Level::Err, _) => "error",
    };
    let mut message = vec![entry.text.clone()];
    if !entry.pointer.is_empty() {
        message.push(format!("at {}", entry.pointer));
    }
    let (first, more) = phrases::first_reached(&entry.reached);
    if !first.is_empty() {
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        message.push(format!("reaches {}{more}", first.join(", ")));
    }
    for change in &entry.rust {
        let part = |text: &Option<String>| text.as_deref().map_or("nothing".into(), one_line);
        let (before, after) = (part(&change.before), part(&change.after));
        message.push(format!("{}: {before} → {after}", change.item));
    }
    message.extend(accepted);
    let message: Vec<String> = message.iter().map(|line| one_line(line)).collect();
    command(
        kind,
        entry.anchor.as_ref(),
        prefix,
        &entry.id,
        &message.join("\n"),
    )
}

fn problem_line(problem: &Problem, kind: &str, prefix: &str) -> String {
    let message = format!("{}\n{}", one_line(&problem.message), problem.help);
    command(kind, problem.place.as_ref(), prefix, problem.code, &message)
}

/// One workflow command.
fn command(kind: &str, place: Option<&Place>, prefix: &str, title: &str, message: &str) -> String {
    // Standard input has no place.
    let place = place.filter(|place| place.file != "<stdin>");
    let place = place.map(|place| {
        let file = property(&format!("{prefix}{}", place.file));
        format!("file={file},line={},col={},", place.line, place.column)
    });
    let place = place.unwrap_or_default();
    let title = property(&one_line(title));
    format!("::{kind} {place}title={title}::{}\n", data(message))
}

/// The text of a command, escaped.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
