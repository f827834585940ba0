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
            && (base != revision || self.only_the_form_differs())
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

    /// Whether two lists of the same types are written under different keywords.
    fn only_the_form_differs(&self) -> bool {
        let forms = |view: &View<'a>| ["type", "oneOf", "anyOf"].map(|key| view.has(key));
        forms(self.base) != forms(self.revision)
            && self.base.text("format") == self.revision.text("format")
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
        let mut pairs = Vec::new();
        for rule in [Rule::Name, Rule::Words, Rule::Title] {
            base.retain(|a| {
                let at = revision.iter().position(|b| self.alike(rule, a, b));
                let found = at.map(|at| pairs.push((a.clone(), revision.remove(at))));
                found.is_none()
            });
        }
        let inline = |spots: &[Spot<'a>]| spots.iter().filter(|s| s.reference().is_none()).count();
        if inline(&base) == inline(&revision) {
            let take = |spots: &mut Vec<Spot<'a>>| -> Vec<Spot<'a>> {
                spots
                    .extract_if(.., |spot| spot.reference().is_none())
                    .collect()
            };
            pairs.extend(take(&mut base).into_iter().zip(take(&mut revision)));
        }
        for (a, b) in pairs {
            let inner = self.differ.schemas(&a, &b);
            self.inner(inner, Some(false));
        }
        (base, revision)
    }

    fn alike(&self, rule: Rule, base: &Spot<'a>, revision: &Spot<'a>) -> bool {
        let targets = || {
            (
                base.follow(self.differ.base),
                revision.follow(self.differ.revision),
            )
        };
        match rule {
            Rule::Name => match (base.reference(), revision.reference()) {
                (Some(one), Some(other)) if one == other => true,
                (Some(_), Some(_)) => {
                    let (one, other) = targets();
                    self.differ.renames.schema(&one.pointer) == Some(other.pointer)
                }
                _ => false,
            },
            Rule::Words => {
                let (one, other) = targets();
                self.differ.prints.hash(one.node) == self.differ.prints.hash(other.node)
            }
            Rule::Title => base
                .text("title")
                .is_some_and(|title| revision.text("title") == Some(title)),
        }
    }
}

/// What makes two branches one, the surest first.
#[derive(Clone, Copy)]
enum Rule {
    /// They refer to one component.
    Name,
    /// They are the same in every word.
    Words,
    /// They have one title.
    Title,
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
