//! For people at a terminal.

use specwright::diff::report::{Level, RustChange};

use super::phrases::{self, clean, count, one_line};
use crate::commands::diff::outcome::{Api, Entry, Outcome, Problem, Seen};

/// The whole report.
pub(in crate::commands::diff) fn text(outcome: &Outcome, colour: bool) -> String {
    let paint = Paint(colour);
    let base = format!("base:     {}\n", one_line(&outcome.base));
    let revision = format!("revision: {}\n", one_line(&outcome.revision));
    let mut out = base + &revision;
    for api in outcome.apis.iter().filter(|api| !api.is_quiet()) {
        out += &api_text(api, paint);
    }
    for problem in &outcome.problems {
        out += &problem_text(problem, paint);
    }
    out += &format!("\n{}", phrases::headline(outcome));
    let semver = phrases::semver(outcome.semver());
    if outcome.apis.iter().any(|api| api.rust_unknown.is_none()) && semver != "none" {
        out += &format!("; the crate needs a {semver} version");
    }
    out.push('\n');
    if let Some(hidden) = phrases::docs_hidden(outcome) {
        out += &format!("{hidden}\n");
    }
    out
}

fn api_text(api: &Api, paint: Paint) -> String {
    let mut out = String::new();
    let state = phrases::state(api);
    let state = if state.is_empty() {
        String::new()
    } else {
        format!(" ({state})")
    };
    let title = format!("{}{state}", phrases::name(api));
    let counts = phrases::counts(api.counts());
    out += &format!("\n{}: {counts}", paint.bold(&title));
    if api.rust_unknown.is_none() {
        let semver = phrases::semver(api.semver).replace("none", "unchanged");
        out += &format!("; crate: {semver}");
    }
    out.push('\n');
    if let Some(why) = &api.rust_unknown {
        out += &format!("  the crate was not compared: {}\n", one_line(why));
    }
    for level in [Level::Err, Level::Warn, Level::Info] {
        for entry in api.entries.iter().filter(|entry| entry.level == level) {
            out += &entry_text(entry, paint);
        }
    }
    if !api.other_rust.is_empty() {
        let changes = count(api.other_rust.len(), "change", "changes");
        out += &format!("\n  {changes} of the crate besides\n");
        for change in &api.other_rust {
            out += &rust_text(change, paint);
        }
    }
    out
}

fn entry_text(entry: &Entry, paint: Paint) -> String {
    let level = paint.level(entry.level, entry.level.word());
    let id = paint.bold(&one_line(&entry.id));
    let mut out = format!("\n  {level} {id}: {}\n", one_line(&entry.text));
    let mut line = |label: &str, text: &str| {
        out += &format!("    {} {text}\n", paint.dim(&format!("{label:<8}")));
    };
    let pointer = if entry.pointer.is_empty() {
        "the whole document".to_owned()
    } else {
        one_line(&entry.pointer)
    };
    line("at", &pointer);
    for (label, seen) in [("before", &entry.base), ("after", &entry.revision)] {
        line(label, &seen_text(seen.as_ref(), paint));
    }
    let (first, more) = phrases::first_reached(&entry.reached);
    if !first.is_empty() {
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        line("reaches", &(one_line(&first.join(", ")) + &more));
    }
    if let Some(renamed) = phrases::renamed(entry) {
        line("renamed", &one_line(&renamed));
    }
    if let Some(accepted) = phrases::accepted(entry) {
        line("", &paint.good(&one_line(&accepted)));
    }
    for change in &entry.rust {
        out += &rust_text(change, paint);
    }
    out
}

/// `type: string  (a.yaml:3:5)`.
fn seen_text(seen: Option<&Seen>, paint: Paint) -> String {
    let Some(seen) = seen else {
        return "nothing".to_owned();
    };
    let place = paint.dim(&format!("({})", one_line(&seen.place.to_string())));
    let value = clean(&seen.value);
    let mut lines = value.trim_end().lines();
    let first = lines.next().unwrap_or_default();
    let mut out = format!("{first}  {place}");
    for line in lines {
        out += &format!("\n             {line}");
    }
    out
}

fn rust_text(change: &RustChange, paint: Paint) -> String {
    let semver = phrases::semver(change.semver);
    let item = one_line(&change.item);
    let mut out = format!("    {} {item} ({semver})\n", paint.dim("rust    "));
    for (sign, line) in phrases::lines(change.before.as_deref(), change.after.as_deref()) {
        let line = format!("           {sign} {line}");
        out += &match sign {
            '-' => paint.bad(&line),
            '+' => paint.good(&line),
            _ => line,
        };
        out.push('\n');
    }
    out
}

fn problem_text(problem: &Problem, paint: Paint) -> String {
    let (level, word) = if problem.fails {
        (Level::Err, "error")
    } else {
        (Level::Info, "note")
    };
    let title = paint.level(level, &format!("{word}[{}]", problem.code));
    let mut out = format!("\n{title}: {}\n", one_line(&problem.message));
    if let Some(place) = &problem.place {
        out += &format!("  --> {}\n", one_line(&place.to_string()));
    }
    out + &format!("  help: {}\n", problem.help)
}

/// Colours, or none.
#[derive(Clone, Copy, Debug)]
struct Paint(bool);

impl Paint {
    fn code(self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn bold(self, text: &str) -> String {
        self.code("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.code("2", text)
    }

    fn good(self, text: &str) -> String {
        self.code("32", text)
    }

    fn bad(self, text: &str) -> String {
        self.code("31", text)
    }

    fn level(self, level: Level, text: &str) -> String {
        match level {
            Level::Err => self.code("1;31", text),
            Level::Warn => self.code("1;33", text),
            Level::Info => self.code("1;36", text),
        }
    }
}
