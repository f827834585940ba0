//! A schema as what it says, whether in one place or in several that hold together.

use crate::{
    diff::spot::{Address, Spot},
    tree::Node,
};

/// How deep `allOf`s may lie in one another.
const DEPTH: usize = 64;

/// A schema: the layers that hold together.
#[derive(Clone, Debug)]
pub(in crate::diff) struct View<'a> {
    pub(in crate::diff) layers: Vec<Spot<'a>>,
    /// Whether the layers stand for the `allOf`s in them.
    pub(in crate::diff) merged: bool,
}

impl<'a> View<'a> {
    /// A schema as it stands, with its `allOf` as a keyword.
    pub(in crate::diff) fn plain(root: &'a Node, spot: &Spot<'a>) -> Self {
        Self {
            layers: vec![spot.follow(root)],
            merged: false,
        }
    }

    /// The same schema, with all that its `allOf`s say taken together.
    pub(in crate::diff) fn merged(root: &'a Node, layers: &[Spot<'a>]) -> Self {
        let mut merged = Vec::new();
        for layer in layers {
            take_in(root, layer, &mut merged, 0);
        }
        Self {
            layers: merged,
            merged: true,
        }
    }

    pub(in crate::diff) fn addresses(&self) -> Vec<Address> {
        self.layers.iter().map(Spot::address).collect()
    }

    /// The keywords of all layers, sorted.
    pub(in crate::diff) fn keys(&self) -> Vec<&'a str> {
        let keys = self.layers.iter().flat_map(|layer| {
            let members = layer.node.as_object().into_iter().flatten();
            members.map(|(key, _)| key.as_str())
        });
        let mut keys: Vec<_> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        if self.merged {
            keys.retain(|key| *key != "allOf");
        }
        keys
    }

    /// What the layers say under a keyword.
    pub(in crate::diff) fn all(&self, key: &str) -> Vec<Spot<'a>> {
        self.layers.iter().filter_map(|l| l.get(key)).collect()
    }

    /// What the first layer that has a keyword says under it.
    pub(in crate::diff) fn get(&self, key: &str) -> Option<Spot<'a>> {
        self.layers.iter().find_map(|layer| layer.get(key))
    }

    pub(in crate::diff) fn has(&self, key: &str) -> bool {
        self.layers.iter().any(|l| l.node.get(key).is_some())
    }

    pub(in crate::diff) fn flag(&self, key: &str) -> bool {
        self.layers.iter().any(|layer| layer.flag(key))
    }

    pub(in crate::diff) fn text(&self, key: &str) -> Option<&'a str> {
        self.layers.iter().find_map(|layer| layer.text(key))
    }
}

fn take_in<'a>(root: &'a Node, layer: &Spot<'a>, merged: &mut Vec<Spot<'a>>, depth: usize) {
    let layer = layer.follow(root);
    let known = merged.iter().any(|l| l.address() == layer.address());
    if known || depth > DEPTH {
        return;
    }
    let branches = layer.get("allOf");
    merged.push(layer);
    for branch in branches.iter().flat_map(Spot::elements) {
        take_in(root, &branch, merged, depth + 1);
    }
}
