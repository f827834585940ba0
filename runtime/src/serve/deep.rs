//! The style `deepObject`, read: names with brackets for what is inside.

use std::collections::BTreeMap;

use super::{
    json::{Members, Wrong, list, raw_scalar},
    lens::Lens,
    styles::{Pair, Reader},
    text::Coding,
};

/// How deep brackets may nest.
const DEPTH: usize = 32;

/// What stands under one name: its own values, and what its brackets hold, in order of coming.
#[derive(Default)]
struct Node<'r> {
    values: Vec<&'r str>,
    names: Vec<String>,
    members: BTreeMap<String, Node<'r>>,
}

/// Reads the pairs `name[…]=…` as one value; `None` where there are none.
pub(super) fn read(reader: Reader<'_>, pairs: &[Pair<'_>]) -> Result<Option<String>, Wrong> {
    let mut root = Node::default();
    let mut found = false;
    for (name, raw) in pairs {
        let Some(path) = name.strip_prefix(reader.name).and_then(steps) else {
            continue;
        };
        if path.len() > DEPTH {
            return Err(Wrong::new("style", "is nested too deeply"));
        }
        found = true;
        let mut node = &mut root;
        for step in path {
            if !node.members.contains_key(step) {
                node.names.push(step.to_owned());
            }
            node = node.members.entry(step.to_owned()).or_default();
        }
        node.values.push(raw);
    }
    match found {
        true => root.json(reader.lens, reader.coding).map(Some),
        false => Ok(None),
    }
}

/// The texts in `[a][b]`; none for an empty text, and nothing for any other.
fn steps(text: &str) -> Option<Vec<&str>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    Some(inner.split("][").collect())
}

impl Node<'_> {
    fn json(&self, lens: Lens<'_>, coding: Coding) -> Result<String, Wrong> {
        match (&self.values[..], self.members.is_empty()) {
            ([value], true) => raw_scalar(value, coding, lens),
            ([], false) if self.is_list(lens) => self.list(lens.items(), coding),
            ([], false) => {
                let mut members = Members::default();
                for name in &self.names {
                    if let Some(node) = self.members.get(name) {
                        members.add(name, &node.json(lens.member(name), coding)?)?;
                    }
                }
                Ok(members.finish())
            }
            _ => Err(Wrong::new("duplicate", "has a member more than once")),
        }
    }

    /// Whether the brackets hold no names but numbers, and names are not what is asked for.
    fn is_list(&self, lens: Lens<'_>) -> bool {
        let number = |name: &String| name.bytes().all(|byte| byte.is_ascii_digit());
        let types = lens.types();
        self.names.iter().all(number) && (types.list || !types.object)
    }

    fn list(&self, lens: Lens<'_>, coding: Coding) -> Result<String, Wrong> {
        let mut items = Vec::new();
        let mut places: Vec<&String> = self.names.iter().collect();
        // Numbers in the order of numbers: of equal length, that of texts.
        places.sort_by_key(|name| (name.len(), *name));
        for node in places.into_iter().filter_map(|name| self.members.get(name)) {
            if node.members.is_empty() {
                for raw in &node.values {
                    items.push(raw_scalar(raw, coding, lens)?);
                }
            } else {
                items.push(node.json(lens, coding)?);
            }
        }
        Ok(list(&items))
    }
}
