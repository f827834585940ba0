//! Makes a [`Source`] of any serde deserializer.

use super::{
    Decode, DecodeError, Decoded, Read, ReadMembers, Shape, Source,
    crossing::{Border, Trail},
    json_value::JsonSeed,
    numbers::{self, Whole},
    visitors::{List, Object, Optional, Text},
};
use crate::Number;
use serde::de::{Deserialize, DeserializeSeed, Deserializer};
use serde_json::Value;
use std::marker::PhantomData;

/// Reads a type from any serde deserializer; what generated `Deserialize` impls call.
///
/// # Errors
/// The format's own error, with the text that a derived impl would give.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(format: D) -> Result<T, D::Error> {
    let mut trail = Trail::default();
    let mut bridge = Bridge::new(format, &mut trail);
    T::decode(&mut bridge).map_err(|error| bridge.border.release(error))
}

/// Reads a value from a deserializer with an error that knows its path.
pub(super) fn decode_from<'de, D: Deserializer<'de>>(
    format: D,
    trail: &mut Trail,
    read: Read<'_>,
) -> Decoded<()> {
    let mut bridge = Bridge::new(format, trail);
    read(&mut bridge).map_err(|error| bridge.border.settle(error))
}

/// One value of one format.
pub(super) struct Bridge<'de, 't, D: Deserializer<'de>> {
    format: Option<D>,
    pub(super) border: Border<'t, D::Error>,
}

impl<'de, 't, D: Deserializer<'de>> Bridge<'de, 't, D> {
    pub(super) fn new(format: D, trail: &'t mut Trail) -> Self {
        Self {
            format: Some(format),
            border: Border::new(trail),
        }
    }

    fn format(&mut self) -> Decoded<D> {
        self.format.take().ok_or_else(read_twice)
    }

    fn leaf<T: Deserialize<'de>>(&mut self) -> Decoded<T> {
        T::deserialize(self.format()?).map_err(|error| self.border.catch(error))
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
        let read = self.format()?.deserialize_i32(Whole(PhantomData));
        read.map_err(|error| self.border.catch(error))
    }

    fn i64(&mut self) -> Decoded<i64> {
        let read = self.format()?.deserialize_i64(Whole(PhantomData));
        read.map_err(|error| self.border.catch(error))
    }

    fn u32(&mut self) -> Decoded<u32> {
        let read = self.format()?.deserialize_u32(Whole(PhantomData));
        read.map_err(|error| self.border.catch(error))
    }

    fn u64(&mut self) -> Decoded<u64> {
        let read = self.format()?.deserialize_u64(Whole(PhantomData));
        read.map_err(|error| self.border.catch(error))
    }

    fn f32(&mut self) -> Decoded<f32> {
        self.leaf()
    }

    fn f64(&mut self) -> Decoded<f64> {
        self.leaf()
    }

    fn number(&mut self) -> Decoded<Number> {
        numbers::number(self.format()?).map_err(|error| self.border.catch(error))
    }

    fn string(&mut self) -> Decoded<String> {
        self.leaf()
    }

    fn text(&mut self, see: &mut dyn FnMut(&str)) -> Decoded<()> {
        let read = self.format()?.deserialize_string(Text(see));
        read.map_err(|error| self.border.catch(error))
    }

    fn json(&mut self) -> Decoded<Value> {
        let seed = JsonSeed::at_depth(self.border.trail.depth);
        let read = seed.deserialize(self.format()?);
        read.map_err(|error| self.border.catch(error))
    }

    fn allowance(&mut self) -> &mut Option<u64> {
        &mut self.border.trail.allowance
    }

    fn option(&mut self, read: Read<'_>) -> Decoded<()> {
        let format = self.format()?;
        let visitor = Optional {
            trail: self.border.trail,
            read,
        };
        let read = format.deserialize_option(visitor);
        read.map_err(|error| self.border.catch(error))
    }

    fn list(&mut self, read: Read<'_>) -> Decoded<()> {
        let format = self.format()?;
        self.border.trail.enter()?;
        let visitor = List {
            trail: self.border.trail,
            read,
        };
        let read = format.deserialize_seq(visitor);
        self.border.trail.leave();
        read.map_err(|error| self.border.catch(error))
    }

    fn object(&mut self, shape: &Shape, read: ReadMembers<'_>) -> Decoded<()> {
        let format = self.format()?;
        self.border.trail.enter()?;
        let visitor = Object {
            trail: self.border.trail,
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
        self.border.trail.leave();
        read.map_err(|error| self.border.catch(error))
    }
}
