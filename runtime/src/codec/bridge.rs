//! Makes a [`Source`] of any serde deserializer.
//!
//! Errors cross serde twice: ours go down into the format (which adds the position) and come back as
//! the format's. The format's own error value is kept and handed on untouched; the path, which no
//! format has a place for, waits in the [`Trail`] meanwhile.

use super::{
    Decode, DecodeError, Decoded, Read, ReadMembers, Shape, Source,
    json_value::{DEPTH, JsonSeed},
    members::{Access, Key, Members},
};
use serde::{
    Deserialize,
    de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;
use std::fmt;

/// Reads a type from any serde deserializer; what generated `Deserialize` impls call.
///
/// # Errors
/// The format's own error, with the text that a derived impl would give.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(format: D) -> Result<T, D::Error> {
    let mut trail = Trail::default();
    let mut bridge = Bridge::new(format, &mut trail);
    T::decode(&mut bridge).map_err(|error| bridge.failed.release(error))
}

/// Reads a value from a deserializer with an error that knows its path.
///
/// `tag` is a member that is not to be kept, should the value be an object.
pub(super) fn decode_from<'de, D: Deserializer<'de>>(
    format: D,
    tag: Option<&'static str>,
    read: Read<'_>,
) -> Decoded<()> {
    let mut trail = Trail {
        tag,
        ..Trail::default()
    };
    let mut bridge = Bridge::new(format, &mut trail);
    read(&mut bridge).map_err(|error| bridge.failed.settle(error))
}

/// What travels beside serde.
#[derive(Default)]
struct Trail {
    /// Our error, while the format's one crosses serde.
    carried: Option<DecodeError>,
    /// See [`decode_from`]; taken by the first object.
    tag: Option<&'static str>,
    /// How many lists and objects the value stands in.
    depth: u8,
}

impl Trail {
    /// Goes into a list or an object. Some formats allow a nesting that the stack does not.
    fn enter(&mut self) -> Decoded<()> {
        if self.depth == DEPTH {
            return Err(DecodeError::new("recursion limit exceeded"));
        }
        self.depth += 1;
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }
}

/// The border between our errors and those of one format.
struct Failed<'t, E> {
    native: Option<E>,
    trail: &'t mut Trail,
}

impl<'t, E: de::Error> Failed<'t, E> {
    fn new(trail: &'t mut Trail) -> Self {
        Self {
            native: None,
            trail,
        }
    }

    /// The format's error becomes ours.
    #[cold]
    #[inline(never)]
    fn catch(&mut self, native: E) -> DecodeError {
        let carried = self.trail.carried.take();
        let mut error = carried.unwrap_or_else(|| DecodeError::new(&native));
        error.set_native();
        self.native = Some(native);
        error
    }

    /// Our error becomes the format's.
    #[cold]
    #[inline(never)]
    fn release(&mut self, error: DecodeError) -> E {
        let native = self.native.take().filter(|_| error.is_native());
        let native = native.unwrap_or_else(|| E::custom(error.message()));
        self.trail.carried = Some(error);
        native
    }

    /// Our error leaves the format for good.
    #[cold]
    #[inline(never)]
    fn settle(&mut self, error: DecodeError) -> DecodeError {
        error.settle(self.native.take().map(|native| native.to_string()))
    }
}

/// One value of one format.
struct Bridge<'de, 't, D: Deserializer<'de>> {
    format: Option<D>,
    failed: Failed<'t, D::Error>,
}

impl<'de, 't, D: Deserializer<'de>> Bridge<'de, 't, D> {
    fn new(format: D, trail: &'t mut Trail) -> Self {
        Self {
            format: Some(format),
            failed: Failed::new(trail),
        }
    }

    fn format(&mut self) -> Decoded<D> {
        self.format.take().ok_or_else(read_twice)
    }

    fn leaf<T: Deserialize<'de>>(&mut self) -> Decoded<T> {
        T::deserialize(self.format()?).map_err(|error| self.failed.catch(error))
    }
}

#[cold]
#[inline(never)]
fn read_twice() -> DecodeError {
    DecodeError::new("a value was read twice")
}

impl<'de, D: Deserializer<'de>> Source for Bridge<'de, '_, D> {
    fn boolean(&mut self) -> Decoded<bool> {
        self.leaf()
    }

    fn i32(&mut self) -> Decoded<i32> {
        self.leaf()
    }

    fn i64(&mut self) -> Decoded<i64> {
        self.leaf()
    }

    fn u32(&mut self) -> Decoded<u32> {
        self.leaf()
    }

    fn u64(&mut self) -> Decoded<u64> {
        self.leaf()
    }

    fn f32(&mut self) -> Decoded<f32> {
        self.leaf()
    }

    fn f64(&mut self) -> Decoded<f64> {
        self.leaf()
    }

    fn string(&mut self) -> Decoded<String> {
        self.leaf()
    }

    fn text(&mut self, see: &mut dyn FnMut(&str)) -> Decoded<()> {
        let read = self.format()?.deserialize_string(Text(see));
        read.map_err(|error| self.failed.catch(error))
    }

    fn json(&mut self) -> Decoded<Value> {
        let seed = JsonSeed::at_depth(self.failed.trail.depth);
        let read = seed.deserialize(self.format()?);
        read.map_err(|error| self.failed.catch(error))
    }

    fn option(&mut self, read: Read<'_>) -> Decoded<()> {
        let format = self.format()?;
        let visitor = Optional {
            trail: self.failed.trail,
            read,
        };
        let read = format.deserialize_option(visitor);
        read.map_err(|error| self.failed.catch(error))
    }

    fn list(&mut self, read: Read<'_>) -> Decoded<()> {
        let format = self.format()?;
        self.failed.trail.enter()?;
        let visitor = List {
            trail: self.failed.trail,
            read,
        };
        let read = format.deserialize_seq(visitor);
        self.failed.trail.leave();
        read.map_err(|error| self.failed.catch(error))
    }

    fn object(&mut self, shape: &Shape, read: ReadMembers<'_>) -> Decoded<()> {
        let format = self.format()?;
        self.failed.trail.enter()?;
        let visitor = Object {
            trail: self.failed.trail,
            shape,
            read,
        };
        // A struct takes only its own members out of a map that it shares with others (a user's
        // `flatten`); a map takes all.
        let read = if shape.rest {
            format.deserialize_map(visitor)
        } else {
            format.deserialize_struct(shape.name, shape.fields, visitor)
        };
        self.failed.trail.leave();
        read.map_err(|error| self.failed.catch(error))
    }
}

/// A value inside another.
struct Seed<'a> {
    trail: &'a mut Trail,
    read: Read<'a>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let mut bridge = Bridge::new(format, self.trail);
        (self.read)(&mut bridge).map_err(|error| bridge.failed.release(error))
    }
}

struct Text<'a>(&'a mut dyn FnMut(&str));

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

struct Optional<'a> {
    trail: &'a mut Trail,
    read: Read<'a>,
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

struct List<'a> {
    trail: &'a mut Trail,
    read: Read<'a>,
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
                    let mut failed = Failed::new(self.trail);
                    let error = failed.catch(native).in_item(index);
                    return Err(failed.release(error));
                }
            }
        }
    }
}

struct Object<'a> {
    trail: &'a mut Trail,
    shape: &'a Shape,
    read: ReadMembers<'a>,
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
            failed: Failed::new(self.trail),
        };
        let read = (self.read)(&mut Members::new(&mut members, self.shape, tag));
        read.map_err(|error| members.failed.release(error))
    }
}

/// The members of one object of one format.
struct MapMembers<'de, 't, A: MapAccess<'de>> {
    map: A,
    failed: Failed<'t, A::Error>,
}

impl<'de, A: MapAccess<'de>> Access for MapMembers<'de, '_, A> {
    fn next(&mut self, key: &mut Key) -> Decoded<bool> {
        match self.map.next_key_seed(KeySeed(key)) {
            Ok(key) => Ok(key.is_some()),
            Err(error) => Err(self.failed.catch(error)),
        }
    }

    fn value(&mut self, read: Read<'_>) -> Decoded<()> {
        let seed = Seed {
            trail: self.failed.trail,
            read,
        };
        let read = self.map.next_value_seed(seed);
        read.map_err(|error| self.failed.catch(error))
    }

    fn skip(&mut self) -> Decoded<()> {
        match self.map.next_value::<IgnoredAny>() {
            Ok(_) => Ok(()),
            Err(error) => Err(self.failed.catch(error)),
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
