//! A value that is read whole before it is known what it is: unions.

use super::{Decode, DecodeError, Decoded, Source, bridge::decode_from, source::nothing_read};
use serde_json::Value;
use std::cell::Cell;

/// A value that was read whole, to be looked at and then read as one of several types.
///
/// It holds what JSON can say, whatever format it came from. A name that stands twice in an object
/// was refused while reading, so nothing is lost unseen. Whole numbers outside of the 64-bit types
/// and the digits of a fraction that `f64` has no room for are not kept (`serde_json`'s feature
/// `arbitrary_precision` keeps them); byte strings and infinite numbers are errors; nesting is
/// limited to 128 levels in every format.
#[derive(Debug)]
pub struct Buffered {
    value: Value,
    /// The member that was asked for as the tag.
    tag: Cell<Option<&'static str>>,
}

/// Reads a value whole.
#[inline(never)]
pub fn buffer(source: &mut dyn Source) -> Decoded<Buffered> {
    source.json().map(|value| Buffered {
        value,
        tag: Cell::new(None),
    })
}

impl Buffered {
    /// The text of the member that says which type this is.
    ///
    /// A type that keeps unknown members will not find this one among them: the union has it.
    ///
    /// # Errors
    /// The value is no object, has no such member, or the member is no text.
    #[inline(never)]
    pub fn tag(&self, name: &'static str) -> Decoded<&str> {
        let Value::Object(members) = &self.value else {
            return Err(unexpected(&self.value, "an object"));
        };
        match members.get(name) {
            Some(Value::String(text)) => {
                self.tag.set(Some(name));
                Ok(text)
            }
            Some(other) => Err(unexpected(other, "a string").in_member(name)),
            None => Err(DecodeError::new(format_args!("missing field `{name}`"))),
        }
    }

    /// Reads it as a type; may be tried with several.
    pub fn get<T: Decode>(&self) -> Decoded<T> {
        let mut value = None;
        self.read(&mut |source| {
            value = Some(T::decode(source)?);
            Ok(())
        })?;
        value.ok_or_else(nothing_read)
    }

    /// The value itself.
    pub fn into_json(self) -> Value {
        self.value
    }

    #[inline(never)]
    fn read(&self, read: super::Read<'_>) -> Decoded<()> {
        decode_from(&self.value, self.tag.get(), read)
    }
}

/// The error that serde gives for a value of another type.
#[cold]
fn unexpected(value: &Value, expected: &'static str) -> DecodeError {
    use serde::de::{Error, Unexpected};
    let found = match value {
        Value::Null => Unexpected::Other("null"),
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(value), _) => Unexpected::Unsigned(value),
            (None, Some(value)) => Unexpected::Signed(value),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    DecodeError::new(serde_json::Error::invalid_type(found, &expected))
}
