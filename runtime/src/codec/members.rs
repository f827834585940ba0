//! The members of one object, one after the other.

use super::{Decode, DecodeError, Decoded, Read, Shape, source::nothing_read};
use crate::Patch;
use std::collections::{BTreeMap, btree_map::Entry};

/// How a format gives the members of an object.
pub(super) trait Access {
    /// Goes to the next member and tells `key` its name; false at the end.
    fn next(&mut self, key: &mut Key) -> Decoded<bool>;
    /// Reads the value of the member.
    fn value(&mut self, read: Read<'_>) -> Decoded<()>;
    /// Leaves it unread.
    fn skip(&mut self) -> Decoded<()>;
}

/// Recognises names.
pub(super) struct Key {
    pub(super) fields: &'static [&'static str],
    pub(super) keep: bool,
    /// Where the next name is looked for first: members mostly come in order.
    hint: usize,
    /// The place of the name in `fields`, or `fields.len()` for another name.
    found: usize,
    /// The other name, where it is kept.
    other: String,
}

impl Key {
    fn new(shape: &Shape) -> Self {
        Self {
            fields: shape.fields,
            keep: shape.rest,
            hint: 0,
            found: 0,
            other: String::new(),
        }
    }

    pub(super) fn see(&mut self, name: &str) {
        self.found = match self.fields.get(self.hint) {
            Some(field) if *field == name => self.hint,
            _ => self.search(name),
        };
        if self.found < self.fields.len() {
            self.hint = self.found + 1;
        } else if self.keep {
            name.clone_into(&mut self.other);
        }
    }

    fn search(&self, name: &str) -> usize {
        let place = self.fields.iter().position(|field| *field == name);
        place.unwrap_or(self.fields.len())
    }
}

/// Which fields were there.
#[derive(Default)]
struct Seen {
    first: u128,
    /// The fields from the 129th on.
    more: Vec<usize>,
}

impl Seen {
    fn has(&self, field: usize) -> bool {
        if field < 128 {
            self.first >> field & 1 == 1
        } else {
            self.more.contains(&field)
        }
    }

    fn add(&mut self, field: usize) {
        if field < 128 {
            self.first |= 1 << field;
        } else {
            self.more.push(field);
        }
    }
}

/// The members of one object, one after the other: [`key`](Self::key), then one of the others.
pub struct Members<'a> {
    access: &'a mut dyn Access,
    key: Key,
    seen: Seen,
    /// The member that told which union variant this is: nothing to be kept among the others.
    tag: Option<&'static str>,
    /// What went wrong first. It ends the members, so that generated code need not ask after
    /// each of them: that is a sixth of what reading costs to compile.
    failed: Option<DecodeError>,
}

impl<'a> Members<'a> {
    pub(super) fn new(
        access: &'a mut dyn Access,
        shape: &Shape,
        tag: Option<&'static str>,
    ) -> Self {
        Self {
            access,
            key: Key::new(shape),
            seen: Seen::default(),
            tag,
            failed: None,
        }
    }

    /// What `read` made of the members: the value, or why there is none.
    pub(crate) fn outcome<T>(&mut self, read: Option<T>) -> Decoded<T> {
        match (self.failed.take(), read) {
            (Some(error), _) => Err(error),
            (None, Some(value)) => Ok(value),
            (None, None) => Err(self.missing()),
        }
    }

    fn note(&mut self, outcome: Decoded<()>) {
        if let Err(error) = outcome {
            self.failed = Some(error);
        }
    }

    /// Goes to the next member: its place in [`FIELDS`](super::DecodeObject::FIELDS), or their
    /// number for a name that is not among them; `None` after the last one, and after an error.
    ///
    /// A name that comes twice is an error. Names of members that are not kept are not remembered.
    #[inline(never)]
    pub fn key(&mut self) -> Option<usize> {
        if self.failed.is_some() {
            return None;
        }
        self.next().unwrap_or_else(|error| {
            self.failed = Some(error);
            None
        })
    }

    fn next(&mut self) -> Decoded<Option<usize>> {
        while self.access.next(&mut self.key)? {
            let found = self.key.found;
            if found < self.key.fields.len() {
                if self.seen.has(found) {
                    return Err(duplicate(self.key.fields[found]));
                }
                self.seen.add(found);
            } else if self
                .tag
                .is_some_and(|tag| self.key.keep && tag == self.key.other)
            {
                self.access.skip()?;
                continue;
            }
            return Ok(Some(found));
        }
        Ok(None)
    }

    /// Reads a required member.
    pub fn get<T: Decode>(&mut self, into: &mut Option<T>) {
        self.value(&mut |source| {
            *into = Some(T::decode(source)?);
            Ok(())
        });
    }

    /// Reads an optional member; null counts as absent.
    pub fn opt<T: Decode>(&mut self, into: &mut Option<T>) {
        self.value(&mut |source| {
            *into = Decode::decode(source)?;
            Ok(())
        });
    }

    /// Reads an optional member in which null has a meaning.
    pub fn patch<T: Decode>(&mut self, into: &mut Patch<T>) {
        self.value(&mut |source| {
            *into = Decode::decode(source)?;
            Ok(())
        });
    }

    /// Keeps a member whose name is not a field's.
    pub fn rest<T: Decode>(&mut self, into: &mut BTreeMap<String, T>) {
        let kept = self.keep(into);
        self.note(kept);
    }

    fn keep<T: Decode>(&mut self, into: &mut BTreeMap<String, T>) -> Decoded<()> {
        let place = match into.entry(std::mem::take(&mut self.key.other)) {
            Entry::Occupied(place) => return Err(duplicate(place.key())),
            Entry::Vacant(place) => place,
        };
        let mut value = None;
        let read = self.access.value(&mut |source| {
            value = Some(T::decode(source)?);
            Ok(())
        });
        match (read, value) {
            (Err(error), _) => Err(error.in_member(place.into_key())),
            (Ok(()), None) => Err(nothing_read()),
            (Ok(()), Some(value)) => {
                place.insert(value);
                Ok(())
            }
        }
    }

    /// Passes over a member.
    #[inline(never)]
    pub fn skip(&mut self) {
        let skipped = self.access.skip();
        self.note(skipped);
    }

    /// The error for an object in which a required member is not there; names the first.
    #[cold]
    #[inline(never)]
    fn missing(&self) -> DecodeError {
        let mut fields = self.key.fields.iter().enumerate();
        let missing = fields.find(|(place, _)| !self.seen.has(*place));
        let name = missing.map_or("", |(_, name)| name);
        DecodeError::new(format_args!("missing field `{name}`"))
    }

    /// Reads a member by a function; what it refuses has the name of the member in its path.
    #[inline(never)]
    pub(crate) fn value(&mut self, read: Read<'_>) {
        if let Err(error) = self.access.value(read) {
            self.failed = Some(match self.key.fields.get(self.key.found) {
                Some(field) => error.in_member(*field),
                None => error.in_member(self.key.other.clone()),
            });
        }
    }
}

#[cold]
#[inline(never)]
fn duplicate(name: &str) -> DecodeError {
    DecodeError::new(format_args!("duplicate field `{name}`"))
}
