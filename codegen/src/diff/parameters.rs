//! The parameters of an operation, whether they stand with it or with its path.

use super::{
    Differ, Use,
    context::{Area, Context},
    operations::Place,
    paths,
    renames::{self, Candidate},
    report::{Renamed, Role},
    spot::{Spot, matched},
    values::{SERIALIZED, lists},
};
use crate::tree::Node;

/// What tells parameters apart: the place, and the name (the position, of those in the path).
type Key = (String, String);

/// A parameter, and where it stands.
#[derive(Clone)]
struct Parameter<'a> {
    /// Where the list has it.
    site: Spot<'a>,
    /// What its references lead to.
    spot: Spot<'a>,
    /// Whether it stands with the path, for all its operations.
    shared: bool,
}

impl<'a> Differ<'a> {
    pub(super) fn parameters(&mut self, base: Place<'_, 'a>, revision: Place<'_, 'a>, user: Use) {
        let user = self.as_role(user, Role::Request);
        self.parameters_renamed(base.0, revision.0, user);
        let before = self.effective(self.base, base);
        let after = self.effective(self.revision, revision);
        let mut matched = matched(before, after);
        // A path may name its parameters otherwise than they are named themselves.
        matched.removed.retain(|(key, one)| {
            let name = one.spot.text("name");
            let same = |(other, two): &(Key, Parameter<'a>)| {
                other.0 == key.0 && two.spot.text("name") == name
            };
            let at = matched.added.iter().position(same);
            let found = at.map(|at| matched.added.remove(at));
            found.is_none_or(|(key, other)| {
                matched.both.push((key, one.clone(), other));
                false
            })
        });
        for (_, one, other) in matched.both {
            self.parameter(&one.spot, &other.spot, user);
        }
        let renamed = self.parameter_renames(&matched.removed, &matched.added);
        let named = |name: &str, to: bool| {
            let renamed: &[Renamed] = &renamed;
            let mut renamed = renamed.iter();
            renamed
                .find(|r| if to { r.to == name } else { r.from == name })
                .cloned()
        };
        for (_, parameter) in &matched.removed {
            let deprecated = parameter.spot.flag("deprecated");
            let id = match deprecated {
                true => "request-parameter-removed-with-deprecation",
                false => "request-parameter-removed",
            };
            let name = parameter.spot.text("name").unwrap_or_default();
            let spots = (Some(parameter.site.clone()), None);
            self.tell_case((id, ""), name, spots, user, named(name, false));
        }
        for (key, parameter) in &matched.added {
            let required = parameter.spot.flag("required") || key.0 == "path";
            let id = match (key.0.as_str(), required, parameter.shared) {
                ("path", ..) => "new-request-path-parameter",
                (_, true, true) => "new-required-request-default-parameter-to-existing-path",
                (_, false, true) => "new-optional-request-default-parameter-to-existing-path",
                (_, true, false) => "new-required-request-parameter",
                (_, false, false) => "new-optional-request-parameter",
            };
            let name = parameter.spot.text("name").unwrap_or_default();
            let spots = (None, Some(parameter.site.clone()));
            self.tell_case((id, ""), name, spots, user, named(name, true));
        }
    }

    /// Those of the operation, and those of its path that it does not replace.
    fn effective(
        &mut self,
        root: &'a Node,
        (path, operation): Place<'_, 'a>,
    ) -> Vec<(Key, Parameter<'a>)> {
        let positions = paths::names(path.0);
        let mut effective: Vec<(Key, Parameter<'a>)> = Vec::new();
        for (shared, owner) in [(false, operation), (true, &path.1)] {
            for site in owner.get("parameters").iter().flat_map(Spot::elements) {
                self.seen.insert(site.address());
                let spot = site.follow(root);
                let place = spot.text("in").unwrap_or_default();
                let name = spot.text("name").unwrap_or_default();
                let name = match place {
                    "header" => name.to_lowercase(),
                    "path" => positions
                        .iter()
                        .position(|other| *other == name)
                        .map_or_else(|| name.to_owned(), |at| format!("{{{at}}}")),
                    _ => name.to_owned(),
                };
                let key = (place.to_owned(), name);
                if !effective.iter().any(|(other, _)| *other == key) {
                    effective.push((key, Parameter { site, spot, shared }));
                }
            }
        }
        effective
    }

    fn parameter(&mut self, base: &Spot<'a>, revision: &Spot<'a>, user: Use) {
        if self.prints.equal(base, revision) {
            return;
        }
        self.see(base, revision);
        let path = base.text("in") == Some("path");
        let name = revision.text("name").unwrap_or_default();
        let required = |spot: &Spot<'a>| spot.flag("required") || path;
        let spots = (base.get("required"), revision.get("required"));
        match (required(base), required(revision)) {
            (false, true) => self.tell("request-parameter-became-required", name, spots, user),
            (true, false) => self.tell("request-parameter-became-optional", name, spots, user),
            _ if base.flag("required") != revision.flag("required") => {
                self.tell("request-path-parameter-required-changed", name, spots, user);
            }
            _ => {}
        }
        let spots = (base.get("deprecated"), revision.get("deprecated"));
        match (base.flag("deprecated"), revision.flag("deprecated")) {
            (false, true) => self.tell("request-parameter-deprecated", name, spots, user),
            (true, false) => self.tell("request-parameter-reactivated", name, spots, user),
            _ => {}
        }
        self.serialization("request-parameter", base, revision, user);
        let context = Context {
            required: required(revision),
            ..Context::new(Area::Parameter {
                header: base.text("in") == Some("header"),
                list: lists(base) && lists(revision),
            })
        };
        self.value_of("request-parameter", base, revision, context, user);
        let known = [&["name", "in"][..], &SERIALIZED].concat();
        self.others("request-parameter", base, revision, &known, user);
    }

    /// Tells that a path names its parameters otherwise: no request is another one for it.
    fn parameters_renamed(
        &mut self,
        base: &(&'a str, Spot<'a>),
        revision: &(&'a str, Spot<'a>),
        user: Use,
    ) {
        let names = paths::names(base.0)
            .into_iter()
            .zip(paths::names(revision.0));
        for (from, to) in names.filter(|(from, to)| from != to) {
            let renamed = Renamed {
                from: from.to_owned(),
                to: to.to_owned(),
                evidence: "it has the same place in the path".to_owned(),
            };
            let spots = (Some(base.1.clone()), Some(revision.1.clone()));
            let id = ("request-path-parameter-renamed", "");
            self.tell_case(id, to, spots, user, Some(renamed));
        }
    }

    fn parameter_renames(
        &self,
        removed: &[(Key, Parameter<'a>)],
        added: &[(Key, Parameter<'a>)],
    ) -> Vec<Renamed> {
        let candidates = |list: &[(Key, Parameter<'a>)], root| -> Vec<Candidate> {
            let one = |(key, parameter): &(Key, Parameter<'a>)| {
                let schema = parameter
                    .spot
                    .get("schema")
                    .map(|schema| schema.follow(root));
                Candidate {
                    name: parameter.spot.text("name").unwrap_or_default().to_owned(),
                    group: format!("{}{}", key.0, parameter.spot.flag("required")),
                    shape: schema.map(|schema| self.prints.hash(schema.node)),
                }
            };
            list.iter().map(one).collect()
        };
        renames::pairs(
            &candidates(removed, self.base),
            &candidates(added, self.revision),
        )
    }

    pub(super) fn as_role(&mut self, user: Use, role: Role) -> Use {
        let role = self.collector.role(role);
        Use {
            met: user.met.map(|(operation, _)| (operation, role)),
            ..user
        }
    }
}
