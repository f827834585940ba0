//! `oneOf`, `anyOf` and `allOf`.

use super::{Comparison, types::names_of, view::View};
use crate::{
    diff::{
        fact::{Fact, Kind},
        spot::{Spot, shown},
    },
    openapi::grammar::is_extension,
    tree::Node,
};

/// Keywords that tell readers something and values nothing.
pub(super) const TEXTS: [&str; 6] = [
    "title",
    "description",
    "example",
    "examples",
    "externalDocs",
    "$comment",
];

/// What has been said of two schemas by looking at their unions as a whole.
#[derive(Default)]
pub(super) struct Unions {
    /// Types and branches have been compared.
    types: bool,
    /// One side is the other one in a union.
    pub(super) wrapped: bool,
}

impl Unions {
    pub(super) fn covers(&self, _key: &str) -> bool {
        self.types || self.wrapped
    }
}

impl<'a> Comparison<'_, 'a> {
    /// Compares what only the whole union tells: lists of types in the form of a union, and a
    /// schema that has become a branch.
    pub(super) fn unions(&mut self) -> Unions {
        let base = listed(self.base, self.differ.base);
        let revision = listed(self.revision, self.differ.revision);
        if let (Some((base, union)), Some((revision, other))) = (base, revision)
            && (union || other)
        {
            self.lists_of_types(&base, &revision);
            return Unions {
                types: true,
                wrapped: false,
            };
        }
        Unions {
            types: false,
            wrapped: self.wrapped(),
        }
    }

    fn lists_of_types(&mut self, base: &[&str], revision: &[&str]) {
        let holds = |list: &[&str], name: &str| {
            list.contains(&name) || name == "integer" && list.contains(&"number")
        };
        let lost = base.iter().any(|name| !holds(revision, name));
        let gained = revision.iter().any(|name| !base.contains(name));
        let key = |view: &View<'a>| {
            ["oneOf", "anyOf", "type"]
                .into_iter()
                .find_map(|key| view.get(key))
        };
        let spots = (key(self.base), key(self.revision));
        for (stem, holds) in [
            ("list-of-types-narrowed", lost),
            ("list-of-types-widened", gained),
        ] {
            if holds {
                let fact = Fact::new(Kind::Stem(stem), spots.0.clone(), spots.1.clone());
                let name = format!("{} → {}", base.join(", "), revision.join(", "));
                self.pair.facts.push(fact.named(name));
            }
        }
    }

    /// Whether the revision is a union of the base schema and others.
    fn wrapped(&mut self) -> bool {
        let ([base], Some(union)) = (&self.base.layers[..], self.revision.get("oneOf")) else {
            return false;
        };
        if self.base.has("oneOf") || self.base.has("anyOf") || self.base.has("allOf") {
            return false;
        }
        let branches = union.elements();
        let is_it = |spot: &&Spot<'a>| {
            let target = spot.follow(self.differ.revision);
            let renamed = self.differ.renames.schema(&base.pointer);
            let same = renamed.as_ref().unwrap_or(&base.pointer) == &target.pointer;
            same && spot.reference().is_some() || self.differ.prints.equal(base, &target)
        };
        let Some(branch) = branches.iter().find(is_it).cloned() else {
            return false;
        };
        let inner = self.differ.schemas(base, &branch);
        self.inner(inner, Some(false));
        self.tell(Kind::Wrapped, None, Some(union));
        true
    }

    /// The branches of a union that both sides may have.
    pub(super) fn branches(&mut self, key: &str) {
        let (added, removed) = match key {
            "oneOf" => ("one-of-added", "one-of-removed"),
            _ => ("any-of-added", "any-of-removed"),
        };
        let (lost, gained) = self.pair_branches(key);
        for spot in lost {
            self.branch(removed, (Some(spot), None));
        }
        for spot in gained {
            self.branch(added, (None, Some(spot)));
        }
    }

    pub(super) fn all_of(&mut self) {
        let (lost, gained) = self.pair_branches("allOf");
        for spot in lost {
            let stem = if says_nothing(&spot.follow(self.differ.base)) {
                "all-of-removed-annotation-only"
            } else {
                "all-of-removed"
            };
            self.branch(stem, (Some(spot), None));
        }
        for spot in gained {
            let stem = if says_nothing(&spot.follow(self.differ.revision)) {
                "all-of-added-annotation-only"
            } else {
                "all-of-added"
            };
            self.branch(stem, (None, Some(spot)));
        }
    }

    fn branch(
        &mut self,
        stem: &'static str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
    ) {
        let name = base
            .as_ref()
            .or(revision.as_ref())
            .map(|spot| match spot.reference() {
                Some(reference) => reference.rsplit('/').next().unwrap_or(reference).to_owned(),
                None => spot
                    .text("title")
                    .map_or_else(|| shown(spot.node), str::to_owned),
            });
        let fact = Fact::new(Kind::Stem(stem), base, revision);
        self.pair.facts.push(fact.named(name.unwrap_or_default()));
    }

    /// Compares the branches that belong together, and gives those that are on one side only.
    fn pair_branches(&mut self, key: &str) -> (Vec<Spot<'a>>, Vec<Spot<'a>>) {
        let branches = |view: &View<'a>| -> Vec<Spot<'a>> {
            view.all(key).iter().flat_map(Spot::elements).collect()
        };
        let (mut base, mut revision) = (branches(self.base), branches(self.revision));
        let roots = (self.differ.base, self.differ.revision);
        let mut pairs = Vec::new();
        for rule in [Self::same_name, Self::same_words, Self::same_title] {
            base.retain(|a| {
                let at = revision
                    .iter()
                    .position(|b| rule(self, (a, &a.follow(roots.0)), (b, &b.follow(roots.1))));
                let found = at.map(|at| pairs.push((a.clone(), revision.remove(at))));
                found.is_none()
            });
        }
        let inline = |spots: &[Spot<'a>]| spots.iter().all(|spot| spot.reference().is_none());
        if base.len() == revision.len() && inline(&base) && inline(&revision) {
            pairs.extend(base.drain(..).zip(revision.drain(..)));
        }
        for (a, b) in pairs {
            let inner = self.differ.schemas(&a, &b);
            self.inner(inner, Some(false));
        }
        (base, revision)
    }

    fn same_name(
        &self,
        (a, _): (&Spot<'a>, &Spot<'a>),
        (b, target): (&Spot<'a>, &Spot<'a>),
    ) -> bool {
        let (Some(one), Some(other)) = (a.reference(), b.reference()) else {
            return false;
        };
        let renamed = || {
            self.differ
                .renames
                .schema(&a.follow(self.differ.base).pointer)
        };
        one == other || renamed().is_some_and(|pointer| pointer == target.pointer)
    }

    fn same_words(&self, (_, a): (&Spot<'a>, &Spot<'a>), (_, b): (&Spot<'a>, &Spot<'a>)) -> bool {
        self.differ.prints.hash(a.node) == self.differ.prints.hash(b.node)
    }

    fn same_title(&self, (a, _): (&Spot<'a>, &Spot<'a>), (b, _): (&Spot<'a>, &Spot<'a>)) -> bool {
        a.text("title").is_some() && a.text("title") == b.text("title")
    }
}

/// The types that a schema lists, if it does nothing else to say what they are; and whether it is
/// a union that lists them.
fn listed<'a>(view: &View<'a>, root: &'a Node) -> Option<(Vec<&'a str>, bool)> {
    let union = match (view.get("oneOf"), view.get("anyOf")) {
        (Some(union), None) | (None, Some(union)) => union,
        (None, None) => {
            let names = names_of(view.get("type").as_ref());
            return (names.len() == 1).then_some((names, false));
        }
        _ => return None,
    };
    if view.has("type") {
        return None;
    }
    let mut names = Vec::new();
    for branch in union.elements() {
        let branch = branch.follow(root);
        let members = branch.node.as_object()?;
        if members
            .keys()
            .any(|key| key != "type" && !TEXTS.contains(&key.as_str()))
        {
            return None;
        }
        names.extend(branch.text("type"));
    }
    let plain = !names.is_empty() && names.len() == union.elements().len();
    plain.then_some((names, true))
}

/// Whether a branch of an `allOf` says nothing of values.
fn says_nothing(branch: &Spot<'_>) -> bool {
    let members = branch.node.as_object();
    let silent = |key: &String| TEXTS.contains(&key.as_str()) || is_extension(key);
    members.is_some_and(|members| members.keys().all(silent))
}
