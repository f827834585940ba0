//! The words that several forms share.

use similar::{ChangeTag, TextDiff};
use specwright::{
    characters::hidden,
    diff::report::{Reached, Role, Semver},
};

use crate::commands::diff::outcome::{Api, Counts, Entry, Outcome, State};

/// How many operations are named before the others are counted.
pub(super) const NAMED: usize = 4;

/// `3 breaking changes`.
pub(super) fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// `2 breaking, 1 warning, 3 infos, 1 accepted`; what there is none of is left out.
pub(super) fn counts(counts: Counts) -> String {
    let words = [
        (counts.breaking, "breaking", "breaking"),
        (counts.warning, "warning", "warnings"),
        (counts.info, "info", "infos"),
        (counts.accepted, "accepted", "accepted"),
    ];
    let some = words.into_iter().filter(|(number, ..)| *number > 0);
    let words: Vec<String> = some
        .map(|(number, one, more)| count(number, one, more))
        .collect();
    if words.is_empty() {
        "no changes".to_owned()
    } else {
        words.join(", ")
    }
}

/// What the version of the crate has to say.
pub(super) fn semver(semver: Semver) -> &'static str {
    match semver {
        Semver::None => "none",
        Semver::Patch => "patch",
        Semver::Minor => "minor",
        Semver::Major => "major",
    }
}

/// What an API is called: two documents have no name.
pub(super) fn name(api: &Api) -> &str {
    if api.name.is_empty() {
        "the document"
    } else {
        &api.name
    }
}

/// What is to be said of an API besides its counts.
pub(super) fn state(api: &Api) -> &'static str {
    match api.state {
        State::Compared => "",
        State::Added => "new",
        State::Removed => "gone",
    }
}

/// One operation: `GET /teams (response 200)`.
pub(super) fn reached(reached: &Reached) -> String {
    let Reached { method, path, .. } = reached;
    match &reached.role {
        Role::Operation => format!("{method} {path}"),
        role => format!("{method} {path} ({role})"),
    }
}

/// The first operations, and how many there are besides.
pub(super) fn first_reached(all: &[Reached]) -> (Vec<String>, usize) {
    // A single one more is named rather than counted.
    let named = if all.len() == NAMED + 1 {
        all.len()
    } else {
        NAMED
    };
    let first = all.iter().take(named).map(reached).collect();
    (first, all.len().saturating_sub(named))
}

/// Why a change is accepted, with the day until which it is.
pub(super) fn accepted(entry: &Entry) -> Option<String> {
    let accepted = entry.accepted.as_ref()?;
    let until = accepted.expires.map(|day| format!(" until {day}"));
    let until = until.unwrap_or_default();
    Some(format!("accepted{until}: {}", accepted.reason))
}

/// What is held to be one thing under two names.
pub(super) fn renamed(entry: &Entry) -> Option<String> {
    let renamed = entry.renamed.as_ref()?;
    Some(format!(
        "`{}` is now `{}`: {}",
        renamed.from, renamed.to, renamed.evidence
    ))
}

/// What the run says before all else.
pub(super) fn headline(outcome: &Outcome) -> String {
    let counted = outcome.counts();
    let words = counts(counted);
    if counted.breaking == 0 && counted.total() > 0 {
        return format!("nothing breaks: {words}");
    }
    words
}

/// The lines of two texts: `-` for those of the first alone, `+` for those of the second.
pub(super) fn lines(before: Option<&str>, after: Option<&str>) -> Vec<(char, String)> {
    let clear = |text: Option<&str>| clean(text.unwrap_or_default().trim_end());
    let (before, after) = (clear(before), clear(after));
    let sign = |tag| match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    };
    let diff = TextDiff::from_lines(&before, &after);
    let changes = diff.iter_all_changes();
    changes
        .map(|change| {
            let line = change.value().trim_end_matches(['\n', '\r']);
            (sign(change.tag()), line.to_owned())
        })
        .collect()
}

/// What stays unsaid unless it is asked for.
pub(super) fn docs_hidden(outcome: &Outcome) -> Option<String> {
    let number: usize = outcome.apis.iter().map(|api| api.docs_hidden).sum();
    let changes = count(number, "change", "changes");
    (number > 0).then(|| {
        format!("{changes} of descriptions, examples and the like not shown; `--docs` shows them")
    })
}

/// The text without characters that are obeyed in place of being shown; line breaks and tabs stay
/// as they are.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if hidden(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// The same in one line.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    clean(&words.join(" "))
}
