//! Numbers and strings: usual ones, and those at the limits.

use serde_json::{Number, Value, json};

use super::pattern;
use super::shape::Shape;
use crate::formats;

/// The longest string that is made to reach a limit.
const LONG: usize = 3000;
/// The longest string that is made because no shorter one will do.
const LONGEST: usize = 100_000;

/// Values of a number or an integer.
pub(super) fn numbers(shape: &Shape<'_>, integer: bool) -> Vec<Value> {
    let mut values = Vec::new();
    let (low, high) = shape
        .format
        .filter(|_| integer)
        .and_then(formats::integer_range)
        .unzip();
    let at_limits = [(shape.minimum, 1), (shape.maximum, -1)];
    for (limit, inwards) in at_limits {
        let Some((limit, exclusive)) = limit else {
            continue;
        };
        if integer && is_rounded(limit) {
            continue;
        }
        values.push(if exclusive {
            moved(limit, inwards, integer)
        } else {
            limit.clone()
        });
    }
    values.extend(low.clone());
    values.extend(high.clone());
    if let Some(step) = shape.multiple {
        for times in [1.0, 0.0, 3.0, -2.0] {
            values.push(float(step * times, integer));
        }
        for limit in [shape.minimum, shape.maximum].into_iter().flatten() {
            let limit = limit.0.as_f64().unwrap_or_default() / step;
            values.extend([
                float(limit.ceil() * step, integer),
                float(limit.floor() * step, integer),
            ]);
        }
    }
    if integer {
        values.splice(0..0, [json!(1), json!(42)]);
        values.extend([json!(0), json!(-7)]);
        if low.is_none() {
            values.push(json!(9_007_199_254_740_993_i64));
        }
    } else {
        values.splice(0..0, [json!(1.5), json!(2)]);
        values.extend([json!(0), json!(-0.25), json!(1024.0)]);
        if shape.format != Some("float") {
            values.extend([json!(0.1), json!(12345.678), json!(1e21), json!(-1.5e-7)]);
        }
    }
    values.retain(|value| is_within(shape, value, low.as_ref(), high.as_ref()));
    values
}

/// Whether a limit is that of 63 or 64 bits as a double has it, one too many: what is meant is the
/// limit itself.
fn is_rounded(limit: &Value) -> bool {
    let whole = limit.is_i64() || limit.is_u64();
    let double = limit.as_f64().map(f64::abs);
    !whole
        && [63, 64]
            .map(|bits| Some(2_f64.powi(bits)))
            .contains(&double)
}

fn float(value: f64, integer: bool) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what does not fit is not valid, and dropped"
    )]
    if integer {
        json!(value as i64)
    } else {
        Number::from_f64(value).map_or(Value::Null, Value::Number)
    }
}

fn moved(limit: &Value, inwards: i64, integer: bool) -> Value {
    match (integer, limit.as_i64()) {
        (true, Some(whole)) => json!(whole.saturating_add(inwards)),
        (_, _) => json!(limit.as_f64().unwrap_or_default() + if inwards > 0 { 0.5 } else { -0.5 }),
    }
}

fn is_within(shape: &Shape<'_>, value: &Value, low: Option<&Value>, high: Option<&Value>) -> bool {
    let Some(number) = value.as_f64() else {
        return false;
    };
    let above = |(limit, exclusive): (&Value, bool)| {
        limit.as_f64().is_none_or(|limit| {
            if exclusive {
                number > limit
            } else {
                number >= limit
            }
        })
    };
    let below = |(limit, exclusive): (&Value, bool)| {
        limit.as_f64().is_none_or(|limit| {
            if exclusive {
                number < limit
            } else {
                number <= limit
            }
        })
    };
    shape.minimum.is_none_or(above)
        && shape.maximum.is_none_or(below)
        && low.is_none_or(|low| above((low, false)))
        && high.is_none_or(|high| below((high, false)))
        && shape
            .multiple
            .is_none_or(|step| (number / step - (number / step).round()).abs() < 1e-9)
}

/// Values of a string.
pub(super) fn strings(shape: &Shape<'_>) -> Vec<Value> {
    let (low, high) = shape.length;
    if low > LONGEST {
        return Vec::new();
    }
    let fits = |text: &String| {
        let length = text.chars().count();
        length >= low && high.is_none_or(|high| length <= high)
    };
    let mut texts: Vec<String> = match shape.pattern {
        Some(pattern) => {
            let fixed = shape.format.map(formats::samples).unwrap_or_default();
            let fixed = fixed.iter().map(|text| (*text).to_owned());
            let all = fixed.chain(pattern::samples(pattern, low));
            // A pattern that is not understood may match anything: any of these.
            let matching: Vec<_> = all
                .chain(usual(low, high))
                .filter(|text| pattern::matches(pattern, text))
                .collect();
            if matching.is_empty() {
                usual(low, high)
            } else {
                matching
            }
        }
        None => match shape.format.map(formats::samples).unwrap_or_default() {
            [] => usual(low, high),
            samples => samples.iter().map(|text| (*text).to_owned()).collect(),
        },
    };
    if shape.format == Some("binary") && shape.pattern.is_none() {
        texts = vec!["binary \u{e9}".to_owned(), String::new()];
    }
    texts.retain(fits);
    if texts.is_empty() && shape.pattern.is_none() {
        texts.push("a".repeat(low));
    }
    texts.into_iter().map(Value::String).collect()
}

/// Texts without a form, among them one as short and one as long as is allowed.
fn usual(low: usize, high: Option<usize>) -> Vec<String> {
    let mut texts = vec!["text".to_owned()];
    if low > 4 {
        texts = vec!["text ".repeat(low / 5 + 1).chars().take(low).collect()];
    } else if high.is_some_and(|high| high < 4) {
        texts = vec!["text".chars().take(high.unwrap_or(0)).collect()];
    }
    texts.extend(
        [
            "",
            "\u{fc}n\u{ef} \u{2713} \u{96ea} \u{1f980}",
            "a \"b\" & <c>\n\\d/é",
            "null",
            "0",
        ]
        .map(str::to_owned),
    );
    texts.push("m".repeat(low.min(LONG)));
    texts.extend(
        high.filter(|high| *high <= LONG)
            .map(|high| "M".repeat(high)),
    );
    texts
}
