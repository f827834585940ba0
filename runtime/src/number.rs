//! Numbers of any size, by their digits.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of any size and precision: its text as JSON has it, digit for digit.
///
/// Documents ask for it where no machine type holds their numbers: integers beyond 64 bits, and
/// decimals. It does no sums; take its text to a library that does.
///
/// Two are equal if their texts are: `1.0` is not `1`. In JSON every digit is kept. Other serde
/// formats get the widest number they know, and a value inside a union without a tag is read by
/// way of a [`Value`](crate::Value): there digits beyond 64 bits are rounded as `f64` rounds them.
///
/// ```
/// use specwright_runtime::Number;
///
/// let price: Number = "12345678901234567890.10".parse()?;
/// assert_eq!(price.as_str(), "12345678901234567890.10");
/// assert_eq!(Number::from(7_u64).to_string(), "7");
/// assert!("1e".parse::<Number>().is_err());
/// # Ok::<(), specwright_runtime::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Box<str>);

impl Number {
    /// Its text: what JSON calls a number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number, if it is one that the type holds.
    pub fn to_i128(&self) -> Option<i128> {
        self.0.parse().ok()
    }

    /// The nearest double; infinite beyond its range.
    pub fn to_f64(&self) -> f64 {
        // The text is a number of JSON, all of which parse.
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number of that text, if JSON calls it one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        is_number(text).then(|| Self(text.into()))
    }
}

/// Whether the text is a number of JSON (RFC 8259, section 6).
fn is_number(text: &str) -> bool {
    fn digits(text: &str) -> Option<&str> {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < text.len()).then_some(rest)
    }
    fn rest(text: &str) -> Option<&str> {
        let text = text.strip_prefix('-').unwrap_or(text);
        let mut text = match text.strip_prefix('0') {
            Some(rest) => rest,
            None => digits(text)?,
        };
        if let Some(fraction) = text.strip_prefix('.') {
            text = digits(fraction)?;
        }
        if let Some(exponent) = text.strip_prefix(['e', 'E']) {
            text = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))?;
        }
        Some(text)
    }
    rest(text).is_some_and(str::is_empty)
}

impl FromStr for Number {
    type Err = crate::DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::of(text).ok_or_else(|| crate::DecodeError::new("the text is no number"))
    }
}

macro_rules! from_whole {
    ($($type:ty)*) => {$(
        impl From<$type> for Number {
            fn from(value: $type) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

from_whole! { i32 i64 i128 u32 u64 u128 }

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The number itself, without quotes.
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        crate::codec::deserialize(format)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        crate::codec::serialize(self, format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_json() {
        for text in [
            "0",
            "-0",
            "12.50",
            "1e400",
            "-1.5E-7",
            "99999999999999999999",
        ] {
            assert!(is_number(text), "{text}");
        }
        for text in [
            "", "-", "+1", "01", "1.", ".5", "1e", "0x1", "NaN", " 1", "1 ",
        ] {
            assert!(!is_number(text), "{text}");
        }
    }
}
