//! Which edited place of the document changed which items of the crate.

use std::collections::HashMap;

use crate::{
    diff::report::{Change, Reached, Report, Role, Semver},
    pointer::Pointer,
};

/// Ties each change to the items that come from its place, and sets what the version has to say:
/// a document that differs gives a crate that differs, be it in its docs, so that is a patch at
/// least.
pub(super) fn tie(report: &mut Report) {
    let items = Index::of(report);
    for change in &mut report.changes {
        change.rust = items.explained(change);
    }
    report.semver = super::semver(&report.rust);
    if !report.changes.is_empty() && report.rust_unknown.is_none() {
        report.semver = report.semver.max(Semver::Patch);
    }
}

/// The places of items.
struct Index {
    /// The items of each place.
    at: HashMap<Pointer, Vec<usize>>,
    /// The items of each place that something stands in: what is gone with it.
    under: HashMap<Pointer, Vec<usize>>,
}

impl Index {
    fn of(report: &Report) -> Self {
        let (mut at, mut under) = (HashMap::new(), HashMap::new());
        for (i, item) in report.rust.iter().enumerate() {
            for pointer in &item.pointers {
                let push = |map: &mut HashMap<Pointer, Vec<usize>>, place: &Pointer| {
                    map.entry(place.clone()).or_default().push(i);
                };
                push(&mut at, pointer);
                above(pointer).for_each(|place| push(&mut under, &place));
            }
        }
        Self { at, under }
    }

    /// The items that a change explains: those whose place holds the edited one; where that came
    /// or went as a whole, those from inside of it too; and what the operations that a shared
    /// part reaches have of it.
    fn explained(&self, change: &Change) -> Vec<usize> {
        let mut found = Vec::new();
        let own = [change.pointer.clone()];
        for place in own.into_iter().chain(above(&change.pointer)) {
            found.extend(self.at.get(&place).into_iter().flatten());
        }
        let whole = change.base.is_none() || change.revision.is_none();
        if (whole || change.renamed.is_some()) && change.pointer != Pointer::root() {
            found.extend(self.under.get(&change.pointer).into_iter().flatten());
        }
        if is_shared(&change.pointer) {
            for reached in &change.reached {
                found.extend(self.at.get(&part(reached)).into_iter().flatten());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The places that a place stands in, but for the whole document.
fn above(pointer: &Pointer) -> impl Iterator<Item = Pointer> {
    let parents = std::iter::successors(Some(pointer.parent()), |at| Some(at.parent()));
    parents.take_while(|at| *at != Pointer::root())
}

/// Whether a place is a part of operations that has no place of its own in their items.
fn is_shared(pointer: &Pointer) -> bool {
    const PARTS: [&str; 3] = ["headers", "requestBodies", "responses"];
    let mut tokens = pointer.tokens();
    tokens.next().as_deref() == Some("components")
        && tokens
            .next()
            .is_some_and(|kind| PARTS.contains(&kind.as_str()))
}

/// Where the part of an operation stands that an edited place belongs to.
fn part(reached: &Reached) -> Pointer {
    let method = reached.method.to_lowercase();
    let operation = Pointer::root().join(&["paths", &reached.path, &method]);
    match &reached.role {
        Role::Operation => operation,
        Role::Request => operation.child("requestBody"),
        Role::Response(status) => operation.join(&["responses", status]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::report::{Level, RustChange, RustKind};

    fn item(semver: Semver, pointers: &[&str]) -> RustChange {
        RustChange {
            item: pointers.join(" "),
            kind: RustKind::Changed,
            before: None,
            after: None,
            semver,
            pointers: pointers.iter().map(|at| Pointer::parse(at)).collect(),
        }
    }

    fn change(pointer: &str) -> Change {
        Change {
            id: String::new(),
            level: Level::Info,
            docs: false,
            pointer: Pointer::parse(pointer),
            text: String::new(),
            reached: Vec::new(),
            base: None,
            revision: None,
            renamed: None,
            rust: Vec::new(),
        }
    }

    fn tied(change: Change) -> Vec<usize> {
        let items = [
            "/components/schemas/Team/properties/name",
            "/components/schemas/Team",
            "/components/schemas/Teams",
            "/paths/~1teams/get/responses/404",
        ];
        let mut report = Report {
            rust: items.map(|at| item(Semver::Minor, &[at])).to_vec(),
            changes: vec![change],
            ..Report::default()
        };
        tie(&mut report);
        assert_eq!(report.semver, Semver::Minor);
        report.changes.remove(0).rust
    }

    #[test]
    fn a_change_is_tied_to_what_it_is_in_and_what_came_or_went_with_it() {
        let cases: [(&str, &[usize]); 5] = [
            ("/components/schemas/Team/properties/name/type", &[0, 1]),
            ("/components/schemas/Team", &[0, 1]),
            ("/components/schemas", &[0, 1, 2]),
            ("/paths/~1teams", &[3]),
            ("", &[]),
        ];
        for (pointer, expected) in cases {
            assert_eq!(tied(change(pointer)), expected, "{pointer}");
        }
    }

    #[test]
    fn a_shared_part_is_tied_by_the_operations_that_it_reaches() {
        let mut shared = change("/components/responses/Gone/content");
        shared.reached.push(Reached {
            path: "/teams".to_owned(),
            method: "GET".to_owned(),
            operation_id: String::new(),
            role: Role::Response("404".to_owned()),
        });
        assert_eq!(tied(shared), [3]);
    }

    #[test]
    fn a_document_that_differs_is_a_patch() {
        let mut report = Report {
            changes: vec![change("/info")],
            ..Report::default()
        };
        tie(&mut report);
        assert_eq!(report.semver, Semver::Patch);
    }
}
