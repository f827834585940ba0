//! Scalars in one line: plain where every reader takes them for the text that they are, else
//! quoted.

use std::fmt::Write as _;

use crate::{
    characters::hidden,
    parse::scalar::{Plain, resolve},
};

/// A text as a plain or quoted scalar without line breaks.
pub(super) fn text(text: &str) -> String {
    if text.chars().any(|c| c == '\t' || c == '\n' || hidden(c)) {
        return double_quoted(text);
    }
    if is_word(text) && !misread(text) {
        return text.to_owned();
    }
    // serde_yaml knows where a plain scalar may stand; what it would escape, or break into lines,
    // is no reason to do so here.
    let written = serde_yaml::to_string(text).unwrap_or_default();
    let written = written.strip_suffix('\n').unwrap_or(&written);
    let single = written.starts_with('\'') && !written.contains('\n');
    let plain = written == text && !misread(text);
    if single || plain {
        written.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// A number in a form that is a number in YAML 1.1 too: `1e5` is a text there, `1.0e+5` is not.
pub(super) fn number(digits: &str) -> String {
    if digits == "-0" {
        return "-0.0".to_owned();
    }
    let Some((mantissa, exponent)) = digits.split_once(['e', 'E']) else {
        return digits.to_owned();
    };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with(['+', '-']) {
        ""
    } else {
        "+"
    };
    format!("{mantissa}{point}e{sign}{exponent}")
}

/// Whether the text is of letters, digits and a few signs that mean nothing in YAML, so that it
/// may stand plain wherever a scalar may.
fn is_word(text: &str) -> bool {
    let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'/');
    let mut last = b' ';
    for byte in text.bytes() {
        let first = last == b' ';
        let fits = if first {
            byte.is_ascii_alphanumeric() || byte == b'/'
        } else {
            byte == b' ' || inner(byte)
        };
        if !fits {
            return false;
        }
        last = byte;
    }
    last != b' '
}

/// Whether a reader of YAML 1.1 or 1.2 takes a plain scalar for something else than a text.
fn misread(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let word = matches!(
        lower.as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "~" | "=" | "<<"
    );
    word || resolve(text) != Plain::Text || like_a_number(&lower)
}

/// Whether a text has the look of the numbers and times of YAML 1.1, which take underscores,
/// colons (base 60), other bases, and dates.
fn like_a_number(lower: &str) -> bool {
    let unsigned = lower.strip_prefix(['-', '+']).unwrap_or(lower);
    let based = ["0x", "0o", "0b"]
        .iter()
        .any(|base| unsigned.starts_with(base));
    let starts = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let signs = |b: u8| b.is_ascii_digit() || b"_.:+-etz ".contains(&b);
    based || starts && unsigned.bytes().all(signs) || matches!(unsigned, ".inf" | ".nan")
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if hidden(c) => {
                // Writing to a String does not fail.
                let _ = match u32::from(c) {
                    code @ 0..=0xff => write!(out, "\\x{code:02X}"),
                    code @ 0x100..=0xffff => write!(out, "\\u{code:04X}"),
                    code => write!(out, "\\U{code:08X}"),
                };
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
