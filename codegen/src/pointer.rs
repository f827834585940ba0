//! JSON pointers (RFC 6901): the address of a node inside a document.

use std::fmt;

/// The address of a node, in its escaped text form: `/paths/~1teams/get`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The address of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the escaped text form, with or without the `#` of a reference.
    pub fn parse(text: &str) -> Self {
        Self(text.strip_prefix('#').unwrap_or(text).to_owned())
    }

    /// The address of a member or element of this node.
    #[must_use]
    pub fn child(&self, token: impl fmt::Display) -> Self {
        let mut text = self.0.clone();
        text.push('/');
        for c in token.to_string().chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The address of a node further down, one token for each level.
    #[must_use]
    pub fn join(&self, tokens: &[&str]) -> Self {
        tokens
            .iter()
            .fold(self.clone(), |at, token| at.child(token))
    }

    /// The unescaped tokens, outermost first.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|t| t.replace("~1", "/").replace("~0", "~"))
    }

    /// The unescaped last token; `None` for the whole document.
    pub fn last(&self) -> Option<String> {
        self.tokens().last()
    }

    /// The address of the node that this one is in; the root is its own parent.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.rfind('/').map_or("", |at| &self.0[..at]).to_owned())
    }

    /// Whether `self` is `other` or lies inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The escaped text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
