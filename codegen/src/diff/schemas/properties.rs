//! The members of objects.

use std::collections::BTreeMap;

use super::{Comparison, view::View};
use crate::{
    diff::{
        fact::{Fact, Kind, Property},
        renames,
        spot::Spot,
    },
    tree::Node,
};

/// The properties of a schema by name, each with the layers that describe it.
type Properties<'a> = BTreeMap<&'a str, Vec<Spot<'a>>>;

impl<'a> Comparison<'_, 'a> {
    pub(super) fn properties(&mut self) {
        let (base, revision) = (properties(self.base), properties(self.revision));
        let mut one_sided = Vec::new();
        for (name, layers) in &base {
            match revision.get(name) {
                Some(others) => {
                    let inner = self.differ.layers(layers, others);
                    let required = is_required(self.revision, name);
                    self.inner(inner, Some(required));
                }
                None => one_sided.push(self.came_or_went(name, layers, false)),
            }
        }
        let added = revision
            .iter()
            .filter(|(name, _)| !base.contains_key(*name));
        for (name, layers) in added {
            one_sided.push(self.came_or_went(name, layers, true));
        }
        renames::of_properties(&mut one_sided, self.differ);
        self.pair.facts.extend(one_sided);
    }

    fn came_or_went(&self, name: &str, layers: &[Spot<'a>], added: bool) -> Fact<'a> {
        let (view, root) = if added {
            (self.revision, self.differ.revision)
        } else {
            (self.base, self.differ.base)
        };
        let spot = layers.first().cloned();
        let kind = Kind::Property(describe(root, view, layers, name, added));
        let (base, revision) = if added { (None, spot) } else { (spot, None) };
        Fact::new(kind, base, revision).named(name)
    }

    pub(super) fn required(&mut self) {
        let (base, revision) = (required(self.base), required(self.revision));
        let (before, after) = (properties(self.base), properties(self.revision));
        let lost = base
            .iter()
            .filter(|(name, _)| !revision.contains_key(*name));
        for (name, spot) in lost {
            self.became(name, (Some(spot.clone()), None), (&before, &after));
        }
        let gained = revision
            .iter()
            .filter(|(name, _)| !base.contains_key(*name));
        for (name, spot) in gained {
            self.became(name, (None, Some(spot.clone())), (&before, &after));
        }
    }

    /// A name is required on one side only. A property that came or went says so itself.
    fn became(
        &mut self,
        name: &str,
        (base, revision): (Option<Spot<'a>>, Option<Spot<'a>>),
        (before, after): (&Properties<'a>, &Properties<'a>),
    ) {
        let layers = match (before.get(name), after.get(name)) {
            (Some(_), Some(layers)) => layers.clone(),
            (None, None) => Vec::new(),
            _ => return,
        };
        let gained = revision.is_some();
        let root = self.differ.revision;
        let mut property = describe(root, self.revision, &layers, name, gained);
        property.declared = !layers.is_empty();
        let fact = Fact::new(Kind::Required(property), base, revision);
        self.pair.facts.push(fact.named(name));
    }

    /// What other members there may be.
    pub(super) fn additional(&mut self) {
        const KEY: &str = "additionalProperties";
        let (base, revision) = (strictest(self.base, KEY), strictest(self.revision, KEY));
        let (before, after) = (Others::of(base.as_ref()), Others::of(revision.as_ref()));
        if let (Others::Of, Others::Of) = (before, after) {
            let schemas = |view: &View<'a>| {
                let mut spots = view.all(KEY);
                spots.retain(|spot| Others::of(Some(spot)) == Others::Of);
                spots
            };
            let (base, revision) = (schemas(self.base), schemas(self.revision));
            let inner = self.differ.layers(&base, &revision);
            return self.inner(inner, Some(false));
        }
        let stem = match before.cmp(&after) {
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Less => "additional-properties-generalized",
            std::cmp::Ordering::Greater => "additional-properties-specialized",
        };
        let row = match (before, after) {
            (Others::None, _) => "allowed",
            (_, Others::None) => "forbidden",
            (Others::Of, _) | (_, Others::Of) => "described",
            _ => "",
        };
        self.tell(Kind::Row(stem, row), base, revision);
    }
}

/// What other members there may be, fewer first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Others {
    None,
    Of,
    Any,
}

impl Others {
    fn of(spot: Option<&Spot<'_>>) -> Self {
        match spot.map(|spot| (spot.node.as_bool(), spot.node.as_object())) {
            Some((Some(false), _)) => Self::None,
            Some((_, Some(members))) if !members.is_empty() => Self::Of,
            _ => Self::Any,
        }
    }
}

fn strictest<'a>(view: &View<'a>, key: &str) -> Option<Spot<'a>> {
    let spots = view.all(key).into_iter();
    spots.min_by_key(|spot| Others::of(Some(spot)))
}

fn properties<'a>(view: &View<'a>) -> Properties<'a> {
    let mut properties = Properties::new();
    for list in view.all("properties") {
        for (name, spot) in list.members() {
            properties.entry(name).or_default().push(spot);
        }
    }
    properties
}

fn required<'a>(view: &View<'a>) -> BTreeMap<&'a str, Spot<'a>> {
    let lists = view.all("required");
    let names = lists.iter().flat_map(Spot::elements);
    names
        .filter_map(|spot| Some((spot.node.as_str()?, spot)))
        .collect()
}

fn is_required(view: &View<'_>, name: &str) -> bool {
    let lists = view
        .layers
        .iter()
        .filter_map(|layer| layer.node.get("required"));
    lists
        .filter_map(Node::as_array)
        .flatten()
        .any(|node| node.as_str() == Some(name))
}

fn describe<'a>(
    root: &'a Node,
    view: &View<'a>,
    layers: &[Spot<'a>],
    name: &str,
    gained: bool,
) -> Property {
    let layers = View::merged(root, layers);
    Property {
        gained,
        required: is_required(view, name),
        read_only: layers.flag("readOnly"),
        write_only: layers.flag("writeOnly"),
        default: layers.has("default"),
        declared: true,
    }
}
