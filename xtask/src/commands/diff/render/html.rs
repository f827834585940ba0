//! A page of its own: filters, before and after side by side, the Rust change beside the HTTP one.
//!
//! Invariant: the page asks for nothing from elsewhere, every text is escaped, and without its
//! script all of it can be read and folded.

mod parts;

use std::collections::BTreeMap;

use specwright::diff::report::Level;

use super::phrases::{self, one_line};
use crate::commands::diff::outcome::{Api, Entry, Outcome, Problem};
use parts::{escape, marked, rust_block, seen_block};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// How many breaking changes are unfolded from the start.
const UNFOLDED: usize = 12;

/// The whole page.
pub(in crate::commands::diff) fn html(outcome: &Outcome) -> String {
    let title = escape(&format!("API diff: {}", phrases::headline(outcome)));
    let operations = Operations::of(outcome);
    let mut body = format!(
        "<header>\n<h1>{title}</h1>\n<p class=\"sides\"><code>{}</code> <span aria-label=\"compared with\">→</span> <code>{}</code></p>\n</header>\n<main>\n",
        escape(&one_line(&outcome.base)),
        escape(&one_line(&outcome.revision)),
    );
    body += &summary(outcome);
    body += &problems(&outcome.problems);
    if outcome.counts().total() > 0 {
        body += &filters(outcome, &operations);
        body += &changes(outcome, &operations);
    }
    body += &other_rust(outcome);
    if let Some(hidden) = phrases::docs_hidden(outcome) {
        body += &format!("<p class=\"quiet\">{}</p>\n", marked(&hidden));
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</main>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// The operations that any change reaches, numbered in order.
struct Operations(BTreeMap<String, usize>);

impl Operations {
    fn of(outcome: &Outcome) -> Self {
        let reached = outcome.entries().flat_map(|(_, entry)| &entry.reached);
        let mut all: BTreeMap<String, usize> = reached
            .map(|reached| (format!("{} {}", reached.method, reached.path), 0))
            .collect();
        for (number, at) in all.values_mut().enumerate() {
            *at = number;
        }
        Self(all)
    }

    /// The numbers of those that an entry reaches.
    fn numbers(&self, entry: &Entry) -> String {
        let names = entry.reached.iter();
        let names = names.map(|reached| format!("{} {}", reached.method, reached.path));
        let mut numbers: Vec<usize> = names.filter_map(|n| self.0.get(&n).copied()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        numbers.join(" ")
    }
}

fn summary(outcome: &Outcome) -> String {
    let mut rows = String::new();
    for api in outcome.apis.iter().filter(|api| !api.is_quiet()) {
        let counts = api.counts();
        let state = phrases::state(api);
        let state = if state.is_empty() {
            String::new()
        } else {
            format!(" <span class=\"tag\">{state}</span>")
        };
        let semver = match &api.rust_unknown {
            Some(_) => "not compared",
            None => phrases::semver(api.semver),
        };
        rows += &format!(
            "<tr><th scope=\"row\">{}{state}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{semver}</td></tr>\n",
            escape(phrases::name(api)),
            counts.breaking,
            counts.warning,
            counts.info,
            counts.accepted,
        );
    }
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<table>\n<caption>Changes of each API, and the version that its crate needs</caption>\n<thead><tr><th scope=\"col\">API</th><th scope=\"col\">breaking</th><th scope=\"col\">warnings</th><th scope=\"col\">infos</th><th scope=\"col\">accepted</th><th scope=\"col\">crate</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    );
    for api in &outcome.apis {
        if let Some(why) = &api.rust_unknown {
            out += &format!(
                "<p class=\"quiet\">The crate of {} was not compared: {}</p>\n",
                escape(phrases::name(api)),
                marked(&one_line(why)),
            );
        }
    }
    out
}

fn problems(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let item = |problem: &Problem| {
        let place = problem.place.as_ref().map(ToString::to_string);
        format!(
            "<li><strong>{}</strong> {} <span class=\"place\">{}</span> {}</li>\n",
            problem.code,
            marked(&one_line(&problem.message)),
            escape(&one_line(&place.unwrap_or_default())),
            marked(&problem.help),
        )
    };
    let items: String = problems.iter().map(item).collect();
    format!("<section class=\"problems\">\n<h2>Approvals</h2>\n<ul>\n{items}</ul>\n</section>\n")
}

/// The filters; the script shows them, since without it they would do nothing.
fn filters(outcome: &Outcome, operations: &Operations) -> String {
    let counts = outcome.counts();
    let boxes = [
        ("err", "breaking", counts.breaking),
        ("warn", "warnings", counts.warning),
        ("info", "infos", counts.info),
        ("accepted", "accepted", counts.accepted),
    ];
    let boxes = boxes.into_iter().filter(|(.., count)| *count > 0);
    let boxes: String = boxes
        .map(|(value, word, count)| {
            format!("<label><input type=\"checkbox\" name=\"level\" value=\"{value}\" checked> {word} ({count})</label>\n")
        })
        .collect();
    let mut out = format!(
        "<form id=\"filters\" role=\"search\" aria-label=\"Filter the changes\" hidden>\n<fieldset>\n<legend>Level</legend>\n{boxes}</fieldset>\n"
    );
    let named = outcome.apis.iter().filter(|api| !api.entries.is_empty());
    let named: Vec<&Api> = named.collect();
    if named.len() > 1 {
        let options = named.iter().map(|api| {
            let name = escape(&api.name);
            format!("<option value=\"{name}\">{name}</option>\n")
        });
        out += &format!(
            "<label class=\"field\">API\n<select name=\"api\">\n<option value=\"\">all</option>\n{}</select></label>\n",
            options.collect::<String>(),
        );
    }
    if !operations.0.is_empty() {
        let options = operations.0.keys();
        let options = options.map(|name| format!("<option value=\"{}\">\n", escape(name)));
        out += &format!(
            "<label class=\"field\">Operation\n<input name=\"operation\" list=\"operations\" autocomplete=\"off\" placeholder=\"GET /path\"></label>\n<datalist id=\"operations\">\n{}</datalist>\n",
            options.collect::<String>(),
        );
    }
    out + "<label class=\"field\">Text\n<input name=\"text\" type=\"search\" autocomplete=\"off\" placeholder=\"id, place, name, value\"></label>\n\
           <div class=\"buttons\">\n<button type=\"button\" id=\"unfold\">Unfold all</button>\n\
           <button type=\"button\" id=\"fold\">Fold all</button>\n\
           <button type=\"reset\">Reset</button>\n</div>\n\
           <output id=\"shown\" aria-live=\"polite\"></output>\n</form>\n"
}

fn changes(outcome: &Outcome, operations: &Operations) -> String {
    let few = outcome.counts().breaking <= UNFOLDED;
    let several = outcome.apis.len() > 1;
    let mut out = "<section id=\"changes\">\n<h2>Changes</h2>\n".to_owned();
    for level in [Level::Err, Level::Warn, Level::Info] {
        for (api, entry) in outcome.entries() {
            if entry.level == level {
                let numbers = operations.numbers(entry);
                out += &change(api, entry, &numbers, few, several);
            }
        }
    }
    out + "<p id=\"none\" hidden>No change fits the filters.</p>\n</section>\n"
}

fn change(api: &Api, entry: &Entry, operations: &str, few: bool, several: bool) -> String {
    let (class, word) = match (&entry.accepted, entry.level) {
        (Some(_), _) => ("accepted", "accepted"),
        (None, Level::Err) => ("err", "breaking"),
        (None, Level::Warn) => ("warn", "warning"),
        (None, Level::Info) => ("info", "info"),
    };
    let open = if few && class == "err" { " open" } else { "" };
    let name = escape(&api.name);
    let tag = if several {
        format!(" <span class=\"tag\">{name}</span>")
    } else {
        String::new()
    };
    let mut out = format!(
        "<details class=\"entry {class}\" data-level=\"{class}\" data-api=\"{name}\" data-operations=\"{operations}\"{open}>\n<summary><span class=\"badge\">{word}</span>{tag} <code class=\"id\">{}</code> <span class=\"text\">{}</span></summary>\n<div class=\"body\">\n",
        escape(&one_line(&entry.id)),
        marked(&one_line(&entry.text)),
    );
    let pointer = if entry.pointer.is_empty() {
        "the whole document".to_owned()
    } else {
        format!("<code>{}</code>", escape(&one_line(&entry.pointer)))
    };
    out += &format!("<p class=\"pointer\">at {pointer}</p>\n");
    let accepted = phrases::accepted(entry);
    let accepted = accepted.map(|words| format!("{}, {words}", entry.level.word()));
    for line in [accepted, phrases::renamed(entry)] {
        let line = line.map(|line| format!("<p>{}</p>\n", marked(&one_line(&line))));
        out += &line.unwrap_or_default();
    }
    out += "<div class=\"halves\">\n<section><h3>HTTP</h3>\n<div class=\"pair\">\n";
    out += &seen_block("before", entry.base.as_ref());
    out += &seen_block("after", entry.revision.as_ref());
    out += "</div></section>\n<section><h3>Rust</h3>\n";
    if entry.rust.is_empty() {
        let words = if api.rust_unknown.is_some() {
            "The crate was not compared."
        } else {
            "No item of the crate differs."
        };
        out += &format!("<p class=\"quiet\">{words}</p>\n");
    }
    out += &entry.rust.iter().map(rust_block).collect::<String>();
    out += "</section>\n</div>\n";
    out += &parts::reached_list(&entry.reached);
    out + "</div>\n</details>\n"
}

fn other_rust(outcome: &Outcome) -> String {
    let others = outcome.apis.iter().flat_map(|api| &api.other_rust);
    let blocks: String = others.map(rust_block).collect();
    if blocks.is_empty() {
        return String::new();
    }
    format!(
        "<section id=\"crate\">\n<h2>The crate besides</h2>\n<details class=\"entry info\">\n<summary>Items that differ and that no single change explains</summary>\n<div class=\"body\">\n{blocks}</div>\n</details>\n</section>\n"
    )
}
