//! Which number a schema becomes: the smallest type that holds every value that is valid.

use crate::ir::{Limits, Type};

/// Whether numbers of the format are kept digit for digit.
pub(super) fn is_exact(format: &str) -> bool {
    let names = [
        "bigdecimal",
        "bigint",
        "biginteger",
        "decimal",
        "decimal128",
        "int128",
        "uint128",
    ];
    names.iter().any(|name| format.eq_ignore_ascii_case(name))
}

/// The type of an integer. A format names its range; without one the limits do, and without
/// limits it is taken to fit 64 bits.
pub(super) fn integer(format: Option<&str>, limits: &Limits) -> Type {
    let of = |keyword: &str| {
        let (_, text) = limits.iter().find(|(k, _)| *k == keyword)?;
        Some(limit(text))
    };
    let (minimum, maximum) = (of("minimum"), of("maximum"));
    let non_negative = minimum.is_some_and(|minimum| minimum >= 0);
    match format {
        Some(format) if is_exact(format) => Type::Number,
        Some("int32") if !non_negative => Type::I32,
        Some("int8" | "int16" | "uint8" | "uint16") => Type::I32,
        Some("uint32" | "int32") => Type::U32,
        Some("uint64" | "uint") => Type::U64,
        Some("int64") if non_negative => Type::U64,
        Some("int64") => Type::I64,
        // What does not fit is kept whole.
        _ => {
            let ty = if non_negative { Type::U64 } else { Type::I64 };
            let (lowest, highest) = match ty {
                Type::U64 => (0, i128::from(u64::MAX)),
                _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
            };
            let beyond = minimum.is_some_and(|l| l < lowest)
                || [minimum, maximum]
                    .iter()
                    .flatten()
                    .any(|l| is_beyond(*l, highest));
            if beyond { Type::Number } else { ty }
        }
    }
}

/// A limit as a whole number; one beyond 128 bits is as large as they go.
fn limit(text: &str) -> i128 {
    // A cast stops at the ends of the type.
    #[expect(clippy::cast_possible_truncation)]
    let rounded = || text.parse::<f64>().unwrap_or_default() as i128;
    text.parse().unwrap_or_else(|_| rounded())
}

/// Programs that know doubles only write the greatest number of 64 bits as the next one of theirs.
#[expect(clippy::cast_precision_loss)]
fn is_beyond(limit: i128, highest: i128) -> bool {
    limit > highest && limit as f64 > highest as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_choose_the_type() {
        let of = |limits: &[(&'static str, &str)]| {
            let limits = limits.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
            integer(None, &limits)
        };
        assert_eq!(of(&[]), Type::I64);
        assert_eq!(of(&[("minimum", "0")]), Type::U64);
        assert_eq!(
            of(&[("minimum", "0"), ("maximum", "18446744073709551615")]),
            Type::U64
        );
        assert_eq!(
            of(&[("minimum", "0"), ("maximum", "18446744073709552000")]),
            Type::U64
        );
        assert_eq!(of(&[("minimum", "0"), ("maximum", "1e20")]), Type::Number);
        assert_eq!(of(&[("maximum", "9223372036854775807")]), Type::I64);
        assert_eq!(of(&[("maximum", "9223372036854775808")]), Type::I64);
        assert_eq!(of(&[("maximum", "9223372036854800000")]), Type::Number);
        assert_eq!(of(&[("minimum", "-99999999999999999999")]), Type::Number);
        assert_eq!(of(&[("minimum", "-9e999")]), Type::Number);
    }
}
