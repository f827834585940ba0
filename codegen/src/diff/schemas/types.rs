//! `type` and `format`.

use super::{Comparison, view::View};
use crate::{
    diff::{
        fact::{Kind, Types},
        spot::Spot,
    },
    tree::Node,
};

/// Formats whose values are all values of another one, wider ones second.
const WIDER: [(&str, &str); 3] = [
    ("int32", "int64"),
    ("float", "double"),
    ("date", "date-time"),
];

impl Comparison<'_, '_> {
    /// Both together are one fact: what a value may be.
    pub(super) fn types(&mut self) {
        let (names, formats) = (self.both("type"), self.both("format"));
        let base = types_of(self.base, (&names.0, &formats.0), self.differ.base);
        let revision = types_of(self.revision, (&names.1, &formats.1), self.differ.revision);
        if base.same(&revision) {
            return;
        }
        let spots = if base.names == revision.names {
            formats
        } else {
            names
        };
        let kind = Kind::Types(Box::new(base), Box::new(revision));
        self.tell(kind, spots.0, spots.1);
    }
}

fn types_of<'a>(
    view: &View<'a>,
    (names, format): (&Option<Spot<'a>>, &Option<Spot<'a>>),
    root: &'a Node,
) -> Types<'a> {
    let items = view.get("items").map(|items| {
        let items = items.follow(root);
        Box::new(Types {
            names: names_of(items.get("type").as_ref()),
            format: items.text("format"),
            items: None,
        })
    });
    let text = |spot: &Option<Spot<'a>>| spot.as_ref().and_then(|spot| spot.node.as_str());
    let first = || view.get("type");
    Types {
        names: names_of(names.clone().or_else(first).as_ref()),
        format: text(format).or_else(|| view.text("format")),
        items,
    }
}

/// The types that the value of `type` names, `null` apart.
pub(super) fn names_of<'a>(spot: Option<&Spot<'a>>) -> Vec<&'a str> {
    let Some(spot) = spot else { return Vec::new() };
    let mut names: Vec<&str> = match spot.node.as_str() {
        Some(name) => vec![name],
        None => spot
            .node
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Node::as_str)
            .collect(),
    };
    names.retain(|name| *name != "null");
    names.sort_unstable();
    names.dedup();
    names
}

impl Types<'_> {
    fn same(&self, other: &Self) -> bool {
        self.names == other.names && self.format == other.format
    }

    /// Whether each value of `other` is one of these.
    pub(in crate::diff) fn hold(&self, other: &Self) -> bool {
        self.hold_types(other) && self.holds_format(other)
    }

    pub(in crate::diff) fn hold_types(&self, other: &Self) -> bool {
        let holds = |name: &&str| {
            self.names.contains(name) || *name == "integer" && self.names.contains(&"number")
        };
        self.names.is_empty() || !other.names.is_empty() && other.names.iter().all(holds)
    }

    pub(in crate::diff) fn holds_format(&self, other: &Self) -> bool {
        match (self.format, other.format) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(wide), Some(narrow)) => wide == narrow || WIDER.contains(&(narrow, wide)),
        }
    }

    /// Whether any text is one of these.
    pub(in crate::diff) fn text(&self) -> bool {
        self.names == ["string"] && self.format.is_none()
    }

    /// As sentences name them.
    pub(in crate::diff) fn shown(&self) -> String {
        let names = match &self.names[..] {
            [] => "any type".to_owned(),
            names => names.join(" or "),
        };
        match self.format {
            Some(format) => format!("{names} ({format})"),
            None => names,
        }
    }
}
