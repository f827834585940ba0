//! A value that is read whole before it is known what it is: unions.

use super::{
    Decode, DecodeError, Decoded, Source, bridge::decode_from, crossing::Trail,
    source::nothing_read,
};
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
    /// What may still be spent on trying types that do not fit.
    allowance: Cell<u64>,
    /// Whether it stands in another one, which gave the allowance.
    inner: bool,
}

/// Reads a value whole.
#[inline(never)]
pub fn buffer(source: &mut dyn Source) -> Decoded<Buffered> {
    /// Each part of the value may be tried that often, on average.
    const TRIES: u64 = 64;
    let value = source.json()?;
    let given = *source.allowance();
    let allowance = given.unwrap_or_else(|| parts(&value).saturating_mul(TRIES));
    Ok(Buffered {
        value,
        tag: Cell::new(None),
        allowance: Cell::new(allowance),
        inner: given.is_some(),
    })
}

/// Of how many values a value is made; it is nested less deep than the stack is.
fn parts(value: &Value) -> u64 {
    match value {
        Value::Array(items) => 1 + items.iter().map(parts).sum::<u64>(),
        Value::Object(members) => 1 + members.values().map(parts).sum::<u64>(),
        _ => 1,
    }
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
                self.hide(name);
                Ok(text)
            }
            Some(other) => Err(unexpected(other, "a string").in_member(name)),
            None => Err(DecodeError::new(format_args!("missing field `{name}`"))),
        }
    }

    /// A type that keeps unknown members will not find this one among them.
    pub(super) fn hide(&self, tag: &'static str) {
        self.tag.set(Some(tag));
    }

    /// Whether another type may be tried, after one that did not fit; it is paid for.
    pub(super) fn may_try_again(&self) -> bool {
        let left = self.allowance.get().checked_sub(parts(&self.value));
        self.allowance.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Hands what is left back to the value that this one stands in.
    pub(super) fn give_back(&self, source: &mut dyn Source) {
        if self.inner {
            *source.allowance() = Some(self.allowance.get());
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

    /// The value, to be looked at: cheaper than trying a type that will not fit.
    pub fn as_json(&self) -> &Value {
        &self.value
    }

    /// The value itself.
    pub fn into_json(self) -> Value {
        self.value
    }

    #[inline(never)]
    pub(crate) fn read(&self, read: super::Read<'_>) -> Decoded<()> {
        let mut trail = Trail::inside(self.tag.get(), self.allowance.get());
        let outcome = decode_from(&self.value, &mut trail, read);
        self.allowance.set(trail.allowance.unwrap_or(0));
        outcome
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
