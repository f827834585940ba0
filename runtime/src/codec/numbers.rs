//! Reading and writing numbers that serde's own impls refuse or round.

use std::{fmt, marker::PhantomData};

use serde::{
    de::{self, Deserializer, MapAccess, Unexpected, Visitor},
    ser::{Error as _, Serialize, Serializer},
};

use crate::Number;

/// The name under which `serde_json` hands out the text of a value.
const RAW: &str = "$serde_json::private::RawValue";

/// A whole number; `1.0` is one, as JSON Schema has it.
///
/// The words of its errors are those of serde's own impls.
pub(super) struct Whole<T>(pub(super) PhantomData<T>);

impl<T> Visitor<'_> for Whole<T>
where
    T: TryFrom<i64> + TryFrom<u64>,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::any::type_name::<T>())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<T, E> {
        let whole = whole(value).and_then(|number| match number {
            Ok(number) => T::try_from(number).ok(),
            Err(number) => T::try_from(number).ok(),
        });
        whole.ok_or_else(|| E::invalid_type(Unexpected::Float(value), &self))
    }
}

/// The 64-bit number that a double stands for, if it stands for one.
fn whole(value: f64) -> Option<Result<i64, u64>> {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    if value.fract() != 0.0 {
        return None;
    }
    // Within these bounds a double without fraction is exactly the number that is cast to.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if (-TWO_TO_63..TWO_TO_63).contains(&value) {
        Some(Ok(value as i64))
    } else if (TWO_TO_63..TWO_TO_63 * 2.0).contains(&value) {
        Some(Err(value as u64))
    } else {
        None
    }
}

/// A number by its digits: all of them where the format is `serde_json`.
pub(super) fn number<'de, D: Deserializer<'de>>(format: D) -> Result<Number, D::Error> {
    format.deserialize_newtype_struct(RAW, Digits)
}

struct Digits;

impl<'de> Visitor<'de> for Digits {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    /// What `serde_json` answers: one member, whose value is the text.
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Number, A::Error> {
        let unexpected = || de::Error::invalid_type(Unexpected::Map, &self);
        match members.next_key::<String>()? {
            Some(name) if name == RAW => {}
            _ => return Err(unexpected()),
        }
        let text: String = members.next_value()?;
        Number::of(&text).ok_or_else(|| {
            let found = match text.as_bytes().first() {
                Some(b'"') => Unexpected::Other("string"),
                Some(b'[') => Unexpected::Seq,
                Some(b'{') => Unexpected::Map,
                Some(b'n') => Unexpected::Other("null"),
                _ => Unexpected::Bool(text == "true"),
            };
            de::Error::invalid_type(found, &self)
        })
    }

    /// What other formats answer: the value itself.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, format: D) -> Result<Number, D::Error> {
        format.deserialize_any(self)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_i128<E>(self, value: i128) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_u128<E>(self, value: u128) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Number, E> {
        let number = serde_json::Number::from_f64(value);
        let number = number.and_then(|number| Number::of(&number.to_string()));
        number.ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }
}

/// Writes the digits as they are where the format is `serde_json`; others get the widest number
/// that they know.
pub(super) fn write<S: Serializer>(digits: &str, format: S) -> Result<S::Ok, S::Error> {
    if std::any::type_name::<S>().contains("serde_json::") {
        let raw = serde_json::value::RawValue::from_string(digits.to_owned());
        return raw.map_err(S::Error::custom)?.serialize(format);
    }
    if let Ok(number) = digits.parse::<i64>() {
        format.serialize_i64(number)
    } else if let Ok(number) = digits.parse::<u64>() {
        format.serialize_u64(number)
    } else if let Ok(number) = digits.parse::<i128>() {
        format.serialize_i128(number)
    } else {
        let number: f64 = digits.parse().map_err(S::Error::custom)?;
        format.serialize_f64(number)
    }
}
