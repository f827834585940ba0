//! Base64 (RFC 4648, section 4): for the one header that needs it, and for bytes in JSON.

use std::{fmt, ops::Deref, str::FromStr};

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes in base64, with padding. The result is never moved while it grows.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|i| u32::from(chunk.get(i).copied().unwrap_or(0)));
        let group = a << 16 | b << 8 | c;
        for place in 0..4 {
            if place > chunk.len() {
                text.push('=');
            } else {
                let index = group >> (18 - 6 * place) & 0b11_1111;
                text.push(char::from(ALPHABET[index as usize]));
            }
        }
    }
    text
}

/// The bytes in the alphabet for addresses (RFC 4648, section 5), without padding.
#[cfg(feature = "authorization-code")]
pub(crate) fn encode_url(bytes: &[u8]) -> String {
    let text = encode(bytes).replace('+', "-").replace('/', "_");
    text.trim_end_matches('=').to_owned()
}

/// The bytes of a text in base64; padding may be left out, and nothing else may stand in it.
fn decode(text: &str) -> Option<Vec<u8>> {
    let coded = text.trim_end_matches('=').as_bytes();
    let padding = text.len() - coded.len();
    let whole = coded.len() % 4;
    if whole == 1 || padding > 0 && !(whole + padding).is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(coded.len() / 4 * 3 + 2);
    for chunk in coded.chunks(4) {
        let mut group = 0;
        for place in 0..4 {
            let digit = chunk.get(place).map_or(Some(0), |digit| value(*digit))?;
            group = group << 6 | digit;
        }
        let [_, all @ ..] = group.to_be_bytes();
        bytes.extend(&all[..chunk.len() - 1]);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

/// Bytes that are base64 in JSON and other texts: a member of the format `byte`, where a
/// document's configuration asks for it.
///
/// ```
/// use specwright_runtime::Base64;
///
/// let photo = Base64::from(b"foo".to_vec());
/// assert_eq!(photo.to_string(), "Zm9v");
/// assert_eq!("Zm9v".parse::<Base64>()?.len(), 3);
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Base64(pub Bytes);

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl<T: Into<Bytes>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl FromStr for Base64 {
    type Err = crate::DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = decode(text).ok_or_else(|| crate::DecodeError::new("the text is not coded"));
        bytes.map(Self::from)
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        crate::codec::deserialize(format)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        crate::codec::serialize(self, format)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_vectors_of_the_rfc() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in vectors {
            assert_eq!(super::encode(plain.as_bytes()), coded);
            assert_eq!(super::decode(coded).as_deref(), Some(plain.as_bytes()));
            let bare = coded.trim_end_matches('=');
            assert_eq!(super::decode(bare).as_deref(), Some(plain.as_bytes()));
        }
    }

    #[test]
    fn what_is_not_coded_is_refused() {
        for text in [
            "Z", "Zg=", "Zg===", "Z===", "=", "Zm9v====", "Zm 9", "Zm9-", "Zg==Zg==",
        ] {
            assert_eq!(super::decode(text), None, "{text}");
        }
    }
}
