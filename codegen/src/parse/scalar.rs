//! What a plain YAML scalar stands for: the core schema of YAML 1.2.

/// The meaning of a plain scalar.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Plain {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JSON writes it.
    Number(String),
    /// A number that JSON cannot write: infinite, none at all, or of more than 128 bits in base 8
    /// or 16.
    NotJson,
    /// Anything else.
    Text,
}

/// Resolves a plain scalar.
pub(crate) fn resolve(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Bool(true),
        "false" | "False" | "FALSE" => Plain::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Plain::NotJson,
        _ => number(text),
    }
}

fn number(text: &str) -> Plain {
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return based(digits, radix);
        }
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Plain::NotJson;
    }
    decimal(unsigned).map_or(Plain::Text, |digits| {
        let sign = if text.starts_with('-') { "-" } else { "" };
        Plain::Number(format!("{sign}{digits}"))
    })
}

fn based(digits: &str, radix: u32) -> Plain {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Plain::Text;
    }
    u128::from_str_radix(digits, radix).map_or(Plain::NotJson, |n| Plain::Number(n.to_string()))
}

/// The JSON form of a decimal number without sign; `None` if it is not one.
fn decimal(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let empty = whole.is_empty() && fraction.is_none_or(str::is_empty);
    if empty || !digits(whole) || !fraction.is_none_or(digits) {
        return None;
    }
    let power = exponent.map_or("", |e| e[1..].strip_prefix(['-', '+']).unwrap_or(&e[1..]));
    if exponent.is_some() && power.is_empty() || !digits(power) {
        return None;
    }
    let mut json = match whole.trim_start_matches('0') {
        "" => "0".to_owned(),
        significant => significant.to_owned(),
    };
    if let Some(fraction) = fraction {
        json.push('.');
        json.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    json.push_str(exponent.unwrap_or_default());
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let numbers = [
            ("0", "0"),
            ("-0", "-0"),
            ("+12", "12"),
            ("010", "10"),
            ("0o17", "15"),
            ("0xFf", "255"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5e3", "-0.5e3"),
            ("+1e5", "1e5"),
            ("00.10E+07", "0.10E+07"),
            (
                "123456789012345678901234567890",
                "123456789012345678901234567890",
            ),
        ];
        for (text, json) in numbers {
            assert_eq!(resolve(text), Plain::Number(json.to_owned()), "{text}");
            assert!(
                serde_json::from_str::<serde_json::Value>(json).is_ok(),
                "{json}"
            );
        }
        for text in [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "nULL",
            "1_000",
            "12:30:45",
            "2020-01-01",
            ".",
            "-",
            "+",
            "e5",
            "1e",
            "1e+",
            "0x",
            "0o8",
            "-0x1",
            "1.2.3",
            "1 2",
            ".e1",
            "<<",
            "=",
            "nan",
            "inf",
            "١",
        ] {
            assert_eq!(resolve(text), Plain::Text, "{text}");
        }
        for text in [
            ".inf",
            "-.INF",
            "+.Inf",
            ".NaN",
            "0xfffffffffffffffffffffffffffffffff",
        ] {
            assert_eq!(resolve(text), Plain::NotJson, "{text}");
        }
    }
}
