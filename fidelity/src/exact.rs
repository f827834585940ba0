//! JSON that keeps the digits of its numbers, and keys that stand twice.

use serde_json::Value;

/// How deep values may stand in each other.
const DEPTH: usize = 256;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Members, in the order of the text.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads JSON text.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Json, String> {
        // What is JSON at all is judged by serde_json; here only numbers are kept.
        serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|error| error.to_string())?;
        let mut reader = Reader { rest: text };
        reader.value(0).ok_or_else(|| "too deep".to_owned())
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::Number(number.to_string()),
            Value::String(text) => Json::String(text.clone()),
            Value::Array(elements) => Json::Array(elements.iter().map(Json::from).collect()),
            Value::Object(members) => Json::Object(
                members
                    .iter()
                    .map(|(key, value)| (key.clone(), value.into()))
                    .collect(),
            ),
        }
    }
}

/// Reads text that is known to be JSON.
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth > DEPTH {
            return None;
        }
        self.rest = self.rest.trim_start();
        Some(match self.rest.as_bytes().first()? {
            b'{' => self.object(depth)?,
            b'[' => self.array(depth)?,
            b'"' => Json::String(self.string()?),
            b't' => self.word(4, Json::Bool(true)),
            b'f' => self.word(5, Json::Bool(false)),
            b'n' => self.word(4, Json::Null),
            _ => {
                let end = self
                    .rest
                    .find(|sign: char| !sign.is_ascii_alphanumeric() && !"+-.".contains(sign));
                let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
                self.rest = rest;
                Json::Number(number.to_owned())
            }
        })
    }

    fn word(&mut self, length: usize, value: Json) -> Json {
        self.rest = self.rest.get(length..).unwrap_or_default();
        value
    }

    /// Takes a sign, if it is the next one.
    fn take(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(sign);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    fn array(&mut self, depth: usize) -> Option<Json> {
        let mut elements = Vec::new();
        self.take('[');
        while !self.take(']') {
            elements.push(self.value(depth + 1)?);
            self.take(',');
        }
        Some(Json::Array(elements))
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members = Vec::new();
        self.take('{');
        while !self.take('}') {
            let name = self.string()?;
            self.take(':');
            members.push((name, self.value(depth + 1)?));
            self.take(',');
        }
        Some(Json::Object(members))
    }

    fn string(&mut self) -> Option<String> {
        let bytes = self.rest.as_bytes();
        let mut end = 1;
        while *bytes.get(end)? != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        let (text, rest) = self.rest.split_at(end + 1);
        self.rest = rest;
        serde_json::from_str(text).ok()
    }
}

/// Whether two numbers, as they are written, have one value.
pub fn same_number(left: &str, right: &str) -> bool {
    left == right || decimal(left).is_some_and(|left| Some(left) == decimal(right))
}

/// Sign, digits without zeros at either end, and the power of ten of the last digit.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let short = digits.trim_end_matches('0');
    if short.is_empty() {
        return Some((false, String::new(), 0));
    }
    let power = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?;
    let power = power.checked_add(i64::try_from(digits.len() - short.len()).ok()?)?;
    Some((negative, short.to_owned(), power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_equal_by_value_to_the_last_digit() {
        for (left, right) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("-0.50", "-5E-1"),
            ("0", "-0.0"),
        ] {
            assert!(same_number(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("18446744073709551615", "18446744073709551616"),
            ("1", "a"),
        ] {
            assert!(!same_number(left, right), "{left} {right}");
        }
    }

    #[test]
    fn text_is_read_with_its_digits() {
        let read = Json::parse(
            r#" {"a\"": [1.50, true, null, "x\u00e9", {}], "b": -12345678901234567890123}"#,
        );
        let list = vec![
            Json::Number("1.50".into()),
            Json::Bool(true),
            Json::Null,
            Json::String("xé".into()),
            Json::Object(vec![]),
        ];
        let members = vec![
            ("a\"".to_owned(), Json::Array(list)),
            (
                "b".to_owned(),
                Json::Number("-12345678901234567890123".into()),
            ),
        ];
        assert_eq!(read, Ok(Json::Object(members)));
        assert!(Json::parse("[1,]").is_err());
    }
}
