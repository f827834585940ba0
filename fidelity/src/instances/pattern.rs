//! Texts that a pattern matches.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::{Draft, Validator};
use regex_syntax::hir::{Class, Hir, HirKind};
use serde_json::{Value, json};

/// How long a text may become.
const LONG: usize = 4000;
/// How many patterns are kept compiled.
const KEPT: usize = 500;

/// A few texts that match, where the pattern is of the kind that is understood; they are to be
/// checked, since looking around and boundaries are not.
pub(super) fn samples(pattern: &str, at_least: usize) -> Vec<String> {
    // Patterns of ECMA escape slashes, and their digits are those of ASCII.
    let pattern = pattern
        .replace("\\/", "/")
        .replace("\\d", "[0-9]")
        .replace("\\w", "[0-9A-Za-z_]");
    let Ok(parsed) = regex_syntax::Parser::new().parse(&pattern) else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    let most = u32::try_from(at_least).unwrap_or(u32::MAX);
    for (extra, pick) in [(0, 0), (1, 0), (1, 1), (3, 2), (most, 0)] {
        let mut text = String::new();
        write(&parsed, extra, pick, &mut text);
        // A pattern without anchors matches within a longer text.
        let padded = format!(
            "{text}{}",
            "a".repeat(at_least.saturating_sub(text.chars().count()).min(LONG))
        );
        for text in [text, padded] {
            if !found.contains(&text) {
                found.push(text);
            }
        }
    }
    found
}

thread_local! {
    /// Patterns that were compiled: documents repeat theirs often.
    static COMPILED: RefCell<HashMap<String, Option<Rc<Validator>>>> = RefCell::default();
}

/// Whether a text matches; nothing matches a pattern that cannot be read.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let compiled = COMPILED.with_borrow_mut(|known| {
        let compile = || {
            let options = jsonschema::options().with_draft(Draft::Draft4);
            options
                .build(&json!({ "pattern": pattern }))
                .ok()
                .map(Rc::new)
        };
        if known.len() >= KEPT {
            known.clear();
        }
        known
            .entry(pattern.to_owned())
            .or_insert_with(compile)
            .clone()
    });
    compiled.is_some_and(|compiled| compiled.is_valid(&Value::String(text.to_owned())))
}

/// Writes a text: repeats as rarely as is allowed and `extra` times more, and takes the choice
/// with the number `pick`.
fn write(hir: &Hir, extra: u32, pick: usize, text: &mut String) {
    if text.len() > LONG {
        return;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(sign(class, pick)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(extra).min(most) {
                let before = text.len();
                write(&repetition.sub, extra, pick, text);
                // What writes nothing once writes nothing however often.
                if text.len() == before || text.len() > LONG {
                    break;
                }
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, extra, pick, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, extra, pick, text)),
        HirKind::Alternation(choices) => {
            if let Some(choice) = choices.get(pick % choices.len().max(1)) {
                write(choice, extra, pick, text);
            }
        }
    }
}

/// A member of a class: a letter or a digit where there is one.
fn sign(class: &Class, pick: usize) -> Option<char> {
    let Class::Unicode(class) = class else {
        let Class::Bytes(class) = class else {
            return None;
        };
        return class
            .ranges()
            .first()
            .map(|range| char::from(range.start()));
    };
    let holds = |sign: &char| {
        class
            .ranges()
            .iter()
            .any(|range| range.start() <= *sign && *sign <= range.end())
    };
    let plain = ('a'..='z')
        .chain('0'..='9')
        .chain('A'..='Z')
        .chain("-_ .:/".chars());
    let plain: Vec<_> = plain.filter(holds).collect();
    let first = class
        .ranges()
        .first()
        .map(regex_syntax::hir::ClassUnicodeRange::start);
    plain.get(pick * 11 % plain.len().max(1)).copied().or(first)
}
