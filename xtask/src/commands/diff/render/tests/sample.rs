//! A small report that has something of everything.

use specwright::diff::report::{Level, Reached, Renamed, Role, RustChange, RustKind, Semver};

use crate::commands::diff::{
    approvals::Accepted,
    date::Date,
    outcome::{Api, Entry, Outcome, Place, Problem, Seen, State},
};

fn place(file: &str, line: usize) -> Place {
    Place {
        file: file.to_owned(),
        line,
        column: 7,
    }
}

fn seen(line: usize, value: &str) -> Seen {
    Seen {
        place: place("specs/teams/sources/a.yaml", line),
        value: value.to_owned(),
    }
}

fn reached(method: &str, path: &str, role: Role) -> Reached {
    Reached {
        path: path.to_owned(),
        method: method.to_owned(),
        operation_id: format!("{}{}", method.to_lowercase(), path.replace('/', "_")),
        role,
    }
}

fn rust(item: &str, before: Option<&str>, after: Option<&str>, semver: Semver) -> RustChange {
    RustChange {
        item: format!("lists::teams::{item}"),
        kind: match (before, after) {
            (None, _) => RustKind::Added,
            (_, None) => RustKind::Removed,
            _ => RustKind::Changed,
        },
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        semver,
        pointers: Vec::new(),
    }
}

/// The edited places of one API.
fn entries() -> Vec<Entry> {
    let many = (1..=6).map(|n| reached("GET", &format!("/list/{n}"), Role::Response("200".into())));
    let removed = Entry {
        id: "response-property-removed".to_owned(),
        level: Level::Err,
        pointer: "/components/schemas/Team/properties/name".to_owned(),
        text: "removed the property `name` of `Team`".to_owned(),
        reached: many.collect(),
        base: Some(seen(12, "type: string\nmaxLength: 40")),
        revision: None,
        anchor: Some(place("specs/teams/sources/a.yaml", 10)),
        rust: vec![rust(
            "model::Team::name",
            Some("pub name: String"),
            None,
            Semver::Major,
        )],
        ..Entry::default()
    };
    let renamed = Entry {
        id: "request-parameter-renamed".to_owned(),
        level: Level::Err,
        pointer: "/paths/~1teams/get/parameters/0".to_owned(),
        text: "renamed the query parameter `q` to `query`".to_owned(),
        reached: vec![reached("GET", "/teams", Role::Request)],
        base: Some(seen(20, "name: q")),
        revision: Some(seen(19, "name: query")),
        anchor: Some(place("specs/teams/sources/a.yaml", 19)),
        renamed: Some(Renamed {
            from: "q".to_owned(),
            to: "query".to_owned(),
            evidence: "same place and schema".to_owned(),
        }),
        rust: vec![rust(
            "Teams::list",
            Some("pub fn list(&self) -> ListRequest\npub fn q(self, q: &str) -> Self"),
            Some("pub fn list(&self) -> ListRequest\npub fn query(self, query: &str) -> Self"),
            Semver::Major,
        )],
        accepted: Some(Accepted {
            reason: "No client sends it.".to_owned(),
            expires: Date::parse("2027-01-31"),
        }),
        ..Entry::default()
    };
    let hostile = Entry {
        id: "response-property-enum-value-added".to_owned(),
        level: Level::Warn,
        pointer: "/components/schemas/A|B/enum/<b>".to_owned(),
        text: "added 50% of `a``b` <b>@all</b> | \u{1b}[31m\u{202e}\n::error::x".to_owned(),
        reached: vec![reached("GET", "/x\" onclick=\"y", Role::Operation)],
        base: Some(seen(30, "- '<b>'")),
        revision: Some(seen(30, "```\n- \"</code></pre>\"")),
        anchor: Some(place("specs/teams/sources/a,b:c.yaml", 30)),
        ..Entry::default()
    };
    let added = Entry {
        id: "endpoint-added".to_owned(),
        level: Level::Info,
        pointer: "/paths/~1new/get".to_owned(),
        text: "added the operation GET /new".to_owned(),
        reached: vec![reached("GET", "/new", Role::Operation)],
        revision: Some(seen(50, "operationId: new")),
        anchor: Some(place("specs/teams/sources/a.yaml", 50)),
        rust: vec![rust(
            "Teams::new",
            None,
            Some("pub fn new(&self) -> NewRequest"),
            Semver::Minor,
        )],
        ..Entry::default()
    };
    vec![removed, renamed, hostile, added]
}

/// The report.
pub(super) fn outcome() -> Outcome {
    let teams = Api {
        name: "teams".to_owned(),
        entries: entries(),
        docs_hidden: 2,
        other_rust: vec![rust(
            "model::Extra",
            Some("struct Extra"),
            None,
            Semver::Major,
        )],
        semver: Semver::Major,
        ..Api::default()
    };
    let gone = Api {
        name: "gone".to_owned(),
        state: State::Removed,
        entries: vec![Entry {
            id: "api-removed".to_owned(),
            level: Level::Err,
            text: "removed the API `gone`".to_owned(),
            base: Some(seen(1, "Gone 1")),
            ..Entry::default()
        }],
        semver: Semver::Major,
        ..Api::default()
    };
    let same = Api {
        name: "same".to_owned(),
        ..Api::default()
    };
    let broken = Api {
        name: "broken".to_owned(),
        rust_unknown: Some(
            "there is no crate of the base: SW401 a `$ref` leads nowhere".to_owned(),
        ),
        ..Api::default()
    };
    Outcome {
        base: "the merge base with main (0123456789ab)".to_owned(),
        revision: "the working tree".to_owned(),
        prefix: "below/".to_owned(),
        apis: vec![broken, gone, same, teams],
        problems: vec![Problem {
            code: "SW802",
            fails: true,
            message: "there is no change `x` at `/y`".to_owned(),
            help: "Remove it.".to_owned(),
            pointer: "/y".to_owned(),
            place: Some(place("specs/teams/accepted.toml", 3)),
        }],
    }
}
