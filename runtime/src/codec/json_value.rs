//! Reads anything as a JSON value, in any format.
//!
//! `serde_json`'s own reader keeps the last of two members with one name and turns infinite numbers
//! into null; here both are errors.

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Number, Value, map::Entry};
use std::fmt;

/// How deep a value may be nested: what `serde_json` allows by default, here for all formats.
pub(super) const DEPTH: u8 = 128;

/// The name under which `serde_json` hides a number, where some crate of the program has switched on
/// its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads one value; counts how deep it stands.
#[derive(Clone, Copy)]
pub(super) struct JsonSeed {
    depth: u8,
}

impl JsonSeed {
    /// Reads a value that stands in so many lists and objects.
    pub(super) fn at_depth(depth: u8) -> Self {
        Self { depth }
    }

    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH {
            return Err(E::custom("recursion limit exceeded"));
        }
        Ok(Self {
            depth: self.depth + 1,
        })
    }
}

impl<'de> DeserializeSeed<'de> for JsonSeed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Value, D::Error> {
        format.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JsonSeed {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) => Ok(Value::Number(number)),
            None => Err(E::invalid_value(Unexpected::Float(value), &self)),
        }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<Value, D::Error> {
        self.deserialize(format)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, format: D) -> Result<Value, D::Error> {
        self.deserialize(format)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut map = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if name == NUMBER && map.is_empty() && keeps_digits() {
                let digits: String = members.next_value()?;
                return digits.parse().map(Value::Number).map_err(de::Error::custom);
            }
            match map.entry(name) {
                Entry::Occupied(entry) => {
                    return Err(de::Error::custom(format_args!(
                        "duplicate field `{}`",
                        entry.key()
                    )));
                }
                Entry::Vacant(entry) => entry.insert(members.next_value_seed(inner)?),
            };
        }
        Ok(Value::Object(map))
    }
}

/// Whether `serde_json` keeps the digits of numbers (its feature `arbitrary_precision`).
#[cold]
fn keeps_digits() -> bool {
    let number: Result<Number, _> = "1.00".parse();
    number.is_ok_and(|number| number.to_string() == "1.00")
}
