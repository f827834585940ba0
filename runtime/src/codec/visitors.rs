//! What a format calls back while it reads a value.

use super::{
    Decoded, Read, ReadMembers, Shape,
    bridge::Bridge,
    crossing::{Border, Trail},
    members::{Access, Key, Members},
};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value inside another.
struct Seed<'a> {
    trail: &'a mut Trail,
    read: Read<'a>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let mut bridge = Bridge::new(format, self.trail);
        (self.read)(&mut bridge).map_err(|error| bridge.border.release(error))
    }
}

pub(super) struct Text<'a>(pub(super) &'a mut dyn FnMut(&str));

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        (self.0)(text);
        Ok(())
    }
}

pub(super) struct Optional<'a> {
    pub(super) trail: &'a mut Trail,
    pub(super) read: Read<'a>,
}

impl<'de> Visitor<'de> for Optional<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("option")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let Self { trail, read } = self;
        Seed { trail, read }.deserialize(format)
    }
}

pub(super) struct List<'a> {
    pub(super) trail: &'a mut Trail,
    pub(super) read: Read<'a>,
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            let seed = Seed {
                trail: self.trail,
                read: self.read,
            };
            match items.next_element_seed(seed) {
                Ok(Some(())) => index += 1,
                Ok(None) => return Ok(()),
                Err(native) => {
                    let mut border = Border::new(self.trail);
                    let error = border.catch(native).in_item(index);
                    return Err(border.release(error));
                }
            }
        }
    }
}

pub(super) struct Object<'a> {
    pub(super) trail: &'a mut Trail,
    pub(super) shape: &'a Shape,
    pub(super) read: ReadMembers<'a>,
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape.name {
            "" => f.write_str("a map"),
            name => write!(f, "struct {name}"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let tag = self.trail.tag.take();
        let mut members = MapMembers {
            map,
            border: Border::new(self.trail),
        };
        let read = (self.read)(&mut Members::new(&mut members, self.shape, tag));
        read.map_err(|error| members.border.release(error))
    }
}

/// The members of one object of one format.
struct MapMembers<'de, 't, A: MapAccess<'de>> {
    map: A,
    border: Border<'t, A::Error>,
}

impl<'de, A: MapAccess<'de>> Access for MapMembers<'de, '_, A> {
    fn next(&mut self, key: &mut Key) -> Decoded<bool> {
        match self.map.next_key_seed(KeySeed(key)) {
            Ok(key) => Ok(key.is_some()),
            Err(error) => Err(self.border.catch(error)),
        }
    }

    fn value(&mut self, read: Read<'_>) -> Decoded<()> {
        let seed = Seed {
            trail: self.border.trail,
            read,
        };
        let read = self.map.next_value_seed(seed);
        read.map_err(|error| self.border.catch(error))
    }

    fn skip(&mut self) -> Decoded<()> {
        match self.map.next_value::<IgnoredAny>() {
            Ok(_) => Ok(()),
            Err(error) => Err(self.border.catch(error)),
        }
    }
}

struct KeySeed<'a>(&'a mut Key);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        if self.0.fields.is_empty() && self.0.keep {
            format.deserialize_string(self)
        } else {
            format.deserialize_identifier(self)
        }
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.fields.is_empty() && self.0.keep {
            "a string"
        } else {
            "field identifier"
        })
    }

    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        self.0.see(name);
        Ok(())
    }

    fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<(), E> {
        match std::str::from_utf8(name) {
            Ok(name) => self.visit_str(name),
            Err(_) => Err(E::invalid_value(de::Unexpected::Bytes(name), &self)),
        }
    }
}
