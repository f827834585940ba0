//! For programs, as `docs/diff.schema.json` has it.

use serde_json::{Value, json};
use specwright::diff::report::{Role, RustChange, RustKind};

use super::phrases;
use crate::commands::diff::outcome::{Api, Counts, Entry, Outcome, Place, Problem, Seen, State};

/// The version of the form: it grows by one when a member goes or means something else.
const VERSION: u32 = 1;

/// The whole report.
pub(in crate::commands::diff) fn json(outcome: &Outcome) -> String {
    let changes = outcome.entries().map(|(api, entry)| change(api, entry));
    let rust = outcome.apis.iter().flat_map(|api| {
        let other = api.other_rust.iter();
        other.map(|change| {
            let mut value = rust(change);
            value["api"] = name(api);
            value
        })
    });
    let counts = outcome.counts();
    let report = json!({
        "version": VERSION,
        "base": outcome.base,
        "revision": outcome.revision,
        "summary": summary(counts, phrases::semver(outcome.semver())),
        "apis": outcome.apis.iter().map(api).collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "other_rust": rust.collect::<Vec<_>>(),
        "findings": outcome.problems.iter().map(problem).collect::<Vec<_>>(),
    });
    format!("{report:#}\n")
}

fn summary(counts: Counts, semver: &str) -> Value {
    json!({
        "breaking": counts.breaking,
        "warning": counts.warning,
        "info": counts.info,
        "accepted": counts.accepted,
        "semver": semver,
    })
}

fn name(api: &Api) -> Value {
    match api.name.as_str() {
        "" => Value::Null,
        name => name.into(),
    }
}

fn api(api: &Api) -> Value {
    let state = match api.state {
        State::Compared => "compared",
        State::Added => "added",
        State::Removed => "removed",
    };
    json!({
        "name": name(api),
        "state": state,
        "summary": summary(api.counts(), phrases::semver(api.semver)),
        "docs_hidden": api.docs_hidden,
        "rust_unknown": api.rust_unknown,
    })
}

fn change(api: &Api, entry: &Entry) -> Value {
    let reached = entry.reached.iter().map(|reached| {
        let (role, status) = match &reached.role {
            Role::Operation => ("operation", None),
            Role::Request => ("request", None),
            Role::Response(status) => ("response", Some(status)),
        };
        json!({
            "operation": reached.method,
            "path": reached.path,
            "operation_id": Some(&reached.operation_id).filter(|id| !id.is_empty()),
            "role": role,
            "status": status,
        })
    });
    let value = |seen: &Option<Seen>| seen.as_ref().map(|seen| seen.value.clone());
    let source = |seen: &Option<Seen>| seen.as_ref().map(|seen| place(&seen.place));
    json!({
        "api": name(api),
        "id": entry.id,
        "level": entry.level.word(),
        "docs": entry.docs,
        "pointer": entry.pointer,
        "text": entry.text.replace(['\n', '\r'], " "),
        "reached": reached.collect::<Vec<_>>(),
        "base_source": source(&entry.base),
        "revision_source": source(&entry.revision),
        "base_value": value(&entry.base),
        "revision_value": value(&entry.revision),
        "renamed": entry.renamed.as_ref().map(|renamed| json!({
            "from": renamed.from,
            "to": renamed.to,
            "evidence": renamed.evidence,
        })),
        "rust": entry.rust.iter().map(rust).collect::<Vec<_>>(),
        "accepted": entry.accepted.as_ref().map(|accepted| json!({
            "reason": accepted.reason,
            "expires": accepted.expires.map(|day| day.to_string()),
        })),
    })
}

fn place(place: &Place) -> Value {
    json!({ "file": place.file, "line": place.line, "column": place.column })
}

fn rust(change: &RustChange) -> Value {
    let kind = match change.kind {
        RustKind::Added => "added",
        RustKind::Removed => "removed",
        RustKind::Changed => "changed",
    };
    json!({
        "item": change.item,
        "kind": kind,
        "before": change.before,
        "after": change.after,
        "semver": phrases::semver(change.semver),
    })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "code": problem.code,
        "severity": if problem.fails { "error" } else { "note" },
        "message": problem.message,
        "help": problem.help,
        "pointer": problem.pointer,
        "source": problem.place.as_ref().map(place),
    })
}
