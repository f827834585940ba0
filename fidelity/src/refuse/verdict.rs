//! Whether a refusal is one that helps: a status of 4xx, and words that name the place.

use serde_json::Value;

use super::Bad;
use crate::compare::cut;
use crate::http::{RawResponse, is_json};

/// Words that only a program in Rust would say; those with letters alone count where they stand by
/// themselves.
const RUST: [&str; 22] = [
    "::", "Option<", "Vec<", "&str", "HashMap", "BTreeMap", "serde", "struct", "i8", "i16", "i32",
    "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64", "usize", "isize",
];

/// What is wrong with the answer to a request that is not valid; `known` is what the document and
/// the request say, which an answer may repeat.
pub fn verdict(bad: &Bad, answer: &RawResponse, known: &str) -> Vec<String> {
    let mut reasons = Vec::new();
    if !(400..500).contains(&answer.status) {
        reasons.push(format!(
            "{}: answered with {}, not 4xx",
            bad.what, answer.status
        ));
    }
    if bad.request.method == "HEAD" {
        return reasons;
    }
    let body = String::from_utf8_lossy(&answer.body);
    let mut types = answer.headers.iter();
    let media_type = types.find(|(name, _)| name == "content-type");
    let media_type = media_type.map_or("", |(_, value)| value);
    let texts = match serde_json::from_str::<Value>(&body) {
        Ok(value) if is_json(media_type) => texts(&value),
        _ if media_type.starts_with("text/") => body.clone().into_owned(),
        _ => {
            reasons.push(format!(
                "{}: the body of the answer is no JSON: {media_type:?}",
                bad.what
            ));
            return reasons;
        }
    };
    let named = match bad.names.as_slice() {
        [] => !texts.trim().is_empty(),
        names => names.iter().any(|name| texts.contains(name.as_str())),
    };
    if !named {
        reasons.push(format!(
            "{}: the answer names none of {:?}: {}",
            bad.what,
            bad.names,
            cut(&body, 300)
        ));
    }
    let said = RUST
        .iter()
        .find(|word| says(&texts, word) && !known.contains(**word));
    if let Some(word) = said {
        reasons.push(format!(
            "{}: the answer says {word:?}: {}",
            bad.what,
            cut(&body, 300)
        ));
    }
    reasons
}

/// Whether a text has a word, by itself where it consists of letters and digits.
fn says(text: &str, word: &str) -> bool {
    let is_letter = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut places = text.match_indices(word);
    places.any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let after = text[at + word.len()..]
            .chars()
            .next()
            .is_some_and(is_letter);
        !word.chars().all(is_letter) || !(before || after)
    })
}

/// All texts of a value, the names of members aside.
fn texts(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(elements) => elements.iter().map(texts).collect(),
        Value::Object(members) => members.values().map(texts).collect(),
        _ => String::new(),
    }
}
