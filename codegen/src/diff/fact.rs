//! What is seen at one place of a schema, before it is known who sends or receives it.

use super::{report::Renamed, spot::Spot};

/// One difference of two schemas.
#[derive(Clone, Debug)]
pub(super) struct Fact<'a> {
    pub(super) kind: Kind<'a>,
    /// The place in the base; `None` where nothing stands there.
    pub(super) base: Option<Spot<'a>>,
    /// The place in the revision; `None` where nothing stands there.
    pub(super) revision: Option<Spot<'a>>,
    pub(super) renamed: Option<Renamed>,
    /// What else the sentence has to name: a member, a value.
    pub(super) name: String,
}

/// What kind of difference it is.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    /// The id is that of the place and this: `max-length-increased`.
    Stem(&'static str),
    /// The same, with a word for the row that has its level.
    Row(&'static str, &'static str),
    /// Only readers notice.
    Docs(&'static str),
    /// Type and format.
    Types(Box<Types<'a>>, Box<Types<'a>>),
    /// A value of an enum.
    Value(EnumValue),
    /// There was no enum, and now there is one.
    BecameEnum,
    /// The schema of the base is now one branch of a union.
    Wrapped,
    /// A property came or went.
    Property(Property),
    /// A property became required, or is so no longer.
    Required(Property),
    /// A property became `readOnly` or `writeOnly`, or is so no longer.
    Mutable { read: bool, became: bool },
}

/// A value of an enum that came or went.
#[derive(Clone, Copy, Debug)]
pub(super) struct EnumValue {
    pub(super) added: bool,
    /// One of the two sides has no enum at all.
    pub(super) whole: bool,
    /// The reader of the generated crate refuses what is not listed.
    pub(super) closed: bool,
}

/// A property that came or went, or became required or not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Property {
    /// It came, or became required.
    pub(super) gained: bool,
    pub(super) required: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) default: bool,
    /// Whether there is a schema for it: names may be required that are not.
    pub(super) declared: bool,
}

/// The types that a schema allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Types<'a> {
    /// Their names; none means any.
    pub(super) names: Vec<&'a str>,
    pub(super) format: Option<&'a str>,
    /// Those of the items.
    pub(super) items: Option<Box<Types<'a>>>,
}

impl<'a> Fact<'a> {
    pub(super) fn new(kind: Kind<'a>, base: Option<Spot<'a>>, revision: Option<Spot<'a>>) -> Self {
        Self {
            kind,
            base,
            revision,
            renamed: None,
            name: String::new(),
        }
    }

    pub(super) fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Whether only readers notice it.
    pub(super) fn docs(&self) -> bool {
        matches!(self.kind, Kind::Docs(_))
    }
}
