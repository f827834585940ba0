//! JSON texts: what a client sends and receives.

use super::{
    Decode, DecodeError, Decoded, Encode, EncodeError, Read,
    bridge::decode_from,
    crossing::Trail,
    serialize::{Part, Target},
    source::nothing_read,
};

/// Reads a JSON text.
///
/// # Errors
/// With the path to the value at fault, and a message that names line and column. Values nested
/// deeper than 128 levels are refused.
#[inline]
pub fn from_json<T: Decode>(text: &[u8]) -> Decoded<T> {
    let mut value = None;
    read_text(text, &mut |source| {
        value = Some(T::decode(source)?);
        Ok(())
    })?;
    value.ok_or_else(nothing_read)
}

/// The part that does not depend on the type. Checking the whole text for UTF-8 once and reading
/// from `&str` beats checking each string on the way.
#[inline(never)]
pub(super) fn read_text(text: &[u8], read: Read<'_>) -> Decoded<()> {
    let text = std::str::from_utf8(text).map_err(DecodeError::new)?;
    let mut format = serde_json::Deserializer::from_str(text);
    decode_from(&mut format, &mut Trail::default(), read)?;
    format.end().map_err(DecodeError::new)
}

/// Writes a JSON text, without spaces.
///
/// # Errors
/// A number is infinite or none, or a tagged variant is no object.
#[inline(never)]
pub fn to_json(value: &dyn Encode) -> Result<Vec<u8>, EncodeError> {
    let target = Target::Json;
    serde_json::to_vec(&Part { value, target }).map_err(EncodeError::new)
}
