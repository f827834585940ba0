//! Which paths and operations there are.

use super::{
    Differ, Use,
    collector::Operation,
    report::{Renamed, Role},
    schemas,
    spot::{Matched, Spot, matched},
};
use crate::openapi::grammar::METHODS;

/// A path: its template and its item.
type Path<'a> = (&'a str, Spot<'a>);

impl<'a> Differ<'a> {
    pub(super) fn paths(&mut self, base: &Spot<'a>, revision: &Spot<'a>) {
        let (base, revision) = (base.get("paths"), revision.get("paths"));
        let entries =
            |spot: &Option<Spot<'a>>| spot.as_ref().map(Spot::entries).unwrap_or_default();
        if let (Some(base), Some(revision)) = (&base, &revision) {
            self.see(base, revision);
            let both = base.entries().into_iter().chain(revision.entries());
            let known: Vec<&str> = both.map(|(path, _)| path).collect();
            self.others("paths", base, revision, &known, Use::default());
        }
        let found = self.pair_paths(entries(&base), entries(&revision));
        for (_, base, revision) in found.both {
            self.path_items(&base, &revision);
        }
        let renamed = |differ: &Self, removed: &Path<'a>, added: &Path<'a>| {
            differ.path_renamed(removed, added)
        };
        let pairs: Vec<Option<(usize, Renamed)>> = found
            .removed
            .iter()
            .map(|(_, removed)| {
                let mut added = found.added.iter().enumerate();
                added.find_map(|(at, (_, added))| Some((at, renamed(self, removed, added)?)))
            })
            .collect();
        for ((_, (path, item)), renamed) in found.removed.iter().zip(&pairs) {
            let renamed = renamed.as_ref().map(|(_, renamed)| renamed);
            for (method, operation) in operations(item) {
                let at = self.operation_of(path, method, &operation);
                self.removed(true, (operation, method, path), at, renamed);
            }
        }
        for (at, (_, (path, item))) in found.added.iter().enumerate() {
            let renamed = pairs.iter().flatten().find(|(other, _)| *other == at);
            for (method, operation) in operations(item) {
                let user = self.operation_of(path, method, &operation);
                let name = format!("{} {path}", method.to_uppercase());
                let renamed = renamed.map(|(_, renamed)| renamed.clone());
                self.tell_case(
                    ("endpoint-added", ""),
                    &name,
                    (None, Some(operation)),
                    user,
                    renamed,
                );
            }
        }
    }

    /// Brings together the paths that are the same but for the names of their parameters.
    fn pair_paths(
        &self,
        base: Vec<Path<'a>>,
        revision: Vec<Path<'a>>,
    ) -> Matched<String, Path<'a>> {
        let resolve = |root, (path, item): Path<'a>| (path, item.follow(root));
        let base = base.into_iter().map(|path| resolve(self.base, path));
        let revision = revision
            .into_iter()
            .map(|path| resolve(self.revision, path));
        let by = |key: fn(&str) -> String| move |path: Path<'a>| (key(path.0), path);
        let exact = matched(
            base.map(by(str::to_owned)).collect(),
            revision.map(by(str::to_owned)).collect(),
        );
        let shape = by(shape);
        let rest = matched(
            exact
                .removed
                .into_iter()
                .map(|(_, path)| shape(path))
                .collect(),
            exact
                .added
                .into_iter()
                .map(|(_, path)| shape(path))
                .collect(),
        );
        let mut both = exact.both;
        both.extend(rest.both);
        Matched { both, ..rest }
    }

    fn path_items(&mut self, base: &Path<'a>, revision: &Path<'a>) {
        let mut known = vec!["$ref", "parameters", "servers"];
        known.extend(METHODS);
        self.see(&base.1, &revision.1);
        self.others("path", &base.1, &revision.1, &known, Use::default());
        let matched = matched(operations(&base.1), operations(&revision.1));
        for (method, one, other) in matched.both {
            let user = self.operation_of(base.0, method, &other);
            self.operation((base, &one), (revision, &other), user);
        }
        for (method, operation) in matched.removed {
            let user = self.operation_of(base.0, method, &operation);
            self.removed(false, (operation, method, base.0), user, None);
        }
        for (method, operation) in matched.added {
            // oasdiff's users know the path by the name that it had.
            let user = self.operation_of(base.0, method, &operation);
            let name = format!("{} {}", method.to_uppercase(), revision.0);
            self.tell("endpoint-added", &name, (None, Some(operation)), user);
        }
    }

    fn removed(
        &mut self,
        whole: bool,
        (operation, method, path): (Spot<'a>, &str, &str),
        user: Use,
        renamed: Option<&Renamed>,
    ) {
        let stability = operation
            .text("x-stability-level")
            .and_then(schemas::stability);
        let end = if stability.is_some_and(|rank| rank < schemas::BETA) {
            "removed-while-unstable"
        } else if operation.flag("deprecated") {
            "removed-with-deprecation"
        } else {
            "removed-without-deprecation"
        };
        let id = format!("api-{}{end}", if whole { "path-" } else { "" });
        let name = format!("{} {path}", method.to_uppercase());
        self.tell_case(
            (&id, ""),
            &name,
            (Some(operation), None),
            user,
            renamed.cloned(),
        );
    }

    fn operation_of(&mut self, path: &str, method: &str, operation: &Spot<'a>) -> Use {
        self.collector.operations.push(Operation {
            method: method.to_uppercase(),
            path: path.to_owned(),
            id: operation.text("operationId").unwrap_or_default().to_owned(),
        });
        let role = self.collector.role(Role::Operation);
        Use {
            met: Some((self.collector.operations.len() - 1, role)),
            callback: false,
        }
    }

    /// Why a path that is gone is held to be another one that is new.
    fn path_renamed(&self, removed: &Path<'a>, added: &Path<'a>) -> Option<Renamed> {
        let evidence = if self.prints.hash(removed.1.node) == self.prints.hash(added.1.node) {
            "its operations are the same in every word".to_owned()
        } else {
            let ids = |item: &Spot<'a>| -> Vec<&'a str> {
                let operations = operations(item).into_iter();
                operations
                    .filter_map(|(_, o)| o.text("operationId"))
                    .collect()
            };
            let theirs = ids(&added.1);
            let id = ids(&removed.1).into_iter().find(|id| theirs.contains(id))?;
            format!("its operation keeps the operationId `{id}`")
        };
        Some(Renamed {
            from: removed.0.to_owned(),
            to: added.0.to_owned(),
            evidence,
        })
    }
}

/// The operations of a path by method.
pub(super) fn operations<'a>(item: &Spot<'a>) -> Vec<(&'static str, Spot<'a>)> {
    let methods = METHODS.iter().map(|method| (*method, item.get(method)));
    methods
        .filter_map(|(method, operation)| Some((method, operation?)))
        .filter(|(_, operation)| operation.node.as_object().is_some())
        .collect()
}

/// A path without the names of its parameters.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        shape.push(c);
    }
    shape
}

/// The names of the parameters in a path, in their order.
pub(super) fn names(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}
