//! Words of a document as Rust identifiers.

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization as _;

/// The longest name in bytes: names become names of files, of which systems take 255 bytes.
const LONGEST: usize = 120;

/// Keywords of every edition, and names that cannot be identifiers.
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Symbols that have a name, for texts that hold nothing else, and before digits.
const SYMBOLS: [(char, &str); 24] = [
    ('!', "not"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open"),
    (')', "close"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('^', "caret"),
    ('|', "or"),
];

/// `participant_id`, for fields, methods, arguments and modules.
pub(crate) fn snake(text: &str) -> String {
    let name = finished(&spelled(text).to_snake_case(), "n", "empty");
    match is_keyword(&name) || name == "_" {
        true => format!("{name}_"),
        false => name,
    }
}

/// `ParticipantId`, for types and variants.
pub(crate) fn upper_camel(text: &str) -> String {
    let name = finished(&spelled(text).to_upper_camel_case(), "N", "Empty");
    match is_keyword(&name) {
        true => format!("{name}Value"),
        false => name,
    }
}

/// `PARTICIPANT_ID`, for statics.
pub(crate) fn screaming(text: &str) -> String {
    finished(&spelled(text).to_shouty_snake_case(), "N", "EMPTY")
}

/// `participant-id`, for Cargo features.
pub(crate) fn kebab(text: &str) -> String {
    // Cargo takes letters and digits of any script, but only ASCII is sure to stay so.
    let name = ascii(&spelled(text).to_kebab_case(), '-');
    finished(&name, "n", "feature")
}

/// `participants`, for files of a module: in ASCII, since file systems differ in the rest.
pub(crate) fn file_stem(module: &str) -> String {
    if module.is_ascii() {
        return module.to_owned();
    }
    match ascii(module, '_').as_str() {
        "" => "tag".to_owned(),
        name => snake(name),
    }
}

fn ascii(name: &str, between: char) -> String {
    let kept = |c: &char| c.is_ascii_alphanumeric() || *c == between;
    let name: String = name.chars().filter(kept).collect();
    name.trim_matches(between).to_owned()
}

/// Whether a text is an identifier that can be used as it stands.
pub(crate) fn is_identifier(text: &str) -> bool {
    text != "_" && !is_keyword(text) && syn::parse_str::<proc_macro2::Ident>(text).is_ok()
}

fn is_keyword(text: &str) -> bool {
    KEYWORDS.contains(&text)
}

/// The form in which Rust compares identifiers: two spellings of one letter are one name.
pub(super) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Only characters that identifiers may have; symbols by name where they carry the meaning.
fn spelled(text: &str) -> String {
    // Ligatures, letters of other widths and the like as the letters that they stand for.
    let text: String = text.nfkc().collect();
    let mut out = String::with_capacity(text.len());
    let wordless = !text.chars().any(char::is_alphanumeric);
    let mut chars = text.chars().peekable();
    let mut at_start = true;
    while let Some(c) = chars.next() {
        let before_digit = at_start && chars.peek().is_some_and(char::is_ascii_digit);
        let name = SYMBOLS
            .iter()
            .find(|(symbol, _)| *symbol == c)
            .map(|(_, name)| name);
        match name {
            Some(name) if wordless || before_digit => {
                out.push(' ');
                out.push_str(name);
                out.push(' ');
            }
            _ if is_continue(c) => out.push(c),
            _ => out.push(' '),
        }
        at_start = false;
    }
    out
}

/// Letters and digits that Rust takes; numbers such as `²` are alphanumeric but no identifier.
fn is_continue(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphabetic() && is_xid_continue(c))
}

/// A name in the case it shall have, as an identifier of limited length.
fn finished(name: &str, before_digit: &str, empty: &str) -> String {
    // Another case may be written in several characters that compose to one.
    let mut name = started(name.nfkc().collect(), before_digit, empty);
    if name.len() > LONGEST {
        let mut end = LONGEST;
        while !name.is_char_boundary(end) {
            end -= 1;
        }
        name.truncate(end);
        name.truncate(name.trim_end_matches(['_', '-']).len());
    }
    name
}

/// Identifiers start with a letter and are not empty.
fn started(name: String, before_digit: &str, empty: &str) -> String {
    match name.chars().next() {
        None => empty.to_owned(),
        Some(c) if c.is_ascii_digit() => format!("{before_digit}{name}"),
        Some(c) if !c.is_ascii() && !is_xid_start(c) => format!("{before_digit}{name}"),
        Some(_) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_identifiers() {
        let cases = [
            ("participant_id", "participant_id", "ParticipantId"),
            (
                "race_teams.team_id",
                "race_teams_team_id",
                "RaceTeamsTeamId",
            ),
            ("X-RSU-API-SECRET", "x_rsu_api_secret", "XRsuApiSecret"),
            ("type", "type_", "Type"),
            ("self", "self_", "SelfValue"),
            ("+1", "plus_1", "Plus1"),
            ("-1", "minus_1", "Minus1"),
            ("<=", "less_equal", "LessEqual"),
            ("2fa", "n2fa", "N2fa"),
            ("", "empty", "Empty"),
            ("🎉", "empty", "Empty"),
            ("größe", "größe", "Größe"),
            ("m²", "m2", "M2"),
            ("ﬁle", "file", "File"),
            ("cafe\u{301}", "café", "Café"),
            ("\u{212b}", "å", "Å"),
            ("日本語", "日本語", "日本語"),
            ("\u{202e}abc\u{200b}d", "abc_d", "AbcD"),
            ("Race Groups/Teams", "race_groups_teams", "RaceGroupsTeams"),
        ];
        for (text, field, ty) in cases {
            assert_eq!(
                (snake(text), upper_camel(text)),
                (field.into(), ty.into()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn names_have_an_end() {
        for text in ["x".repeat(5_000), "word ".repeat(900), "語".repeat(2_000)] {
            for name in [snake(&text), upper_camel(&text), screaming(&text)] {
                assert!(name.len() <= LONGEST && is_identifier(&name), "{name}");
            }
        }
    }

    #[test]
    fn files_and_features_are_ascii() {
        let cases = [
            ("größe", "gre", "gre"),
            ("日本語", "tag", "feature"),
            ("race_groups", "race_groups", "race-groups"),
            ("async_", "async_", "async"),
            ("日async", "async_", "async"),
        ];
        for (module, file, _) in cases {
            assert_eq!(file_stem(module), file, "{module}");
        }
        for (module, _, feature) in cases {
            assert_eq!(kebab(module), feature, "{module}");
        }
    }
}
