//! Objects of a known form.

use crate::{
    pointer::Pointer,
    tree::{Node, Object, Value},
};

/// Where something is not of its form, and what is wrong there.
pub(super) type Wrong = (Pointer, String);

/// An object that is read member by member.
pub(super) struct Form<'a> {
    members: &'a Object,
    at: Pointer,
}

impl<'a> Form<'a> {
    pub(super) fn of(node: &'a Node, at: Pointer) -> Result<Self, Wrong> {
        match node.as_object() {
            Some(members) => Ok(Self { members, at }),
            None => Err((at, format!("this is an object, not {}", node.kind()))),
        }
    }

    /// Whether no member has another name: a slip in one would go unseen.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Wrong> {
        let stranger = self
            .members
            .keys()
            .find(|key| !known.contains(&key.as_str()));
        stranger.map_or(Ok(()), |key| {
            let message = format!("`{key}` is none of {}", known.join(", "));
            Err((self.at.child(key), message))
        })
    }

    /// The names of the members.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.members.keys()
    }

    /// A member of any kind, and where it stands.
    pub(super) fn member(&self, name: &str) -> Option<(&'a Node, Pointer)> {
        let member = self.members.get(name)?;
        Some((&member.node, self.at.child(name)))
    }

    /// A member that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<(&'a Node, Pointer), Wrong> {
        let wrong = || (self.at.clone(), format!("`{name}` is missing"));
        self.member(name).ok_or_else(wrong)
    }

    /// A text, where there is one.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Wrong> {
        self.member(name).map(text).transpose()
    }

    /// A text that has to be there and say something.
    pub(super) fn needed_text(&self, name: &str) -> Result<String, Wrong> {
        let (node, at) = self.needed(name)?;
        let text = text((node, at.clone()))?;
        if text.is_empty() {
            return Err((at, format!("`{name}` is empty")));
        }
        Ok(text)
    }

    /// A whole number from `least`, where there is one.
    pub(super) fn whole(&self, name: &str, least: u32) -> Result<Option<u32>, Wrong> {
        let member = self.member(name);
        member.map(|(node, at)| whole(node, &at, least)).transpose()
    }
}

fn text((node, at): (&Node, Pointer)) -> Result<String, Wrong> {
    let wrong = || (at, format!("this is a text, not {}", node.kind()));
    node.as_str().map(str::to_owned).ok_or_else(wrong)
}

/// A whole number from `least`; none of them needs more than 32 bits.
pub(super) fn whole(node: &Node, at: &Pointer, least: u32) -> Result<u32, Wrong> {
    let number = match &node.value {
        Value::Number(text) => text.parse::<u32>().ok(),
        _ => None,
    };
    let number = number.filter(|number| *number >= least);
    let wrong = || format!("this is a whole number from {least} to {}", u32::MAX);
    number.ok_or_else(|| (at.clone(), wrong()))
}
