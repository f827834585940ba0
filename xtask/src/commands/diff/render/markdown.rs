//! For step summaries and comments on pull requests.
//!
//! Invariant: at most [`LIMIT`] characters; what does not fit is counted, and nothing that a
//! document says is read as Markdown or HTML.

mod bounded;
mod escape;

use specwright::diff::report::{Level, RustChange};

use super::phrases::{self, clean, count, one_line};
use crate::commands::diff::outcome::{Api, Entry, Outcome, Problem};
use bounded::Bounded;
use escape::{code, escape, fence};

/// The longest text, in characters: a comment holds 65,536.
pub(super) const LIMIT: usize = 60_000;

/// The longest value that stands in a line, in characters.
const SHORT: usize = 80;

/// A heading, which entries stand below it, and how many of them are not folded.
struct Section {
    title: &'static str,
    holds: fn(&Entry) -> bool,
    open: usize,
}

const SECTIONS: [Section; 4] = [
    Section {
        title: "Breaking",
        holds: |entry| entry.accepted.is_none() && entry.level == Level::Err,
        open: 20,
    },
    Section {
        title: "Warnings",
        holds: |entry| entry.accepted.is_none() && entry.level == Level::Warn,
        open: 5,
    },
    Section {
        title: "Accepted",
        holds: |entry| entry.accepted.is_some(),
        open: 5,
    },
    Section {
        title: "Information",
        holds: |entry| entry.accepted.is_none() && entry.level == Level::Info,
        open: 0,
    },
];

/// The whole report.
pub(in crate::commands::diff) fn markdown(outcome: &Outcome) -> String {
    let mut out = Bounded::new(LIMIT);
    out.push(&head(outcome));
    for api in outcome.apis.iter().filter(|api| !api.is_quiet()) {
        out.push(&row(api));
    }
    for api in &outcome.apis {
        if let Some(why) = &api.rust_unknown {
            let name = escape(phrases::name(api));
            let why = escape(&one_line(why));
            out.push(&format!("\nThe crate of {name} was not compared: {why}\n"));
        }
    }
    if !outcome.problems.is_empty() {
        out.push("\n### Approvals\n\n");
    }
    for problem in &outcome.problems {
        out.push(&problem_item(problem));
    }
    for section in &SECTIONS {
        section_of_entries(section, outcome, &mut out);
    }
    section_of_the_crate(outcome, &mut out);
    if let Some(hidden) = phrases::docs_hidden(outcome) {
        out.push(&format!("\n{hidden}\n"));
    }
    out.finish()
}

fn head(outcome: &Outcome) -> String {
    let title = phrases::headline(outcome);
    let base = code(&one_line(&outcome.base));
    let revision = code(&one_line(&outcome.revision));
    let mut head = format!("## API diff: {title}\n\n{base} → {revision}\n");
    if outcome.apis.iter().any(|api| !api.is_quiet()) {
        head += "\n| API | breaking | warnings | infos | accepted | crate |\n";
        head += "|---|--:|--:|--:|--:|---|\n";
    }
    head
}

fn row(api: &Api) -> String {
    let counts = api.counts();
    let state = phrases::state(api);
    let state = if state.is_empty() {
        String::new()
    } else {
        format!(" ({state})")
    };
    let semver = match api.rust_unknown {
        Some(_) => "not compared",
        None => phrases::semver(api.semver),
    };
    format!(
        "| {}{state} | {} | {} | {} | {} | {semver} |\n",
        escape(phrases::name(api)),
        counts.breaking,
        counts.warning,
        counts.info,
        counts.accepted,
    )
}

fn problem_item(problem: &Problem) -> String {
    let place = problem.place.as_ref().map(ToString::to_string);
    let place = place.map(|place| format!(" ({})", code(&one_line(&place))));
    format!(
        "- **{}** {}{}. {}\n",
        problem.code,
        escape(&one_line(&problem.message)),
        place.unwrap_or_default(),
        escape(&problem.help),
    )
}

fn section_of_entries(section: &Section, outcome: &Outcome, out: &mut Bounded) {
    let entries = outcome
        .entries()
        .filter(|(_, entry)| (section.holds)(entry));
    let entries: Vec<(&Api, &Entry)> = entries.collect();
    if entries.is_empty() {
        return;
    }
    out.push(&format!("\n### {} ({})\n", section.title, entries.len()));
    let several = outcome.apis.len() > 1;
    let open = if entries.len() <= section.open + 1 {
        entries.len()
    } else {
        section.open
    };
    list(&entries[..open], several, out);
    let folded = &entries[open..];
    if !folded.is_empty() {
        let changes = count(folded.len(), "change", "changes");
        let more = if open > 0 { "more " } else { "" };
        let words = changes.replacen(' ', &format!(" {more}"), 1);
        out.open(&format!("\n<details><summary>{words}</summary>\n"));
        list(folded, several, out);
        out.close("\n</details>\n");
    }
}

/// Entries below the names of their APIs.
fn list(entries: &[(&Api, &Entry)], several: bool, out: &mut Bounded) {
    if !several {
        out.push("\n");
    }
    let mut last = None;
    for (api, entry) in entries {
        if several && last != Some(&api.name) {
            out.push(&format!("\n**{}**\n\n", escape(phrases::name(api))));
            last = Some(&api.name);
        }
        out.item(&item(entry));
    }
}

fn item(entry: &Entry) -> String {
    let id = code(&one_line(&entry.id));
    let mut out = format!("- {id} {}", escape(&one_line(&entry.text)));
    if let Some(place) = &entry.anchor {
        out += &format!(
            " ({})",
            code(&one_line(&format!("{}:{}", place.file, place.line)))
        );
    }
    out.push('\n');
    if !entry.pointer.is_empty() {
        out += &format!("  - at {}\n", code(&one_line(&entry.pointer)));
    }
    let value = |seen: &Option<crate::commands::diff::outcome::Seen>| {
        seen.as_ref().map(|seen| seen.value.clone())
    };
    out += &pair(
        "",
        value(&entry.base).as_deref(),
        value(&entry.revision).as_deref(),
    );
    let (first, more) = phrases::first_reached(&entry.reached);
    if !first.is_empty() {
        let first: Vec<String> = first.iter().map(|text| code(&one_line(text))).collect();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        out += &format!("  - reaches {}{more}\n", first.join(", "));
    }
    for line in [phrases::renamed(entry), phrases::accepted(entry)] {
        let line = line.map(|line| format!("  - {}\n", escape(&one_line(&line))));
        out += &line.unwrap_or_default();
    }
    for change in &entry.rust {
        out += &rust(change);
    }
    out
}

fn rust(change: &RustChange) -> String {
    let item = code(&one_line(&change.item));
    let semver = phrases::semver(change.semver);
    let label = format!("Rust, {semver}: {item}: ");
    pair(&label, change.before.as_deref(), change.after.as_deref())
}

/// Before and after: in one line where both are short, as a listing elsewhere.
fn pair(label: &str, before: Option<&str>, after: Option<&str>) -> String {
    let clear = |text: Option<&str>| text.map(|text| clean(text.trim_end()));
    let (before, after) = (clear(before), clear(after));
    let is_short = |text: &Option<String>| {
        let short = |text: &String| !text.contains('\n') && text.chars().count() <= SHORT;
        text.as_ref().is_none_or(short)
    };
    if is_short(&before) && is_short(&after) {
        let shown = |text: Option<String>| match text {
            Some(text) if !text.is_empty() => code(&text),
            Some(_) => "an empty text".to_owned(),
            None => "nothing".to_owned(),
        };
        return format!("  - {label}{} → {}\n", shown(before), shown(after));
    }
    let lines = phrases::lines(before.as_deref(), after.as_deref());
    let lines = lines
        .iter()
        .map(|(sign, line)| format!("    {sign} {line}\n"));
    let lines: String = lines.collect();
    let fence = fence(&lines);
    let label = if label.is_empty() { "changed:" } else { label };
    let label = label.trim_end().trim_end_matches(':');
    format!("  - {label}\n    {fence}diff\n{lines}    {fence}\n")
}

fn section_of_the_crate(outcome: &Outcome, out: &mut Bounded) {
    let others = outcome.apis.iter().flat_map(|api| &api.other_rust);
    let others: Vec<&RustChange> = others.collect();
    if others.is_empty() {
        return;
    }
    let number = count(others.len(), "change", "changes");
    out.push(&format!("\n### The crate besides ({})\n", others.len()));
    out.open(&format!("\n<details><summary>{number}</summary>\n\n"));
    for change in others {
        // A list of its own, one level up.
        out.item(&rust(change).replace("\n  ", "\n")[2..]);
    }
    out.close("\n</details>\n");
}
